"""Texts that say "no value", and texts that begin a note or a row of totals under a table."""

from __future__ import annotations

import re

# no value in any column
EMPTY = frozenset(
    ["", "na", "n/a", "n.a.", "n.a", "nan", "null", "nil", "-", "--", "---", "–", "—", ".", "..",
     "...", "?", "<undefined>", "<na>", "missing", "#n/a", "#null!", "#div/0!", "#value!", "#ref!",
     "#name?", "#num!", "\\n"]
)  # fmt: skip
# no value where a number is expected; in a column of text these may be levels
NO_NUMBER = EMPTY | frozenset(
    ["n/d", "nd", "none", "*", "undefined", "unknown", "not available", "tidak ada", "tdk ada",
     "tidak ada data", "kosong", "tidak diisi", "tidak diketahui"]
)  # fmt: skip

# the first words of a row under a table that sums it up; such a row is no participant
_SUMMARY = re.compile(
    r"(?:(?:grand |group |overall )?(?:total|mean|average)|sub ?total|jumlah|jml|avg"
    r"|rata ?[- ]? ?rata|rata2|rerata|purata|median|modus|minimum|maximum|maksimum"
    r"|std\.?(?: dev(?:iation)?)?|stdev"
    r"|standard deviation|standar deviasi|simpangan baku|variance|varians|persentase"
    r"|(?:nilai |skor )(?:tertinggi|terendah|maksimum|minimum|maksimal|minimal)"
    r"|mittelwert|durchschnitt|summe|gesamt|standardabweichung|gemiddelde|totaal|standaarddeviatie"
    r"|moyenne|somme|[eé]cart[- ]type|promedio|desviaci[oó]n est[aá]ndar"
    r"|m[eé]dia geral|desvio padr[aã]o"
    r"|deviazione standard|medelv[aä]rde|gennemsnit|gjennomsnitt|[sś]rednia|ortalama|toplam"
    r"|среднее|итого|сумма|平均(?:值|値)?|合[計计]|总计|標準偏差|标准差|평균|합계|표준편차"
    r"|ค่าเฉลี่ย|trung bình"
    r"|t[oổ]ng cộng|المتوسط|المجموع|औसत)(?: (?:score|scores|skor|nilai|kelas|kelompok|semua|all))?",
    re.IGNORECASE,
)
# these may also be somebody's name or initials
_SHORT_SUMMARY = re.compile(r"n|min|max|sd|s\.d\.?|sum|mode|count", re.IGNORECASE)
_DECORATION = re.compile(r"\s*(\([^)]*\)|[:=%])\s*$")
LONGEST_MARK = 100  # characters of what names a row of totals; more are a sentence
_NOTE = re.compile(
    r"(\*|note|notes|source|legend|key|code|codes|remarks?|catatan|keterangan|ket|sumber|kode|nb)"
    r"(\b.*)?",
    re.IGNORECASE,
)


def is_missing(text: str) -> bool:
    """Whether the text, without blanks around it, is no value where a number is expected.

    >>> is_missing("N/A"), is_missing("tidak diisi"), is_missing("0")
    (True, True, False)
    """
    return text.casefold() in NO_NUMBER


def is_summary(text: str, names_expected: bool) -> bool:
    """Whether the text names a row of totals or means: "Total", "Rata-rata", "SD (kg)".

    names_expected   people's names stand here: "Max" and "SD" are then no maximum and deviation

    >>> is_summary("Rata-rata", True), is_summary("SD", True), is_summary("SD (kg)", False)
    (True, False, True)
    """
    if len(text) > LONGEST_MARK:
        return False
    bare = _DECORATION.sub("", text.strip())
    if _SUMMARY.fullmatch(bare):
        return True
    return not names_expected and _SHORT_SUMMARY.fullmatch(bare) is not None


def is_note(text: str) -> bool:
    """Whether the text begins a note under a table: "Catatan: ...", "* p < .05".

    >>> is_note("Catatan: * p < .05"), is_note("Notedo")
    (True, False)
    """
    return _NOTE.fullmatch(text.strip()) is not None
