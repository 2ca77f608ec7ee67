import numpy as np
import pytest

from lib.stats.paired.conventions import conventions
from lib.stats.pairs import Pairs
from tests.stats.golden28 import AFTER, BEFORE

DATA = {
    "golden28": (BEFORE, AFTER),
    # golden.json pingouin_doc, king_rosopa_minium, spss_weaver, hollander_depression
    "pingouin_doc": (
        [20, 22, 19, 20, 22, 18, 24, 20, 19, 24, 26, 13],
        [38, 37, 33, 29, 14, 12, 20, 22, 17, 25, 26, 16],
    ),
    "king_rosopa": (
        [24, 39, 29, 28, 25, 32, 31, 33, 31, 22],
        [28, 29, 34, 21, 28, 15, 17, 28, 16, 12],
    ),
    "weaver": (
        [20, 18, 24, 14, 5, 26, 15, 29, 15, 9, 25, 31, 35, 12],
        [40, 25, 38, 27, 31, 21, 32, 38, 25, 18, 32, 28, 33, 29],
    ),
    "hollander": (
        [1.83, 0.5, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.3],
        [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29],
    ),
    # sixteen unchanged, six up and two down by one point
    "mostly_still": ([0] * 24, [1] * 6 + [-1] * 2 + [0] * 16),
    "five_up": ([0] * 5, [1, 2, 3, 4, 5]),
    "stata_manual": (
        [20, 23, 21, 25, 18, 17, 18, 24, 20, 24, 23, 19],
        [24, 25, 21, 22, 23, 18, 17, 28, 24, 27, 21, 23],
    ),
    # golden.json spss_wilcoxon_all_tied
    "all_tied": ([0] * 50, [-1] * 16 + [1] * 9 + [0] * 25),
    "thirteen": ([0] * 13, [1, 1, 2, 0, 3, -1, 2, 2, 1, 0, 4, -2, 1]),
    "fourteen": ([0] * 14, [1, 1, 2, 0, 3, -1, 2, 2, 1, 0, 4, -2, 1, 1]),
    "untied_49": ([0] * 49, [(-1) ** (k % 3 == 0) * k for k in range(1, 50)]),
    "untied_50": ([0] * 50, [(-1) ** (k % 3 == 0) * k for k in range(1, 51)]),
    "untied_51": ([0] * 51, [(-1) ** (k % 3 == 0) * k for k in range(1, 52)]),
}


def printed(name, program):
    (found,) = (one for one in conventions(Pairs.of(*DATA[name])) if one.program == program)
    return found


@pytest.mark.parametrize("name", DATA)
def test_scipy_prints_the_same(name):
    from scipy.stats import wilcoxon

    expected, found = wilcoxon(*DATA[name]), printed(name, "scipy")
    assert (found.statistic, found.p) == pytest.approx(tuple(expected), rel=1e-10)


@pytest.mark.parametrize("name", DATA)
def test_pingouin_prints_the_same(name):
    import pingouin

    before, after = (np.asarray(one, float) for one in DATA[name])
    expected, found = pingouin.wilcoxon(before, after), printed(name, "pingouin")
    row = expected[["W_val", "p_val", "RBC"]].iloc[0].tolist()
    assert [found.statistic, found.p, found.effect] == pytest.approx(row, rel=1e-10)


@pytest.mark.parametrize(
    ("name", "z", "p"),
    [
        ("golden28", -4.121973518, 3.756404e-05),  # golden.json golden28
        ("all_tied", -1.4, 0.1615133),  # a published SPSS print, golden.json spss_wilcoxon_all_tied
        ("weaver", -2.921266, 0.003486123),  # golden.json spss_weaver
        ("mostly_still", -1.4142136, 0.1572992),
        ("five_up", -2.0225996, 0.04311445),
    ],
)
def test_spss(name, z, p):
    found = printed(name, "spss")
    assert (found.statistic, found.p) == pytest.approx((z, p), rel=1e-6)


@pytest.mark.parametrize(
    ("name", "v", "p"),
    [
        # R ≤ 4.5: wilcox.test(before, after, paired = TRUE)
        ("golden28", 6.5, 4.020462e-05),  # golden.json golden28 p_cc
        ("hollander", 40, 0.0390625),
        ("pingouin_doc", 20.5, 0.2857652),
        ("mostly_still", 9, 0.1816511),
        ("five_up", 0, 0.0625),
    ],
)
def test_r(name, v, p):
    found = printed(name, "r")
    assert (found.statistic, found.p) == pytest.approx((v, p), rel=1e-4)


def test_stata():
    # the example of [R] signrank: z = -1.973, Prob > |z| = 0.0485, Exact prob = 0.0479
    found = printed("stata_manual", "stata")
    assert (round(found.statistic, 3), round(found.p, 4)) == (-1.973, 0.0485)
    assert round(found.exact_p, 4) == 0.0479


@pytest.mark.parametrize(
    ("name", "program", "why"),
    [
        ("hollander", "r", ("exact", "before_minus_after")),
        ("untied_50", "r", ("asymptotic_for_size", "continuity_correction", "before_minus_after")),
        ("five_up", "scipy", ("exact",)),
        ("thirteen", "pingouin", ("sign_flips",)),
        ("fourteen", "scipy", ("asymptotic_for_both", "no_continuity_correction")),
        (
            "five_up",
            "stata",
            ("always_asymptotic", "no_continuity_correction", "before_minus_after"),
        ),
    ],
)
def test_only_the_rules_that_make_a_difference_are_told(name, program, why):
    assert printed(name, program).why == why


def test_the_z_of_jasp_is_told_only_where_changes_are_tied():
    told = [name for name in DATA if "z_without_ties" in printed(name, "jasp").why]
    untied = {"hollander", "five_up", "untied_49", "untied_50", "untied_51"}
    assert set(DATA) - set(told) >= untied
    assert "mostly_still" in told


def test_r_changes_to_the_normal_at_fifty_untied_changes():
    assert (printed("untied_49", "r").method, printed("untied_50", "r").method) == (
        "exact",
        "asymptotic",
    )


def test_scipy_changes_to_the_normal_at_fourteen_with_ties():
    assert (printed("thirteen", "scipy").method, printed("fourteen", "scipy").method) == (
        "exact",
        "asymptotic",
    )


def test_r_drops_the_unchanged_from_hodges_lehmann():
    # R prints −0.99993 (root finding); over everybody it is 0
    assert printed("mostly_still", "r").location == -1.0


def test_jasp_prints_a_z_without_ties():
    # (9 − 18)/√51 beside the p of −1.336
    assert printed("mostly_still", "jasp").z == pytest.approx(-9 / 51**0.5)


@pytest.mark.parametrize("program", ["jasp", "jamovi"])
def test_jasp_and_jamovi_print_the_p_of_r(program):
    assert printed("golden28", program).p == printed("golden28", "r").p


def test_ggstatsplot_is_asymptotic_with_five_people():
    # R: wilcox.test(before, after, paired = TRUE, exact = FALSE)
    found = printed("five_up", "ggstatsplot")
    assert (found.method, found.p) == ("asymptotic", pytest.approx(0.05906, abs=1e-5))


@pytest.mark.parametrize(
    ("before", "after", "reason"), [([], [], "no_pairs"), ([1, 2], [1, 2], "no_change")]
)
def test_nothing_is_printed_without_change(before, after, reason):
    found = conventions(Pairs.of(before, after))
    assert {(one.p, one.statistic, one.reason) for one in found} == {(None, None, reason)}


def test_every_program_tells_its_rules():
    assert all(one.why for one in conventions(Pairs.of(BEFORE, AFTER)))
