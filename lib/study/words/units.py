"""Units that stand behind a number, as people write them."""

from __future__ import annotations

UNITS = frozenset(
    ["%", "g", "gr", "gram", "grams", "kg", "mg", "ug", "µg", "mcg", "l", "ml", "dl", "cc", "liter",
     "litre", "m", "cm", "mm", "km", "mmhg", "mm hg", "cmh2o", "mg/dl", "mmol/l", "g/dl", "bpm",
     "x/menit", "x/mnt", "kali/menit", "/min", "°c", "c", "kg/m2", "kg/m²", "kcal", "kkal", "iu",
     "y", "yr", "yrs", "year", "years", "years old", "yo", "tahun", "thn", "th", "mo", "month",
     "months", "bulan", "bln", "w", "wk", "wks", "week", "weeks", "minggu", "mgg", "d", "day",
     "days", "hari", "hr", "h", "hrs", "hour", "hours", "jam", "min", "mins", "minute", "minutes",
     "menit", "mnt", "s", "sec", "secs", "second", "seconds", "detik", "dtk", "ms",
     "pt", "pts", "point", "points", "poin", "score", "skor", "nilai", "time", "times", "kali", "x"]
)  # fmt: skip
LONGEST_UNIT = 15  # characters of one that is in no list, where most cells have it
MOST_WORDS = 2
