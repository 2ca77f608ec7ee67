"""How large a file may be, so that one upload cannot take the server away from the others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lib.study.problem import Refusal

_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """What is refused before it is parsed.

    file_bytes       the file itself
    unpacked_bytes   what is inside a spreadsheet once unpacked; few bytes can unpack to many
    cells            rows × columns of all sheets, counted to the outermost cell of each
    columns          columns of one table that hold a cell
    parts            members of an archive, merged cells of a sheet
    """

    file_bytes: int = 50 * _MEGABYTE
    unpacked_bytes: int = 400 * _MEGABYTE
    cells: int = 20_000_000
    columns: int = 2_000
    parts: int = 10_000

    @classmethod
    def from_settings(cls, settings: Mapping[str, str]) -> Limits:
        """The limits of a mapping such as os.environ.

        PRAPASCA_MAX_FILE_MB, PRAPASCA_MAX_UNPACKED_MB, PRAPASCA_MAX_CELLS and
        PRAPASCA_MAX_COLUMNS; what is not set keeps its default. ValueError for what is no positive
        number: a mistyped limit must not become no limit.

        >>> Limits.from_settings({"PRAPASCA_MAX_FILE_MB": "2"}).file_bytes
        2000000
        """
        default = cls()
        return cls(
            _positive(settings, "PRAPASCA_MAX_FILE_MB", default.file_bytes, _MEGABYTE),
            _positive(settings, "PRAPASCA_MAX_UNPACKED_MB", default.unpacked_bytes, _MEGABYTE),
            _positive(settings, "PRAPASCA_MAX_CELLS", default.cells, 1),
            _positive(settings, "PRAPASCA_MAX_COLUMNS", default.columns, 1),
        )

    def check_file(self, size: int) -> None:
        """Refuse a file of too many bytes."""
        if size > self.file_bytes:
            raise Refusal(
                "file_too_large", size=_megabytes(size), limit=_megabytes(self.file_bytes)
            )

    def check_unpacked(self, size: int) -> None:
        """Refuse a spreadsheet that unpacks to too many bytes."""
        if size > self.unpacked_bytes:
            raise Refusal("unpacked_too_large", limit=_megabytes(self.unpacked_bytes))

    def check_table(self, rows: int, columns: int) -> None:
        """Refuse a sheet of too many columns or cells."""
        if columns > self.columns:
            raise Refusal("too_many_columns", n=columns, limit=self.columns)
        self.check_cells(rows, columns)

    def check_cells(self, rows: int, columns: int) -> None:
        """Refuse a sheet of too many cells."""
        if rows * columns > self.cells:
            raise Refusal("too_many_cells", n_rows=rows, n_columns=columns, limit=self.cells)

    def check_members(self, n: int) -> None:
        """Refuse an archive of too many members."""
        if n > self.parts:
            raise Refusal("too_many_parts", n=n, limit=self.parts)

    def check_merged(self, n: int) -> None:
        """Refuse a sheet of too many merged cells."""
        if n > self.parts:
            raise Refusal("too_many_merged", n=n, limit=self.parts)


def _positive(settings: Mapping[str, str], name: str, default: int, unit: int) -> int:
    if name not in settings:
        return default
    value = round(float(settings[name]) * unit)
    if value <= 0:
        raise ValueError(f"{name} must be positive, not {settings[name]!r}")
    return value


def _megabytes(size: int) -> int:
    """Whole megabytes, rounded up: a file over the limit never shows the limit itself."""
    return -(-size // _MEGABYTE)
