"""The first screen: the programs of the workspace, each as a card with its state and what to do next."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from starlette.responses import Response

from shnor_docs.page.asking import Asked, done, shown
from shnor_docs.page.html import answer, led_to
from shnor_docs.page.progress import Step, Told, next_step, told
from shnor_docs.workspace.freshness import shared_digest
from shnor_docs.workspace.places import is_workspace, program_ids
from shnor_docs.workspace.standing import Head, Standing, head_of, kept_standing, standing

LOOKED_AT_ONCE = 40
"""Programs whose states, if they are kept, come with the screen; the others come as one scrolls to them."""
WORTH_SEARCHING = 8


class Card(NamedTuple):
    """A program on the first screen; ``step`` is None while its state is not known."""

    program: str
    head: Head
    lines: tuple[Told, ...] = ()
    step: Step | None = None


def start(asked: Asked) -> Response:
    """The programs; where there is no workspace yet, how to get one."""
    root = asked.session.root
    if not is_workspace(root):
        return answer("start/no_workspace.html", folder=root.absolute())
    wanted = asked.query.get("q", "").strip()
    cards = [card for card in _cards(asked) if _is_meant(card, wanted)]
    count = len(program_ids(root))
    return answer("start/start.html", cards=cards, wanted=wanted, count=count, can_search=count > WORTH_SEARCHING)


def _cards(asked: Asked) -> Iterator[Card]:
    root = asked.session.root
    shared = shared_digest(root)
    for number, program in enumerate(program_ids(root)):
        known = kept_standing(root, program, shared) if number < LOOKED_AT_ONCE else None
        yield _card(known) if known else Card(program, head_of(root, program))


def _card(found: Standing) -> Card:
    return Card(found.program, found.head, told(found), next_step(found))


def _is_meant(card: Card, wanted: str) -> bool:
    text = f"{card.head.title} {card.head.municipality} {card.head.period}".casefold()
    return all(word in text for word in wanted.casefold().split())


def card(asked: Asked) -> Response:
    """The card of one program, its state found out."""
    shared = shared_digest(asked.session.root)
    return answer("start/card.html", card=_card(standing(asked.session.workspace(), asked.names["program"], shared)))


def make_workspace(asked: Asked) -> Response:
    """Make a workspace of the folder in which the page was opened."""
    from shnor_docs.workspace.starting import init_workspace

    init_workspace(asked.session.root)
    return led_to("/", is_part=asked.is_part)


ROUTES = (shown("/", start), shown("/p/{program}/card", card), done("/workspace", make_workspace))
