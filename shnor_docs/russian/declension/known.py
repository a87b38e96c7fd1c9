"""Forms of names that a person has written or agreed to: the only ones that documents print.

A template and a text name a value, wherever it stands; its forms are no argument but the language spoken, as the
nouns of :mod:`shnor_docs.russian.numerals` are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from types import MappingProxyType

from shnor_docs.russian.declension.cases import Case

_QUOTES = str.maketrans(dict.fromkeys("«»„“”\"'", '"') | {"\u00a0": " "})


@dataclass(frozen=True, slots=True)
class Name:
    """A name with its forms; ``agreed`` are the cases that a person has confirmed, ``doubted`` those proposed unsurely.

    An ``unchanging`` name is the same in every case.
    """

    name: str
    forms: Mapping[Case, str]
    agreed: frozenset[Case] = frozenset()
    doubted: frozenset[Case] = frozenset()
    unchanging: bool = False

    def form(self, case: Case) -> str | None:
        """The form, None if it is not written."""
        return self.name if case == "nominative" or self.unchanging else self.forms.get(case)


Names = Mapping[str, Name]
"""Names by :func:`key`."""

_KNOWN: ContextVar[Names] = ContextVar("names of the workspace", default=MappingProxyType({}))


def key(name: str) -> str:
    """A name without what writers vary: kinds of quotes, spaces, line breaks."""
    return " ".join(name.translate(_QUOTES).split())


def by_key(names: Iterable[Name]) -> Names:
    """The names as :func:`use_names` takes them."""
    return {key(name.name): name for name in names}


def use_names(names: Names) -> None:
    """From now on, in this thread, know these names and no others."""
    _KNOWN.set(names)


def told_names(names: Names) -> Iterator[str]:
    """All that the names print, as texts: what differs in a form differs here."""
    for name in names.values():
        yield from (name.name, str(name.unchanging), *(f"{case}={form}" for case, form in name.forms.items()))


def find_name(text: str, names: Names | None = None) -> Name | None:
    """The known name that the text is; its first letter may be of the other case, and the forms' then are too."""
    known, wanted = _KNOWN.get() if names is None else names, key(text)
    if wanted in known or not wanted:
        return known.get(wanted)
    other = known.get(_with_first(wanted, wanted[0].swapcase()))
    return _recased(other, wanted[0].isupper()) if other else None


def form_of(text: str, case: Case, names: Names | None = None) -> str | None:
    """The form of a name, None if it is not known; the nominative is the text itself."""
    if case == "nominative":
        return text
    name = find_name(text, names)
    return name.form(case) if name else None


def _recased(name: Name, upper: bool) -> Name:
    forms = {
        case: _with_first(form, form[0].upper() if upper else form[0].lower()) for case, form in name.forms.items()
    }
    own = _with_first(name.name, name.name[0].upper() if upper else name.name[0].lower())
    return Name(own, forms, name.agreed, name.doubted, name.unchanging)


def _with_first(text: str, letter: str) -> str:
    return letter + text[1:]
