"""What an act begins with: «ПРИКАЗ», and the word that commands."""

from __future__ import annotations

import re

from shnor_docs.importing.prose.escaping import one_line

_SPACED = {"приказ": r"п\s*р\s*и\s*к\s*а\s*[з3]", "постановление": r"п\s*о\s*с\s*т\s*а\s*н\s*о\s*в\s*л\s*е\s*н\s*и\s*е"}
_FORMS = {**_SPACED, "распоряжение": r"р\s*а\s*с\s*п\s*о\s*р\s*я\s*ж\s*е\s*н\s*и\s*е"}
_COMMAND = re.compile(
    r"(?:(?<=\s)|^)((?:п\s*р\s*и\s*к\s*а\s*з\s*ы\s*в\s*а\s*[юе]т?|п\s*о\s*с\s*т\s*а\s*н\s*о\s*в\s*л\s*я\s*[юе]т?"
    r"|обязываю|предлагаю)\s*:?)\s*$",
    re.I,
)


def form_of(text: str) -> str:
    """«приказ» of a line «П Р И К А З»; empty for any other line."""
    line = one_line(text)
    return next((form for form, letters in _FORMS.items() if re.fullmatch(letters, line, re.I)), "")


def command_of(text: str) -> str:
    """The word that commands, as it is written at the end of a text; empty if there is none."""
    found = _COMMAND.search(text.rstrip())
    return found[1] if found else ""
