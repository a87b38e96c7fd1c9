"""What a person picks by name while editing: records that a field names, values that a text mentions."""

from __future__ import annotations

from starlette.responses import Response

from shnor_docs.documents.references import parse_reference
from shnor_docs.page.asking import Asked, shown
from shnor_docs.page.forms.drawing import box_at
from shnor_docs.page.forms.naming import names_of
from shnor_docs.page.forms.tokens import token_for
from shnor_docs.page.html import answer
from shnor_docs.page.plain_words import absent
from shnor_docs.page.screens.editing import opened
from shnor_docs.workspace.editing.mentionable import Mentionable, mentionable

MOST_FOUND = 60
"""Values that are shown at once: who sees as many types another word."""


def pick(asked: Asked) -> Response:
    """The records that a field may name, those it names first, in their order."""
    path = asked.path()
    box = box_at(opened(asked), path)
    options = box.options or {}
    chosen = {key: options.get(key, f"{absent(key)} — такого нет") for key in box.chosen}
    return answer("edit/pick.html", box=box, options={**chosen, **options})


def values(asked: Asked) -> Response:
    """What a text can mention, found by any words of its name or of what it prints."""
    form = opened(asked)
    content, names = form.last_good, names_of(form)
    words = asked.query.get("q", "").casefold().split()
    found = [value for value in mentionable(content) if _has(value, words)] if content else []
    return answer(
        "edit/values.html",
        values=[(value, token_for(parse_reference(value.reference), names)) for value in found[:MOST_FOUND]],
        count=len(found),
        is_readable=content is not None,
    )


def _has(value: Mentionable, words: list[str]) -> bool:
    text = f"{value.title} {value.printed}".casefold()
    return all(word in text for word in words)


ROUTES = (
    shown("/p/{program}/pick", pick),
    shown("/p/{program}/values", values),
)
