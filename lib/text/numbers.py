"""Numbers as a language writes them: decimals, percents, p values, intervals, signs."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Literal

from babel import Locale
from babel.numbers import get_decimal_symbol, get_group_symbol

FigureKind = Literal["number", "effect", "percent"]

MINUS = "−"
NOTHING = "–"  # what is shown where there is no number
SMALLEST_P = 0.001  # APA 7: below this "p < .001" is written
LARGEST_P = 0.9995  # from here, 1 included, "p > .999" is written, so that none is 1.000
SMALLEST_PLAIN = 1e-4  # below, a number is written as a power of ten
NOISE = 8  # digits beyond the last decimal shown; what is smaller still is a rest of rounding
LARGEST_PLAIN = 1e15  # beyond, a float64 no longer holds every unit
SUPERSCRIPT = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")


@dataclass(frozen=True)
class Numbers:
    """How one language writes numbers.

    symbols        str.translate table from Python's separators to the language's
    percent_sign   the pattern around a percentage, "{}%" in both English and Indonesian
    leading_zero   whether p and correlations are written 0.034 (True) or .034 (APA, False)
    patterns       the [number] section of the language's words

    Every method takes None, NaN and infinity and answers with an en dash for them.
    """

    symbols: Mapping[int, str]
    percent_sign: str
    leading_zero: bool
    patterns: Mapping[str, str]

    @property
    def decimal_comma(self) -> bool:
        """Whether the decimal mark is a comma, and Excel therefore separates cells by ";"."""
        return self.symbols[ord(".")] == ","

    def number(self, value: float | None, decimals: int = 2) -> str:
        """A number with so many decimals, halves rounded away from zero: 1,234.50.

        What these decimals would write as zero is written so that its size is seen: 0.004 or
        4.0 × 10⁻⁵; unless it is so small (by 10⁻⁸) that it is a rest of rounding.
        """
        if value is None or not math.isfinite(value):
            return NOTHING
        size = math.log10(abs(value)) if value else -math.inf
        if size < -decimals - NOISE:
            return self._localised(Decimal(0), decimals)
        if abs(value) < SMALLEST_PLAIN or abs(value) >= LARGEST_PLAIN:
            return self.scientific(size, negative=value < 0)
        if _rounded(value, decimals) == 0:
            decimals = -math.floor(size)
        return self._localised(_rounded(value, decimals), decimals)

    def integer(self, value: float | None) -> str:
        """A whole number with thousands separators: 1,250."""
        return self.number(value, 0)

    def score(self, value: float | None, most: int = 4) -> str:
        """A score with the decimals that it carries, at most `most`: 8, 8.5, 13.25, 1.2 × 10⁻⁹."""
        if value is None or not math.isfinite(value) or abs(value) >= LARGEST_PLAIN:
            return self.number(value)
        if 0 < abs(value) < SMALLEST_PLAIN:
            return self.scientific(math.log10(abs(value)), negative=value < 0)
        exponent = _rounded(value, most).normalize().as_tuple().exponent
        return self.number(value, max(0, -int(exponent)))

    def signed(self, value: float | None, decimals: int = 2) -> str:
        """A change with its sign, +5.5 or −0.5; zero has none."""
        return self._with_sign(value, self.number(value, decimals))

    def effect(self, value: float | None, decimals: int = 2, signed: bool = False) -> str:
        """A figure that cannot exceed 1 in size (r, Δ): .95 in English, 0,95 in Indonesian."""
        written = self._bare(self.number(value, decimals))
        return self._with_sign(value, written) if signed else written

    def percent(self, share: float | None, decimals: int = 1) -> str:
        """A share of 0 to 1 as a percentage: .786 gives 78.6%."""
        if share is None or not math.isfinite(share):
            return NOTHING
        hundredths = Decimal(repr(float(share))).scaleb(2)
        rounded = hundredths.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
        return self.percent_sign.format(self._localised(rounded, decimals))

    def share(self, count: int, n: int, decimals: int = 1) -> str:
        """A count with its percentage of n: 22 (78.6%); the count alone when n is 0."""
        if n <= 0:
            return self.integer(count)
        return f"{self.integer(count)} ({self.percent(count / n, decimals)})"

    def p(self, value: float | None, log10_p: float | None = None) -> str:
        """A p value as APA writes it: p = .034, p < .001, never 0; undefined gives a dash."""
        bare = self.p_bare(value, log10_p)
        if bare == NOTHING:
            return NOTHING
        return f"p {bare}" if bare[0] in "<>" else f"p = {bare}"

    def p_bare(self, value: float | None, log10_p: float | None = None) -> str:
        """The p value without its letter, for a table or a large figure: .034 or < .001."""
        size = _log10(value, log10_p)
        if size is None:
            return NOTHING
        if size < math.log10(SMALLEST_P):
            return f"< {self.effect(SMALLEST_P, 3)}"
        written = 10.0**size if value is None else value
        if written >= LARGEST_P:
            return f"> {self.effect(0.999, 3)}"
        return self.effect(written, 3)

    def p_exact(self, value: float | None, log10_p: float | None = None) -> str:
        """The p value with two significant digits however small: p = 3.1 × 10⁻⁶."""
        size = _log10(value, log10_p)
        if size is None:
            return NOTHING
        if size >= math.log10(SMALLEST_P):
            return self.p(value, log10_p)
        return f"p = {self.scientific(size)}"

    def scientific(self, log10: float, negative: bool = False) -> str:
        """10 to that power with two significant digits, also beyond the range of floats."""
        exponent = math.floor(log10)
        mantissa = _rounded(10.0 ** (log10 - exponent), 1)
        if mantissa >= 10:
            mantissa = Decimal("1.0")
            exponent = exponent + 1
        sign = MINUS if negative else ""
        return f"{sign}{self._localised(mantissa, 1)} × {self.power_of_ten(exponent)}"

    def power_of_ten(self, exponent: int) -> str:
        """A round mark of a logarithmic axis: 10⁻⁶."""
        return f"10{str(exponent).translate(SUPERSCRIPT)}"

    def range(
        self, low: float | None, high: float | None, decimals: int = 2, kind: FigureKind = "number"
    ) -> str:
        """Two limits as the language joins them: [.68, .99] or 0,68–0,99.

        A limit may be infinite: then it is written ∞. Where a limit is negative the dash between
        them could be read as a minus, so the language's other pattern is used.
        """
        if low is None or high is None or math.isnan(low) or math.isnan(high):
            return NOTHING
        first = self._limit(low, decimals, kind)
        second = self._limit(high, decimals, kind)
        negative = MINUS in first or MINUS in second
        pattern = self.patterns["range_negative" if negative else "range"]
        return pattern.format(low=first, high=second)

    def range_words(self, low: float, high: float) -> str:
        """A class of values without brackets, each with the decimals that it carries: 20–25."""
        first = self.score(low)
        second = self.score(high)
        return f"{first} … {second}" if MINUS in first + second else f"{first}–{second}"

    def interval(
        self,
        limits: tuple[float, float] | None,
        decimals: int = 2,
        kind: FigureKind = "number",
        level: float = 0.95,
    ) -> str:
        """A confidence interval with its level: 95% CI [.68, .99] or IK 95% 0,68–0,99."""
        if limits is None:
            return NOTHING
        written = self.range(*limits, decimals, kind)
        return self.patterns["interval"].format(level=self.level(level), range=written)

    def level(self, level: float) -> str:
        """A confidence level, with a decimal only where it has one: 95%, 96.1%."""
        whole = abs(level * 100 - round(level * 100)) < 0.05
        return self.percent(level, 0 if whole else 1)

    def _limit(self, value: float, decimals: int, kind: FigureKind) -> str:
        if math.isinf(value):
            return f"{MINUS}∞" if value < 0 else "∞"
        if kind == "percent":
            return self.percent(value, decimals)
        return self.effect(value, decimals) if kind == "effect" else self.number(value, decimals)

    def _localised(self, value: Decimal, decimals: int) -> str:
        written = format(value, f",.{max(0, decimals)}f").translate(self.symbols)
        # what rounds to zero carries no sign
        return written.removeprefix(MINUS) if value == 0 else written

    def _bare(self, written: str) -> str:
        """Without the zero before the decimal sign where the language leaves it out."""
        if self.leading_zero:
            return written
        sign = MINUS if written.startswith(MINUS) else ""
        digits = written.removeprefix(MINUS)
        point = self.symbols[ord(".")]
        return sign + digits[1:] if digits.startswith(f"0{point}") else written

    def _with_sign(self, value: float | None, written: str) -> str:
        positive = value is not None and value > 0 and any(c in "123456789" for c in written)
        return f"+{written}" if positive else written


@lru_cache(maxsize=16)
def separators(locale: str) -> tuple[Mapping[int, str], str]:
    """The language's separators and percent pattern from the CLDR, as Babel ships them.

    They are read once: formatting itself does not go through Babel, which takes 20 to 60 µs a
    number and would be felt on a page with hundreds of them.
    """
    table = {
        ord(","): get_group_symbol(locale),
        ord("."): get_decimal_symbol(locale),
        ord("-"): MINUS,
    }
    pattern = Locale.parse(locale).percent_formats[None]
    return table, f"{pattern.prefix[0]}{{}}{pattern.suffix[0]}"


def _rounded(value: float, decimals: int) -> Decimal:
    # the shortest decimal that means this float: 2.675 is rounded as written, not as stored
    return Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-max(0, decimals)), ROUND_HALF_UP)


def _log10(value: float | None, log10_p: float | None) -> float | None:
    """The size of a p value; None when there is none. A p of 0 is taken as underflow."""
    if log10_p is not None and math.isfinite(log10_p):
        return min(0.0, log10_p)
    if value is None or math.isnan(value):
        return None
    return math.log10(min(1.0, max(value, 5e-324)))
