"""Names by which a column says who got what, and levels that name the control."""

from __future__ import annotations

from lib.study.words.times import tokens

ARM = frozenset(
    ["group", "arm", "arms", "kelompok", "grup", "treatment", "treat", "trt", "perlakuan",
     "condition", "kondisi", "allocation", "randomised", "randomized", "rx"]
)  # fmt: skip
BESIDE_ARM = frozenset(
    ["study", "trial", "assigned", "of", "the", "code", "penelitian", "intervention", "intervensi"]
)  # fmt: skip
CONTROL = frozenset(
    ["control", "controls", "kontrol", "cont", "ctrl", "placebo", "plasebo", "usual", "tau",
     "none", "no", "tidak", "wait", "waitlist", "pembanding", "standard", "standar", "0"]
)  # fmt: skip


def names_arms(name: str) -> bool:
    """Whether the name of a column says who got what: "kelompok", "study arm", "Treat".

    Other words beside it speak of something else: "weight group", "kelompok usia".

    >>> names_arms("Study arm"), names_arms("kelompok usia")
    (True, False)
    """
    words = set(tokens(name))
    return bool(words & ARM) and words <= ARM | BESIDE_ARM


def is_control(level: str) -> bool:
    """Whether a level names the arm that is compared against.

    >>> is_control("Waitlist"), is_control("massage")
    (True, False)
    """
    return bool(set(tokens(level)) & CONTROL)
