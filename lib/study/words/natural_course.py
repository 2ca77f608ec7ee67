"""Names of what shifts the natural course of things by itself, without any intervention."""

from __future__ import annotations

NATURAL = frozenset(
    ["age", "usia", "umur", "parity", "paritas", "delivery", "persalinan", "preterm", "term",
     "gestation", "gestasi", "kehamilan", "primipara", "multipara", "bmi", "imt", "weight",
     "berat", "baseline", "severity", "keparahan", "duration", "lama", "onset"]
)  # fmt: skip
