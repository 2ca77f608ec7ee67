"""The studies whose words are kept: each stands for an answer that reads differently."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from lib.study.building.build import build
from lib.study.recipe import Recipe
from lib.study.roles import OutcomeChoice, Roles
from lib.study.samples import shipped
from lib.study.study import Arms, Categories, Outcome, Scale, Study
from tests.analysis.studies import category, golden, number, study
from tests.stats.anorexia import BEHAVIOURAL, CONTROL, FAMILY
from tests.study.tables import table

# Six fell (ranks 1.5, 4, 6, 8, 10, 12), 33 rose, one stayed. With these ties SPSS's table reads
# 6 / 6.92 / 41.50, 33 / 22.38 / 738.50, Z −4.866.
PRINTED_CHANGES = (
    *(-1, 1, 3, -4, 5, -6, 7, -8, 9, -10, 11, -12),
    *range(13, 20),
    *[20] * 5,
    *range(25, 30),
    *[30] * 5,
    *range(35, 40),
    0,
)


def changed(changes: Sequence[float], before: float = 50) -> Study:
    """A study of these changes from one score before."""
    return study([before] * len(changes), [before + change for change in changes])


def better_when_lower(people: Study) -> Study:
    """The same scores where a fall is the improvement, in millilitres."""
    outcomes = [replace(o, higher_is_better=False, unit="mL") for o in people.outcomes]
    return replace(people, outcomes=tuple(outcomes))


def uneven() -> Study:
    """Found and too few: two levels, three, a number, a level of three, someone unknown."""
    after = [*range(10), *range(10, 20)]
    sides = category("side", ["left"] * 10 + ["right"] * 10)
    thirds = category("third", ["a"] * 7 + ["b"] * 6 + ["c"] * 7)
    bands = category("band", ["1"] * 6 + ["2"] * 7 + ["3"] * 7, ordered=True)
    lone = category("lone", ["x"] * 3 + ["y"] * 17)
    some = category("some", ["p"] * 8 + ["q"] * 8 + ["r"] * 3 + [""])
    ages = number("age", [*range(20, 39), float("nan")])
    return study([3] * 20, after, sides, thirds, bands, lone, some, ages)


def noise() -> Study:
    """Nothing to be found: a number, and three levels in no order with the change."""
    changes = [1, -1, 2, 0, 3, -2, 1, 2, -1, 0, 2, 1, -2, 3, 0]
    levels = category("third", list("abcabcabcabcabc"))
    ages = number("age", [31, 24, 29, 35, 22, 27, 33, 26, 30, 28, 25, 34, 23, 32, 29])
    few = number("dose", [1, 2, 3, 4] + [float("nan")] * 11)
    same = category("place", ["here"] * 14 + ["there"])
    return study([5] * 15, [5 + change for change in changes], levels, ages, few, same)


def edges() -> Study:
    """Twelve levels are drawn, thirteen are not; numbers with decimals, of one, of nobody."""
    people = 26
    twelve = category("twelve", [f"{i % 12:02}" for i in range(people)])
    thirteen = category("thirteen", [f"{i % 13:02}" for i in range(people)])
    quarters = number("quarters", [20.25 + 0.25 * i * i for i in range(people)])
    one = number("one", [31.0] + [float("nan")] * (people - 1))
    nobody = number("nobody", [float("nan")] * people)
    changes = [(7 * i) % 11 - 4 for i in range(people)]
    after = [5 + change for change in changes]
    return study([5] * people, after, twelve, thirteen, quarters, one, nobody)


COMPARED: Mapping[str, Callable[[], Study]] = {
    "blooto": lambda: shipped.load("blooto_2021"),
    "two_arm": lambda: shipped.load("simulated_two_arm"),
    "golden28": golden,
    "printed_by_spss": lambda: changed(PRINTED_CHANGES),
    "all_tied": lambda: changed([-1] * 16 + [1] * 9 + [0] * 25),
    "fell": lambda: changed([-change for change in PRINTED_CHANGES]),
    "fell_and_better": lambda: better_when_lower(changed([-c for c in PRINTED_CHANGES])),
    "all_rose": lambda: changed([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]),
    "all_fell": lambda: changed([-1, -1, -1, -1, -1, -1, -1, -1]),
    "rose_but_half_stayed": lambda: changed([0] * 40 + [1] * 12 + [-1] * 2),
    "fell_but_half_stayed": lambda: changed([0] * 40 + [-1] * 12 + [1] * 2),
    "nobody_changed": lambda: changed([0] * 6),
    "one_person": lambda: changed([2]),
    "nobody": lambda: changed([float("nan")] * 3),
    "too_few": lambda: changed([1, 2, 3, -1]),
    "unclear": lambda: changed([1, -2, 3, -4, 5, -6, 7, 0, 2]),
    "equal_sums": lambda: changed([1, -1, 2, -2, 3, -3, 0]),
    "too_few_all_rose": lambda: changed([1, 2, 3, 1, 2]),
    "too_few_all_fell_in_unit": lambda: better_when_lower(changed([-1, -2, -3, -1])),
    "unclear_narrow": lambda: study([*range(300)], [i + (-1) ** i for i in range(300)]),
    "rare": lambda: changed([4, 5, 6, 7, 8, 9, -1, -2, 3]),
}

BOARDS: Mapping[str, tuple[Callable[[], Study], tuple[str, ...]]] = {
    "blooto": (lambda: shipped.load("blooto_2021"), ()),
    "golden28_planned": (golden, ("work", "age")),
    "two_arm": (lambda: shipped.load("simulated_two_arm"), ()),
    "uneven": (uneven, ()),
    "noise": (noise, ()),
    "better_when_lower": (lambda: better_when_lower(uneven()), ()),
    "edges": (edges, ()),
    "no_factor": (lambda: changed([1, 2, 3]), ()),
    "too_few_levels": (
        lambda: study([1] * 6, [2, 3, 1, 2, 2, 3], category("side", list("ababab"))),
        (),
    ),
}


def crossed_and_back() -> Study:
    """Moves in both directions, more than SPSS counts exactly."""
    return study([2] * 30 + [7] * 20, [7] * 18 + [2] * 12 + [2] * 9 + [7] * 11)


CATEGORIES: Mapping[str, Callable[[], tuple[Study, Categories]]] = {
    "blooto": lambda: (shipped.load("blooto_2021"), Categories((5,), ("tidak lancar", "lancar"))),
    "two_arm": lambda: (shipped.load("simulated_two_arm"), Categories((30,))),
    "three": lambda: (golden(), Categories((2, 4), ("kurang", "cukup", "baik"))),
    "lower_is_better": lambda: (better_when_lower(golden()), Categories((3,))),
    "both_ways": lambda: (crossed_and_back(), Categories((5,))),
    "nobody_moved": lambda: (changed([0, 0, 0, 1]), Categories((40,), upper=False)),
    "nobody": lambda: (study([1, 2], [float("nan")] * 2), Categories((1, 3, 7))),
}


def anorexia(shift: float = 0.0, smaller: int = 0) -> Study:
    """MASS::anorexia, the three arms; the family therapy may end lower, a fourth arm be small."""
    parts = [("CBT", BEHAVIOURAL), ("Cont", CONTROL), ("FT", FAMILY)]
    before = [score for _, pairs in parts for score in np.repeat(pairs.before, pairs.count)]
    after = [
        score + (shift if name == "FT" else 0.0)
        for name, pairs in parts
        for score in np.repeat(pairs.after, pairs.count)
    ]
    arms = [name for name, pairs in parts for _ in range(pairs.n)]
    before += [80.0, 81.0, 82.0][:smaller]
    after += [84.0, 80.0, 83.0][:smaller]
    return study(before, after, category("Treat", arms + ["few"] * smaller))


ARMS: Mapping[str, tuple[Callable[[], Study], str | None]] = {
    "three": (anorexia, "Cont"),
    "three_lower_and_small": (lambda: anorexia(-20.0, 3), "Cont"),
    "three_unclear": (lambda: anorexia(-8.0), "Cont"),
    "three_pairs": (anorexia, None),
    "three_pairs_unclear": (lambda: anorexia(-6.0), None),
}


def two_samples(before: Sequence[float], after: Sequence[float]) -> Study:
    """Scores of nobody knows whom: each is of one time alone."""
    n = len(before) + len(after)
    first = np.append(np.asarray(before, float), np.full(len(after), np.nan))
    second = np.append(np.full(len(before), np.nan), np.asarray(after, float))
    outcome = Outcome("knowledge", "knowledge", np.arange(n), first, second)
    return Study("x", "x", "uploaded", (outcome,), (), np.ones(n, np.int64), unpaired=True)


SAMPLES = {
    "higher": ([2, 3, 3, 4, 2, 1, 3, 4, 2, 3, 3, 2], [4, 3, 5, 4, 3, 4, 5, 3, 4, 4]),
    "lower": ([7.5, 8.2, 9.1, 8.8, 7.9, 8.4], [5.2, 6.1, 7.4, 4.9, 6.6, 5.8, 6.3]),
    "unclear": ([1, 5, 9, 3, 6], [2, 4, 8, 7, 3, 5]),
    "one_each": ([3], [4]),
    "all_equal": ([3, 3, 3], [3, 3]),
}


def questionnaire(recipe: Recipe, answers: Sequence[Sequence[object]]) -> Study:
    """Items before and after by that recipe, whose columns are a1, a2 … and b1, b2 …"""
    n = len(recipe.items)
    columns = {f"a{i + 1}": [row[i] for row in answers] for i in range(n)}
    columns.update({f"b{i + 1}": [row[n + i] for row in answers] for i in range(n)})
    other = replace(
        recipe,
        column="after",
        items=tuple(item.replace("a", "b") for item in recipe.items),
        reversed=tuple(item.replace("a", "b") for item in recipe.reversed),
    )
    choice = OutcomeChoice("before", "after", "Skor")
    roles = Roles(outcomes=(choice,), recipes=(recipe, other))
    return build(table(columns), roles, "items", "items")


def fear() -> Study:
    """Twelve people, four items from 1 to 5, the last turned round; one left one item out."""
    answers = [
        [
            *((row * 3 + 1) % 5 + 1, (row * 3 + 2) % 5 + 1, row * 3 % 5 + 1, 5 - (row * 3 + 1) % 5),
            *(row % 5 + 1, row % 4 + 2, (row + 1) % 5 + 1, 5 - row % 5),
        ]
        for row in range(12)
    ]
    answers[4][1] = None
    recipe = Recipe("before", ("a1", "a2", "a3", "a4"), "mean", ("a4",), (1, 5), most_missing=1)
    return questionnaire(recipe, answers)


def knowledge() -> Study:
    """Ten people, three questions; the first is answered right by all of them afterwards."""
    answers = [
        ["AB"[row % 2], "BC"[row % 3 == 0], "DA"[row % 4 < 2], "A", "BC"[row % 5 == 0], "D"]
        for row in range(10)
    ]
    return questionnaire(Recipe("before", ("a1", "a2", "a3"), key=("A", "B", "D")), answers)


ITEMS: dict[str, Callable[[], Study]] = {"fear": fear, "knowledge": knowledge}


def several(people: Study, *changes: Sequence[float]) -> Study:
    """The people of a study, with an outcome more for each list of changes from 50."""
    outcomes = list(people.outcomes)
    for place, each in enumerate(changes):
        made = changed(each).outcomes[0]
        lower = place % 2 == 0
        name = f"skor {place + 2}"
        outcomes.append(replace(made, key=name, label=name, higher_is_better=not lower))
    return replace(people, outcomes=tuple(outcomes))


def declared(people: Study) -> Study:
    """The second outcome is the primary one."""
    first, second, *others = people.outcomes
    return replace(people, outcomes=(first, replace(second, primary=True), *others))


def trial(arms: Sequence[str]) -> Study:
    """Anorexia with a second outcome in which no arm differs from another."""
    people = anorexia()
    arm = people.factors[0]
    assert arm.code is not None
    kept = np.isin(arm.code, [arm.levels.index(one) for one in arms])
    people = people.rows(kept)
    code = np.searchsorted(sorted(arms), np.array(arm.levels)[people.factors[0].code])
    factor = replace(arm, levels=tuple(sorted(arms)), code=code.astype(np.int32))
    noise = [(7 * i) % 11 - 4 for i in range(people.count.size)]
    return replace(several(people, noise), factors=(factor,), arms=Arms("Treat", "Cont"))


RISEN = [1, 2, 3, -1, 2, 4, 1, 2, 2, 0, 3, 1]
MIXED = [1, -2, 3, -4, 5, -6, 7, 0, 2, -1, 1, -1]

OUTCOMES: Mapping[str, Callable[[], Study]] = {
    "some": lambda: several(changed(RISEN), [-d for d in RISEN], MIXED, [0] * 12),
    "declared": lambda: declared(several(changed(RISEN), [-d for d in RISEN], MIXED)),
    "all": lambda: several(changed(RISEN), [-d for d in RISEN]),
    "none": lambda: several(changed(MIXED), MIXED[::-1]),
    "untested": lambda: several(changed([0] * 3), [0] * 3),
    "many": lambda: several(changed(RISEN), *[RISEN] * 8),
    "two_arms": lambda: trial(["CBT", "Cont"]),
    "three_arms": lambda: trial(["CBT", "Cont", "FT"]),
}


def of_knowledge(people: Study, highest: float = 100) -> Study:
    """The first outcome is a test of that highest score."""
    first = replace(people.outcomes[0], scale=Scale(0, highest))
    return replace(people, outcomes=(first,))


PRETEST = [40, 45, 50, 55, 55, 60, 60, 65, 70, 75, 80, 100]
POSTTEST = [70, 60, 80, 85, 70, 72, 90, 60, 91, 95, 86, 100]


def classes() -> Study:
    """Two classes of a test; the control gains less."""
    kelas = category("kelas", ["eksperimen"] * 12 + ["kontrol"] * 12)
    less = [before + (after - before) // 3 for before, after in zip(PRETEST, POSTTEST, strict=True)]
    people = study(PRETEST * 2, POSTTEST + less, kelas)
    return replace(of_knowledge(people), arms=Arms("kelas", "kontrol"))


GAINS: Mapping[str, Callable[[], Study]] = {
    "class": lambda: of_knowledge(study(PRETEST, POSTTEST)),
    "loss": lambda: of_knowledge(study(POSTTEST, PRETEST)),
    "top": lambda: of_knowledge(study([100] * 6, [90, 95, 100, 100, 100, 100])),
    "beyond": lambda: of_knowledge(study([*PRETEST, 120], [*POSTTEST, 130])),
    "arms": classes,
}
