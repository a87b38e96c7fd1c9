"""What the records of a list are called where several are called alike: by their kind, else by their place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from shnor_docs.page.forms.choices import caption, choices
from shnor_docs.page.forms.filled import Filled, text_of
from shnor_docs.page.forms.referring import Choices
from shnor_docs.source.yaml.nodes import Node, find


def captions(filled: Filled, records: Sequence[Node]) -> tuple[str, ...]:
    """The names of records, each another's: a report and slides of one title are told apart by what they are."""
    names = [caption(filled, record) for record in records]
    alike = _repeated(names)
    if not alike:
        return tuple(names)
    kinds = choices(filled, Choices.KINDS, ())
    for index, record in enumerate(records):
        kind = kinds.get(text_of(find(record, ("kind",))))
        if kind and names[index] in alike:
            names[index] = f"{kind}: {names[index]}"
    alike = _repeated(names)
    return tuple(f"{name} – № {number}" if name in alike else name for number, name in enumerate(names, 1))


def _repeated(names: Sequence[str]) -> frozenset[str]:
    return frozenset(name for name, times in Counter(names).items() if name and times > 1)
