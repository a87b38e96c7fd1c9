"""References of a text as a window shows them, ⟨Период, цифрами⟩ for ``{{ period | digital }}``, and back.

A bracket that the text itself holds is doubled, so any text comes back letter by letter.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from shnor_docs.documents.references import PATTERN, BadReference, Reference, parse_reference
from shnor_docs.page.forms.words import shortened

OPENING, CLOSING = "⟨⟩"
FILTERS = {
    "number": "только число",
    "words": "числом и прописью",
    "spelled": "прописью",
    "agree": "со словом",
    "digital": "цифрами",
    "official": "словом и цифрами",
    "case": "падеж",
    "genitive": "в родительном падеже",
    "dative": "в дательном падеже",
    "accusative": "в винительном падеже",
    "instrumental": "в творительном падеже",
    "prepositional": "в предложном падеже",
    "signature": "инициалы и фамилия",
    "lower": "со строчной буквы",
    "capital": "с прописной буквы",
    "numbered": "с номерами",
    "bulleted": "без номеров",
}
"""How a value is to be printed, in words."""

_BY_WORDS = {words: name for name, words in FILTERS.items()}
_STRANGE = "неизвестное значение: "
_SIGNS = str.maketrans({OPENING: "‹", CLOSING: "›", "{": "(", "}": ")"})
_TOKEN = re.compile(f"{OPENING}{{2}}|{CLOSING}{{2}}|{OPENING}([^{OPENING}{CLOSING}]+){CLOSING}|[{OPENING}{CLOSING}]")
_NUMBER = re.compile(r"[\d.]+")


@dataclass(frozen=True)
class Labels:
    """Labels of references, each of one reference only.

    ``known`` holds all that windows were ever shown: they understand their own after a rename, too.
    """

    known: dict[str, str] = field(default_factory=dict)
    current: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Names:
    """The labels of a program, and what tells how the value of a reference is called (nothing if there is none)."""

    called: Callable[[Reference], str]
    labels: Labels


def shown(text: str, names: Names) -> str:
    """The text for an input, from which ``typed`` makes it again."""
    parts = PATTERN.split(text)  # what stands between references, and what is in them, by turns
    return "".join(
        token_of(f"{{{{{part}}}}}", names) if index % 2 else re.sub(f"[{OPENING}{CLOSING}]", r"\g<0>\g<0>", part)
        for index, part in enumerate(parts)
    )


def told(text: str, names: Names) -> str:
    """The text to be read only."""
    return PATTERN.sub(lambda match: token_of(match[0], names), text)


def typed(text: str, names: Names) -> str:
    """The text that a person means who sees tokens.

    Raises:
        BadReference: a token that names nothing, or one that is not typed to its end.
    """
    return _TOKEN.sub(lambda match: _meant(match, names), text)


def token_of(reference: str, names: Names) -> str:
    """The token of a reference as it is written, braces and all."""
    labels = names.labels
    if reference not in labels.current:
        label = _label(reference, names)
        number = 1
        while labels.known.setdefault(found := label if number == 1 else f"{label} ({number})", reference) != reference:
            number += 1
        labels.current[reference] = found
    return f"{OPENING}{labels.current[reference]}{CLOSING}"


def written(reference: Reference) -> str:
    """The reference as it is mostly written."""
    filters = "".join(f" | {name}{_arguments(arguments)}" for name, arguments in reference.filters)
    return f"{{{{ {reference.path}{filters} }}}}"


def _arguments(arguments: tuple[str, ...]) -> str:
    quoted = (word if _NUMBER.fullmatch(word) else f"'{word}'" for word in arguments)
    return f"({', '.join(quoted)})" if arguments else ""


def _label(reference: str, names: Names) -> str:
    """What a reference says, in words; the reference itself if it says nothing."""
    try:
        parsed = parse_reference(reference[2:-2])
    except BadReference:
        return _plain(_STRANGE + shortened(reference[2:-2]))
    if (usual := written(parsed)) != reference:
        token_of(usual, names)  # the plain label is for the usual way to write it
    called = names.called(parsed)
    return _plain(", ".join((called or _STRANGE + parsed.path, *map(_filter, parsed.filters))))


def _filter(filter_: tuple[str, tuple[str, ...]]) -> str:
    name, arguments = filter_
    words = FILTERS.get(name, name)
    return f"{words}: {' '.join(arguments)}" if arguments else words


def _plain(label: str) -> str:
    return " ".join(label.translate(_SIGNS).split())


def _meant(match: re.Match[str], names: Names) -> str:
    token, label = match[0], " ".join((match[1] or "").split())
    if token in (OPENING * 2, CLOSING * 2):
        return token[0]
    if not label:
        raise BadReference(f"скобка «{token}» без пары", "вставьте значение из списка заново или уберите его целиком")
    reference = names.labels.known.get(label) or _composed(label, names)
    if reference is None:
        raise BadReference(f"значения «{label}» нет", "выберите его из списка: кнопка «Значение…»")
    return reference


def _composed(label: str, names: Names) -> str | None:
    """The reference of a known label to which a person has added how it is to be printed."""
    parts = label.split(", ")
    for end in range(len(parts) - 1, 0, -1):
        reference = names.labels.known.get(", ".join(parts[:end]))
        filters = [_BY_WORDS.get(words) for words in parts[end:]]
        if reference and all(filters):
            return f"{reference[:-2].rstrip()} | {' | '.join(map(str, filters))} }}}}"
    return None
