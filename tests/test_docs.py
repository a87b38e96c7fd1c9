"""Pages say what the code does: generated files are fresh, commands, links, references and terms are real."""

import re
import shlex
import shutil
from pathlib import Path

import click
import pytest
from build_reference import REFERENCE, SCHEMAS, generated

from shnor_docs.cli import cli
from shnor_docs.documents.composing import writer
from shnor_docs.documents.printing import FILTERS, LIST_FILTERS
from shnor_docs.documents.prose import plain_inline
from shnor_docs.workspace import Workspace

ROOT = Path(__file__).parent.parent
GENERATED = generated()
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])
COMMAND = re.compile(r"(?:shnor-docs|py -m shnor_docs) ([^`\n]+)")
MARK = re.compile(r"<!--.*?-->", re.DOTALL)
REFERENCE_ROW = re.compile(r"^\| `(\{\{[^`]+\}\})` \| (.+) \|$", re.MULTILINE)
PYTHON = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:)([^)#\s]+)(?:#[^)]*)?\)")


@pytest.mark.parametrize("path", GENERATED, ids=str)
def test_generated_file_is_fresh(path):
    assert (ROOT / path).read_text(encoding="utf-8") == GENERATED[path], "обновите: make reference"


@pytest.mark.parametrize("page", ["README.md", "docs/python-api.md"])
def test_python_examples_run(page, tmp_path, monkeypatch):
    for name in ("indicators.yaml", "glossary.yaml"):
        shutil.copy(ROOT / name, tmp_path)
    shutil.copytree(ROOT / "programs/rybinsk-2020-2022", tmp_path / "programs/rybinsk-2020-2022")
    monkeypatch.chdir(tmp_path)
    examples = PYTHON.findall((ROOT / page).read_text(encoding="utf-8"))
    assert examples
    for example in examples:
        exec(compile(example, page, "exec"), {})
    assert list(tmp_path.glob("out/rybinsk-2020-2022/*.docx"))


def test_the_page_on_python_names_every_public_member():
    text = (ROOT / "docs/python-api.md").read_text(encoding="utf-8")
    inner = {
        "catalogue",
        "folder",
        "found",
        "offering",
        "paper",
        "shared",
        "tasks",
        "template",
    }  # for the rooms that join them
    members = {name for name in dir(Workspace) if not name.startswith("_")} - inner
    assert {name for name in members if not re.search(rf"[` ](?:Workspace)?\.{name}\b", text)} == set()


@pytest.mark.parametrize("folder", [REFERENCE, SCHEMAS], ids=str)
def test_every_file_beside_the_generated_ones_is_generated(folder):
    there = {path.relative_to(ROOT) for path in (ROOT / folder).iterdir()}
    assert there
    assert there == {path for path in GENERATED if path.parent == folder}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page):
    dead = [link for link in LINK.findall(page.read_text(encoding="utf-8")) if not (page.parent / link).exists()]
    assert dead == []


def quoted_commands():
    pages = (page for page in PAGES if page.parent.name != "reference")
    texts = {page: MARK.sub("", page.read_text(encoding="utf-8")) for page in pages}
    return [(page.name, quoted) for page, text in texts.items() for quoted in COMMAND.findall(text)]


@pytest.mark.parametrize(("page", "quoted"), quoted_commands())
def test_quoted_command_is_real(page, quoted):
    command, words = cli, shlex.split(re.sub(r"-C \S+ ", "", quoted), comments=True)
    if words[0] in {"…", "--help", "--version"}:
        return
    while isinstance(command, click.Group):
        assert words[0] in command.commands, page
        command = command.commands[words.pop(0)]
    known = {spelling for parameter in command.params for spelling in parameter.opts}
    assert {word for word in words if word.startswith("-")} <= known, page


def test_examples_of_references_print_what_the_page_says():
    text = (ROOT / "docs/references-in-text.md").read_text(encoding="utf-8")
    rows = REFERENCE_ROW.findall(text.partition("## Отдельным абзацем")[0])
    content = Workspace(ROOT).load("rybinsk-2020-2022").content
    printed = {quoted: plain_inline(quoted.replace("\\|", "|"), writer(content)) for quoted, _ in rows}
    assert {quoted: text.replace("\u00a0", " ") for quoted, text in printed.items()} == dict(rows)


def test_every_filter_is_explained():
    text = (ROOT / "docs/references-in-text.md").read_text(encoding="utf-8").partition("## Фильтры")[2]
    assert {name for name in FILTERS.keys() | LIST_FILTERS if f"`{name}`" not in text} == set()


def test_glossary_gives_each_name_once():
    rows = re.findall(r"^\| ([a-z ]+) \| (.+) \|$", (ROOT / "docs/glossary.md").read_text("utf-8"), re.MULTILINE)
    assert rows
    assert len(dict(rows)) == len(rows)
