"""Paragraphs over slides: what announces something stays with it, what belongs together stands together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from shnor_docs.documents.tree import Text
from shnor_docs.rendering.slides.design import Place
from shnor_docs.rendering.slides.flow import SMALLEST, Mark, Para
from shnor_docs.rendering.slides.measuring import joined, lines

T = TypeVar("T")
_SCALES = (1, 0.9, 0.8, 0.7, 0.6)
LEGIBLE = 16.0
"""Points: text is not made smaller than this to save a slide."""
_LEAST_FULL = 0.5


def scales(place: Place) -> tuple[float, ...]:
    """How much smaller the text of a place may be."""
    usual = place.level(0).points
    return tuple(scale for scale in _SCALES if scale == 1 or usual * scale >= LEGIBLE)


def best(place: Place, made: Callable[[float], Sequence[T]]) -> tuple[float, Sequence[T]]:
    """The largest letters among those that need the fewest slides, and the slides."""
    found = [(scale, made(scale)) for scale in scales(place)]
    fewest = min(len(pages) for _, pages in found)
    return next((scale, pages) for scale, pages in found if len(pages) == fewest)


def height_of(paras: Sequence[Para], place: Place, scale: float) -> float:
    """The height of paragraphs one under another."""
    return sum(para.height(place, scale) for para in paras)


def pages(paras: Sequence[Para], place: Place, scale: float) -> list[tuple[Para, ...]]:
    """The paragraphs slide by slide; the last slide is not left with one line where others are full."""
    return balanced(lambda height: _filled(paras, place, scale, height), place.height)


def balanced(fill: Callable[[float], list[T]], height: float) -> list[T]:
    """What ``fill`` makes with the least height that needs no more slides than the whole height."""
    whole = fill(height)
    if len(whole) < 2:
        return whole
    for part in range(round(_LEAST_FULL * 20), 20):
        if len(made := fill(height * part / 20)) == len(whole):
            return made
    return whole


def _filled(paras: Sequence[Para], place: Place, scale: float, height: float) -> list[tuple[Para, ...]]:
    done: list[list[Para]] = [[]]
    used = 0.0
    for group in _groups(paras):
        whole = height_of(group, place, scale)
        if used and used + whole > height and whole <= place.height:
            done, used = [*done, []], 0.0
        for chunk in _chunks(group):
            wanted = height_of(chunk, place, scale)
            if used and used + wanted > height:
                done, used = [*done, []], 0.0
            if wanted <= place.height:
                done[-1] += chunk
                used += wanted
                continue
            for number, piece in enumerate(_cut(chunk, place, scale, place.height)):
                if number:
                    done.append([])
                done[-1] += piece
                used = height_of(piece, place, scale)
    return [tuple(page) for page in done if page]


def _groups(paras: Sequence[Para]) -> Iterator[list[Para]]:
    """A heading with all that stands under it."""
    group: list[Para] = []
    for para in paras:
        if para.mark is Mark.HEADING and group and not all(one.mark is Mark.HEADING for one in group):
            yield group
            group = []
        group.append(para)
    if group:
        yield group


def _chunks(paras: Sequence[Para]) -> Iterator[list[Para]]:
    """Paragraphs that no slide parts: what announces, with the first of what is announced."""
    chunk: list[Para] = []
    for para in paras:
        chunk.append(para)
        if not para.stays:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _cut(chunk: Sequence[Para], place: Place, scale: float, height: float) -> Iterator[list[Para]]:
    """A chunk that is higher than a slide, in pieces that are not: by paragraphs, a long one by lines."""
    piece: list[Para] = []
    for para in chunk:
        for part in _parts(para, place, scale, height):
            if piece and height_of([*piece, part], place, scale) > height:
                yield piece
                piece = []
            piece.append(part)
    yield piece


def _parts(para: Para, place: Place, scale: float, height: float) -> Iterator[Para]:
    if para.height(place, scale) <= height:
        yield para
        return
    letters, level = para.letters(place, scale), place.level(para.level)
    most = max(int((height - para.before(place)) / (letters.line * level.spacing)), 1)
    broken = list(lines(para.text, place.room - para.indent(place, scale), letters))
    for start in range(0, len(broken), most):
        text = joined(tuple(run for line in broken[start : start + most] for run in line))
        yield replace(para, text=_stripped(text), mark=_going_on(para.mark) if start else para.mark)


def _going_on(mark: Mark) -> Mark:
    return Mark.GOES_ON if mark in (Mark.BULLET, Mark.NUMBER) else Mark.PLAIN if mark is Mark.HEADING else mark


def _stripped(text: Text) -> Text:
    """Blanks at which a line was broken belong to no slide."""
    if text and text[0].text.startswith(" "):
        return (replace(text[0], text=text[0].text.lstrip(" ")), *text[1:])
    return text


def title_scale(text: Text, place: Place) -> float | None:
    """How much smaller than usual a title must be to stand whole in its place; None if it never does."""
    for step in range(20):
        scale = 1 - step * 0.05
        letters = place.letters(0, scale)
        if letters.points < min(SMALLEST + 2, place.level(0).points):
            break
        count = sum(1 for _ in lines(text, place.room, letters))
        if count * letters.line * place.level(0).spacing <= place.height:
            return scale
    return None
