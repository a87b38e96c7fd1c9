"""Proposed forms written into ``glossary.yaml`` by spans: comments, other entries and confirmed forms stay."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

from shnor_docs.diagnostics import Diagnostic, ShnorError
from shnor_docs.russian.declension.cases import OBLIQUE
from shnor_docs.russian.declension.known import key
from shnor_docs.source.files import write_atomically
from shnor_docs.source.layout import GLOSSARY
from shnor_docs.source.reading import is_taken
from shnor_docs.source.text import SourceText, read_source
from shnor_docs.source.yaml.edits import Edit, apply_edits
from shnor_docs.source.yaml.nodes import Mapping, Scalar, find
from shnor_docs.source.yaml.nodes import Sequence as Items
from shnor_docs.source.yaml.tree import read_tree
from shnor_docs.source.yaml.tree_edits import insert_entry, insert_item
from shnor_docs.source.yaml.writing import Data, Layout, after_key, flow_source
from shnor_docs.workspace.glossary import Form, Suggestion
from shnor_docs.workspace.workspace import Workspace

HEADER = """\
# Названия, должности и имена в падежах: документы печатают формы только отсюда.
# Предложенную форму прочитайте, исправьте, если надо, и замените «confirmed: нет» на «confirmed: да».
"""
NO, YES = "нет", "да"


def write_suggestions(workspace: Workspace, suggestions: Sequence[Suggestion]) -> Path | None:
    """Write the proposed forms; the path of the glossary, None if there was nothing to write.

    Raises:
        ShnorError: the file cannot be read or written, or has been changed meanwhile.
    """
    new = [suggestion for suggestion in suggestions if suggestion.proposed]
    path = workspace.root / GLOSSARY
    if not new:
        return None
    if not is_taken(path):
        write_atomically(path, (HEADER + "names:" + after_key([_entry(s) for s in new], Layout()) + "\n").encode())
        return path
    source = read_source(path, GLOSSARY, workspace.root)
    if isinstance(source, Diagnostic):
        raise ShnorError(source)
    tree, wrong = read_tree(source)
    if tree is None:
        raise ShnorError(*wrong)
    apply_edits(source, _edits(source, tree, new))
    return path


def _edits(source: SourceText, tree: Mapping, new: Sequence[Suggestion]) -> list[Edit]:
    names = tree.get("names")
    if not isinstance(names, Items) or not names.items:
        return [first_names(source.text, tree, [_entry(suggestion) for suggestion in new])]
    places = {key(name.text): index for index, name in _names(names)}
    edits: list[Edit] = []
    for suggestion in new:
        index = _place(suggestion.name, places)
        if index is not None:
            edits += _into_entry(source.text, tree, index, suggestion)
    added = [suggestion for suggestion in new if _place(suggestion.name, places) is None]
    edits += [insert_item(source.text, tree, ("names",), len(names.items), _entry(s)) for s in added]
    return list(_merged(edits))


def place_of_name(tree: Mapping, name: str) -> int | None:
    """The index of the entry of a name; its first letter may be of the other case."""
    names = tree.get("names")
    items = names if isinstance(names, Items) else Items((), 0, 0)
    return _place(name, {key(found.text): index for index, found in _names(items)})


def first_names(text: str, tree: Mapping, entries: Sequence[Data]) -> Edit:
    """The list in place of ``names:`` without a value or ``names: []``; a file without the key gets it."""
    entry = tree.entry("names")
    if entry is None:
        return insert_entry(text, tree, (), "names", entries)
    written = after_key(entries, Layout())
    start = text.index(":", entry[0].end) + 1
    end = max(start, entry[1].end)
    return Edit(start, end, written + ("\n" if end == len(text) else ""))


def _names(names: Items) -> Iterator[tuple[int, Scalar]]:
    for index, item in enumerate(names.items):
        name = item.get("name") if isinstance(item, Mapping) else None
        if isinstance(name, Scalar):
            yield index, name


def _place(name: str, places: dict[str, int]) -> int | None:
    """The entry of a name; its first letter may be of the other case."""
    wanted = key(name)
    return places.get(wanted, places.get(wanted[:1].swapcase() + wanted[1:]))


def _into_entry(text: str, tree: Mapping, index: int, suggestion: Suggestion) -> Iterator[Edit]:
    """The forms that an entry lacks; what was confirmed as a whole is from now on confirmed form by form."""
    path = ("names", index)
    entry = find(tree, path)
    if not isinstance(entry, Mapping):
        return
    forms = suggestion.proposed
    for form in forms:
        yield insert_entry(text, tree, path, form.case, _begun_as(_name_of(entry), form.text))
    confirmed, doubtful = entry.get("confirmed"), entry.get("doubtful")
    if isinstance(confirmed, Scalar) and confirmed.text.strip().lower() in {YES, "true"}:
        written = ", ".join(case for case in OBLIQUE if entry.get(case))
        yield Edit(confirmed.start, confirmed.end, written or NO)
    unsure = _unsure(forms)
    if unsure and doubtful is None:
        yield insert_entry(text, tree, path, "doubtful", unsure)
    elif unsure and doubtful is not None:
        yield Edit(doubtful.start, doubtful.end, _joined(doubtful, unsure))


def _name_of(entry: Mapping) -> str:
    name = entry.get("name")
    return name.text if isinstance(name, Scalar) else ""


def _begun_as(name: str, form: str) -> str:
    """The form with the first letter of the entry's case: a text may begin the name otherwise."""
    first = form[:1].upper() if name[:1].isupper() else form[:1].lower()
    return first + form[1:]


def _joined(written: object, more: str) -> str:
    if isinstance(written, Items):
        return flow_source([*(item.text for item in written.items if isinstance(item, Scalar)), *more.split(", ")])
    known = written.text if isinstance(written, Scalar) else ""
    return ", ".join(filter(None, (known, more)))


def _entry(suggestion: Suggestion) -> dict[str, Data]:
    forms = suggestion.proposed
    if suggestion.unchanging:
        return {"name": suggestion.name, "unchanging": YES, "confirmed": NO, **_doubts(forms)}
    return {"name": suggestion.name, **{form.case: form.text for form in forms}, "confirmed": NO, **_doubts(forms)}


def _doubts(forms: Iterable[Form]) -> dict[str, Data]:
    unsure = _unsure(forms)
    return {"doubtful": unsure} if unsure else {}


def _unsure(forms: Iterable[Form]) -> str:
    return ", ".join(form.case for form in forms if not form.sure)


def _merged(edits: Iterable[Edit]) -> Iterator[Edit]:
    """Edits of one place as one, in their order; each but the last leaves the line break to the next."""
    for (start, end), same in groupby(sorted(edits, key=lambda e: (e.start, e.end)), key=lambda e: (e.start, e.end)):
        *first, last = (edit.replacement for edit in same)
        yield Edit(start, end, "".join(text.removesuffix("\n") for text in first) + last)
