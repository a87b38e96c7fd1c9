"""Closed lists: what dictionaries of word forms do not tell of official names."""

from __future__ import annotations

SETTLEMENTS = {
    "город": "masc",
    "г.": "masc",
    "село": "neut",
    "с.": "neut",
    "деревня": "femn",
    "д.": "femn",
    "посёлок": "masc",
    "поселок": "masc",
    "пос.": "masc",
    "п.": "masc",
    "пгт": "masc",
    "пгт.": "masc",
    "р.п.": "masc",
    "станица": "femn",
    "ст-ца": "femn",
    "хутор": "masc",
    "х.": "masc",
    "аул": "masc",
    "слобода": "femn",
}
"""Words before the name of a settlement, with their gender: «город Минусинск», «село Каменка»."""

CITIES = frozenset({"город", "г."})
"""After these a name in the singular declines, whatever its gender: «города Минусинска», «города Тюмени»."""

FROZEN_AFTER = frozenset({"округ", "район", "образование", "поселение", "сельсовет", "республика", "станция", "улус"})
"""A name in apposition to these stays as it is: «городского округа Самара», «Республики Бурятия»."""

_POSTS = ("заведующ", "исполняющ", "управляющ", "командующ", "служащ")
SUBSTANTIVES = frozenset(stem + ending for stem in _POSTS for ending in ("ий", "ая")) | {
    "дежурный",
    "дежурная",
    "ответственный",
    "ответственная",
    "уполномоченный",
    "уполномоченная",
    "учащийся",
    "обучающийся",
}
"""Adjectives and participles that are posts: «заведующий отделом», «исполняющий обязанности директора»."""

ACTING = frozenset({"и.о.", "и. о.", "ио", "врио", "врип", "вр.и.о."})
"""«И.о. директора» is the same in every case."""

TAIL_AFTER_HYPHEN = frozenset({"на", "в", "под", "при"})
"""«Ростов-на-Дону», «Комсомольск-на-Амуре»: only the first word declines."""

STRESSED_PATRONYMICS = frozenset({"ильич", "кузьмич", "лукич", "фомич"})
"""«Ильичом», not «Ильичем»."""

FOREIGN_IN = frozenset({"дарвин", "чаплин", "франклин", "грин", "крин", "цин"})
"""Foreign surnames in -ин: «Дарвином», not «Дарвиным»."""

FEMALE_ENDINGS = ("ова", "ева", "ёва", "ина", "ына", "ская", "цкая", "ая")
MALE_ENDINGS = ("ов", "ев", "ёв", "ин", "ын", "ский", "цкий", "ской", "цкой", "ый")
"""Endings by which a surname tells the gender where there is no patronymic."""

IN_PLACE = {"сад": "саду"}
"""Where people say «в детском саду» and «о детском саде», the form behind «в»."""
