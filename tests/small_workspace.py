"""The smallest workspace that can show a behaviour: a test adds the few lines of YAML that it is about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

from shnor_docs.diagnostics import Diagnostic
from shnor_docs.documents.tree import Document, Unit, walk
from shnor_docs.rules.pages import BASE
from shnor_docs.workspace import Failed, Workspace, Written

CATALOGUE = (BASE / "indicators.yaml").read_text(encoding="utf-8")
HEAD = (BASE / "programs/small/program.yaml").read_text(encoding="utf-8")

ORDER = """\
orders:
- id: approval
  {requisites}
  title: Об утверждении программы
  preamble: В целях повышения качества образования
  clauses:
  - {{id: approve, text: "Утвердить программу ({{{{ appendices.main }}}})."}}
  appendices:
  - {{id: main, document: text}}
  signature: {{post: Начальник, name: А.А. Лесная}}
documents:
- {{id: order, kind: order, order: approval}}
- {{id: text, kind: program, sections: [{{id: one, text: Текст программы.}}]}}
"""


def order(requisites: str = "") -> str:
    """An order with one appendix; ``requisites`` are its date and number as YAML, none in a draft."""
    return ORDER.format(requisites=requisites or "form: приказ")


def section(text: str) -> str:
    """A document «text» whose only section holds the Markdown."""
    lines = "".join(f"      {line}\n" if line else "\n" for line in dedent(text).strip("\n").split("\n"))
    return f"documents:\n- id: text\n  kind: program\n  sections:\n  - id: one\n    text: |\n{lines}"


@dataclass(frozen=True)
class SmallWorkspace:
    """A workspace in a temporary folder."""

    root: Path

    def catalogue(self, text: str) -> None:
        """Write ``indicators.yaml``."""
        self.write("indicators.yaml", dedent(text))

    def program(self, *parts: str, name: str = "small", head: str = HEAD) -> None:
        """Write ``program.yaml``: the required fields, then the parts."""
        self.write(f"programs/{name}/program.yaml", head + "".join(dedent(part) + "\n" for part in parts))

    def write(self, path: str, text: str) -> Path:
        """Write any file of the workspace."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
        return target

    def open(self) -> Workspace:
        """The workspace as it lies now."""
        return Workspace(self.root)

    def found(self) -> list[Diagnostic]:
        """Everything that validation finds."""
        return self.open().validate()

    def codes(self) -> list[str]:
        """Codes of what validation finds."""
        return [diagnostic.code.id for diagnostic in self.found()]

    def only(self, code: str) -> Diagnostic:
        """The one diagnostic of a validation that must find nothing else."""
        found = self.found()
        assert [d.code.id for d in found] == [code], [f"{d.location}: {d.message}" for d in found]
        return found[0]

    def document(self, name: str = "text", program: str = "small") -> Document:
        """The tree of a document."""
        return next(tree for tree in self.open().documents(program) if tree.id == name)

    def body(self, name: str = "text") -> tuple[Unit, ...]:
        """The units of the document's first section."""
        return self.document(name).slot("body").children[0].children

    def text(self, name: str = "text") -> str:
        """All text of a document, a unit a line, printed numbers first, no-break spaces as plain ones."""
        return "\n".join(lines_of(self.document(name).root)).replace("\u00a0", " ")

    def render(self, *programs: str, documents: tuple[str, ...] = ()) -> list[Written | Failed]:
        """Write the documents to ``out`` of the workspace."""
        return list(self.open().render(programs, documents=documents, out=self.root / "out"))

    def written(self) -> list[str]:
        """Paths of the documents and of whatever else lies below ``out``, sorted; hidden files excluded."""
        out = self.root / "out"
        return sorted(path.relative_to(out).as_posix() for path in out.rglob("[!.]*") if path.is_file())


def lines_of(root: Unit) -> Iterator[str]:
    """The text of each unit that has one, after its number."""
    for unit in walk(root):
        if unit.text:
            yield f"{unit.number} {unit.plain}".strip()
