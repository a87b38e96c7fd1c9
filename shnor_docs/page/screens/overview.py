"""The first screen of a program: what it is, what to do next, its documents, what was approved."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from starlette.responses import Response

from shnor_docs.page.addressed import loaded_of, standing_of
from shnor_docs.page.addresses import program_url
from shnor_docs.page.asking import Asked, shown
from shnor_docs.page.html import answer
from shnor_docs.page.menu import MENU
from shnor_docs.page.progress import next_step, told, way
from shnor_docs.workspace.standing import head_of

if TYPE_CHECKING:
    from shnor_docs.model.content import Content


class Paper(NamedTuple):
    """A document of the program: what kind it is, what it is called, where it is seen."""

    kind: str
    title: str
    url: str


class Source(NamedTuple):
    """What a program was copied from: its title, and its address if it is in this workspace."""

    title: str
    url: str = ""


def overview(asked: Asked) -> Response:
    """The program at a glance."""
    from shnor_docs.workspace.importing.keeping import was_imported

    found, content = standing_of(asked), loaded_of(asked).content
    return answer(
        "overview/overview.html",
        program=found.program,
        title=found.head.title,
        here=MENU[0],
        standing=found,
        lines=told(found),
        way=way(found),
        step=next_step(found),
        papers=tuple(_papers(found.program, content)) if content else (),
        source=_source(asked, content),
        is_begun="begun" in asked.query,
        is_imported=was_imported(asked.session.workspace(), found.program),
    )


def _papers(program: str, content: Content) -> Iterator[Paper]:
    from shnor_docs.documents.kinds import KINDS, document_title, kind_of
    from shnor_docs.documents.titles import titled

    printed = titled(content)
    for settings in printed.program.documents:
        if settings.kind in KINDS or settings.kind in printed.kinds:
            title = document_title(printed, settings)
            yield Paper(kind_of(printed, settings.kind).title, title, program_url(program, "preview", settings.id))


def _source(asked: Asked, content: Content | None) -> Source | None:
    if content is None or content.program.cloned_from is None:
        return None
    name, root = content.program.cloned_from.partition("@")[0], asked.session.root
    if name in asked.session.workspace().programs:
        return Source(head_of(root, name).title, program_url(name) + "/")
    return Source(name)


ROUTES = (shown("/p/{program}/", overview),)
