"""Any changes in any order, of files written in any style: what is said, which lines stay, what undo brings back."""

from __future__ import annotations

import re
import tempfile
from bisect import bisect_right
from copy import deepcopy
from dataclasses import replace
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Any
from unicodedata import normalize

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from shnor_docs.source.text import SourceText, decode
from shnor_docs.source.yaml.nodes import Node, Scalar, find
from shnor_docs.source.yaml.spans import index_of, line_end, parts
from shnor_docs.source.yaml.tree import read_node
from shnor_docs.workspace.editing.changes import Change, Insert, Move, Put, Remove
from shnor_docs.workspace.editing.meaning import Plain, meaning
from shnor_docs.workspace.editing.undoing import Steps, redo, undo
from tests.small_workspace import CATALOGUE, SmallWorkspace
from tests.workspace.editing.random_yaml import KEYS, WORDS, Writer
from tests.workspace.editing.window import Window

OWN = {"goals": list, "roadmap": dict, "lists": list}
"""Fields in files of their own, and what they hold."""


class Case:
    """A program with random files, and the plain data that they say."""

    def __init__(self, root: Path, random: Random) -> None:
        self.random, self.writer = random, Writer(random)
        self.small = SmallWorkspace(root)
        self.small.catalogue(CATALOGUE)
        self.data: dict[str, Any] = {}
        main = {name: self._record(3) for name in random.sample(("tasks", "budget", "чужое"), 2)}
        self._write("program.yaml", {"schema_version": "1", **main}, main)
        for name in random.sample(sorted(OWN), 2):
            made = self._record(3) if OWN[name] is dict else [self._record(2) for _ in range(random.randint(0, 3))]
            self._write(f"{name}.yaml", made, {name: made})
        self.window = Window(self.small)
        self.steps = Steps()

    def _write(self, name: str, data: Any, told: dict[str, Any]) -> None:
        mark = "\ufeff" if self.random.random() < 0.2 else ""
        path = self.small.root / "programs/small" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes((mark + self.writer.file(data)).encode())
        self.data.update(deepcopy(told))

    def _record(self, depth: int) -> Any:
        keys = self.random.sample(KEYS, self.random.randint(1, 4))
        return {key: self._value(depth - 1) for key in keys}

    def _value(self, depth: int) -> Any:
        kind = self.random.random()
        if depth <= 0 or kind < 0.5:
            return self.random.choice(WORDS)
        if kind < 0.75:
            return self._record(depth)
        return [self._value(depth - 1) for _ in range(self.random.randint(0, 3))]

    def places(self, data: Any = None, path: tuple[object, ...] = ()) -> list[tuple[object, ...]]:
        data = self.data if data is None else data
        steps = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
        return [found for step, inner in steps for found in ((*path, step), *self.places(inner or "", (*path, step)))]

    def at(self, path: tuple[object, ...]) -> Any:
        data: Any = self.data
        for step in path:
            data = data[step]
        return data

    def change(self) -> Change:
        """Any change of what is there."""
        places, random = self.places(), self.random
        lists = [place for place in places if isinstance(self.at(place), list)]
        records = [place for place in places if isinstance(self.at(place), dict)]
        items = [place for place in places if isinstance(place[-1], int)]
        kind, path = random.random(), random.choice(places) if places else ("new",)
        if not places:
            return Put(path, "слово")
        if kind < 0.15 and lists:
            target = random.choice(lists)
            return Insert(target, random.randint(0, len(self.at(target))), self._value(2))
        if kind < 0.3 and items:
            path = random.choice(items)
            target = random.choice([path[:-1], *(place for place in lists if place[: len(path)] != path)])
            return Move(path, target, random.randint(0, len(self.at(target))))
        if kind < 0.45 and records:
            path = random.choice(records)
            missing = [key for key in (*KEYS, "новый") if key not in self.at(path)]
            return Put((*path, *random.sample(missing, min(len(missing), 2))), self._value(1))
        if kind < 0.6:
            return Remove(path)
        return Put(path, None, keep=random.random() < 0.7) if kind < 0.7 else Put(path, self._value(2))

    def take(self, change: Change) -> None:
        """What the data is after a change, by the shortest way."""
        match change:
            case Insert(path, index, value):
                self.at(path).insert(index, deepcopy(value))
            case Remove(path) | Put(path, None):
                del self.at(path[:-1])[path[-1]]
            case Move(path, target, index):
                home, goal, item = self.at(path[:-1]), self.at(target), self.at(path)
                mark = object()
                home[path[-1]] = mark
                goal.insert(index, item)
                home.remove(mark)
            case Put(path, value):
                data = self.data
                for step in path[:-1]:
                    data = data.setdefault(step, {}) if isinstance(data, dict) else data[step]
                data[path[-1]] = deepcopy(value)

    def said(self) -> dict[str, Plain]:
        """What the files say."""
        told: dict[str, Plain] = {}
        for path in sorted(self.window.folder.glob("*.yaml")):
            source = decode(path.read_bytes(), path, path.name)
            assert isinstance(source, SourceText)
            node, _ = read_node(source)
            assert node is not None, source.text
            data = meaning(node)
            told.update({path.stem: data} if path.stem != "program" else data)
        del told["schema_version"]
        return told

    def files(self) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in self.window.folder.glob("*.yaml")}


def staying(text: str, file: str, change: Change) -> list[str]:
    """The lines of a file that a change is not about: all but those of its value, or of brackets around it."""
    node, _ = read_node(SourceText(Path(file), file, text))
    assert node is not None
    field = Path(file).stem
    lines = text.splitlines(keepends=True)
    ends = list(accumulate(map(len, lines)))
    touched: set[int] = set()
    for path in places_of(change):
        if path[0] == field or field == "program":
            touched |= {bisect_right(ends, at) for at in range_of(text, node, path[field != "program" :])}
    return [line for number, line in enumerate(lines) if number not in touched and not re.match(r" +[\r\n]*$", line)]


def places_of(change: Change) -> list[tuple[object, ...]]:
    match change:
        case Insert(path, index):
            return [(*path, index)]
        case Move(path, target, index):
            return [path, (*target, index)]
        case Put(path) | Remove(path):
            return [path]
    raise AssertionError(change)


def range_of(text: str, root: Node, path: tuple[object, ...]) -> range:
    """The characters that a change of a path may write anew: its value, or all that stands in brackets around it.

    A collection that begins beside a dash or is empty gives its first line, one that loses its only part its key's.
    """
    node, start, end = root, root.start, root.end
    for step in path:
        siblings = parts(text, node)
        is_new = find(node, (step,)) is None
        if getattr(node, "flow", False) or len(siblings) < 2 or isinstance(node, Scalar):
            return range(min(start, node.start), max(node.end, start + 1))
        if is_new:
            return range(node.start, node.start + 1)
        index = index_of(node, step)
        child, part = find(node, (step,)), siblings[index]
        start, end, key = part.start, part.end, start
        if index == 0:
            start = min(start, line_end(text, key) + 1) if node is not root else start
            end = max(end, siblings[1].start)
        else:
            start = min(start, siblings[index - 1].end + 1)
        node = child
    return range(start, max(end, start) + 1)


def are_there(lines: list[str], text: str) -> bool:
    """Whether all lines are there in their order; the last one may have got its end."""
    found = iter([line.rstrip("\r\n") for line in text.splitlines(keepends=True)])
    return all(line.rstrip("\r\n") in found for line in lines)


def plain(data: Any) -> Any:
    """Data as files may say it: composed, line breaks at the end of texts aside, blanks left out."""
    if isinstance(data, str):
        return normalize("NFC", data).rstrip("\n")
    if isinstance(data, list):
        return [plain(item) for item in data]
    return {key: plain(value) for key, value in data.items() if value is not None}


@settings(max_examples=60, deadline=None, phases=[Phase.generate])
@given(seed=st.integers(0, 2**32))
def test_files_say_what_the_changes_say_and_undo_brings_back_every_byte(seed: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        run(Path(folder), Random(seed), 1 + seed % 6)


def run(folder: Path, random: Random, count: int) -> None:
    case = Case(folder, random)
    assert plain(case.said()) == plain(case.data), case.files()
    first = case.files()
    for _ in range(count):
        changes, before = [], case.files()
        for _ in range(random.choice((1, 1, 1, 4))):
            change = case.change()
            rows = random.randint(1, 3) if isinstance(change, Insert) else 1
            changes += [replace(change, index=change.index + n) for n in range(rows)] if rows > 1 else [change]
            for made in changes[-rows:]:
                case.take(made)
        written = case.window.change(*changes)
        for name, data in written.after.items() if len(changes) == 1 else ():
            was, now = ((found or b"").decode("utf-8-sig") for found in (before.get(name), data))
            lines = staying(was, name, changes[0]) if was and now else []
            assert are_there(lines, now), (changes, was, now)
        assert plain(case.said()) == plain(case.data), (changes, before, case.files())
        case.steps.take(changes, written)
    last = case.files()
    while undo(case.small.open(), "small", case.steps):
        pass
    assert case.files() == first
    while redo(case.small.open(), "small", case.steps):
        pass
    assert case.files() == last
