import pytest

from lib.stats.paired.crossings import cut_table
from lib.stats.paired.mcnemar import mcnemar, mcnemar_of_programs
from lib.stats.pairs import Pairs
from tests.stats.test_describe import POST, PRE


def limits(estimate):
    return (estimate.interval.low, estimate.interval.high)


def test_airway_example_of_fagerland():
    # golden.json mcnemar_fagerland: asymp, exact, midp
    got = mcnemar(1, 7, 21)
    assert got.asymptotic.p == pytest.approx(0.03389485, rel=1e-6)
    assert got.exact.p == pytest.approx(0.0703125)
    assert got.mid_p.p == pytest.approx(0.0390625)


def test_bonett_price_interval():
    # golden.json mcnemar_fagerland BonettPrice95
    got = mcnemar(1, 7, 21)
    assert limits(got.difference) == pytest.approx((-0.50835931, -0.01337982), abs=1e-8)
    assert got.difference.value == pytest.approx(-6 / 21)


def test_tango_interval():
    # Fagerland, Lydersen and Laake 2014, Statistics in Medicine 33, table of the same example
    assert limits(mcnemar(1, 7, 21).difference_tango) == pytest.approx((-0.517, -0.026), abs=5e-4)


def test_odds_ratio_and_its_exact_interval():
    # R: binom.test(1, 8)$conf.int is .003159724 .5265097; odds of those
    got = mcnemar(1, 7, 21)
    low, high = 0.003159724, 0.5265097
    assert got.odds_ratio.value == pytest.approx(1 / 7)
    assert limits(got.gained_share) == pytest.approx((low, high), rel=1e-6)
    assert limits(got.odds_ratio) == pytest.approx((low / (1 - low), high / (1 - high)), rel=1e-6)


def test_scores_split_at_a_threshold():
    # golden.json golden28 dichot_ge3
    table = cut_table(Pairs.of(PRE, POST), [3])
    assert table.tolist() == [[6, 13], [0, 9]]
    got = mcnemar(13, 0, 28)
    assert got.exact.p == pytest.approx(0.000244140625)
    assert got.mid_p.p == pytest.approx(0.0001220703125)
    assert got.asymptotic.p == pytest.approx(0.000311491, rel=1e-5)


def test_no_discordant_participant_gives_one_and_says_so():
    got = mcnemar(0, 0, 12)
    for test in (got.exact, got.mid_p, got.asymptotic):
        assert (test.p, test.reason) == (1.0, "no_discordant")
    assert (got.odds_ratio.value, got.odds_ratio.reason) == (None, "no_discordant")


def test_no_discordant_participant_still_has_an_interval_of_the_difference():
    # Tango's interval is ± z²/(n + z²) then
    z2 = 1.959963984540054**2
    got = mcnemar(0, 0, 12)
    assert limits(got.difference_tango) == pytest.approx((-z2 / (12 + z2), z2 / (12 + z2)))


def test_nobody_lost_leaves_the_odds_ratio_undefined_and_the_share_defined():
    # R: binom.test(13, 13)$conf.int is .7529474 1
    got = mcnemar(13, 0, 28)
    assert (got.odds_ratio.value, got.odds_ratio.reason) == (None, "not_defined")
    assert limits(got.gained_share) == pytest.approx((0.7529474, 1.0), rel=1e-6)


def test_everybody_gained_reaches_one():
    got = mcnemar(9, 0, 9)
    assert got.difference.value == 1.0
    assert limits(got.difference)[1] == limits(got.difference_tango)[1] == 1.0


def test_balanced_counts_give_a_mid_p_of_exactly_one():
    assert mcnemar(50, 50, 200).mid_p.p == 1.0


def test_exchanging_gained_and_lost_mirrors_everything():
    one, other = mcnemar(3, 10, 40), mcnemar(10, 3, 40)
    assert one.exact.p == other.exact.p
    assert limits(one.difference_tango) == pytest.approx(
        tuple(-limit for limit in reversed(limits(other.difference_tango)))
    )
    assert limits(one.odds_ratio) == pytest.approx(
        tuple(1 / limit for limit in reversed(limits(other.odds_ratio)))
    )


def test_a_million_who_gained_keep_the_size_of_p():
    # 2·½^n exact, half of it mid-p
    got = mcnemar(1_000_000, 0, 1_000_000)
    assert got.exact.log10_p == pytest.approx(-301029.69463, abs=1e-4)
    assert got.mid_p.log10_p == pytest.approx(-301029.99566, abs=1e-4)


def test_nobody_has_no_figure():
    got = mcnemar(0, 0, 0)
    assert (got.exact.p, got.exact.reason) == (None, "no_pairs")
    assert (got.difference.value, got.difference.reason) == (None, "no_pairs")


@pytest.mark.parametrize("counts", [(-1, 0, 5), (3, 3, 5)])
def test_impossible_counts_are_an_error(counts):
    with pytest.raises(ValueError, match="do not fit"):
        mcnemar(*counts)


@pytest.mark.parametrize("level", [0.0, 1.0])
def test_a_level_lies_between_0_and_1(level):
    with pytest.raises(ValueError, match="level"):
        mcnemar(1, 7, 21, level)


def test_only_the_asymptotic_test_has_degrees_of_freedom():
    got = mcnemar(1, 7, 21)
    assert (got.exact.df, got.mid_p.df, got.asymptotic.df) == (None, None, 1.0)


def test_the_gained_share_is_of_those_who_crossed():
    assert mcnemar(1, 7, 21).gained_share.value == 1 / 8
    assert mcnemar(3, 3, 10).gained_share.value == 1 / 2
    assert mcnemar(0, 0, 12).gained_share.reason == "no_discordant"
    assert mcnemar(0, 0, 0).gained_share.reason == "no_pairs"


@pytest.mark.parametrize(
    ("gained", "lost", "printed"),
    [(7, 1, "few"), (13, 12, "few"), (18, 9, "many")],
)
def test_spss_prints_the_exact_p_up_to_25_who_changed(gained, lost, printed):
    spss, r, exact = mcnemar_of_programs(gained, lost, 60)
    assert spss.why == printed
    assert spss.test.p == (exact if printed == "few" else r).test.p


def test_the_corrected_chi_square_is_that_of_fagerland():
    # golden.json mcnemar_fagerland, cc
    assert mcnemar_of_programs(1, 7, 21)[1].test.p == pytest.approx(0.07709987, rel=1e-6)


def test_programs_say_one_where_nobody_changed():
    assert [one.test.p for one in mcnemar_of_programs(0, 0, 9)] == [1.0, 1.0, 1.0]
    assert mcnemar_of_programs(4, 4, 9)[1].test.p == 1.0
