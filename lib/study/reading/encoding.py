"""Bytes to text: which encoding a text file was saved in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lib.study.problem import Problem, Refusal

_BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_SAMPLE = 200_000
MOST_LINES = 1_000  # that tell an encoding
_NON_ASCII = re.compile(rb"[\x80-\xff]")
# what Japanese text consists of: kana and ideographs, also at full and half width
_JAPANESE = "\u3040-\u30ff\u3400-\u9fff\uff01-\uff9f"
_JAPANESE_RUN = re.compile(f"[{_JAPANESE}々〆]+")
_BESIDE_LETTER = re.compile(f"[A-Za-z][{_JAPANESE}]|[{_JAPANESE}][a-z]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file as UTF-8 without a byte order mark, and the encoding it was read with.

    A file that is UTF-8 already is not copied.
    """

    utf8: bytes
    encoding: str
    problems: tuple[Problem, ...] = ()


def decode(data: bytes, wanted: str | None = None) -> Decoded:
    """The text of a file; Refusal when the wanted encoding does not fit the bytes.

    The order of evidence: a byte order mark; NULs on every other byte (UTF-16); valid UTF-8, which
    other encodings almost never are by chance; Shift-JIS when it reads as Japanese; what
    charset-normalizer says when much of the text is not ASCII; else Windows-1252.
    """
    if wanted is not None:
        return _as_wanted(data, wanted)
    encoding = _marked(data) or _utf_16(data)
    if encoding is not None:
        return _lenient(data, encoding)
    if data.isascii() or _decodes(data, "utf-8"):
        return Decoded(data, "utf-8")
    return _lenient(data, "utf-8" if _mostly_utf_8(data) else _one_or_two_bytes(data))


def _as_wanted(data: bytes, wanted: str) -> Decoded:
    try:
        text = data.decode(wanted)
    except (LookupError, UnicodeError):
        raise Refusal("encoding_does_not_fit", encoding=wanted) from None
    return Decoded(_utf8(text), wanted)


def _utf8(text: str) -> bytes:
    return text.removeprefix("\ufeff").encode("utf-8", errors="replace")


def _lenient(data: bytes, encoding: str) -> Decoded:
    """Decode; what is no character becomes the replacement character, and is told."""
    text = data.decode(encoding, errors="replace")
    lost = text.count("\ufffd")
    if not lost:
        return Decoded(_utf8(text), encoding)
    note = Problem("undecodable", "warning", {"n": lost, "encoding": encoding})
    return Decoded(_utf8(text), encoding, (note,))


def _marked(data: bytes) -> str | None:
    """The encoding that a byte order mark tells."""
    return next((name for mark, name in _BYTE_ORDER_MARKS if data.startswith(mark)), None)


def _utf_16(data: bytes) -> str | None:
    """UTF-16 without a mark: the high bytes of Latin text are NUL."""
    sample = data[:20_000]
    if sample.count(0) < 0.2 * len(sample):
        return None
    return "utf-16-le" if sample[1::2].count(0) > sample[::2].count(0) else "utf-16-be"


def _mostly_utf_8(data: bytes) -> bool:
    """UTF-8 with a few broken characters: cut off at the end, or pasted from elsewhere."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    high = sum(1 for char in text[:_SAMPLE] if char > "\x7f")
    return broken <= 0.1 * high


def _one_or_two_bytes(data: bytes) -> str:
    """The encoding of bytes that are no UTF-8, told by the lines that are not plain ASCII."""
    lines = b"\n".join(_lines_beyond_ascii(data[:_SAMPLE]) or _lines_beyond_ascii(data))
    if _is_shift_jis(lines):
        return "shift_jis" if _decodes(data, "shift_jis") else "cp932"
    runs = re.findall(rb"[\x80-\xff]{3,}", lines)
    if sum(map(len, runs)) > 0.3 * sum(1 for byte in lines if byte > 0x7F):
        return _from_statistics(lines)
    return "cp1252" if _decodes(data, "cp1252") else "latin-1"


def _lines_beyond_ascii(data: bytes) -> list[bytes]:
    """The lines that hold a byte above 127, the first 1,000."""
    lines: list[bytes] = []
    at = 0
    while len(lines) < MOST_LINES and (found := _NON_ASCII.search(data, at)):
        start = data.rfind(b"\n", 0, found.start()) + 1
        end = data.find(b"\n", found.start())
        at = end if end >= 0 else len(data)
        lines.append(data[start:at])
    return lines


def _is_shift_jis(lines: bytes) -> bool:
    """Reads as Japanese, and does so where Japanese stands.

    Read as Shift-JIS an accented Windows-1252 letter swallows the character after it and leaves one
    ideograph, mostly amid ASCII letters, and one that Shift-JIS writes with a first byte above A0.
    True Japanese comes in runs or has lower first bytes, and hardly touches lower-case letters.
    """
    if not _decodes(lines, "cp932"):
        return False
    text = lines.decode("cp932")
    runs = _JAPANESE_RUN.findall(text)
    japanese = sum(map(len, runs))
    other = sum(1 for char in text if char > "\x7f") - japanese
    likely = sum(len(run) for run in runs if len(run) > 1 or run.encode("cp932")[0] < 0xA0)
    touching = len(_BESIDE_LETTER.findall(text))
    return japanese > other and 2 * likely > japanese and touching < 0.2 * japanese


def _from_statistics(lines: bytes) -> str:
    from charset_normalizer import from_bytes  # noqa: PLC0415  half a second, rarely needed

    best = from_bytes(lines[:_SAMPLE]).best()
    return "cp1252" if best is None else best.encoding


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
