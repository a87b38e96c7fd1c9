"""What stands in each template, top to bottom: the order of requisites of ГОСТ Р 7.0.97."""

from __future__ import annotations

from default_templates.markup import each, ind, p, row, table, tag, when
from default_templates.measures import LANDSCAPE_WIDTH, MARK, TEXT_WIDTH
from default_templates.parts import package, page

_DRAFT = when("draft", p("Draft", "{{ draft }}"))
_PREAMBLE_AND_CLAUSES = p("BodyText", "{{p preamble }}") + p("Command", "{{ command }}") + p("Clause", "{{p clauses }}")


def _pair(left: tuple[int, str], right: str) -> str:
    """Two parts of one line at the two margins; the text of both is XML."""
    width, content = left
    rest = TEXT_WIDTH - width
    return table((width, rest), row((width, content), (rest, right)))


_SIGNATURE = (
    p("BeforeSignature")
    + _pair((TEXT_WIDTH * 3 // 5, p("Signature", "{{ post }}")), p("Signature", "{{ name }}", '<w:jc w:val="right"/>'))
    + p("AfterTable")
)
"""It stays with the last clause, and the paragraph that Word wants after a table stays with it."""
_DATE_AND_NUMBER = _pair(
    (TEXT_WIDTH // 2, p("Normal", "{{ date }}", "<w:keepNext/>")),
    p("Normal", "№\u00a0{{ number }}", '<w:keepNext/><w:jc w:val="right"/>'),
)
_LONGITUDINAL = (
    each("line in issuer", p("Requisite", "{{ line }}"))
    + p("FormName", "{{ form }}")
    + _DATE_AND_NUMBER
    + when("place", p("Place", "{{ place }}"))
)
_CORNER = (
    each("line in issuer", p("CornerRequisite", "{{ line }}"))
    + p("CornerFormName", "{{ form }}")
    + p("CornerRequisite", "{{ date }} №\u00a0{{ number }}")
    + when("place", p("CornerPlace", "{{ place }}"))
)


def order(letterhead: str, arms_style: str) -> dict[str, str]:
    """An order; the coat of arms goes into the header of the first page, 10 mm from the edge of the sheet."""
    body = _DRAFT + letterhead + p("Subject", "{{ heading }}") + _PREAMBLE_AND_CLAUSES + _SIGNATURE
    return package(body + page(), first_header=p(arms_style))


def _marks(width: int) -> str:
    """«Приложение», «УТВЕРЖДЕНА …» at the upper right of a page so wide."""
    right = ind(left=width - MARK)
    word = tag("if line is upper") + p("MarkWord", "{{ line }}", right)
    return each(
        "mark in marks",
        each("line in mark", word, tag("else"), p("Mark", "{{ line }}", right), tag("endif")),
        p("AfterTable"),
    )


_APPROVALS = when("approvals", p("BodyText", "{{p approvals }}"), p("AfterTable"))
_TITLE = p("Title", "{{ title }}") + when("subtitle", p("Subtitle", "{{ subtitle }}"))
_CONTENTS = when("contents", p("TOCHeading", "Содержание"), p("TOC1", "{{p contents }}"), p("AfterContents"))
_NEW_PAGE = '<w:p><w:pPr><w:pStyle w:val="AfterTable"/></w:pPr><w:r><w:br w:type="page"/></w:r></w:p>'


def _at_the_foot(width: int) -> str:
    """A frame at the bottom margin, whatever stands above it."""
    return (
        f'<w:framePr w:w="{width}" w:hRule="auto" w:wrap="notBeside" w:vAnchor="margin" w:hAnchor="margin" '
        'w:xAlign="center" w:yAlign="bottom"/>'
    )


def _title_page(width: int, height: int) -> str:
    """The title, on a page of its own if the document has a place or a year to print at the foot of it."""
    tall = row((width, _TITLE), properties=f'<w:trHeight w:val="{height}" w:hRule="atLeast"/>', align="center")
    foot = "".join(
        when(name, p("PlaceAndYear", f"{{{{ {name} }}}}", _at_the_foot(width))) for name in ("place", "year")
    )
    return tag("if place or year") + table((width,), tall) + foot + _NEW_PAGE + tag("else") + _TITLE + tag("endif")


def paper(landscape: bool = False) -> dict[str, str]:
    """A document of sections: marks and approvals, title, contents, text."""
    width, height = (LANDSCAPE_WIDTH, 2800) if landscape else (TEXT_WIDTH, 7600)
    head = _DRAFT + _marks(width) + _APPROVALS + _title_page(width, height)
    return package(head + _CONTENTS + p("BodyText", "{{p body }}") + page(landscape))


TEMPLATES = {
    "order.docx": order(_LONGITUDINAL, "Arms"),
    "order-corner.docx": order(_CORNER, "CornerArms"),
    "program.docx": paper(),
    "roadmap.docx": paper(landscape=True),
    "document.docx": paper(),
}
