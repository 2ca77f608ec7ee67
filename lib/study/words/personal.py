"""Names of columns that tell who somebody is."""

from __future__ import annotations

from lib.study.problem import ProblemKey

PERSONAL: dict[ProblemKey, set[str]] = {
    "personal_name": {"nama", "name", "fullname", "namalengkap", "surname", "firstname"},
    "personal_phone": {"hp", "telp", "telepon", "phone", "nohp", "wa", "whatsapp", "mobile"},
    "personal_email": {"email", "mail", "surel"},
    "personal_number": {"nik", "ktp", "bpjs", "ssn", "nisn"},
    "personal_address": {"alamat", "address", "street", "jalan", "zip", "kodepos", "postcode"},
    "personal_birth": {"dob", "dofb", "birthdate", "birthday", "tgllahir", "lahir"},
}

# beside "name" these words speak of a person; others, as in event_name, of something else
PERSONS = frozenset(
    ["full", "first", "last", "middle", "given", "family", "sur", "nick", "patient", "participant",
     "respondent", "responden", "subject", "subjek", "student", "siswa", "mahasiswa", "mother",
     "ibu", "pasien", "peserta", "lengkap", "depan", "belakang", "panggilan", "anak", "child",
     "bayi", "nurse", "perawat", "person", "client", "klien", "member", "user", "recipient",
     "inisial", "initials", "dan", "and", "of", "or", "atau", "your", "anda", "the", "s"]
)  # fmt: skip
