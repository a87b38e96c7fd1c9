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
    from shnor_docs.rules.pages import page
    from shnor_docs.workspace.codes import meant_codes

    code = CODES.get(asked.names["code"]) or meant_codes(asked.names["code"])[0]
    return answer("remarks/rule.html", code=code, page=page(code.id))


ROUTES = (shown("/rule/{code}", rule),)
