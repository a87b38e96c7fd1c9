"""What the programs of a workspace share, as records and as places to point at."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from shnor_docs.diagnostics import Diagnostic, Location, Severity, declare
from shnor_docs.model.amending import Wording
from shnor_docs.model.base import Record
from shnor_docs.model.document import Kinds, KindSettings
from shnor_docs.model.glossary import Glossary
from shnor_docs.model.indicator import Catalogue, Indicator
from shnor_docs.model.rule_settings import RuleLevel, RuleSettings
from shnor_docs.model.typography import Typography
from shnor_docs.russian.declension.known import Names
from shnor_docs.russian.numerals import Noun
from shnor_docs.source.layout import AMENDING, CATALOGUE, GLOSSARY, KINDS, RULES, TYPOGRAPHY
from shnor_docs.source.reading import is_taken
from shnor_docs.source.records.loading import load
from shnor_docs.source.text import SourceText, read_source
from shnor_docs.source.yaml import nodes
from shnor_docs.source.yaml.migrations import VERSION_KEY, migrated
from shnor_docs.source.yaml.tree import read_tree

SHARED_ID = declare("ШД131", Severity.ERROR, "идентификатор в общем файле повторяется")

KEPT_FILES = 16
"""How many read files a process remembers. An equal text reads the same."""

M = TypeVar("M", bound=Record)


@dataclass(frozen=True, slots=True)
class LoadedCatalogue:
    """What programs share: indicators and nouns, kinds of documents, names in their cases, levels of rules."""

    indicators: MappingOf[str, Indicator]
    diagnostics: tuple[Diagnostic, ...]
    kinds: MappingOf[str, KindSettings] = field(default_factory=dict)
    texts: MappingOf[str, SourceText] = field(default_factory=dict)
    nouns: tuple[Noun, ...] = ()
    names: Names = field(default_factory=dict)
    is_read: bool = True
    """False if a shared file could not be read: what it holds is unknown, not absent."""
    typography: Typography = field(default_factory=Typography)
    """The house style of ``typography.yaml``."""
    wording: Wording = field(default_factory=Wording)
    """The words of amending orders, of ``amending.yaml``."""
    levels: MappingOf[str, RuleLevel] = field(default_factory=dict)
    rules_page: str | None = None
    """The address of the page on rules that the workspace gives."""

    def locate(self, indicator: str, field: nodes.Path = ("formula",)) -> Location:
        """The place of an indicator's field, or of what is written nearest to it."""
        return self.place(CATALOGUE, ("indicators", list(self.indicators).index(indicator), *field))

    def place(self, file: str, path: nodes.Path) -> Location:
        """The place of a path in a shared file that has been read."""
        source = self.texts[file]
        tree, _ = read_tree(source)
        return source.location(nodes.locate(tree, path)) if tree else Location(file)


def load_catalogue(root: Path) -> LoadedCatalogue:
    """The shared files of a workspace; with errors in the catalogue no indicator is known."""
    texts: dict[str, SourceText] = {}
    catalogue, found = shared_record(root / CATALOGUE, root, Catalogue, texts)
    declared, wrong = shared_record(root / KINDS, root, Kinds, texts) if is_taken(root / KINDS) else (Kinds(), [])
    glossary, unread = (
        shared_record(root / GLOSSARY, root, Glossary, texts) if is_taken(root / GLOSSARY) else (Glossary(), [])
    )
    settings, refused = shared_record(root / RULES, root, RuleSettings, texts) if is_taken(root / RULES) else (None, [])
    style, misread = _choice(root / TYPOGRAPHY, root, Typography, texts)
    wording, unsaid = _choice(root / AMENDING, root, Wording, texts)
    return LoadedCatalogue(
        indicators={indicator.id: indicator for indicator in catalogue.indicators} if catalogue else {},
        diagnostics=(*found, *wrong, *unread, *refused, *misread, *unsaid),
        kinds={kind.id: kind for kind in declared.kinds} if declared else {},
        texts=texts,
        nouns=tuple(counted.noun for counted in catalogue.nouns) if catalogue else (),
        names=glossary.known if glossary else {},
        is_read=bool(catalogue and declared and glossary),
        typography=style,
        wording=wording,
        levels={level.code: level for level in settings.rules} if settings else {},
        rules_page=settings.help if settings else None,
    )


def _choice(path: Path, root: Path, model: type[M], texts: dict[str, SourceText]) -> tuple[M, list[Diagnostic]]:
    """A file of choices, each of which has a default: so have all of them without the file."""
    if not is_taken(path):
        return model(), []
    chosen, found = shared_record(path, root, model, texts)
    return chosen or model(), found


def shared_record(
    path: Path, root: Path, model: type[M], texts: dict[str, SourceText]
) -> tuple[M | None, list[Diagnostic]]:
    """The record of a file that the programs share; its text joins ``texts``."""
    source = read_source(path, path.relative_to(root).as_posix(), root)
    if isinstance(source, Diagnostic):
        return None, [source]
    texts[source.shown] = source
    record, found = _loaded(source, model)
    return (record if isinstance(record, model) else None), list(found)


@lru_cache(KEPT_FILES)
def _loaded(source: SourceText, model: type[Record]) -> tuple[Record | None, tuple[Diagnostic, ...]]:
    tree, found = read_tree(source)
    if tree and VERSION_KEY in model.model_fields:
        tree, wrong = migrated(tree, source)
        if tree is None:
            return None, (*found, *wrong)
    record, refused = load(model, tree, source) if tree else (None, [])
    repeated = _repeated(record, tree, source) if record and tree else ()
    return record, (*found, *refused, *repeated)


def _repeated(record: Record, tree: nodes.Mapping, source: SourceText) -> Iterator[Diagnostic]:
    """Every record of a shared list whose id an earlier one has: programs could not tell which they mean."""
    for name in type(record).model_fields:
        seen: set[str] = set()
        entries = getattr(record, name)
        for index, entry in enumerate(entries if isinstance(entries, tuple) else ()):
            if not hasattr(entry, "id"):
                continue
            if entry.id in seen:
                place = source.location(nodes.locate(tree, (name, index, "id")))
                yield Diagnostic.of(SHARED_ID, f"идентификатор «{entry.id}» уже занят", place, "дайте записи другой")
            seen.add(entry.id)
