"""What a rule finds: a code, a sentence, and the model path of the place."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from shnor_docs.diagnostics import Code, Location
from shnor_docs.model.content import Content
from shnor_docs.russian.likeness import perhaps
from shnor_docs.source.text import Words

Path = tuple[object, ...]
"""Keys and indices from the program's root; ``("files", name)`` is a section file, ``Words`` last a place in a text."""


@dataclass(frozen=True, slots=True)
class Mending:
    """What to write instead of words of the text at a path; ``is_safe`` if no printed word changes."""

    owner: Path
    words: Words
    replacement: str
    is_safe: bool = True

    @property
    def path(self) -> Path:
        """The path of the words."""
        return (*self.owner, self.words)


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem at a model path; the place in a file is found by whoever loaded the program.

    ``cell`` is the place of a problem in a data table, which has no model path; ``mending`` what would mend it.
    """

    code: Code
    message: str
    path: Path
    hint: str = ""
    cell: Location | None = None
    mending: Mending | None = None


Rule = Callable[[Content], Iterable[Finding]]


def nearest(name: str, known: Iterable[str], empty: str = "") -> str:
    """A hint that names the known name most like ``name``, or all of them."""
    names = list(known)
    return perhaps(name, names, "есть: " + ", ".join(names[:12]) if names else empty)
