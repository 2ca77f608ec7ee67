"""Names by which columns say what they hold: who, when, a score, a change, a cluster."""

from __future__ import annotations

ID = frozenset(
    ["id", "pid", "subid", "subjid", "sid", "uid", "kode", "responden", "respondent", "participant",
     "partisipan", "peserta", "subject", "subjects", "subjek", "subj", "patient", "pasien", "pat",
     "seqn", "rm", "nrm", "student", "siswa", "mahasiswa", "case", "kasus", "person", "ss",
     "respid", "patid", "noresp", "idresp", "record", "code", "nim", "nis", "nisn", "nip", "nrp",
     "mrn", "caseid", "ptid", "kennung", "patientin", "paciente", "sujeto", "codigo", "sujet",
     "paziente", "soggetto", "codice", "proefpersoon", "pacjent", "benhnhan", "пациент",
     "код", "编号", "編號", "患者", "番号", "번호", "환자", "رقم"]
)  # fmt: skip
NUMBER = frozenset(["no", "nomor", "nr"])
ROW_NUMBER = NUMBER | frozenset(["rownames", "rowname", "index", "unnamed", "row", "x"])
NAME = frozenset(
    ["nama", "name", "inisial", "initials", "inisials", "email", "mail", "surel", "nombre", "nom",
     "nome", "naam", "vorname", "nachname", "imie", "имя", "姓名", "名前", "이름", "اسم"]
)  # fmt: skip
TIME = frozenset(
    ["time", "waktu", "phase", "fase", "when", "kapan", "visit", "kunjungan", "wave", "occasion",
     "period", "periode", "tahap", "pengukuran", "measurement", "year", "tahun", "session", "sesi",
     "prepost", "moment", "week", "minggu", "day", "days", "hari", "month", "bulan", "timepoint",
     "assessment", "date", "tanggal", "tgl", "event", "ukur", "round", "siklus", "pertemuan",
     "zeitpunkt", "zeit", "messung", "datum", "tiempo", "momento", "fecha", "medicion", "tempo",
     "temps", "mesure", "visite", "visita", "meting", "tijd", "czas", "zaman", "olcum",
     "thoidiem", "время", "визит", "时间", "時間", "时点", "時期", "시점", "시기", "الوقت"]
)  # fmt: skip
CHANGE = frozenset(
    ["change", "changes", "chg", "diff", "difference", "delta", "selisih", "perubahan", "gain",
     "beda", "improvement", "peningkatan", "penurunan"]
)  # fmt: skip
SCORE = frozenset(
    ["score", "scores", "skor", "nilai", "value", "errors", "hasil", "total", "sum", "punkte",
     "puntaje", "puntuacion", "pontuacao", "punteggio", "wynik", "puan", "diem", "markah", "балл",
     "баллы", "得分", "分数", "得点", "スコア", "점수", "درجة", "الدرجة"]
)  # fmt: skip
# numbers that are hardly ever what a study compares; they come after all other scores
ASIDE = frozenset(
    ["age", "usia", "umur", "alter", "edad", "idade", "eta", "leeftijd", "wiek", "yas", "tuoi",
     "возраст", "年龄", "年齢", "나이", "العمر", "delay", "duration", "durasi", "dauer", "lama",
     "elapsed", "interval", "intervals", "since", "progress", "trial", "trials", "block", "order",
     "sequence", "row", "index", "rater"]
)  # fmt: skip
# of these a column of whole numbers may hold the days
DATED = frozenset(
    ["date", "dates", "tanggal", "tgl", "datum", "fecha", "dob", "birth", "lahir", "visit",
     "visite", "visita", "kunjungan", "day", "hari"]
)  # fmt: skip
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
# of scripts without blanks, where several words of a name are one
UNSPACED_NAMES = tuple(
    word
    for word in sorted(ID | NAME | TIME | SCORE | ASIDE)
    if len(word) > 1 and word[0] > "\u2e80"
)
