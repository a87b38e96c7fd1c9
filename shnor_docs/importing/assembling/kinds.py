"""The kind of a document, by the words of its title."""

from __future__ import annotations

import re

from shnor_docs.documents.kinds import KINDS
from shnor_docs.importing.evidence import Certainty, Decision
from shnor_docs.inspection.foreign.remarks import Place

_KINDS = {
    "report": r"(?:[\w-]*аналитическ\w+ )?(?:отч[её]т|результаты|итоги|справка|информация)(?![\w-])",
    "monitoring": r"программ\w* мониторинг",
    "info_card": r"информационн\w+ карт",
    "roadmap": r"(?:муниципальн\w+ )?(?:комплексн\w+ )?план(?:а|ы)?(?![\w-])|.{0,40}дорожн\w+ карт",
    "program": r".{0,40}программ",
    "concept": r".{0,40}концепци",
    "model": r".{0,40}модель",
    "team": r"состав|список (?:лиц|ответственн|член)",
    "regulation": r"положени|порядок|регламент|правила",
}
OTHER = "report"
AGREEMENTS = {
    "утвержден": "masculine", "утверждена": "feminine", "утверждено": "neuter", "утверждены": "plural",
}  # fmt: skip
_USUAL = {
    "program": "feminine",
    "monitoring": "feminine",
    "concept": "feminine",
    "model": "feminine",
    "regulation": "neuter",
}


def kind_of_paper(title: str) -> str:
    """The kind of a document that has that title; :data:`OTHER` if its words tell none."""
    return next((kind for kind, words in _KINDS.items() if re.match(words, title, re.I)), OTHER)


def told(kind: str, title: str, place: Place) -> Decision:
    """The decision on a kind."""
    named = re.match(_KINDS.get(kind, "$"), title, re.I) if title else None
    known = KINDS.get(kind)
    what = f"документ «{title or 'без названия'}» – {known.title.lower() if known else kind}"
    if named:
        return Decision(what, place, Certainty.LIKELY, f"название начинается словами «{named[0]}»")
    return Decision(what, place, Certainty.GUESSED, "вид по названию не узнан")


def agreement_of(kind: str, mark: str) -> str:
    """Gender and number of «УТВЕРЖДЁН», if it is not what the kind has by itself."""
    words = [word.lower().replace("ё", "е") for word in re.findall(r"утвержд\w+", mark, re.I)]
    found = next((AGREEMENTS[word] for word in words if word in AGREEMENTS), "")
    return found if found and found != _USUAL.get(kind, "masculine") else ""
