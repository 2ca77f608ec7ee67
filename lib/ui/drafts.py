"""The files of a visit: the one that is being opened, and those that studies were made of.

A file is held in this session's memory until another one takes its place or it is taken out: by
the uploader, or with the study that was made of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from lib.ui import dropped, state
from lib.ui.draft import Draft, Progress, silent
from lib.ui.dropped import Dropped, File, different
from lib.ui.tables import Tables

MOST_TOGETHER = 8  # files that may be of the same people; further ones wait
_PLACE = "draft"
_OF_STUDIES = "drafts"  # of the studies of this visit, by their keys


def current() -> Draft | None:
    """The file that this visitor is opening."""
    return _held().get(_PLACE)


def start(files: Sequence[Dropped], told: Progress = silent) -> Draft:
    """Begin with files just dropped in; the same uploads, or the same bytes, go on as they were."""
    held = current()
    if held is not None and held.upload == "+".join(file.upload for file in files):
        return held
    new = different([File.of(each) for each in files])
    if held is not None and _same(held, new):
        held.tables.files = new
        return held
    draft = Draft(Tables(new[:MOST_TOGETHER]))
    dropped.waiting().extend(new[MOST_TOGETHER:])
    draft.taken = _replaced().pop(_PLACE, None)
    draft.read(told)
    _held()[_PLACE] = draft  # only now: a run that was broken off begins anew
    return draft


def open_waiting(file: File) -> None:
    """Open a file that was dropped with others; one that is open and not used yet waits."""
    held = current()
    dropped.waiting().remove(file)
    if held is not None and held.taken is None:
        dropped.waiting().extend(held.tables.files)
    draft = Draft(Tables((file,)))
    draft.read()
    _held()[_PLACE] = draft


def _same(held: Draft, new: Sequence[File]) -> bool:
    mine = [(file.digest, file.name) for file in held.tables.files]
    return mine == [(file.digest, file.name) for file in new]


def drop() -> None:
    """Close the file; a study that was made of it stays, and can be opened again."""
    _held().pop(_PLACE, None)


def open_again(key: str) -> None:
    """Go on with the file of a study of this visit, in the form as it was."""
    held = of_study(key)
    if held is not None:
        _held()[_PLACE] = held


def replace_study(key: str) -> None:
    """Let the next file take the place of that study."""
    drop()
    _replaced()[_PLACE] = key


def of_study(key: str) -> Draft | None:
    """The file that a study of this visit was made of."""
    return _studies().get(key)


def taken(draft: Draft, key: str) -> None:
    """A study was made of the file, and is known by that key."""
    draft.taken = key
    _studies()[key] = draft


def forget(key: str) -> Draft | None:
    """Forget the file of a study; returns it for whoever wants it back."""
    held = _studies().pop(key, None)
    if held is not None and current() is held:
        drop()
    return held


def _replaced() -> dict[str, str]:
    return state.keep("replaced", dict[str, str])


def _studies() -> dict[str, Draft]:
    return state.keep(_OF_STUDIES, dict[str, Draft])


def _held() -> dict[str, Draft]:
    return state.keep(_PLACE, dict[str, Draft])
