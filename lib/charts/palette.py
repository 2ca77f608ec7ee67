"""One palette for every picture: the same colour, dash and symbol for the same meaning.

The hues are Okabe and Ito's (2008), which people with colour-deficient sight can tell apart, with
their lightness moved to the middle so that each reaches a contrast of 3:1 on the light page and on
the dark one. No meaning is carried by colour alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

IMPROVED = "#1b7fc4"
UNCHANGED = "#7d8894"
WORSENED = "#d55e00"
TIME = "#7a6ea6"  # the two moments, wherever they stand: before hollow, after filled
NEUTRAL = "#5f7488"  # estimates and counts, which are neither better nor worse
QUIET = UNCHANGED  # reference lines, participants who are not selected

# Streamlit's own chart theme stands on such stand-in colours: its frontend puts the ink of the
# visitor's theme, light or dark, in their place. Anywhere else they are the black they name.
INK = "#000037"

# font sizes in px; the style sheet of the pictures raises them on a wide screen
SMALL = 14
NORMAL = 14


@dataclass(frozen=True, slots=True)
class Mark:
    """How one kind of change is drawn: colour, and dash and symbol for those who cannot see it."""

    colour: str
    dash: str
    symbol: str

    def line(self, width: float) -> dict[str, Any]:
        """Plotly's description of a line of this kind."""
        return {"color": self.colour, "dash": self.dash, "width": width}


MARKS = {
    1: Mark(IMPROVED, "solid", "circle"),
    0: Mark(UNCHANGED, "2px,3px", "circle-open"),
    -1: Mark(WORSENED, "6px,3px", "x"),
}


def tint(colour: str, alpha: float) -> str:
    """The colour as rgba with that opacity: the page shows through, whatever its scheme."""
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},{alpha:g})"
