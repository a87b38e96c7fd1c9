"""Reads a page as its reader would: runs its commands in their order, makes its edits, compares what comes out.

What a text tells its readers in words, comments tell this one: ``<!-- пример: … -->``. Which there are, ``MARKS`` says.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from zipfile import ZipFile

from shnor_docs.model.indicator import Catalogue
from shnor_docs.source.layout import CATALOGUE
from shnor_docs.source.programs import part_model, wrapped
from shnor_docs.source.records.loading import load
from shnor_docs.source.text import SourceText
from shnor_docs.source.yaml.nodes import Mapping
from shnor_docs.source.yaml.tree import read_node
from tests.page_commands import ROOT, as_pattern, comparable, ran, sessions
from tests.page_edits import edited

COMMENT = r"^<!-- пример: (?P<mark>[^\n]+?) -->$"
FENCE = r"^```(?P<language>\w*)\n(?P<body>.*?)^```$"
INLINE = r"`(?P<inline>(?:shnor-docs|py -m shnor_docs) [^`\n]+)`"
PIECE = re.compile(f"{COMMENT}|{FENCE}|{INLINE}", re.MULTILINE | re.DOTALL)
NAMED_ONLY = re.compile(r"…|-C |\b(?:ВИД|ФАЙЛ|ПАПКА|ID)\b|^(?:shnor-docs|py -m shnor_docs)(?: template)? [a-z]+$")
"""Commands of running text that only show how a command is written or called."""


@dataclass
class Reading:
    """A page being read in a temporary folder.

    ``problems`` are the places where it says what is not so, ``unrun`` the reasons why blocks are not run.
    A command may fail only if the page shows its output next: till then it is ``failed``.
    """

    page: Path
    folder: Path
    printed: str = ""
    failed: str = ""
    meant: tuple[str, str] = ("", "")
    ran: int = 0
    problems: list[str] = field(default_factory=list)
    unrun: list[str] = field(default_factory=list)

    def read(self) -> Reading:
        """Follow the page from its top to its end."""
        text = self.page.read_text(encoding="utf-8")
        for piece in PIECE.finditer(text):
            line = text.count("\n", 0, piece.start()) + 1
            try:
                self._follow(piece)
            except AssertionError as error:
                self.problems.append(f"{self.page.name}:{line}: {error}")
        self.problems += [self.failed] if self.failed else []
        return self

    def _follow(self, piece: re.Match[str]) -> None:
        failed, self.failed = self.failed, ""
        assert not failed or piece["language"] == "text", failed
        if mark := piece["mark"]:
            self._mark(mark)
        elif command := piece["inline"]:
            if not NAMED_ONLY.search(command):
                self._succeed(command)
        else:
            (name, rest), self.meant = self.meant, ("", "")
            if name != "не запускается":
                self._block(piece["language"], piece["body"], name, rest)

    def _succeed(self, command: str) -> None:
        code = self.run(command)
        assert code == 0, f"«{command}» завершается с кодом {code}:\n{self.printed}"

    def _mark(self, mark: str) -> None:
        name = next((known for known in MARKS if mark.startswith(known)), None)
        assert name, f"непонятная пометка «{mark}»"
        rest = mark.removeprefix(name).strip(" :")
        MARKS[name](self, rest)

    def _block(self, language: str, body: str, name: str, rest: str) -> None:
        if name in FOR_BLOCKS:
            FOR_BLOCKS[name](self, rest, body)
        elif language == "sh":
            self._commands(body.splitlines())
        elif language == "text":
            for command, output in sessions(body):
                if command:
                    self.run(command)
                self._compare(output)
        else:
            hint = "поставьте перед ним «<!-- пример: … -->», см. MARKS в tests/page_reader.py"
            assert language == "python", f"блок «{language}» никто не проверяет ({body[:40]!r}…): {hint}"

    def _commands(self, lines: list[str]) -> None:
        *before, last = filter(str.strip, lines)
        for line in before:
            self._succeed(line)
        if code := self.run(last):
            self.failed = f"«{last}» завершается с кодом {code}, а страница об этом не говорит:\n{self.printed}"

    def _compare(self, expected: str) -> None:
        assert as_pattern(expected).fullmatch(comparable(self.printed)), (
            f"напечатано не то. На странице:\n{expected}\nНа деле:\n{self.printed}"
        )

    def run(self, line: str) -> int:
        """The exit code of a command line: ours in this process, others by the shell."""
        self.ran += 1
        command = re.sub(r"\s{2,}#.*", "", line).strip()
        if command.startswith("cd "):
            self.folder = self.folder / command[3:]
            return 0
        code, self.printed = ran(command, self.folder)
        return code


def _sample(reading: Reading, programs: str) -> None:
    """The workspace of this project with some of its programs, alone in the current folder."""
    for name in ("indicators.yaml", "glossary.yaml", "templates"):
        copy(ROOT / name, reading.folder / name)
    for program in programs.split():
        copy(ROOT / "programs" / program, reading.folder / "programs" / program)


def _project(reading: Reading, _: str) -> None:
    _sample(reading, " ".join(path.name for path in (ROOT / "programs").iterdir() if path.is_dir()))
    copy(ROOT / "docs/examples", reading.folder / "docs/examples")


def copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copytree(source, target) if source.is_dir() else shutil.copy(source, target)


def _replace(reading: Reading, rest: str) -> None:
    name, _, change = rest.partition(": ")
    before, after = change.replace("\\n", "\n").split(" → ")
    path = reading.folder / name
    text = path.read_text(encoding="utf-8")
    assert text.count(before) == 1, f"«{before}» стоит в {name} {text.count(before)} раз"
    path.write_text(text.replace(before, after), encoding="utf-8")


def _append(reading: Reading, name: str, body: str) -> None:
    with (reading.folder / name).open("a", encoding="utf-8") as file:
        file.write(body)


def _hidden(reading: Reading, command: str) -> None:
    code = reading.run(command)
    assert code == 0, f"{command}: {reading.printed}"


def _remember(name: str) -> Callable[[Reading, str], None]:
    def remember(reading: Reading, rest: str) -> None:
        reading.meant = name, rest
        if name == "не запускается":
            reading.unrun.append(rest)
        assert rest, f"«{name}»: скажите, что именно"

    return remember


def _edit(reading: Reading, name: str, body: str) -> None:
    path = reading.folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(edited(path.read_text(encoding="utf-8"), body) if path.exists() else body, encoding="utf-8")


def _contained(reading: Reading, name: str, body: str) -> None:
    """Whether the lines of each record of a block stand in a record of a file there, in their order."""
    texts = [_plain(path.read_text(encoding="utf-8")) for path in sorted((reading.folder / name).rglob("*.yaml"))]
    parts = [part for part in re.split(r"\n\n+", body.strip("\n")) if part]
    missing = [part for part in parts if not any(_record_pattern(part).search(text) for text in texts)]
    assert parts and not missing, f"нет в {name}:\n" + "\n\n".join(missing)


def _record_pattern(part: str) -> re.Pattern[str]:
    return re.compile(r"\n(?:(?!- id: ).*\n)*?".join(map(re.escape, _plain(part).split("\n"))))


def _plain(text: str) -> str:
    """The lines without their indent and comments."""
    return "\n".join(re.sub(r"\s+# .*", "", line).strip() for line in text.split("\n"))


def _printed(reading: Reading, rest: str) -> None:
    """Whether a Word file of the reader has the words."""
    name, _, words = rest.partition(": ")
    with ZipFile(reading.folder / name) as package:
        text = re.sub(r"<[^>]+>", "", re.sub(r"</w:p>", " ", package.read("word/document.xml").decode()))
    assert words in text.replace("\u00a0", " "), f"в {name} нет слов «{words}»"


def _suits(_: Reading, name: str, body: str) -> None:
    """Whether a block could stand in a file of that name."""
    field_name = name.removesuffix(".yaml")
    source = SourceText(Path(name), name, _catalogue(body) if name == CATALOGUE else body)
    node, found = read_node(source)
    assert node is not None, found
    if name == CATALOGUE:
        record, wrong = load(Catalogue, node, source)
    else:
        inner = node.get(field_name) if isinstance(node, Mapping) else None
        record, wrong = load(part_model(field_name), wrapped(field_name, inner or node), source)
    assert record and not found, "\n".join(f"{d.location}: {d.message}" for d in (*found, *wrong))


def _catalogue(body: str) -> str:
    """A catalogue with the shown entry, or with an entry that has the shown fields."""
    entry = body if body.startswith("- ") else "- id: shown\n  name: Показатель\n  kind: share\n" + _indented(body)
    return f"schema_version: 1\nindicators:\n{entry}"


def _indented(text: str) -> str:
    return "".join(f"  {line}\n" for line in text.splitlines())


FOR_BLOCKS: dict[str, Callable[[Reading, str, str], None]] = {
    "впишите в": _edit,
    "допишите в": _append,
    "есть в": _contained,
    "годится для": _suits,
}
"""What is done with the block after the mark, with the file that it names."""
MARKS: dict[str, Callable[[Reading, str], None]] = {
    "образец": _sample,
    "проект": _project,
    "замените в": _replace,
    "выполните": _hidden,
    "напечатано в": _printed,
    **{name: _remember(name) for name in (*FOR_BLOCKS, "не запускается")},
}
"""Marks: the workspace the reader has, edits that the text tells in words, steps that need no telling, blocks."""
