"""Names by which a column says who got what, and levels that name the control."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from lib.study.words.time_words import fold
from lib.study.words.times import tokens

ARM = frozenset(
    ["group", "groups", "grp", "arm", "arms", "kelompok", "klp", "grup", "treatment", "treat",
     "trt", "tx", "perlakuan", "condition", "kondisi", "allocation", "allocated", "alokasi",
     "randomised", "randomized", "randomisation", "randomization", "random", "rx", "therapy",
     "terapi", "gruppe", "grupo", "groupe", "gruppo", "groep", "grupa", "kumpulan", "nhom",
     "группа", "مجموعة", "المجموعة", "组", "組", "组别", "組別", "分组", "群", "그룹", "집단",
     fold("กลุ่ม"), fold("समूह")]
)  # fmt: skip
BESIDE_ARM = frozenset(
    ["study", "trial", "assigned", "of", "the", "code", "penelitian", "intervention", "intervensi",
     "assignment", "type", "jenis", "kode", "name", "nama", "no", "number", "responden", "sampel",
     "treated", "experimental"]
)  # fmt: skip
# a letter for the control, and the letters that stand for the other arm beside it
LETTERS = {"c": frozenset("tiex"), "k": frozenset("ipet"), "p": frozenset("at")}
CONTROL = frozenset(
    ["control", "controls", "kontrol", "cont", "ctrl", "ctl", "placebo", "plasebo", "placebos",
     "sham", "usual", "tau", "cau", "none", "no", "not", "without", "untreated", "tidak", "tanpa",
     "wait", "waitlist", "waitinglist", "wlc", "pembanding", "standard", "standar", "conventional",
     "konvensional", "kontrolle", "kontrollgruppe", "controle", "testigo", "controllo", "kontrolna",
     "контроль", "ضابطة", "الضابطة", "对照", "对照组", "對照組", "対照", "対照群", "대조", "대조군",
     "chung", fold("ควบคุม"), fold("नियंत्रण"), "0"]
)  # fmt: skip
_NOT = frozenset(["no", "not", "non", "without", "tidak", "tanpa", "bukan"])
_OF_ARMS = ARM | BESIDE_ARM
_MAYBE_ARM = frozenset(
    ["intervention", "intervensi", "drug", "obat", "dose", "dosis", "dosage", "medication",
     "metode", "method", "exposure", "exposed", "massage", "pijat", "dipijat", "assigned",
     "assignment", "received", "treated", "program", "programme"]
)  # fmt: skip
_MAYBE_OF_ARMS = _MAYBE_ARM | _OF_ARMS
# levels that say by themselves that groups got different things; "no" and "standard" do not
ARM_LEVELS = frozenset(
    ["control", "controls", "kontrol", "cont", "ctrl", "ctl", "placebo", "plasebo", "placebos",
     "tau", "cau", "waitlist", "waitinglist", "wlc", "sham", "pembanding", "eksperimen",
     "experiment", "experimental", "intervensi", "intervention", "perlakuan", "treatment",
     "treated", "untreated", "kontrolle", "kontrollgruppe", "controle", "testigo", "controllo",
     "kontrolna", "контроль", "ضابطة", "الضابطة", "对照", "对照组", "對照組", "対照",
     "対照群", "대조", "대조군", "chung", fold("ควบคุม"), fold("नियंत्रण")]
)  # fmt: skip


def names_arms(name: str) -> bool:
    """Whether the name of a column says who got what: "kelompok", "study arm", "Treat".

    Other words beside it speak of something else: "weight group", "kelompok usia".

    >>> names_arms("Study arm"), names_arms("kelompok usia")
    (True, False)
    """
    return are_of_arms(tokens(name))


def are_of_arms(words: Collection[str]) -> bool:
    """The same for the words of a name.

    >>> are_of_arms(["study", "arm"])
    True
    """
    return not ARM.isdisjoint(words) and _OF_ARMS.issuperset(words)


def control_of(levels: Sequence[str]) -> str | None:
    """The level that is compared against: the only one named so, or C beside T; else None.

    >>> control_of(["massage", "control"]), control_of(["C", "T"]), control_of(["A", "B"])
    ('control', 'C', None)
    """
    named = [level for level in levels if is_control(level)]
    if len(named) == 1:
        return named[0]
    letters = {level.strip().casefold(): level for level in levels}
    known = [letters[c] for c, others in LETTERS.items() if c in letters and others & set(letters)]
    return known[0] if len(levels) == 2 and known else None


def is_control(level: str) -> bool:
    """Whether a level names the arm that is compared against.

    >>> is_control("Waitlist"), is_control("tanpa intervensi"), is_control("massage")
    (True, True, False)
    """
    return bool(set(tokens(level)) & CONTROL)


def may_be_of_arms(words: Collection[str]) -> bool:
    """Whether the words of a name may say who got what: "drug", "dose", "intervention", "metode".

    >>> may_be_of_arms(["intervensi"]), may_be_of_arms(["drug", "allergy"])
    (True, False)
    """
    return not _MAYBE_ARM.isdisjoint(words) and _MAYBE_OF_ARMS.issuperset(words)


def says_arms(levels: Collection[str]) -> bool:
    """Whether the levels of a column say that groups got different things: kontrol and pijat.

    Some level names a control or an intervention, and not all of them do with the same word: "good
    control" and "poor control" speak of something else. To have got it or not is not the same.

    >>> says_arms(["CBT", "Cont", "FT"]), says_arms(["good control", "poor control"])
    (True, False)
    >>> says_arms(["yes", "no"]), says_arms(["treatment", "no treatment"])
    (False, True)
    """
    words = [set(tokens(level)) for level in levels]
    named = [each & ARM_LEVELS for each in words]
    if not any(named) or len(levels) < 2:
        return False
    denied = [bool(each & _NOT) for each in words]
    return not set.intersection(*named) or (any(denied) and not all(denied))
