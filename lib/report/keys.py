"""Keys of words made from members, as sentences and tables ask for them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

from lib.analysis.gain import Effectiveness
from lib.analysis.outcomes import Standing
from lib.stats import GainClass, McNemarProgram, McNemarWhy, Method, Program, Side, Why
from lib.study.recipe import Method as RecipeMethod
from lib.text.keys import Family

RankSide = Literal["negative", "positive"]
Variable = Literal["change", "before", "after"]
Shape = Literal["two", "many", "number"]
Samples = Literal["two", "levels", "ordered", "number"]
ArmFigure = Literal["ancova", "change"]
ArmsVerdict = Literal["more", "less", "unclear"]
SamplesVerdict = Literal["higher", "lower", "unclear", "too_few"]
Status = Literal["by_design", "planned", "exploratory"]
Column = Literal[
    "group",
    "n",
    "signs",
    "p",
    "adjusted",
    "change",
    "shrunk",
    "shift",
    "effect",
    "detectable",
]
Explanation = Literal["change", "shrunk", "shift", "p", "adjusted", "detectable"]
Ours = Literal["exact", "asymptotic"]
Estimated = Literal[
    "hodges_lehmann",
    "hodges_lehmann_changed",
    "median_change",
    "mean_change",
    "net_improvement",
    "probability_of_superiority",
    "rank_biserial",
    "d_z",
    "d_z_if_normal",
    "g_z",
    "d_av",
    "g_av",
    "r_pairs",
    "r_changed",
    "r_observations",
]
TestName = Literal[
    "wilcoxon_signed_rank",
    "pratt_signed_rank",
    "sign_test",
    "paired_t",
    "rank_difference",
    "permutation_mean",
]

CategoryVerdict = Literal["nobody", "nobody_moved", "unclear", "rise", "fall"]
CategoryFigure = Literal["difference", "difference_tango", "odds_ratio"]
CategoryTest = Literal[
    "mcnemar_mid_p",
    "mcnemar_exact",
    "mcnemar_asymptotic",
    "category_shift",
    "marginal_homogeneity",
    "stuart_maxwell",
    "bowker",
]
Told = Literal["unclear", "rise", "fall"]
TimesVerdict = Literal["nobody", "no_change", "unclear", "changed", "arms_unclear", "arms_differ"]
TimesTest = Literal["friedman", "friedman_chi_square", "iman_davenport", "page_trend", "cochran_q"]
Compared = Literal["time", "two", "several"]
OutcomesVerdict = Literal["untested", "none", "some", "all"]
SdUnit = Literal["changes", "before"]
Joint = Literal["exact", "simulation", "asymptotic"]

RECIPE: Family[RecipeMethod] = Family("items.recipe_{}", get_args(RecipeMethod))
RANKS: Family[RankSide] = Family("spss.{}", get_args(RankSide))
BASED_ON: Family[Side] = Family("spss.based_{}", get_args(Side))
OF: Family[Variable] = Family("result.of_{}", get_args(Variable))
OURS: Family[Ours] = Family("program.ours_{}", get_args(Ours))
EFFECT: Family[str] = Family("effect.{}", get_args(Estimated))
EFFECT_WHEN: Family[str] = Family("effect.{}_when", get_args(Estimated))
METHOD: Family[Method] = Family("result.{}", get_args(Method))
TEST_NAME: Family[str] = Family("test_name.{}", get_args(TestName))
PROGRAM: Family[Program] = Family("program.{}", get_args(Program))
WHY: Family[Why] = Family("program.{}", get_args(Why))
FOUND: Family[Shape] = Family("subgroups.found_{}", get_args(Shape))
NOT_FOUND: Family[Shape] = Family("subgroups.not_found_{}", get_args(Shape))
ASYMPTOTIC: Family[Samples] = Family("subgroups.test_{}", get_args(Samples))
ARMS_HEADLINE: Family[ArmsVerdict] = Family("headline.arms_{}", get_args(ArmsVerdict))
SAMPLES_HEADLINE: Family[SamplesVerdict] = Family("samples.{}", get_args(SamplesVerdict))
STATUS: Family[Status] = Family("subgroups.{}", get_args(Status))
STATUS_HEADING: Family[Status] = Family("subgroups.{}_group", get_args(Status))
ARMS: Family[ArmFigure] = Family("subgroups.arms_{}", get_args(ArmFigure))
COLUMN: Family[Column] = Family("subgroups.col_{}", get_args(Column))
HELP: Family[Explanation] = Family("subgroups.help_{}", get_args(Explanation))
CATEGORY_HEADLINE: Family[CategoryVerdict] = Family(
    "categories.headline_{}", get_args(CategoryVerdict)
)
MOVES_HEADLINE: Family[CategoryVerdict] = Family("categories.moves_{}", get_args(Told))
CATEGORY_THESIS: Family[CategoryVerdict] = Family("categories.thesis_{}", get_args(Told))
CATEGORY_TEST: Family[str] = Family("categories.test_{}", get_args(CategoryTest))
CATEGORY_FIGURE: Family[CategoryFigure] = Family("categories.figure_{}", get_args(CategoryFigure))
CATEGORY_PROGRAM: Family[McNemarProgram] = Family("categories.program_{}", get_args(McNemarProgram))
CATEGORY_WHY: Family[McNemarWhy] = Family("categories.why_{}", get_args(McNemarWhy))
TIMES_HEADLINE: Family[TimesVerdict] = Family("times.headline_{}", get_args(TimesVerdict))
TIMES_THESIS: Family[TimesVerdict] = Family(
    "times.thesis_{}", ["no_change", "unclear", "changed", "arms_unclear", "arms_differ"]
)
TIMES_TEST: Family[TimesTest] = Family("times.test_{}", get_args(TimesTest))
OUTCOMES_OVER_TIME: Family[OutcomesVerdict] = Family(
    "outcomes.headline_{}", get_args(OutcomesVerdict)
)
OUTCOMES_TWO_ARMS: Family[OutcomesVerdict] = Family("outcomes.two_{}", get_args(OutcomesVerdict))
OUTCOMES_SEVERAL: Family[OutcomesVerdict] = Family("outcomes.several_{}", get_args(OutcomesVerdict))
OUTCOMES_HEADLINE: Mapping[Compared, Family[OutcomesVerdict]] = {
    "time": OUTCOMES_OVER_TIME,
    "two": OUTCOMES_TWO_ARMS,
    "several": OUTCOMES_SEVERAL,
}
OUTCOMES_HIGHER: Family[Compared] = Family("outcomes.higher_{}", get_args(Compared))
OUTCOMES_LOWER: Family[Compared] = Family("outcomes.lower_{}", get_args(Compared))
JOINT_METHOD: Family[str] = Family("outcomes.joint_{}", get_args(Joint))
STANDING: Family[Standing] = Family("outcomes.role_{}", get_args(Standing))
SD_UNIT: Family[SdUnit] = Family("outcomes.sd_of_{}", get_args(SdUnit))
SD_AXIS: Family[SdUnit] = Family("outcomes.axis_{}", get_args(SdUnit))
GAIN_CLASS: Family[GainClass] = Family("gain.class_{}", get_args(GainClass))
GAIN_LIMITS: Family[GainClass] = Family("gain.limits_{}", get_args(GainClass))
EFFECTIVENESS: Family[Effectiveness] = Family("gain.effective_{}", get_args(Effectiveness))
