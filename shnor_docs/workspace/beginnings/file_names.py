"""What the Word file of a document is usually called."""

from __future__ import annotations

from collections.abc import Container

WHOSE, WHEN = " {{ municipality.genitive }}", " на {{ period }}"
ORDER = "Приказ"
"""One order is told from another by more than the years of the program."""


def usual_file_name(kind: str, taken: Container[str], *, has_genitive: bool) -> str:
    """The name of a new document's file by the title of its kind; numbered if another document has it.

    It names the municipality if the program has the form for that.
    """
    name = kind.partition(" (")[0]
    if name != ORDER:
        name += (WHOSE if has_genitive else "") + WHEN
    number, found = 1, name
    while found in taken:
        number += 1
        found = f"{name} ({number})"
    return found
