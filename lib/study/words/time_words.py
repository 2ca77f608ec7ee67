"""Words by which people say when: before, after, follow-up, units of time, numbers in words."""

from __future__ import annotations

import unicodedata
from typing import Literal

Phase = Literal[0, 1, 2, 3]  # before, numbered, after, follow-up

# letters that no decomposition takes apart
_PLAIN = str.maketrans({"đ": "d", "ł": "l", "ı": "i", "ø": "o", "ß": "ss"})


def fold(word: str) -> str:
    """A word in small letters without accents, as words are compared.

    Vowel signs of Thai, Hindi and Arabic are dropped as accents are, on both sides of a comparison.

    >>> fold("Après"), fold("Đầu"), fold("SKOR")
    ('apres', 'dau', 'skor')
    """
    if word.isascii():
        return word.lower()
    small = word.casefold()
    apart = unicodedata.normalize("NFKD", small.translate(_PLAIN))
    bare = "".join(letter for letter in apart if not unicodedata.category(letter).startswith("M"))
    return unicodedata.normalize("NFKC", bare)


def _words(phase: Phase, text: str) -> dict[str, Phase]:
    return dict.fromkeys((fold(word) for word in text.split()), phase)


WORDS: dict[str, Phase] = {
    # English and Indonesian
    **_words(0, "pre pra before baseline base bl initial start awal sebelum pretest pret prates"),
    **_words(0, "enrollment enrolment screening recruitment pendaftaran"),
    **_words(0, "admission intake pretreatment mula permulaan praintervensi preintervention first"),
    **_words(1, "during selama mid middle tengah interim"),
    **_words(2, "post pasca after end final akhir sesudah setelah posttest postt pascates endline"),
    **_words(2, "discharge selesai posttreatment pascaintervensi postintervention last"),
    **_words(3, "fup fu followup follow lanjutan lanjut"),
    # German, Dutch
    **_words(0, "vorher vor davor vortest anfang beginn ausgangswert prä prätest"),
    **_words(0, "voor vooraf voormeting begin beginmeting"),
    **_words(2, "nachher nach danach nachtest ende achteraf nameting eind einde eindmeting"),
    **_words(3, "katamnese nachuntersuchung"),
    # Spanish, Portuguese, French, Italian
    **_words(0, "antes inicial inicio início previo prévio previa basal"),
    **_words(0, "avant initiale début prima iniziale inizio"),
    **_words(2, "después despues depois após posterior après dopo finale"),
    **_words(3, "seguimiento seguimento suivi"),
    # Polish, Turkish, Vietnamese, Malay
    **_words(0, "przed początek początkowy początkowa początkowe wstępny öncesi öntest ilk trước"),
    **_words(2, "koniec końcowy końcowa końcowe sonra sonrası sontest sau selepas"),
    # Russian, Arabic, Hindi, Korean
    **_words(0, "до исходный исходное исходно начало перед قبل قبلي पहले पूर्व 사전 이전"),
    **_words(2, "после конец بعد بعدي बाद पश्चात 사후 이후"),
    # Scandinavian, Finnish, Baltic
    **_words(0, "före innan førmåling förmätning ennen alkumittaus enne prieš"),
    **_words(2, "efter etter eftermåling eftermätning jälkeen loppumittaus pärast vėliau"),
    # Czech, Slovak, South Slavic, Hungarian, Romanian, Greek, Catalan
    **_words(0, "předtím predtým prije преди пре előtte előtt înainte πριν abans"),
    **_words(2, "poté potom potem poslije nakon posle след utána után după μετά després"),
    # Ukrainian, Hebrew, Persian, Urdu, Bengali, Nepali, Tamil, Swahili
    **_words(0, "перед לפני پیش پہلے আগে পূর্বে अघि முன் kabla awali"),
    **_words(2, "після אחרי پس بعدازاں পরে পরবর্তী पछि பின் baada"),
    # Tagalog, Javanese, Sundanese
    **_words(0, "bago sadurunge sakdurunge saacan saacanna saméméh sateuacan"),
    **_words(2, "pagkatapos matapos sawise sakwise sabubare saparantos saenggeus sanggeus"),
}
# these say when only beside a word of the same language: "voor" and "na", "ilk" and "son"
BESIDE: dict[str, tuple[Phase, frozenset[str]]] = {
    "na": (2, frozenset(["voor", "vooraf", "voormeting", "begin"])),
    "for": (0, frozenset(["efter", "etter"])),  # før
    "pred": (0, frozenset(["po", "potom"])),  # else what a model predicted
    "po": (2, frozenset(map(fold, ["przed", "před", "pred", "prieš"]))),
    "pos": (2, frozenset(["pre", "antes", "previo"])),
    "son": (2, frozenset(["on", "ilk", "ontest"])),
    "on": (0, frozenset(["son", "sontest"])),
    "once": (0, frozenset(["sonra", "sonrasi"])),
    "fin": (2, frozenset(["debut", "inicio"])),
    "fim": (2, frozenset(["inicio"])),
    "fine": (2, frozenset(["inizio"])),
    "dau": (0, frozenset(["cuoi", "sau"])),
    "cuoi": (2, frozenset(["dau"])),
    "ante": (0, frozenset(["post"])),
    "prior": (0, frozenset(["post", "after", "posttest"])),
    "entry": (0, frozenset(["exit"])),
    "exit": (2, frozenset(["entry", "baseline"])),
    "then": (0, frozenset(["now"])),
    "now": (2, frozenset(["then"])),
}
# scripts that put no blanks between words; the longer mark comes first
UNSPACED: dict[str, Phase] = {
    **_words(3, "随访 隨訪 追跡 フォローアップ 추적 ติดตาม"),
    **_words(0, "基线 基線 ベースライン 開始 开始 初回 사전"),
    **_words(2, "終了 结束 結束 最終 最终 사후"),
    **_words(0, "ก่อน 前 전"),
    **_words(2, "หลัง 后 後 후"),
}
# these may be glued to the rest of a name: Prewt, skorawal
GLUED: dict[str, Phase] = {
    mark: WORDS[mark]
    for mark in (
        *("pret", "pre", "pra", "before", "baseline", "awal", "sebelum", "start"),
        *("post", "pasca", "after", "akhir", "sesudah", "setelah", "selepas"),
        *("vorher", "nachher", "antes", "despues", "depois", "avant", "apres", "dopo"),
    )
}
# what may follow such a word without a blank: pretest, preop, praintervensi
TAILS = (
    *("", "test", "tes", "treatment", "treat", "tx", "intervention", "intervensi", "op", "operasi"),
    *("operative", "surgery", "bedah", "training", "exercise", "exam", "partum", "natal"),
)
DAYS = {
    fold(unit): days
    for days, units in (
        (1 / 1440, "min mins minute minutes menit mnt"),
        (1 / 24, "h hr hrs hour hours jam"),
        (1.0, "d day days hari tag tage dia dias día días jour jours giorno giorni dag dagen gün"),
        (7.0, "w wk wks week weeks minggu mgg woche wochen semana semanas semaine semaines"),
        (7.0, "settimana settimane weken hafta tuần неделя недели недель"),
        (30.44, "m mo mon mth month months bulan bln monat monate mes meses mois mese mesi"),
        (30.44, "maand maanden tháng месяц месяца месяцев"),
        (365.25, "y yr yrs year years tahun thn jahr jahre año años ano anos an ans anno anni"),
    )
    for unit in units.split()
}
# the same in scripts without blanks, with what counts measurements: 第1次, 2回目, 3개월
UNSPACED_UNITS = {
    fold(unit): days
    for days, units in (
        (1.0, ("次", "回", "回目", "度目", "차", "天", "日", "日目", "일")),
        (7.0, ("周", "週", "週間", "주", "주차")),
        (30.44, ("月", "个月", "個月", "か月", "ヶ月", "カ月", "개월")),
        (365.25, ("年", "년")),
    )
    for unit in units
}
NUMBERED = frozenset(DAYS) | {
    *("t", "time", "times", "v", "visit", "wave", "occasion", "phase", "session", "sesi"),
    *("kunjungan", "kontrol", "pengukuran", "measurement", "waktu", "tahap", "tes", "ke"),
    *("moment", "assessment", "round", "siklus", "period", "pertemuan", "cycle", "putaran"),
    *("observasi", "observation", "timepoint", "zeitpunkt", "messung", "meting", "ciclo", "temps"),
}
_NAMES_OF_NUMBERS = (
    "one first satu pertama 1st",
    "two second dua kedua 2nd",
    "three third tiga ketiga 3rd",
    "four fourth empat keempat 4th",
    "five fifth lima kelima 5th",
    "six sixth enam keenam 6th",
    "seven seventh tujuh ketujuh 7th",
    "eight eighth delapan kedelapan 8th",
    "nine ninth sembilan kesembilan 9th",
    "ten tenth sepuluh kesepuluh 10th",
    "eleven eleventh sebelas kesebelas 11th",
    "twelve twelfth duabelas 12th",
)
# numbers in words, told apart from other words by the unit beside them: "One Week"
NUMBER_WORDS = {
    word: number for number, words in enumerate(_NAMES_OF_NUMBERS, 1) for word in words.split()
}
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
ROMAN = {word: number for number, word in enumerate(_ROMAN, 1)}
