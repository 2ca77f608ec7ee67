"""Bands: what groups such as 7-9 and 10-12 were before a spreadsheet took them for dates."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

_MONTHS = (
    "jan", "feb", "mar mrt", "apr abr", "may mei mai", "jun", "jul", "aug agu agt", "sep",
    "oct okt", "nov nop", "dec des dez",
)  # fmt: skip
_MONTH = {word: number for number, words in enumerate(_MONTHS, 1) for word in words.split()}
_NAMES = "|".join(_MONTH)
_DAY_MONTH = re.compile(rf"([0-9]{{1,2}})[-. ]({_NAMES})[a-z]*\.?", re.IGNORECASE)
_MONTH_YEAR = re.compile(rf"({_NAMES})[a-z]*[-. ]((?:19|20)?[0-9]{{2}})", re.IGNORECASE)
_DATE = re.compile(r"((?:19|20)[0-9]{2})-([0-9]{2})-([0-9]{2})( 00:00:00)?")
_BAND = re.compile(r"\s*([0-9]{1,3})\s*(?:-|–|to|s/d|sd|sampai)\s*([0-9]{1,3})\b")
MOST_BANDS = 8  # levels of a column that holds nothing but dates

Band = tuple[int, int]


def bands_of(names: Sequence[str]) -> Mapping[str, str]:
    """For each level that looks like a date the band that it was; {} where none does.

    Both orders are one band, as a spreadsheet reads day and month by its country: 07-Sep and Sep-07
    are 7-9. Real dates stand alone in their column; bands do not overlap.

    >>> dict(bands_of(["Oct-12", "13-15", "07-Sep"]))
    {'Oct-12': '10-12', '07-Sep': '7-9'}
    >>> dict(bands_of(["2024-01-05", "2024-01-12"]))
    {}
    """
    read = {name: _read(name) for name in names}
    dated = {name: bands for name, bands in read.items() if bands}
    plain = [name for name in names if name not in dated]
    others = [band for name in plain for band in _plain(name)]
    if not dated or (len(dated) == len(names) and not _are_days(names)):
        return {}
    taken = list(others)
    found = {}
    for name, possible in sorted(dated.items(), key=lambda each: len(each[1])):
        fitting = [band for band in possible if not any(_overlap(band, other) for other in taken)]
        if not fitting:
            return {}
        closest = min(fitting, key=lambda band: _distance(band, taken))
        taken.append(closest)
        found[name] = f"{closest[0]}-{closest[1]}"
    return {name: found[name] for name in names if name in found}


def _read(name: str) -> list[Band]:
    """The bands that a date may have been, the likelier first."""
    text = name.strip()
    if match := _DAY_MONTH.fullmatch(text):
        return _bands((int(match[1]), _MONTH[match[2].casefold()]))
    if match := _MONTH_YEAR.fullmatch(text):
        return _bands((_MONTH[match[1].casefold()], int(match[2]) % 100))
    if match := _DATE.fullmatch(text):
        year, month, day = (int(match[part]) for part in (1, 2, 3))
        of_year = [(month, year % 100)] if day == 1 else []
        return _bands((day, month), *of_year)
    return []


def _bands(*pairs: Band) -> list[Band]:
    return [(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]]


def _plain(name: str) -> list[Band]:
    match = _BAND.match(name)
    return [(int(match[1]), int(match[2]))] if match else []


def _are_days(names: Sequence[str]) -> bool:
    """Whether levels that are all dates are days without a year, and few, as bands are."""
    days = all(_DAY_MONTH.fullmatch(name.strip()) for name in names)
    return days and 1 < len(names) <= MOST_BANDS


def _distance(band: Band, others: Sequence[Band]) -> int:
    """How far a band is from following on another; bands of one scale touch each other."""
    gaps = [abs(other[0] - band[1] - 1) for other in others]
    gaps += [abs(band[0] - other[1] - 1) for other in others]
    return min(gaps, default=0)


def _overlap(one: Band, other: Band) -> bool:
    return one[0] < other[1] and other[0] < one[1]
