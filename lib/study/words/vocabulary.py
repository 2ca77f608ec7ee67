"""Vocabulary: names by which scores that should fall, and things known about people, are told."""

from __future__ import annotations

from lib.study.words.times import tokens

LOWER_IS_BETTER = frozenset(
    ["pain", "nyeri", "anxiety", "kecemasan", "cemas", "ansietas", "depression", "depresi", "bdi",
     "errors", "error", "kesalahan", "stress", "stres", "ces", "cesd", "odi", "bpi", "fatigue",
     "kelelahan", "insomnia", "sbp", "dbp", "sistolik", "diastolik", "systolic", "diastolic", "bp",
     "td", "glucose", "glukosa", "gula", "gdp", "gds", "hba1c", "cholesterol", "kolesterol",
     "ldl", "disability", "burden", "beban", "symptom", "symptoms", "gejala", "hads", "phq",
     "phq9", "gad", "gad7", "epds", "vas", "nrs", "distress", "tense", "worried", "keluhan",
     "bleeding", "perdarahan", "headache", "pk", "mual", "muntah", "nausea", "dismenore",
     "edema", "oedema", "skala nyeri"]
)  # fmt: skip

HIGHER_IS_BETTER = frozenset(
    ["knowledge", "pengetahuan", "pemahaman", "understanding", "satisfaction", "kepuasan",
     "efficacy", "efikasi", "skill", "skills", "keterampilan", "fluency", "kelancaran",
     "adherence", "kepatuhan", "compliance", "motivation", "motivasi", "wellbeing", "hemoglobin",
     "quality", "kualitas", "confidence", "milk", "asi", "recovery", "sleep"]
)  # fmt: skip

# what a study of people usually describes them by
FACTOR = frozenset(
    ["age", "usia", "umur", "group", "kelompok", "treatment", "treat", "trt", "arm", "perlakuan",
     "sex", "gender", "kelamin", "jk", "parity", "paritas", "education", "pendidikan", "occupation",
     "pekerjaan", "job", "work", "kerja", "status", "delivery", "persalinan", "clinic", "site",
     "race", "ethnicity", "ethnic", "suku", "agama", "religion", "marital", "drug", "class",
     "kelas", "grade", "study", "bmi", "imt", "income", "penghasilan", "weight", "berat", "qsmk",
     "smoking", "merokok", "exercise", "hypertension", "length", "lama"]
)  # fmt: skip


def lower_is_better(name: str) -> bool:
    """Whether the name is of something that people want less of: pain, kecemasan, errors.

    >>> lower_is_better("skor nyeri"), lower_is_better("breast milk")
    (True, False)
    """
    return bool(LOWER_IS_BETTER & set(tokens(name)))


def direction_is_told(name: str) -> bool:
    """Whether the name says if higher or lower is better: knowledge, nyeri, but not weight.

    >>> direction_is_told("skor nyeri"), direction_is_told("knowledge"), direction_is_told("wt")
    (True, True, False)
    """
    return bool((LOWER_IS_BETTER | HIGHER_IS_BETTER) & set(tokens(name)))


def factor_rank(words: frozenset[str]) -> int:
    """0 for a name that usually describes people, 1 for any other.

    >>> factor_rank(frozenset(["usia"])), factor_rank(frozenset(["kode"]))
    (0, 1)
    """
    return 0 if words & FACTOR else 1
