"""Everything that lib/report makes of a study, written as plain text that can be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from lib.analysis.categories import InCategories, by_level, in_categories
from lib.analysis.category_arms import arms_in_categories
from lib.analysis.comparison import compare
from lib.analysis.details import details
from lib.analysis.items import analyse_items
from lib.analysis.level_effect import by_two
from lib.analysis.participants import table_one
from lib.analysis.samples import compare_samples
from lib.analysis.selected_rest import selected_vs_rest
from lib.analysis.subgroups import Board, subgroups
from lib.charts.forest import ForestRow
from lib.report import (
    category_tables,
    category_words,
    conditions,
    effect_table,
    forest_rows,
    item_tables,
    item_words,
    naming,
    participant_tables,
    programs,
    result_tables,
    samples,
    sentences,
    subgroup_sentences,
    subgroup_table,
    tables,
    thesis,
)
from lib.report.naming import Naming
from lib.report.tables import TextTable
from lib.study.study import Categories, Outcome, Selection, Study
from lib.text.words import Text, languages, load
from tests.report import arms, cases, gain, outcomes, times
from tests.report.plain import as_text, joined

FOLDER = Path(__file__).parent / "snapshots"


def expected() -> dict[str, str]:
    """Every snapshot as the code writes it now: the name of its file to its text."""
    written = {}
    for language in languages():
        text = load(language)
        for name, words in (*_of_one_answer(text), *_of_designs(text)):
            written[f"{name}.{language}.txt"] = words
    return written


def _of_one_answer(text: Text) -> Iterator[tuple[str, str]]:
    """One score at two times: compared, by factor, in categories, of items, as two samples."""
    for name, make in cases.COMPARED.items():
        yield f"compared_{name}", compared(make(), text)
    for name, (make, planned) in cases.BOARDS.items():
        yield f"board_{name}", board(make(), planned, text)
    for name, cut in cases.CATEGORIES.items():
        yield f"categories_{name}", in_words(*cut(), text)
    for name, (before, after) in cases.SAMPLES.items():
        yield f"samples_{name}", two_samples(cases.two_samples(before, after), text)
    for name, make in cases.ITEMS.items():
        yield f"items_{name}", of_items(make(), text)


def _of_designs(text: Text) -> Iterator[tuple[str, str]]:
    """Arms, several times, several outcomes, and the normalised gain."""
    yield "arms", arms.two_arms(cases.COMPARED["two_arm"](), text)
    for name, (three, control) in cases.ARMS.items():
        yield f"arms_{name}", arms.three_arms(three(), control, text)
    for name, make_times in times.CASES.items():
        yield f"times_{name}", times.at_all_times(make_times(), text)
    for name, several in cases.OUTCOMES.items():
        yield f"outcomes_{name}", outcomes.all_outcomes(several(), text)
    for name, scored in cases.GAINS.items():
        yield f"gain_{name}", gain.gains(scored(), text)


def compared(study: Study, text: Text) -> str:
    """The answer over everybody: sentences and the tables of the result page."""
    comparison = compare(study, study.outcomes[0].key)
    more = details(comparison)
    people = text("headline.people", n=comparison.n)
    label = "Skor ASI"
    said = [
        sentences.headline(comparison, label, people, text),
        sentences.figures(comparison, text) or "(no figures)",
        sentences.shows(comparison, text),
        sentences.why(conditions.facts_of(comparison), "", text),
        programs.here(comparison.pairs, text),
        sentences.tipping(comparison, people, text) or "(no tipping point)",
        sentences.improved(comparison, text) or "(nobody to improve)",
        thesis.change(comparison, label, people, text) or "(nothing to take along)",
    ]
    shown = [
        tables.ranks(comparison, text),
        tables.test_statistics(comparison.test, text),
        tables.descriptives(comparison, text),
        result_tables.sensitivity(more, text),
        result_tables.normality(more, text),
        programs.programs(comparison.pairs, text),
        effect_table.recommended(comparison, text),
        effect_table.effects(comparison, more, text),
    ]
    return joined([*said, *map(as_text, shown)])


def of_items(study: Study, text: Text) -> str:
    """The items of a score: sentences and tables of their page."""
    found = analyse_items(study, study.outcomes[0])
    said = [
        item_words.headline("Skor", found.before.omega, found.after.omega, text),
        item_words.meaning(found.before.omega, found.before.n, text),
        *item_words.notes(study.outcomes[0], text),
    ]
    shown = [item_tables.reliability(found, "Skor", text), item_tables.items(found, "Skor", text)]
    return joined([*said, *map(as_text, shown)])


def in_words(study: Study, categories: Categories, text: Text) -> str:
    """The scores in categories: sentences and tables of the page."""
    outcome = study.outcomes[0]
    found = in_categories(study, outcome, categories)
    names = category_words.called(categories, text, whole=True)
    said = [
        category_words.headline(found, names, text),
        category_words.figures(found, text) or "(no figures)",
        category_words.natural(found, names, text) or "(nothing to tip)",
        category_words.sentence(found, names, "Skor ASI", text) or "(nothing to take along)",
    ]
    shown = [
        category_tables.moves(found, names, text),
        category_tables.frequencies(found, names, text),
        category_tables.scores(found, names, text),
    ]
    shown += _categories_by_factor(found, categories, study, text)
    if found.two is not None:
        shown.append(category_tables.tests_of_two(found.two, names[found.target], text))
        shown.append(category_tables.programs(found.two, text))
    if found.many is not None:
        shown.append(category_tables.tests_of_many(found.many, text))
    return joined([*said, *map(as_text, shown)])


def _categories_by_factor(
    found: InCategories, categories: Categories, study: Study, text: Text
) -> Iterator[TextTable]:
    outcome = study.outcomes[0]
    names = category_words.called(categories, text, whole=True)
    for factor in study.factors:
        if factor.code is None:
            continue
        levels = by_level(study, outcome, categories, factor)
        called = {level.level: level.level for level in levels}
        yield category_tables.by_factor(levels, list(called), names, factor.label, text)
        if factor.key == "group":
            arms = arms_in_categories(study, outcome, categories, factor, "control")
            yield category_tables.arms(arms, called, names[found.target], text)


def board(study: Study, planned: Sequence[str], text: Text) -> str:
    """The answer by factor: sentences, forest, table, Table 1, and some against the rest."""
    outcome = study.outcomes[0]
    made = subgroups(study, outcome.key, planned=planned)
    words = _naming(made, outcome, text)
    said = [
        subgroup_sentences.headline(made, words),
        *subgroup_sentences.summary(made, words),
        *_factors(made, words),
        *_against(study, outcome, words),
    ]
    named = [factor.label for factor in study.factors]
    one = participant_tables.table_one(table_one(study), named, lambda factor, level: level, text)
    on_screen = TextTable(
        "(on the screen)",
        subgroup_table.header(words),
        tuple(row.cells for row in subgroup_table.board_rows(made, words)),
    )
    shown = [on_screen, subgroup_table.board_table(made, words), *_combined(study, words), one]
    forest = "\n".join(_forest(row) for row in forest_rows.forest_rows(made, words))
    return joined([*said, forest, *map(as_text, shown)])


def two_samples(study: Study, text: Text) -> str:
    """What is said where nobody can say who is who."""
    found = compare_samples(study, study.outcomes[0])
    told = [write(found, text) for write in (samples.figures, samples.shows)]
    shown = [samples.described(found, text), samples.compared_table(found, text)]
    label = "knowledge"
    last = samples.thesis(found, label, text)
    return joined([samples.headline(found, label, text), *told, *map(as_text, shown), last])


def _naming(made: Board, outcome: Outcome, text: Text) -> Naming:
    decimals = naming.decimals_of(made.everyone.pairs)
    return Naming(text, lambda one: one.label, lambda one, level: level, decimals, outcome.unit)


def _factors(made: Board, words: Naming) -> Iterator[str]:
    for effect in made.factors:
        lines = [
            subgroup_sentences.finding(effect, made.tested, words),
            subgroup_sentences.detectable(effect, words) or "(nothing detectable)",
            *subgroup_sentences.details(effect, words),
        ]
        yield "\n".join(lines)


def _against(study: Study, outcome: Outcome, words: Naming) -> Iterator[str]:
    for factor in study.factors:
        if factor.levels:
            chosen = Selection(levels={factor.key: frozenset(factor.levels[:1])})
            found = selected_vs_rest(study, outcome, chosen)
            yield f"{factor.levels[0]}: {subgroup_sentences.against(found, words)}"
    yield subgroup_sentences.against(selected_vs_rest(study, outcome, Selection()), words)


def _combined(study: Study, words: Naming) -> Iterator[TextTable]:
    categories = [factor for factor in study.factors if factor.levels][:2]
    if len(categories) == 2:
        effects = by_two(study, study.outcomes[0], *categories)
        names = [" · ".join(effect.level) for effect in effects]
        yield subgroup_table.combined_table(effects, names, words)


def _forest(row: ForestRow) -> str:
    drawn = [
        "" if one is None or one.value is None else f"{one.value:.4g}"
        for one in (row.raw, row.shrunk)
    ]
    cells = (row.kind, row.label, f"{row.improved}/{row.n}", *drawn, row.note, row.counts)
    return " | ".join(cells).rstrip(" |")


def renew() -> None:
    """Write every snapshot anew and remove those that nothing writes any more."""
    FOLDER.mkdir(exist_ok=True)
    written = expected()
    for old in FOLDER.glob("*.txt"):
        if old.name not in written:
            old.unlink()
    for name, text in written.items():
        (FOLDER / name).write_text(text, "utf-8")


if __name__ == "__main__":
    renew()
