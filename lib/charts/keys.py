"""Keys of words made from members, as the pictures and all above them ask for them."""

from __future__ import annotations

from typing import Literal, get_args

from lib.stats import Caution, Reason
from lib.text.keys import Family

Time = Literal["before", "after"]
Each = Literal["nobody", "each_cell", "each_line", "each_line_wide"]

REASON: Family[Reason] = Family("reason.{}", get_args(Reason))
SHARED: Family[Time] = Family("chart.{}_shared", get_args(Time))
EACH: Family[Each] = Family("chart.{}", get_args(Each))
CAUTION: Family[Caution] = Family("caution.{}", get_args(Caution))
