"""Every command, edit and output of the pages is what comes out: a page cannot rot."""

from pathlib import Path

import pytest

from tests.page_commands import ROOT, as_pattern, comparable
from tests.page_edits import edited
from tests.page_reader import Reading

UNRUN = {
    "README.md": 2,
    "tutorial.md": 1,
    "git-howto.md": 0,
    "git-checks.md": 4,
    "rules-settings.md": 0,
    "clone-and-compare.md": 0,
    "computed-values.md": 0,
    "charts.md": 0,
    "data-tables.md": 0,
    "amending.md": 0,
    "editions.md": 0,
    "declension.md": 0,
    "forms.md": 0,
    "import.md": 0,
    "official-form.md": 3,
    "slides.md": 0,
    "other-municipality.md": 0,
    "references-in-text.md": 2,
    "templates-language.md": 2,
    "templates-look.md": 0,
    "typography.md": 0,
    "windows.md": 3,
}
"""How many blocks of each page are not run; each says in the page why."""


@pytest.mark.parametrize("name", UNRUN)
def test_a_page_says_what_comes_out(name: str, tmp_path: Path) -> None:
    if name == "declension.md":
        pytest.importorskip("pymorphy3", reason="словари ставит tools/install.py --glossary или --dev")
    folder = tmp_path / "папка"
    folder.mkdir()
    reading = Reading(ROOT / name if name == "README.md" else ROOT / "docs" / name, folder).read()
    assert not reading.problems, "\n\n".join(reading.problems)
    assert len(reading.unrun) == UNRUN[name], reading.unrun


NOT_RUN_HERE = {"python-api.md", "rules.md"}
"""Tests of their own run them: test_docs.py, rules/test_rule_pages.py."""


def test_every_page_with_commands_is_read() -> None:
    pages = [path for path in (ROOT / "docs").glob("*.md") if "shnor-docs " in path.read_text(encoding="utf-8")]
    assert {path.name for path in pages} - NOT_RUN_HERE <= set(UNRUN)


START = "<!-- пример: выполните: shnor-docs init . -->\n"
ROTTEN = {
    "another output": START + "```text\n$ shnor-docs validate\nЗамечаний нет.\n```\n",
    "a line less": START + "```text\n$ shnor-docs validate\n```\n",
    "a command that fails": "```sh\nshnor-docs validate\n```\n",
    "a command in the text that fails": "Проверьте: `shnor-docs validate --strict`.\n",
    "a command that is not there": "```sh\nshnor-docs verify\n```\n",
    "another program that fails": "```sh\nfalse\n```\n",
    "a block that nobody checks": "```yaml\na: 1\n```\n",
    "a block that no file may hold": "<!-- пример: годится для data.yaml -->\n```yaml\n- {id: a, fail: b}\n```\n",
    "an entry that the catalogue refuses": "<!-- пример: годится для indicators.yaml -->\n```yaml\nweight: 1\n```\n",
    "a block that no file holds": START + "<!-- пример: есть в . -->\n```yaml\n- id: a\n```\n",
    "an edit of what is not there": START + "<!-- пример: замените в indicators.yaml: абв → где -->\n",
    "an unknown mark": "<!-- пример: пропустите -->\n",
    "a block left out without a reason": "<!-- пример: не запускается -->\n```sh\nfalse\n```\n",
}


def read(tmp_path: Path, text: str) -> Reading:
    page, folder = tmp_path / "page.md", tmp_path / "папка"
    page.write_text(text, encoding="utf-8")
    folder.mkdir()
    return Reading(page, folder).read()


@pytest.mark.parametrize("text", ROTTEN.values(), ids=ROTTEN)
def test_a_rotten_page_is_found(tmp_path: Path, text: str) -> None:
    assert len(read(tmp_path, text).problems) == 1


def test_a_sound_page_is_read_to_its_end(tmp_path: Path) -> None:
    shown = "```text\n$ shnor-docs validate\nОшибок нет.\n```\n"
    found = read(tmp_path, START + shown + "<!-- пример: не запускается: ставит пакеты -->\n```sh\nfalse\n```\n")
    assert (found.problems, found.ran, found.unrun) == ([], 2, ["ставит пакеты"])


@pytest.mark.parametrize(
    ("expected", "printed", "same"),
    [
        ("а\nб", "а\nб\n", True),
        ("а\n…\nг", "а\nб\nв\nг", True),
        ("…\nг", "г", False),
        ("а …", "а б", True),
        ("а (1)", "а (1)", True),
        ("5 школ", "5\u00a0школ", True),
        ("из а@012345678901", "из а@abcdef012345", True),
        ("а", "а\nб", False),
    ],
)
def test_what_counts_as_the_same_output(expected: str, printed: str, same: bool) -> None:
    assert bool(as_pattern(expected).fullmatch(comparable(printed))) == same


FILE = """\
title: Программа
targets:
  2028: 10 %
tasks:
  - id: a
    text: первая
    # примечание
    note: да

orders:
  - id: one
    title: Об утверждении
    form: приказ
"""
TARGETS = "targets:\n  2026: 5 %\n  2028: 7 %"
EDITS = {
    "a value": ("title: Другая", FILE.replace("Программа", "Другая")),
    "all of a short mapping": (
        "targets:\n  2026: 5 %\n  2028: 7 %",
        FILE.replace("2028: 10 %", "2026: 5 %\n  2028: 7 %"),
    ),
    "a new record": ("tasks:\n  - id: b\n    text: вторая", FILE.replace("да\n", "да\n  - id: b\n    text: вторая\n")),
    "a record of a list that the text has named": ("  - id: a\n    text: иная", FILE.replace("первая", "иная")),
    "new keys of a record": (
        "orders:\n  - id: one\n    date: 1.2.2026",
        FILE.replace("приказ\n", "приказ\n    date: 1.2.2026\n"),
    ),
    "a new key": ("period: 2026", FILE + "period: 2026\n"),
}


@pytest.mark.parametrize(("shown", "after"), EDITS.values(), ids=EDITS)
def test_an_edit_is_made_as_a_reader_makes_it(shown: str, after: str) -> None:
    assert edited(FILE, shown) == after
