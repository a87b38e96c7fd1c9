"""A stretch of a file as a document of the program."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from shnor_docs.importing.assembling.kinds import OTHER, agreement_of, kind_of_paper, told
from shnor_docs.importing.assembling.ledger import Ledger
from shnor_docs.importing.assembling.places import Placing
from shnor_docs.importing.assembling.sections import USUAL_NUMBERING, Section, is_short, sections_of
from shnor_docs.importing.assembling.wrapping import wrapped
from shnor_docs.importing.contradictions.sources import of_mark, of_title
from shnor_docs.importing.evidence import Taken
from shnor_docs.importing.headings import Title, chapters, is_contents, title_of, without_contents
from shnor_docs.importing.identity import spelled
from shnor_docs.importing.parts import Stretch
from shnor_docs.importing.tables.cards import card_of
from shnor_docs.importing.tables.ids import id_for
from shnor_docs.importing.tables.joining import joined
from shnor_docs.inspection.foreign.tree import paragraphs
from shnor_docs.source.yaml.writing import Data


@dataclass(frozen=True, slots=True)
class Paper:
    """A document of the program, and the stretch that it is made of."""

    file: str
    stretch: Stretch
    title: Title
    record: dict[str, Data]

    @property
    def id(self) -> str:
        """The id of the document."""
        return str(self.record["id"])


def paper_of(ledger: Ledger, file: str, stretch: Stretch, taken: Sequence[str]) -> Paper:
    """The document, its sections written into the ledger's files."""
    title = title_of(stretch.blocks)
    title = replace(title, text=spelled(title.text, ledger.spelling))
    kind = kind_of_paper(title.text)
    if kind == "info_card" and (title.where is None or (file, title.where) in ledger.refused):
        kind = OTHER
    if title.where:
        ledger.note(file, Taken(kind, (told(kind, title.text, title.where),)))
    if kind == "program":
        ledger.claims += of_title(title, file)
    if stretch.mark:
        ledger.claims += of_mark(stretch.mark, file)
    if kind == "info_card":
        return Paper(file, stretch, title, _card(ledger, file, title, stretch, taken))
    blocks = joined(without_contents(title.body))
    ledger.note(file, blocks)
    placing = Placing(ledger, file, title.text)
    numbering, sections = sections_of(chapters(blocks.value), placing)
    record = _record(kind, title, stretch, taken)
    if any(is_contents(one) for one in paragraphs(title.body)):
        record["contents"] = "да"
    if numbering != USUAL_NUMBERING:
        record["numbering"] = numbering
    if placing.passport_header:
        record["passport_header"] = list(placing.passport_header)
    _place_sections(ledger, record, sections, is_only=not taken)
    return Paper(file, stretch, title, record)


def _card(ledger: Ledger, file: str, title: Title, stretch: Stretch, taken: Sequence[str]) -> dict[str, Data]:
    """A card as the product prints it: its own record has all of it."""
    found = card_of(title.body, ledger.known, title.text)
    ledger.note(file, found)
    ledger.take(found.value)
    if title.where:
        places = [title.where, *(block.place for block in title.body)]
        ledger.recognise(file, title.where, places, found.value.program)
    record = _record("info_card", title, stretch, taken)
    record.pop("title", None)
    return {**record, "card": found.value.reference}


def _record(kind: str, title: Title, stretch: Stretch, taken: Sequence[str]) -> dict[str, Data]:
    record: dict[str, Data] = {"id": id_for(title.text, taken, "paper") if kind in taken or kind == OTHER else kind}
    record["kind"] = kind
    if title.text:
        record["title"] = title.text
    if title.subtitle:
        record["subtitle"] = title.subtitle
    if stretch.mark and (agreement := agreement_of(kind, stretch.mark.text)):
        record["agreement"] = agreement
    if title.has_page:
        record |= {"title_page": "да", **({"place": title.place} if title.place else {})}
        record |= {"year": title.year} if title.year else {}
    return record


def _place_sections(ledger: Ledger, record: dict[str, Data], sections: Sequence[Section], *, is_only: bool) -> None:
    if record["kind"] == "roadmap" and _is_bare_plan(ledger, sections):
        return
    prefix = "" if is_only else f"{record['id']}-"
    found: list[Data] = []
    for ordinal, section in enumerate(sections, 1):
        if is_short(section.text):
            place = {"text": section.text or "____"}
        else:
            name = f"sections/{prefix}{ordinal:02}-{str(section.record['id']).replace('_', '-')}.md"
            ledger.files[name] = wrapped(section.text)
            place = {"file": name}
        found.append({**section.record, **place})
    record["sections"] = found


def _is_bare_plan(ledger: Ledger, sections: Sequence[Section]) -> bool:
    """Whether a plan has nothing but its table: then the kind prints it by itself."""
    plans = [one for one in ledger.known.entries("tables") if one.get("rows") == "roadmap"]
    return (
        len(sections) == 1
        and "title" not in sections[0].record
        and sections[0].text in {f"{{{{ tables.{one['id']} }}}}" for one in plans}
    )
