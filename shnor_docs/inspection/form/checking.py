"""A .docx measured against a profile: every check in one list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from shnor_docs.inspection.findings import Finding, grouped
from shnor_docs.inspection.form import acts, marks, pages, texts
from shnor_docs.inspection.form.requisites import Requisite, Requisites, requisites_of
from shnor_docs.inspection.formatting import formats_of
from shnor_docs.inspection.lines import Line, lines_of
from shnor_docs.inspection.sections import Section
from shnor_docs.inspection.word_files import WordFile
from shnor_docs.model.layout import Profile
from shnor_docs.rendering.package.xml import W, is_on

_ONE_PAGE = 2500
"""Letters that surely need more than one page together with what stands around them."""
_VANISHES = re.compile(r"(?:\{%.*?%\}|\{#.*?#\})+", re.DOTALL)
"""A paragraph of a template that prints nothing itself."""


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """A document taken apart for measuring: its lines, sections and requisites."""

    file: WordFile
    lines: list[Line]
    sections: list[Section]
    requisites: Requisites

    @property
    def day(self) -> date | None:
        """The date of the act, as the document states it."""
        return self.requisites.day


def take_apart(file: WordFile) -> Reading:
    """The lines and requisites of a file."""
    lines, sections = lines_of(file)
    return Reading(file, lines, sections, requisites_of(lines))


def measured(reading: Reading, profile: Profile) -> list[Finding]:
    """All departures from the profile, in the order of the checks, equal ones joined."""
    return grouped(_all(reading, profile))


def _all(reading: Reading, profile: Profile) -> Iterator[Finding]:
    yield from pages.paper_and_margins(reading.sections, profile)
    yield from _numbers(reading, profile)
    yield from _of_text(reading, profile)
    yield from acts.missing(reading.requisites)
    yield from acts.order(reading.requisites)
    yield from acts.widths(reading.requisites, profile)
    yield from acts.spacing(reading.requisites)
    yield from acts.signature(reading.requisites)
    yield from acts.dates(reading.requisites)
    yield from marks.places(reading.requisites, profile)
    yield from marks.mark_words(reading.requisites, reading.lines)
    yield from marks.appendix_words(reading.requisites)


def _numbers(reading: Reading, profile: Profile) -> Iterator[Finding]:
    settings = reading.file.settings
    is_long = reading.file.is_template or sum(len(line.text) for line in reading.lines) > _ONE_PAGE
    has_even = settings is not None and is_on(settings.find(f"{W}evenAndOddHeaders"))
    formats = formats_of(reading.file)
    yield from pages.page_numbers(reading.sections, profile, formats, is_long=is_long, has_even=has_even)


def _of_text(reading: Reading, profile: Profile) -> Iterator[Finding]:
    written = [line for line in reading.lines if not line.is_empty and not _VANISHES.fullmatch(line.text.strip())]
    text = _text_of(reading, written)
    yield from texts.fonts(written, profile)
    yield from texts.sizes(written, frozenset(text), profile)
    yield from texts.spacing(text, profile)
    yield from texts.indents(text, profile)
    yield from texts.alignment(text, profile)


def _text_of(reading: Reading, written: Sequence[Line]) -> list[Line]:
    """Running text: what is no requisite of the act and no mark; the command may end the preamble."""
    found = reading.requisites
    apart = {line for block in found.blocks for line in block.lines}
    apart |= {line for name, line in found.parts.items() if name is not Requisite.COMMAND}
    start, end = (_position(found, name) for name in (Requisite.HEADING, Requisite.SIGNATURE))
    rest = [line for line in written if line not in apart and (start is None or found.positions[line] > start)]
    inside = {line for line in rest if start is not None and end is not None and found.positions[line] < end}
    return [line for line in rest if texts.is_text(line, in_act=line in inside)]


def _position(found: Requisites, name: Requisite) -> int | None:
    return found.positions[found.parts[name]] if name in found.parts else None
