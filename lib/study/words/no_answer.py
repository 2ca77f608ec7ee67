"""Labels by which a questionnaire says that somebody gave no answer."""

from __future__ import annotations

import re

_NO_ANSWER = re.compile(
    r"no answer|not answered|unanswered|no response|non[- ]?response|n/?r"
    r"|refus(ed|al)?( to answer)?|declined|don'?t know|do not know|dk|d/k|unknown|not known"
    r"|not applicable|n/?a|inap"
    r"|missing|not asked|skipped|not available|prefer not to (say|answer)|no data|not done"
    r"|(tidak|tdk) (men)?jawab( pertanyaan)?|(tidak|tdk) tahu|tidak diisi"
    r"|menolak( menjawab)?|tidak berlaku|tidak ditanya(kan)?|tidak ada (data|jawaban)|kosong",
    re.IGNORECASE,
)
_LONGEST = 60  # characters of a label that is looked at


def says_no_answer(label: str) -> bool:
    """Whether a value label says that there is no answer: "NR", "Refused", "tidak menjawab".

    >>> says_no_answer("Refused"), says_no_answer("Tidak menjawab"), says_no_answer("Never")
    (True, True, False)
    """
    bare = label[:_LONGEST].strip().strip("()[]<>.").strip()
    return _NO_ANSWER.fullmatch(bare) is not None
