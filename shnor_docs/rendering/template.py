"""Word templates compiled once and rendered any number of times, from any thread."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Mapping
from pathlib import Path
from threading import Lock

from shnor_docs.rendering.compiling.compiled import CompiledTemplate
from shnor_docs.rendering.compiling.names import Use
from shnor_docs.rendering.errors import refusing
from shnor_docs.rendering.package.reading import read_file
from shnor_docs.rendering.running import Stamp, render
from shnor_docs.source.keeping import Shelf, found, keep

KEPT_TEMPLATES = 32
SHELF = Shelf(".template", most=64)
_KEPT: OrderedDict[bytes, CompiledTemplate] = OrderedDict()
"""Compiled templates by the digest of their file, the last used ones."""
_LOCK = Lock()


class Template:
    """A Word template in docxtpl's language.

    Cheap to make again for a file of the same bytes; safe to share between threads; pickled by its path.
    Raises :class:`TemplateError` for a file that cannot be read or is unsafe, or with all its wrong tags.
    """

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)
        with refusing(self.path.as_posix()):
            self._compiled = _compiled(read_file(self.path), self.path.as_posix())

    def render(self, context: Mapping[str, object], stamp: Stamp | None = None) -> bytes:
        """The .docx for one context; raises :class:`TemplateError` with every problem found in this run.

        ``stamp`` makes of the written body and charts the part that tells what the document is: that of
        ``rendering.provenance``.
        """
        return render(self._compiled, context, self.path.as_posix(), stamp)

    def undeclared_variables(self) -> frozenset[str]:
        """Top-level names the template takes from the context."""
        return self._compiled.variables

    def printed(self) -> tuple[Use, ...]:
        """What the template prints of its context, and on what conditions."""
        return self._compiled.printed

    def __reduce__(self) -> tuple[type[Template], tuple[Path]]:
        return Template, (self.path,)


def _compiled(data: bytes, file: str) -> CompiledTemplate:
    digest = hashlib.sha256(data).digest()
    with _LOCK:
        if digest not in _KEPT:
            _KEPT[digest] = found(SHELF, data) or _compile(data, file)
            if len(_KEPT) > KEPT_TEMPLATES:
                _KEPT.popitem(last=False)
        _KEPT.move_to_end(digest)
        return _KEPT[digest]


def _compile(data: bytes, file: str) -> CompiledTemplate:
    from shnor_docs.rendering.compiling.templates import compile_template  # needs docxtpl; a kept template does not

    made = compile_template(data, file)
    keep(SHELF, made, data)
    return made
