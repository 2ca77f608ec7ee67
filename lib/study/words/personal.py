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
