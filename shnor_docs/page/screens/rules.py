"""The page of a rule: why it is, what to do, how it is wrong and how it is right."""

from __future__ import annotations

from starlette.responses import Response

from shnor_docs.diagnostics import CODES
from shnor_docs.page.asking import Asked, shown
from shnor_docs.page.html import answer


def rule(asked: Asked) -> Response:
    """The page of a code.

    Raises:
        ShnorError: there is no such code.
    """
    from shnor_docs.page.forms.worded import said
    from shnor_docs.page.plain_words import advice, without_notation
    from shnor_docs.rules.pages import page
    from shnor_docs.workspace.codes import meant_codes

    code = CODES.get(asked.names["code"]) or meant_codes(asked.names["code"])[0]
    found = page(code.id)
    to_do = without_notation(advice(said(None, found.do))) if found else ""
    return answer(
        "remarks/rule.html",
        code=code,
        page=found,
        why=said(None, found.why) if found else "",
        to_do=to_do and to_do[0].upper() + to_do[1:].rstrip(".") + ".",
    )


ROUTES = (shown("/rule/{code}", rule),)
