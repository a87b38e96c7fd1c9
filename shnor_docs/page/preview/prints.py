"""Documents on their way through LibreOffice: each in a thread of its own, so that no window waits for it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from threading import Lock, Thread

from shnor_docs.diagnostics import Diagnostic, ShnorError

_ONE_AT_A_TIME = Lock()
"""LibreOffice and the library that draws pages bear no company."""
_KEPT = 8


@dataclass
class Printed:
    """A document as it will print: its PDF and pictures of its pages, once they are there; or why there are none."""

    name: str
    key: str
    pdf: bytes = b""
    pages: tuple[bytes, ...] = ()
    problems: tuple[Diagnostic, ...] = ()
    thread: Thread = field(default_factory=Thread)

    @property
    def is_ready(self) -> bool:
        """Whether the PDF is there."""
        return bool(self.pdf)

    @property
    def is_due(self) -> bool:
        """Whether it is still being made."""
        return not self.pdf and not self.problems


def key_of(written: bytes) -> str:
    """What tells a written document from any other."""
    return hashlib.blake2b(written, digest_size=12).hexdigest()


def begin(prints: dict[str, Printed], written: bytes, name: str) -> Printed:
    """The print of a document, begun if nobody has yet; failed ones are tried again."""
    key = key_of(written)
    known = prints.get(key)
    if known and not known.problems:
        return known
    made = Printed(name, key)
    prints.pop(key, None)
    prints[key] = made
    for old in [*prints][:-_KEPT]:
        prints.pop(old)
    made.thread = Thread(target=_make, args=(made, written), daemon=True)
    made.thread.start()
    return made


def _make(made: Printed, written: bytes) -> None:
    from shnor_docs.pdf.pictures import can_draw, pictures
    from shnor_docs.workspace.pdf.single import pdf_of

    with _ONE_AT_A_TIME:
        try:
            pdf = pdf_of(written, made.name)
        except ShnorError as error:
            made.problems = error.diagnostics
            return
        made.pages = tuple(pictures(pdf)) if can_draw() else ()
        made.pdf = pdf
