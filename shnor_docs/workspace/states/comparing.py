"""Two moments of a program compared: by meaning, and document by document."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from shnor_docs.documents.kinds import document_title
from shnor_docs.documents.tree import Document
from shnor_docs.lifecycle.beside import Pair, beside
from shnor_docs.workspace.editions.redlines import Redline, redlines_between
from shnor_docs.workspace.states.moments import opened_at, title_of
from shnor_docs.workspace.versions import Comparison, Edition, compared
from shnor_docs.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Paper:
    """A document at two moments, None where there is none."""

    id: str
    title: str
    before: Document | None
    after: Document | None

    @property
    def is_changed(self) -> bool:
        """Whether it says something else."""
        return self.before != self.after

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """Both texts side by side; of a document that is new or gone nothing."""
        return beside(self.before, self.after) if self.before and self.after else ()


@dataclass(frozen=True, slots=True)
class Moments:
    """Two opened moments of a program."""

    before: Edition
    after: Edition
    titles: tuple[str, str]

    def comparison(self) -> Comparison:
        """What changed by meaning.

        Raises:
            ShnorError: one of them cannot be read.
        """
        return compared(self.before, self.after, self.titles)

    def papers(self) -> tuple[Paper, ...]:
        """Their documents, those of the later moment first.

        Raises:
            ShnorError: one of them has errors: it has no documents.
        """
        old, new = _documents(self.before), _documents(self.after)
        return tuple(Paper(name, *_both(old.get(name), new.get(name))) for name in dict.fromkeys([*new, *old]))

    def redline(self, document: str) -> Redline:
        """A document of the later moment with the changes tracked.

        Raises:
            ShnorError: neither has it, or one of them has errors.
        """
        (found,) = redlines_between(self.before, self.after, (document,))
        return found


_Titled = tuple[str, Document]


def _documents(moment: Edition) -> dict[str, _Titled]:
    content = moment.workspace.content(moment.program)
    titles = {one.id: document_title(content, one) for one in content.program.documents}
    return {tree.id: (titles[tree.id], tree) for tree in moment.workspace.documents(moment.program)}


def _both(old: _Titled | None, new: _Titled | None) -> tuple[str, Document | None, Document | None]:
    titled = new or old
    assert titled is not None
    return titled[0], old[1] if old else None, new[1] if new else None


@contextmanager
def moments(workspace: Workspace, program: str, before: str, after: str) -> Iterator[Moments]:
    """Two moments, each under its key.

    Raises:
        ShnorError: no such program or moment, or its files cannot be trusted.
    """
    titles = title_of(workspace, program, before), title_of(workspace, program, after)
    with opened_at(workspace, program, before) as old, opened_at(workspace, program, after) as new:
        yield Moments(old, new, titles)
