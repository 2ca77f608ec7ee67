"""Keys of words made from members, as the screen asks for them."""

from __future__ import annotations

from typing import Literal, get_args

from lib.analysis.credibility import AnswerKey, Question, Said
from lib.analysis.score_classes import ClassName
from lib.study.guessing.answers import AnswerKey as GivenKey
from lib.study.problem import ProblemKey
from lib.study.roles import Layout
from lib.study.samples.shipped import SAMPLES
from lib.study.samples.template import COLUMNS
from lib.study.study import Origin
from lib.text.keys import Family

Page = Literal[
    "dashboard",
    "result",
    "categories",
    "times",
    "items",
    "outcomes",
    "subgroups",
    "participants",
    "data",
    "methods",
]
Template = Literal["csv", "xlsx", "messy"]
Mark = Literal["comma", "semicolon", "tab", "bar", "space", "point", "apostrophe", "none"]
TableWord = Literal["copy", "copied", "not_copied", "download", "meanings"]
Combined = Literal["combine_first", "combine_second"]
Time = Literal["before", "after"]
End = Literal["low", "high"]
ItemMethod = Literal["sum", "mean"]
Order = Literal["file", "size"]
Way = Literal["ask", "first", "last", "mean", "leave_out"]
Step = Literal["reading", "columns", "pairs"]
Stage = Literal["file", "check", "result"]
Part = Literal["suspicious", "left_out", "done"]
ReadAs = Literal["sheet", "encoding", "delimiter", "decimal", "thousands", "header"]
ColumnRole = Literal["before", "after", "time", "score", "id", "arms", "about", "none"]
Control = Literal[
    "upload",
    "upload_for",
    "drag",
    "per_file",
    "too_large",
    "not_allowed",
    "choose_many",
    "choose_one",
    "select_all",
    "no_options",
    "no_results",
    "open",
    "clear_all",
    "clear",
    "remove",
    "selected_values",
    "press_enter",
    "more",
    "less",
    "range_start",
    "range_end",
    "help",
    "help_for",
    "copy",
    "copied",
    "type_to_search",
    "previous_result",
    "next_result",
    "close_search",
    "skip",
    "sidebar",
    "close_menu",
    "open_menu",
    "app_menu",
    "theme",
    "theme_system",
    "theme_light",
    "theme_dark",
    "print",
    "record_screen",
    "made_with",
    "copy_version",
    "running",
    "stop",
    "close",
    "lost",
]
Action = Literal["edit", "replace", "forget"]
Margin = Literal["occupation", "education", "parity", "age_class", "working_time"]
Category = Literal["fluency_fluent", "fluency_not fluent"]
Preset = Literal["declared", "half", "quartiles", "percent"]
Level = Literal[
    "parity_primipara",
    "parity_multipara",
    "delivery_term",
    "delivery_preterm",
    "work_status_working",
    "work_status_not working",
    "group_massage",
    "group_control",
    "occupation_farm labourer",
    "occupation_entrepreneur",
    "occupation_employee",
    "occupation_civil servant",
    "education_SD",
    "education_SMP",
    "education_SMA",
    "education_PT",
    "working_time_long",
    "working_time_short",
]
MethodPart = Literal[
    "pairs",
    "test",
    "zero",
    "five",
    "size",
    "undefined",
    "onegroup",
    "categories",
    "times",
    "outcomes",
    "gain",
    "subgroups",
    "looks",
    "normality",
    "other",
    "privacy",
]
Term = Literal[
    "pair",
    "change",
    "p",
    "ci",
    "exact",
    "asymptotic",
    "tie",
    "zero",
    "ordinal",
    "baseline",
    "rtm",
    "ceiling",
    "exploratory",
]

PAGE: Family[Page] = Family("page.{}", get_args(Page))
ORIGIN: Family[Origin] = Family("frame.{}", get_args(Origin))
ORIGIN_WHY: Family[Origin] = Family("frame.{}_why", get_args(Origin))
THESIS_ORIGIN: Family[Origin] = Family("thesis.{}", ["reconstructed", "simulated"])
PROBLEM: Family[ProblemKey] = Family("problem.{}", get_args(ProblemKey))
QUESTION: Family[Question] = Family("credibility.{}", get_args(Question))
SAID: Family[Said] = Family("credibility.{}", get_args(Said))
COMBINED: Family[Combined] = Family("subgroups.{}", get_args(Combined))
TEMPLATE: Family[Template] = Family("data.template_{}", get_args(Template))
TEMPLATE_COLUMN: Family[str] = Family("template.{}", COLUMNS)
MARGIN: Family[str] = Family("margins.{}", get_args(Margin))
TABLE: Family[TableWord] = Family("table.{}", get_args(TableWord))
LAYOUT: Family[Layout] = Family("data.{}", get_args(Layout))
MARK: Family[Mark] = Family("data.mark_{}", get_args(Mark))
TIME: Family[Time] = Family("data.time_{}", get_args(Time))
SCALE_END: Family[End] = Family("data.scale_{}", get_args(End))
SCORE_CLASS: Family[ClassName] = Family("items.class_{}", get_args(ClassName))
ITEM_METHOD: Family[ItemMethod] = Family("items.method_{}", get_args(ItemMethod))
ITEM_END: Family[End] = Family("items.end_{}", get_args(End))
ORDER: Family[Order] = Family("outcomes.order_{}", get_args(Order))
REPEATS: Family[Way] = Family("data.repeats_{}", get_args(Way))
SAMPLE: Family[str] = Family("sample.{}", [sample.key for sample in SAMPLES])
SAMPLE_ABOUT: Family[str] = Family("sample.{}_about", SAMPLE.members)
SAMPLE_PEOPLE: Family[str] = Family("sample.{}_people", SAMPLE.members)
SAMPLE_WHY: Family[str] = Family("sample.{}_why", ["blooto_2021"])  # where the design has reasons
GIVEN: Family[GivenKey] = Family("answer.{}", get_args(GivenKey))
CONTROL: Family[Control] = Family("control.{}", get_args(Control))
ACTION: Family[Action] = Family("data.{}", get_args(Action))
WAITS: Family[Time] = Family("data.waits_for_{}", get_args(Time))
COLUMN_ROLE: Family[ColumnRole] = Family("data.role_{}", get_args(ColumnRole))
ANSWER: Family[AnswerKey] = Family("credibility.{}", get_args(AnswerKey))
STAGE: Family[Stage] = Family("data.stage_{}", get_args(Stage))
STEP: Family[Step] = Family("data.step_{}", get_args(Step))
RECORD: Family[Part] = Family("data.{}", get_args(Part))
READ_AS: Family[ReadAs] = Family("data.{}", get_args(ReadAs))
LEVEL: Family[str] = Family("level.{}", get_args(Level))
CATEGORY: Family[str] = Family("category.{}", get_args(Category))
PRESET: Family[Preset] = Family("categories.preset_{}", get_args(Preset))
METHOD: Family[MethodPart] = Family("methods.{}", get_args(MethodPart))
METHOD_TITLE: Family[MethodPart] = Family("methods.{}_title", get_args(MethodPart))
TERM: Family[Term] = Family("glossary.{}", get_args(Term))
TERM_IS: Family[Term] = Family("glossary.{}_is", get_args(Term))
