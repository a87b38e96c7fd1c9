"""Changes tracked and comments made while a template was written: no concern of the documents printed from it.

Insertions are accepted and deletions carried out, as Word shows a text without its corrections.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from shnor_docs.diagnostics import Diagnostic, Location, Severity, declare
from shnor_docs.rendering.errors import Refusal
from shnor_docs.rendering.package.places import part_title, place_of, table_titles
from shnor_docs.rendering.package.reading import Package, Part
from shnor_docs.rendering.package.repacking import related, replacing, without
from shnor_docs.rendering.package.xml import Element, W, drop, parse, to_bytes, unwrap
from shnor_docs.rendering.parts.tagged import rendered_parts
from shnor_docs.rendering.tags.tokens import has_tags

REVIEWED = declare("ШД646", Severity.WARNING, "В шаблоне остались исправления или примечания рецензента")

_COMMENT_PARTS = ("comments", "commentsExtended", "commentsIds", "commentsExtensible", "people")
"""Kinds of relations to what holds comments and who made them."""
_TRACES = re.compile(
    rb"<(?:\w+:)?(?:ins|del|moveFrom|moveTo|cell(?:Ins|Del|Merge)|comment(?:Reference|Range\w+)|\w+Change"
    rb"|(?:move|customXml)\w+Range\w+)[\s/>]"
)
_INSERTED = (f"{W}ins", f"{W}moveTo")
_DELETED = (f"{W}del", f"{W}moveFrom")
_TRACE = re.compile(
    rf"{re.escape(W)}(?:\w+Change|(?:move|customXml)\w+Range(?:Start|End)|cell(?:Ins|Merge)"
    r"|comment(?:RangeStart|RangeEnd|Reference))"
)
_MARKED = {f"{W}trPr": f"{W}tr", f"{W}tcPr": f"{W}tc"}
"""Properties that a mark of deletion in them deletes with what they are of."""


def accepted(package: Package) -> Package:
    """The package without a trace of review in the parts that are printed."""
    reviewed = [part for part in rendered_parts(package) if _TRACES.search(part.data)]
    comments = [part.name for kind in _COMMENT_PARTS for part in related(package, kind)]
    return without(replacing(package, {part.name: _accepted(part) for part in reviewed}), comments)


def _accepted(part: Part) -> bytes:
    root = parse(part.data, part.name)
    accept(root)
    return to_bytes(root)


def accept(root: Element) -> None:
    """Carry out the corrections of a part and take their marks away; a deleted tag stays, to be refused."""
    joined: list[Element] = []
    for mark in [one for one in root.iter(*_DELETED, f"{W}cellDel") if not has_tags(_text([one]))]:
        joined += _delete(mark)
    for mark in list(root.iter(*_INSERTED)):
        unwrap(mark)
    for element in [one for one in root.iter() if _TRACE.fullmatch(str(one.tag))]:
        _drop_mark(element)
    for paragraph in reversed(joined):
        _join_to_next(paragraph)


def _delete(mark: Element) -> list[Element]:
    """Carry out one deletion; the paragraph whose end is deleted is joined to the next one later."""
    holder = mark.getparent()
    above = None if holder is None else holder.getparent()
    drop(mark)
    if holder is None or above is None:
        return []
    if holder.tag in _MARKED:
        drop(above)
    is_of_paragraph = holder.tag == f"{W}rPr" and above.tag == f"{W}pPr"
    return [paragraph for paragraph in (above.getparent(),) if is_of_paragraph and paragraph is not None]


def _drop_mark(element: Element) -> None:
    run = element.getparent()
    drop(element)
    if run is not None and run.tag == f"{W}r" and all(child.tag == f"{W}rPr" for child in run):
        drop(run)


def _join_to_next(paragraph: Element) -> None:
    """Put a paragraph's content before that of the next, whose look the joined one has."""
    following = paragraph.getnext()
    if following is None or following.tag != f"{W}p":
        return
    start = int(len(following) > 0 and following[0].tag == f"{W}pPr")
    following[start:start] = [child for child in paragraph if child.tag != f"{W}pPr"]
    drop(paragraph)


def review_notes(package: Package, file: str) -> Iterator[Diagnostic]:
    """What :func:`accepted` takes away: corrections by paragraph, comments one by one."""
    for part in rendered_parts(package):
        if _TRACES.search(part.data):
            yield from _corrections(parse(part.data, part.name), part_title(part.name), file)
    for part in related(package, _COMMENT_PARTS[0]):
        for comment in parse(part.data, part.name).iter(f"{W}comment"):
            author = f" ({comment.get(f'{W}author')})" if comment.get(f"{W}author") else ""
            yield _note(f"примечание «{_shown(_text([comment]))}»{author} в документ не попадёт", "примечания", file)


def _corrections(root: Element, title: str, file: str) -> Iterator[Diagnostic]:
    titles = table_titles(root)
    for names, told in ((_DELETED, "удалил «{}»: это не печатается"), (_INSERTED, "вставил «{}»: это печатается")):
        marks = (mark for mark in root.iter(*names) if _text([mark]).strip())
        for place, group in groupby(marks, lambda mark: place_of(mark, title, titles)):
            text = _text([*group])
            if names is _INSERTED or not has_tags(text):
                yield _note(f"рецензент {told.format(_shown(text))}", place, file)


def _note(message: str, place: str, file: str) -> Diagnostic:
    hint = "в Word: «Рецензирование» — примите или отклоните исправления, удалите примечания"
    return Refusal(REVIEWED, message, hint).at(Location(file, part=place))


def _text(elements: list[Element]) -> str:
    return "".join(node.text or "" for element in elements for node in element.iter(f"{W}t", f"{W}delText"))


def _shown(text: str) -> str:
    return text.strip()[:60]
