"""What Word rejects in the template itself: what no rendering could make right."""

from __future__ import annotations

from collections.abc import Iterator

from shnor_docs.diagnostics import Diagnostic, Location
from shnor_docs.rendering.errors import Refusal
from shnor_docs.rendering.package.places import part_title, place_of, table_titles
from shnor_docs.rendering.package.reading import Package
from shnor_docs.rendering.package.relation_checks import relation_problems
from shnor_docs.rendering.package.xml import Element, W, parse
from shnor_docs.rendering.parts.tagged import main_part, told_parts
from shnor_docs.rendering.soundness.markup import KEYS, UNSOUND, markup_problems

_RESAVE = "откройте шаблон в Word, исправьте место и сохраните заново"
_NOTES = {"footnote": "footnotes", "endnote": "endnotes", "comment": "comments"}


def structure_problems(package: Package, file: str) -> Iterator[Diagnostic]:
    """All that Word would reject or mend by its own mind, in the order of the parts."""
    yield from relation_problems(package, file)
    roots = {part.name: parse(part.data, part.name) for part in told_parts(package)}
    for name, root in roots.items():
        title, titles = part_title(name), table_titles(root)
        for code, element, message in markup_problems(root):
            yield Refusal(code, message, _RESAVE).at(Location(file, part=place_of(element, title, titles)))
    for message in _notes_without_text(package, roots):
        yield Refusal(UNSOUND, message, _RESAVE).at(Location(file, part=part_title(main_part(package).name)))


def _notes_without_text(package: Package, roots: dict[str, Element]) -> Iterator[str]:
    """Marks of notes that are in no list of notes."""
    main = main_part(package)
    for name, kind in _NOTES.items():
        marks = {one.get(f"{W}id", "") for one in roots[main.name].iter(f"{W}{name}Reference")}
        parts = package.related(kind, main.name)
        texts = {one.get(f"{W}id", "") for part in parts for one in roots[part.name].iter(f"{W}{name}")}
        for missing in sorted(marks - texts):
            yield f"в тексте стоит знак № {missing}, а его текста среди {KEYS[name]} нет"
