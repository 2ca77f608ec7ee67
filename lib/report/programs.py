"""Why another program shows another number: its own digits, and what makes it differ here."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from lib.charts.keys import REASON
from lib.report import keys
from lib.report.tables import TextTable
from lib.stats import Convention, HypothesisTest, Pairs, Program, conventions, paired_t, signed_rank
from lib.text.words import Text

SIGNIFICANT = 4  # digits of the exact p, as many as R prints
R_SMALLEST = 2.2e-16  # below, R prints "< 2.2e-16"
PANDAS_SMALLEST = 1e-6  # below, pandas turns to powers of ten


def programs(pairs: Pairs, text: Text) -> TextTable:
    """What each program prints for these data, digit by digit, and why it differs, if it does."""
    header = (
        text("result.column_program"),
        text("result.column_printed"),
        text("result.column_why"),
    )
    test = signed_rank(pairs)
    rows: list[tuple[str, ...]] = []
    if test.p is not None:
        printed = f"p = {significant(test.p, SIGNIFICANT)}"
        method = text(keys.OURS("exact" if test.method == "exact" else "asymptotic"))
        rows.append((text("app.name"), printed, method))
    found = {each.program: each for each in conventions(pairs)}
    rows += [_row(found[program], text) for program in SHOWN]
    notes = _notes(test.test, pairs, text)
    return TextTable(text("result.programs"), header, tuple(rows), notes)


def here(pairs: Pairs, text: Text) -> str:
    """What about these data makes programs part ways: how many are tied, how many unchanged."""
    test = signed_rank(pairs)
    if test.reason is not None:
        return text(REASON(test.reason))
    tied = tied_changes(pairs)
    key = {
        (True, True): "result.here_both",
        (True, False): "result.here_ties",
        (False, True): "result.here_zeros",
        (False, False): "result.here_neither",
    }[tied > 0, test.unchanged > 0]
    return text(key, n=test.n, changed=test.n_used, tied=tied, unchanged=test.unchanged)


def tied_changes(pairs: Pairs) -> int:
    """How many participants changed by as much as somebody else did, up or down."""
    changes, counts = pairs.distinct_change
    sizes: dict[float, int] = {}
    for change, count in zip(changes.tolist(), counts.tolist(), strict=True):
        if change:
            sizes[abs(change)] = sizes.get(abs(change), 0) + count
    return sum(count for count in sizes.values() if count > 1)


def significant(value: float, digits: int) -> str:
    """A number as R's format() writes it: so many significant digits, the shorter notation.

    >>> significant(0.010341, 4), significant(0.0000135, 4), significant(738.5, 5)
    ('0.01034', '1.35e-05', '738.5')
    """
    if not value:
        return "0"
    mantissa, power = f"{value:.{digits - 1}e}".split("e")
    exponent = int(power)
    mantissa = mantissa.rstrip("0").rstrip(".") if "." in mantissa else mantissa
    shown = len(mantissa.replace("-", "").replace(".", ""))
    scientific = f"{mantissa}e{exponent:+03d}"
    fixed = f"{value:.{max(0, shown - 1 - exponent)}f}"
    return fixed if len(fixed) <= len(scientific) else scientific


def _row(each: Convention, text: Text) -> tuple[str, ...]:
    name = text(keys.PROGRAM(each.program))
    if each.reason is not None:
        return name, "", text(REASON(each.reason))
    why = "; ".join(text(keys.WHY(rule)) for rule in each.why)
    return name, printed(each), why[:1].upper() + why[1:]


def printed(each: Convention) -> str:
    """The line of that program's output, in its own words, decimal point and digits."""
    if each.p is None or each.statistic is None:
        return ""
    return _PRINTED[each.program](each, each.statistic, each.p)


def _spss(each: Convention, z: float, p: float) -> str:
    return f"Z {_bare(z, 3)}, Asymp. Sig. (2-tailed) {_spss_p(p)}"


def _r(each: Convention, v: float, p: float) -> str:
    shown = "< 2.2e-16" if p < R_SMALLEST else f"= {significant(p, 4)}"
    return f"V = {significant(v, 5)}, p-value {shown}"


def _jasp(each: Convention, w: float, p: float) -> str:
    return f"W {w:.3f}, z {each.z or 0.0:.3f}, p {_three(p)}"


def _jamovi(each: Convention, w: float, p: float) -> str:
    return f"W {_three_figures(w)}, p {_three(p)}"


def _stata(each: Convention, z: float, p: float) -> str:
    exact = "" if each.exact_p is None else f", Exact prob = {each.exact_p:.4f}"
    return f"z = {z:.3f}, Prob > |z| = {p:.4f}{exact}"


def _scipy(each: Convention, w: float, p: float) -> str:
    return f"statistic={w!r}, pvalue={p:.7g}…"


def _pingouin(each: Convention, w: float, p: float) -> str:
    shown = f"{p:.6e}" if p < PANDAS_SMALLEST else f"{p:.6f}"
    return f"W_val {w!r}, p_val {shown}"


_PRINTED: Mapping[Program, Callable[[Convention, float, float], str]] = {
    "spss": _spss,
    "r": _r,
    "jasp": _jasp,
    "jamovi": _jamovi,
    "stata": _stata,
    "scipy": _scipy,
    "pingouin": _pingouin,
}
SHOWN = tuple(_PRINTED)  # in the order in which students meet them


def _notes(test: HypothesisTest, pairs: Pairs, text: Text) -> tuple[str, ...]:
    """One side instead of two, and the spreadsheet's t test."""
    if test.p is None:
        return ()
    notes = [text("result.digits_note")]
    tails = signed_rank(pairs).tails
    if tails is not None:
        one = significant(min(tails.less, tails.greater), SIGNIFICANT)
        notes.append(text("result.one_sided_note", p=one))
    t_test = paired_t(pairs)
    if t_test.p is not None:
        notes.append(text("result.excel_note", p=significant(t_test.p, SIGNIFICANT)))
    return tuple(notes)


def _bare(value: float, decimals: int) -> str:
    """Without the zero before the point, as SPSS prints."""
    written = f"{value:.{decimals}f}"
    return written.replace("0.", ".", 1) if abs(value) < 1 else written


def _spss_p(p: float) -> str:
    """Newer versions write <.001 where older ones wrote .000."""
    rounded = _bare(p, 3)
    return f"<.001 ({rounded})" if p < 0.001 else rounded


def _three(p: float) -> str:
    return "< .001" if p < 0.001 else f"{p:.3f}"


def _three_figures(value: float) -> str:
    whole = len(str(int(abs(value)))) if math.isfinite(value) else 1
    return f"{value:.{max(0, 3 - whole)}f}"
