"""Real files against results that were computed independently (skipped where they are not there).

NEEDED is all the help that was given: a file or comparison that is not in it was understood from
its names alone, apart from picking an outcome and filtering by a factor, which is what the app is
for.
"""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from lib.stats.paired.signed_rank import SignedRank, signed_rank
from lib.stats.pairs import Pairs
from lib.study.building.build import build
from lib.study.guessing.guess import Guess, guess
from lib.study.problem import Refusal
from lib.study.reading.read import read
from lib.study.roles import OutcomeChoice, Roles
from lib.study.study import Selection
from lib.study.table import Table

FILES = Path(__file__).parents[2].parent / "shared" / "files"

# file -> comparison -> what a person had to choose
NEEDED: dict[str, dict[str, dict[str, Any]]] = {
    "04_obrienkaiser_long.csv": {"phase pre -> post, hour=1": {"filters": (("hour", "1"),)}},
    "10_help_trial_789cols_long.csv": {
        "CES_D, TIME 0 -> 6": {"score": "CES_D", "times": ("0", "6")},
        "MCS, TIME 0 -> 24": {"score": "MCS"},
    },
    "50_messy_uc.xlsx": {
        "Daily Life impact -> end_dl": {"pair": ("Daily Life impact score at start", "end_dl")}
    },
    "55_pingouin_mixed_long.csv": {"T0 -> T1, all": {"times": ("T0", "T1")}},
    "59_state_anxiety_long.csv": {
        "tense, time 1 -> 2, all (rows with id NA and duplicated study+id+time left out)": {
            "repeats": "leave_out"
        },
        "calm, study=AGES": {"repeats": "leave_out"},
    },
    "60_nafld_labs_400k_rows.csv": {
        "sbp earliest -> latest day per id": {
            "filters": (("test", "sbp"),),
            "times": "ends",
            "repeats": "leave_out",
        }
    },
    "51_messy_bp.xlsx": {
        'systolic BP Visit 1 -> Visit 3 (part before "/")': {
            "pair": ("Visit 1 / BP", "Visit 3 / BP"),
            "part": "first",
        }
    },
}
# columns that the index describes in its own words
CALLED = {
    "HR (Visit 1, col I)": "Visit 1 / HR",
    "HR (Visit 3, col M)": "Visit 3 / HR",
    "HR (Visit 1)": "Visit 1 / HR",
    "HR (Visit 3)": "Visit 3 / HR",
    "BP (Visit 1) before slash": "Visit 1 / BP",
    "BP (Visit 3) before slash": "Visit 3 / BP",
}
# the index counts only who is measured twice there
COUNTS_PAIRS_ONLY = {"60_nafld_labs_400k_rows.csv"}


def _comparisons() -> list[Any]:
    if not (FILES / "INDEX.json").exists():
        return [pytest.param("", {}, marks=pytest.mark.skip(reason="real files are not here"))]
    index = json.loads((FILES / "INDEX.json").read_text())
    return [
        pytest.param(
            entry["file"], comparison, id=f"{entry['file'][:12]}-{comparison['name'][:40]}"
        )
        for entry in index["files"]
        for comparison in entry.get("comparisons", [])
    ]


@cache
def _read(file: str) -> Table:
    return read((FILES / file).read_bytes(), file)


@cache
def _guess(file: str) -> Guess:
    return guess(_read(file))


def _roles(file: str, comparison: dict[str, Any]) -> tuple[Roles, dict[str, str]]:
    """The guessed roles with the needed choices and one outcome, and the filters by factors."""
    found, spec = _guess(file), comparison["spec"]
    needed = NEEDED.get(file, {}).get(comparison["name"], {})
    roles = replace(
        found.roles,
        **{key: needed[key] for key in ("filters", "times", "repeats") if key in needed},
    )
    if "part" in needed:
        before, after = needed["pair"]
        chosen = next(o for o in found.alternatives if (o.before, o.after) == (before, after))
        assert chosen.before_part == needed["part"]
    elif "pair" in needed or "score" in needed:
        before, after = needed.get("pair", (needed.get("score"),) * 2)
        chosen = OutcomeChoice(before, after)
    else:
        score = spec.get("score", "value")
        wanted = (spec["pre"], spec["post"]) if roles.layout == "wide" else (score, score)
        pair = tuple(CALLED.get(name, name) for name in wanted)
        offered = (*roles.outcomes, *found.alternatives)  # other times of a series are offered
        chosen = next(o for o in offered if (o.before, o.after) == pair)
    if roles.layout == "long" and "pre" in spec:
        assert roles.times == (spec["pre"], spec["post"])
    by_row = dict(roles.filters)
    by_factor = {k: str(v) for k, v in spec.get("filter", {}).items() if k not in by_row}
    return replace(roles, outcomes=(chosen,)), by_factor


def _test(file: str, comparison: dict[str, Any]) -> tuple[int, SignedRank]:
    roles, by_factor = _roles(file, comparison)
    study = build(_read(file), roles, file, "")
    chosen = Selection(levels={key: frozenset([value]) for key, value in by_factor.items()})
    study = study.where(chosen)
    outcome = study.outcomes[0]
    return study.n, signed_rank(Pairs.of(outcome.before, outcome.after, study.cells(outcome)))


@pytest.mark.parametrize(("file", "comparison"), _comparisons())
def test_a_real_file_gives_the_independently_computed_result(file, comparison):
    n, result = _test(file, comparison)
    expected = comparison["expected"]
    assert result.n == expected["n_complete_pairs"]
    assert result.n_used == expected["n_used"]
    assert result.w_plus == expected["W_plus"]
    assert result.w_minus == expected["W_minus"]
    if file not in COUNTS_PAIRS_ONLY:
        assert n == expected["n_rows"]
    if result.exact is not None and expected["p_exact_two_sided"] is not None:
        assert result.exact.two_sided == pytest.approx(expected["p_exact_two_sided"], rel=1e-8)
    else:  # too many for the exact distribution
        assert result.z == pytest.approx(expected["z_no_cc"], rel=1e-8)


@pytest.mark.skipif(not FILES.exists(), reason="real files are not here")
@pytest.mark.parametrize(
    ("file", "key"),
    [
        ("04_obrienkaiser_long.csv", "several_rows"),  # five hours a phase
        ("59_state_anxiety_long.csv", "several_rows"),  # two people share an id
        ("60_nafld_labs_400k_rows.csv", "no_times"),  # days, not named times
    ],
)
def test_a_real_file_with_an_open_question_is_refused_until_it_is_answered(file, key):
    with pytest.raises(Refusal) as refused:
        build(_read(file), _guess(file).roles, file, "")
    assert refused.value.problem.key == key


@pytest.mark.skipif(not FILES.exists(), reason="real files are not here")
@pytest.mark.parametrize("file", ["56_moon_aggression.jasp", "57_thomason.omv"])
def test_a_file_of_another_program_is_refused(file):
    with pytest.raises(Refusal):
        _read(file)


@pytest.mark.skipif(not FILES.exists(), reason="real files are not here")
def test_blood_pressure_is_refused_by_name_until_a_part_is_chosen():
    roles = Roles("wide", ("pat_id",), (OutcomeChoice("Visit 1 / BP", "Visit 3 / BP"),))
    with pytest.raises(Refusal) as refused:
        build(_read("51_messy_bp.xlsx"), roles, "", "")
    assert refused.value.problem.key == "two_numbers_in_a_cell"
    assert refused.value.problem.column == "Visit 1 / BP"
