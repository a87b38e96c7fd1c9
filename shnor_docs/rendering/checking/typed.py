"""What is typed in a template by hand, by paragraphs; kept, as a template is read far more often than edited."""

from __future__ import annotations

from typing import NamedTuple

from shnor_docs.source.keeping import Shelf, found, keep

SHELF = Shelf(".typed", most=64)
TAG = "\ufffc"
"""Stands where a tag stood: no letter, no blank."""


class TypedText(NamedTuple):
    """The words of a paragraph around its tags, and where it is; ``comments`` are those of the template's author."""

    text: str
    place: str
    comments: tuple[str, ...] = ()


def typed_texts(data: bytes) -> tuple[TypedText, ...]:
    """The paragraphs of a template's bytes that hold words or comments; none of a file that is no template."""
    kept: tuple[TypedText, ...] | None = found(SHELF, data)
    if kept is None:
        kept = _read(data)
        keep(SHELF, kept, data)
    return kept


def _read(data: bytes) -> tuple[TypedText, ...]:
    from shnor_docs.rendering.errors import Refusal
    from shnor_docs.rendering.package.places import paragraphs, part_title
    from shnor_docs.rendering.package.reading import read_package
    from shnor_docs.rendering.package.xml import parse
    from shnor_docs.rendering.parts.tagged import rendered_parts
    from shnor_docs.rendering.soundness.opening import opened

    try:
        parts = rendered_parts(opened(read_package(data)))
        roots = [(parse(part.data, part.name), part_title(part.name)) for part in parts]
    except Refusal:
        return ()
    texts = (_typed(one.text, one.place) for root, title in roots for one in paragraphs(root, title))
    return tuple(typed for typed in texts if typed.text.strip(f"{TAG} \t\n") or typed.comments)


def _typed(text: str, place: str) -> TypedText:
    from shnor_docs.rendering.tags.tokens import find_tags

    pieces, end, comments = [], 0, []
    for tag in find_tags(text):
        pieces += [text[end : tag.start], TAG]
        end = tag.end
        if tag.opener == "{#":
            comments.append(tag.inner)
    return TypedText("".join([*pieces, text[end:]]), place, tuple(comments))
