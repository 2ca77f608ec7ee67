"""Names by which columns say what they hold: who, when, a score, a change, a cluster."""

from __future__ import annotations

ID = frozenset(
    ["id", "pid", "subid", "subjid", "sid", "uid", "kode", "responden", "respondent", "participant",
     "partisipan", "peserta", "subject", "subjects", "subjek", "subj", "patient", "pasien", "pat",
     "seqn", "rm", "nrm", "student", "siswa", "mahasiswa", "case", "kasus", "person", "ss",
     "respid", "patid", "noresp", "idresp", "record"]
)  # fmt: skip
NUMBER = frozenset(["no", "nomor", "nr"])
ROW_NUMBER = NUMBER | frozenset(["rownames", "rowname", "index", "unnamed", "row", "x"])
NAME = frozenset(["nama", "name", "inisial", "initials", "inisials"])
TIME = frozenset(
    ["time", "waktu", "phase", "fase", "when", "kapan", "visit", "kunjungan", "wave", "occasion",
     "period", "periode", "tahap", "pengukuran", "measurement", "year", "tahun", "session", "sesi",
     "prepost", "moment", "week", "minggu", "day", "days", "hari", "month", "bulan", "timepoint",
     "assessment", "date", "tanggal", "tgl", "event", "ukur", "round"]
)  # fmt: skip
CHANGE = frozenset(
    ["change", "changes", "chg", "diff", "difference", "delta", "selisih", "perubahan", "gain",
     "beda", "improvement", "peningkatan", "penurunan"]
)  # fmt: skip
SCORE = frozenset(["score", "scores", "skor", "nilai", "value", "errors", "hasil", "total", "sum"])
CLUSTER = frozenset(
    ["study", "studi", "site", "centre", "center", "clinic", "klinik", "puskesmas", "hospital",
     "rs", "school", "sekolah", "class", "kelas", "village", "desa", "posyandu", "family",
     "household", "cohort", "kohort", "ward", "ruang", "batch", "lokasi", "tempat"]
)  # fmt: skip
FILLERS = frozenset(
    ["test", "tes", "score", "scores", "skor", "nilai", "hasil", "value", "at", "of", "the", "di",
     "pada", "dari", "intervensi", "intervention", "perlakuan", "total", "x"]
)  # fmt: skip
TOTALS = frozenset(["total", "jumlah", "sum", "score", "skor", "nilai", "mean", "rerata"])
