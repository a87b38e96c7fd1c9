"""A clone is the program in another period: what is known moves, what is not stays open, nothing else changes."""

import errno
import io
import os
import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

import pytest
from openpyxl import Workbook

from shnor_docs.diagnostics import Severity, ShnorError
from shnor_docs.model.content import Content
from shnor_docs.model.period import PeriodRange
from shnor_docs.model.places import place_of
from shnor_docs.rules.open_points import OPEN_POINT
from shnor_docs.rules.walking import texts
from shnor_docs.source import copying
from shnor_docs.source.sheets.workbook import open_workbook
from shnor_docs.workspace import Workspace
from shnor_docs.workspace.excel import write_workbooks
from shnor_docs.workspace.versions import CloneOrder, clone_program
from tests.small_workspace import HEAD, SmallWorkspace, order

ROOT = Path(__file__).parents[2]
SAMPLES = ("minusinsk-2020-2022", "rybinsk-2020-2022", "seryshevo-2021", "tyumen-2023", "uglich-2020-2022")
LATER = 10
"""Years between the old and the new period: far enough for no year of one to be a year of the other."""
CITED = re.compile(r"от \d{1,2}(?:\.\d{1,2}\.| \w+ )20\d\d|№ \S+")


@pytest.fixture
def samples(tmp_path: Path) -> Workspace:
    """A workspace with copies of the shipped programs."""

    for name in ("indicators.yaml", "glossary.yaml"):
        shutil.copyfile(ROOT / name, tmp_path / name)
    for name in SAMPLES:
        shutil.copytree(ROOT / "programs" / name, tmp_path / "programs" / name)
    return Workspace(tmp_path)


def new_period(old: PeriodRange, length: str) -> PeriodRange:
    start = old.start.shifted(LATER)
    ends = {"same": old.end.shifted(LATER), "shorter": start, "longer": old.end.shifted(LATER + 2)}
    return PeriodRange(start, ends[length])


@pytest.mark.parametrize("length", ["same", "shorter", "longer"])
@pytest.mark.parametrize("program", SAMPLES)
def test_a_sample_clones_with_nothing_but_open_points(samples: Workspace, program: str, length: str) -> None:
    old = samples.content(program).program.period
    found = clone_program(samples, program, CloneOrder("copy", new_period(old, length).notation))
    assert found
    grave = {d.code for d in found if d.severity is not Severity.NOTE}
    assert grave == {OPEN_POINT}, [f"{d.location} {d.message}" for d in found]
    clone = samples.content("copy")
    assert clone.program.period == new_period(old, length)
    assert not list(years_left(clone, range(old.first_day.year, old.last_day.year + 1)))


def years_left(content: Content, years: range) -> Iterator[str]:
    """Texts with a year of the old period that no open point names; acts are dated and baselines measured in it."""
    measured = {str(period) for use in content.program.indicators for period in use.baseline}
    asked = [point.place for point in content.program.open_points]
    year = re.compile(rf"(?<![\d\[]){'|'.join(map(str, years))}(?!\d)")
    for path, text, _ in texts(content.written or content.program):
        place = place_of(content.program, path)
        record = place.rpartition(".")[0]
        if path[0] in ("open_points", "cloned_from") or re.fullmatch(r"[a-z0-9_]+", text) or text in measured:
            continue
        if year.search(CITED.sub("", text)) and not any(a == place or a.startswith(f"{record}.") for a in asked):
            yield f"{place}: {text}"
    for name, text in content.files.items():
        prose = re.sub(r"\{\{.*?\}\}", "", CITED.sub("", text))
        if year.search(prose) and name not in asked:
            yield name


def test_another_municipality_leaves_no_name_unasked(samples: Workspace) -> None:
    clone_program(samples, "rybinsk-2020-2022", CloneOrder("copy", "2023-2025", municipality="Саянский район"))
    content = samples.content("copy")
    asked = {point.place for point in content.program.open_points if "Рыбинск" in (point.quote or "")}
    named = {
        place_of(content.program, path)
        for path, text, _ in texts(content.program)
        if "Рыбинск" in text and path[0] != "open_points"
    }
    assert named == asked
    assert content.program.title.count("Саянского района") == 1
    assert {"schools", "parties", "orders.approval.signature"} <= points(content).keys()


def test_a_clone_changes_only_lines_with_years(samples: Workspace) -> None:
    clone_program(samples, "rybinsk-2020-2022", CloneOrder("copy", "2023-2025"))
    folder = samples.root / "programs"
    for name in ("roadmap.yaml", "tables.yaml", "cards.yaml", "sections/03-identification.md"):
        old, new = (
            [line for line in (folder / program / name).read_bytes().decode().split("\n") if "допустимо" not in line]
            for program in (
                "rybinsk-2020-2022",
                "copy",
            )  # what was allowed for the old years may need no permission now
        )
        assert len(old) == len(new)
        assert all(re.search(r"20\d\d", before) for before, after in zip(old, new, strict=True) if before != after)
        comments = [line for line in old if line.lstrip().startswith("#")]
        assert comments == [line for line in new if line.lstrip().startswith("#")]


MEASURES = """
    # план района
    roadmap:
      groups:
      - id: main
        title: Организация
        items:
        - {id: done, text: Создать группу, deadline: июль 2020, execution: {31.03.2020: 40, 31.12.2020: "100"}}
        - id: going
          text: Вести мониторинг   # каждый год
          deadline: ежегодно, август
          execution: {31.12.2020: 60}
        - {id: later, text: Подвести итоги, deadline: 2021-2022}
    indicators:
    - id: vpr_math
      baseline: {2019: 10}
      targets:
        2020: 20 %
        2021: 30 %
        2022: 40 %
      actuals: {2020: "21,5", 2021: "33,5"}
    """


def cloned(small: SmallWorkspace, period: str, **wishes: bool) -> Content:
    clone_program(small.open(), "small", CloneOrder("copy", period, **wishes))
    return small.open().content("copy")


def points(content: Content) -> dict[str, str]:
    return {point.place: point.note for point in content.program.open_points}


def test_last_actuals_become_the_baseline(small: SmallWorkspace) -> None:
    small.program(dedent(MEASURES))
    use = cloned(small, "2023-2025").program.indicators[0]
    assert {str(period): str(value) for period, value in use.baseline.items()} == {"2021": "33.5"}
    assert not use.actuals
    assert {str(period): str(target) for period, target in use.targets.items()} == {
        "2023": "20\xa0%", "2024": "30\xa0%", "2025": "40\xa0%"
    }  # fmt: skip


def test_targets_are_proposals_and_missing_years_are_named(small: SmallWorkspace) -> None:
    small.program(dedent(MEASURES))
    assert "добавьте на 2026, 2027" in points(cloned(small, "2023-2027"))["indicators.vpr_math.targets"]


def test_a_shorter_period_keeps_the_last_target(small: SmallWorkspace) -> None:
    small.program(dedent(MEASURES))
    use = cloned(small, "2023").program.indicators[0]
    assert [(str(period), str(target)) for period, target in use.targets.items()] == [("2023", "40\xa0%")]


def test_a_deadline_without_room_is_asked_for(small: SmallWorkspace) -> None:
    small.program(dedent(MEASURES))
    content = cloned(small, "2023")
    assert "не умещается" in points(content)["roadmap.groups.main.items.later.deadline"]


DATED = """
    stages: [{id: last, title: Итоги, deadline: февраль 2023}]
    indicators: [{id: vpr_math, target: 30 % на декабрь 2022}]
    facts: [{id: helped, name: Школы в 2021 году, unit: школа, indicator: schools_helped, period: 2021}]
    tables:
    - id: reached
      rows: indicators
      columns:
      - {field: name, title: Показатель}
      - title: 2021 год
        columns: [{field: target, title: План, period: 2021}, {field: actual, title: Факт, period: 2021}]
    - id: done
      rows: roadmap
      columns: [{field: text, title: Мероприятие}, {field: execution, title: 31.12.2021, date: 31.12.2021}]
    """


@pytest.mark.parametrize(
    ("period", "after_the_end", "last", "second"),
    [("2023-2025", "2026", "2025", "2024"), ("2033", "2034", "2033", "2033"), ("2033-2037", "2038", "2035", "2034")],
)
def test_what_is_about_one_year_moves_with_it(
    small: SmallWorkspace, period: str, after_the_end: str, last: str, second: str
) -> None:
    small.program(dedent(DATED))
    content = cloned(small, period)
    program = content.program
    assert program.stages[0].deadline is not None
    assert program.stages[0].deadline.notation == f"февраль {after_the_end}"
    assert f"на декабрь {last} г." in str(program.indicators[0].target).replace("\xa0", " ")
    assert program.facts[0].name == f"Школы в {second} году"
    assert program.tables[0].columns[1].title == f"{second} год"
    assert program.tables[1].columns[1].title == f"31.12.{second}"
    assert not any("год оставлен" in note for note in points(content).values())


def test_recurring_deadlines_stay_and_dated_ones_move(small: SmallWorkspace) -> None:
    small.program(dedent(MEASURES))
    roadmap = cloned(small, "2023-2025").program.roadmap
    assert roadmap is not None
    assert [item.deadline.notation for _, _, item in roadmap.items() if item.deadline] == [
        "июль 2023",
        "ежегодно, август",
        "2024-2025",
    ]


def test_execution_is_cleared_and_finished_measures_may_drop_out(small: SmallWorkspace) -> None:
    small.program(dedent(MEASURES))
    roadmap = cloned(small, "2023-2025", keep_finished=False).program.roadmap
    assert roadmap is not None
    assert [item.id for _, _, item in roadmap.items()] == ["going", "later"]
    assert not any(item.execution for _, _, item in roadmap.items())
    assert "Вести мониторинг   # каждый год" in (small.root / "programs/copy/program.yaml").read_text("utf-8")


def test_a_group_without_measures_is_asked_about(small: SmallWorkspace) -> None:
    item = '{id: one, text: Начать, execution: {31.12.2020: "100"}}'
    small.program(f"roadmap: {{groups: [{{id: main, title: План, items: [{item}]}}]}}")
    assert "roadmap.groups.main.items" not in points(cloned(small, "2023-2025"))
    clone_program(small.open(), "small", CloneOrder("open", "2023-2025", keep_finished=False))
    assert "уберите группу" in points(small.open().content("open"))["roadmap.groups.main.items"]


def test_a_weekend_is_noted(small: SmallWorkspace) -> None:
    item = "{id: one, text: Сдать отчёт, deadline: до 03.04.2020}"
    small.program(f"roadmap: {{groups: [{{id: main, title: План, items: [{item}]}}]}}")
    assert "суббота" in points(cloned(small, "2021-2023"))["roadmap.groups.main.items.one.deadline"]


def test_the_approval_is_cleared_and_documents_are_drafts(small: SmallWorkspace) -> None:
    small.program(
        order("date: 23.09.2020\n  number: 401/1"),
        "texts: [{id: act, text: Утверждена приказом от 23.09.2020 № 401-1.}]",
    )
    content = cloned(small, "2023-2025")
    assert content.program.orders[0].is_draft
    assert content.program.texts[0].text == "Утверждена приказом от ____ № ____."
    assert all(document.draft for document in small.open().documents("copy"))


def test_orders_that_amended_the_source_ask_nothing(small: SmallWorkspace) -> None:
    approving = order("date: 23.09.2020\n  number: 401/1")
    amending = """
        - id: second
          title: О внесении изменений
          preamble: В целях уточнения
          amends: approval
          date: 24.09.2020
          number: 402/1
          clauses: [{id: one, text: Изменить.}]
          signature: {post: Начальник, name: А.А. Лесная}
        """
    small.program(approving.replace("documents:", dedent(amending).strip() + "\ndocuments:"))
    assert [place for place in points(cloned(small, "2023-2025")) if place.startswith("orders.")] == [
        "orders.approval.date"
    ]


def test_the_lineage_tells_the_source_and_its_version(small: SmallWorkspace) -> None:
    small.program()
    assert re.fullmatch(r"small@[0-9a-f]{12}", cloned(small, "2023-2025").program.cloned_from or "")


def test_a_permission_that_is_needed_no_more_goes(small: SmallWorkspace) -> None:
    measure = """
        roadmap:
          groups:
          - id: main
            title: План
            items:
            - id: summing_up
              text: Подвести итоги
              # допустимо ШД302: источник подводит итоги позже
              deadline: декабрь 2022; февраль 2023
        """
    small.program(measure)
    assert small.found() == []
    clone_program(small.open(), "small", CloneOrder("copy", "2023-2027"))
    assert "допустимо" not in (small.root / "programs/copy/program.yaml").read_text("utf-8")


def test_what_was_open_stays_open(small: SmallWorkspace) -> None:
    small.program("open_points: [{place: title, note: согласовать название}]")
    assert points(cloned(small, "2023-2025"))["title"] == "согласовать название"


def test_windows_line_breaks_and_a_mark_of_the_encoding_stay(small: SmallWorkspace) -> None:
    path = small.write("programs/small/program.yaml", "")
    path.write_bytes(b"\xef\xbb\xbf" + HEAD.replace("\n", "\r\n").encode())
    cloned(small, "2023-2025")
    data = (small.root / "programs/copy/program.yaml").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert b"\n" not in data.replace(b"\r\n", b"")


@pytest.mark.parametrize(
    ("name", "period", "code"),
    [
        ("small", "2023", "ШД014"),
        ("Новая", "2023", "ШД015"),
        ("copy", "скоро", "ШД016"),
        ("copy", "2023/2024", "ШД710"),
    ],
)
def test_a_refused_clone_leaves_nothing_behind(small: SmallWorkspace, name: str, period: str, code: str) -> None:
    small.program()
    with pytest.raises(ShnorError) as caught:
        clone_program(small.open(), "small", CloneOrder(name, period))
    assert [d.code.id for d in caught.value.diagnostics] == [code]
    assert sorted(p.name for p in (small.root / "programs").iterdir()) == ["small"]
    assert not list(small.root.glob(".shnor-docs-*"))


def refused(small: SmallWorkspace) -> list[tuple[str, str]]:
    """Codes and places of what refuses a clone, which leaves nothing behind."""
    with pytest.raises(ShnorError) as caught:
        clone_program(small.open(), "small", CloneOrder("copy", "2023-2025"))
    assert not (small.root / "programs/copy").exists()
    assert not list(small.root.glob(".shnor-docs-*"))
    return [(d.code.id, d.location.file) for d in caught.value.diagnostics]


def test_links_and_pipes_are_named_and_not_followed(small: SmallWorkspace) -> None:
    small.program()
    folder = small.root / "programs/small"
    (folder / "up").symlink_to("../..")
    (folder / "sections").mkdir()
    (folder / "sections/nowhere.md").symlink_to("nowhere")
    os.mkfifo(folder / "pipe")
    names = ("pipe", "sections/nowhere.md", "up")
    assert sorted(refused(small)) == [("ШД703", f"programs/small/{name}") for name in names]


def test_a_file_that_may_not_be_read_is_named(small: SmallWorkspace, monkeypatch: pytest.MonkeyPatch) -> None:
    small.program()
    small.write("programs/small/скан.pdf", "")
    readable = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: not str(path).endswith(".pdf") and readable(path, mode))
    assert refused(small) == [("ШД002", "programs/small/скан.pdf")]


@pytest.mark.parametrize("limit", ["MAX_FILES", "MAX_SIZE"])
def test_too_much_is_not_copied(small: SmallWorkspace, monkeypatch: pytest.MonkeyPatch, limit: str) -> None:
    small.program()
    small.write("programs/small/архив/скан.pdf", "скан")
    monkeypatch.setattr(copying, limit, 1)
    assert refused(small) == [("ШД704", "programs/small")]


def test_a_full_disk_is_told(small: SmallWorkspace, monkeypatch: pytest.MonkeyPatch) -> None:
    small.program()

    def fill_up(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr("shutil.copyfile", fill_up)
    assert [code for code, _ in refused(small)] == ["ШД006"]


def test_marks_of_an_open_file_are_not_copied(small: SmallWorkspace) -> None:
    small.program()
    for name in ("~$roadmap.xlsx", ".~lock.roadmap.xlsx#", ".shnor-docs-a.tmp"):
        small.write(f"programs/small/{name}", "")
    small.write("programs/small/archive/.keep", "")
    clone_program(small.open(), "small", CloneOrder("copy", "2023-2025"))
    assert sorted(path.name for path in (small.root / "programs/copy").iterdir()) == [
        "archive",
        "origin",
        "program.yaml",
    ]


def test_of_two_clones_to_one_id_one_is_refused(small: SmallWorkspace, monkeypatch: pytest.MonkeyPatch) -> None:
    small.program()
    rename = Path.rename

    def overtaken(path: Path, target: Path) -> Path:
        small.write(f"programs/{target.name}/program.yaml", "другая")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", overtaken)
    with pytest.raises(ShnorError) as caught:
        clone_program(small.open(), "small", CloneOrder("copy", "2023-2025"))
    assert [d.code.id for d in caught.value.diagnostics] == ["ШД014"]
    assert (small.root / "programs/copy/program.yaml").read_text(encoding="utf-8") == "другая"
    assert not list(small.root.glob(".shnor-docs-*"))


def test_a_program_with_errors_is_not_cloned(small: SmallWorkspace) -> None:
    small.program("goals: [{id: one, text: '{{ nothing }}'}]")
    with pytest.raises(ShnorError):
        clone_program(small.open(), "small", CloneOrder("copy", "2023-2025"))
    assert not (small.root / "programs/copy").exists()


COMPUTED = """
    facts: [{id: schools, name: Школы, unit: школа, indicator: helped, period: 2021}]
    indicators: [{id: helped, baseline: {2019: 1}}]
    data:
    - id: visits
      file: visits.csv
      columns:
      - {field: year, header: Год, type: period}
      - {field: count, header: Школ, type: count}
    texts:
    - {id: result, text: "Помощь получили {{ facts.schools }}: {{ indicators.helped.actuals[2021] }}"}
    - {id: start, text: "Было {{ indicators.helped.baseline[2019] }}"}
    """
CATALOGUE = """\
schema_version: 1
indicators:
- id: helped
  name: Школы с поддержкой
  kind: count
  unit: школа
  formula: {sum: {of: visits, field: count}}
"""


def test_the_next_period_of_computed_values(small: SmallWorkspace) -> None:
    small.catalogue(CATALOGUE)
    small.program(dedent(COMPUTED))
    small.write("programs/small/visits.csv", "Год;Школ\n2020;3\n2021;4\n")
    content = cloned(small, "2023-2025")
    use = content.program.indicators[0]
    assert [(str(period), str(value)) for period, value in use.baseline.items()] == [("2021", "4")]
    assert [text.text for text in content.program.texts] == [
        "Помощь получили {{ facts.schools }}: {{ indicators.helped.actuals[2024] }}",
        "Было {{ indicators.helped.baseline[2021] }}",
    ]
    assert {"facts.schools.period", "data.visits.file", "indicators.helped.actuals"} <= points(content).keys()


def test_answers_to_forms_are_left_behind(samples: Workspace) -> None:
    clone_program(samples, "tyumen-2023", CloneOrder("copy", "2026"))
    answers = (samples.root / "programs/copy/data/dtk.csv").read_text("utf-8-sig").splitlines()
    assert len(answers) == 1
    assert answers[0].startswith("ОО;")


def test_answers_in_a_workbook_that_only_excel_opens(samples: Workspace) -> None:
    data = samples.root / "programs/tyumen-2023/data"
    declared = data.parent / "data.yaml"
    declared.write_text(declared.read_text("utf-8").replace("dtk.csv", "dtk.xlsx"), "utf-8")
    book = Workbook()
    for line in (data / "dtk.csv").read_text("utf-8-sig").splitlines():
        book.worksheets[0].append(line.split(";"))
    book.create_sheet("Ещё").append(["=слово"])
    stream = io.BytesIO()
    book.save(stream)
    with zipfile.ZipFile(stream) as whole, zipfile.ZipFile(data / "dtk.xlsx", "w") as package:
        for name in whole.namelist():
            package.writestr(name.replace("xl/", "XL/"), whole.read(name))
    clone_program(samples, "tyumen-2023", CloneOrder("copy", "2026"))
    answers = open_workbook((samples.root / "programs/copy/data/dtk.xlsx").read_bytes(), "dtk.xlsx")
    assert list(answers.sheet().rows) == [1]
    assert answers.sheet().rows[1][1] == "ОО"
    assert answers.names == ("Sheet", "Ещё")


def test_a_plan_kept_in_excel_is_cloned_as_text(small: SmallWorkspace) -> None:
    small.program(dedent(MEASURES))
    write_workbooks(small.open(), "small", small.root / "programs/small")
    (small.root / "programs/small/targets.xlsx").unlink()
    text = (small.root / "programs/small/program.yaml").read_text("utf-8")
    plan, _, rest = text.partition("indicators:")
    small.write("programs/small/program.yaml", plan.partition("# план")[0] + "indicators:" + rest)
    content = cloned(small, "2023-2025")
    roadmap = content.program.roadmap
    assert roadmap is not None
    assert [item.text for _, _, item in roadmap.items()] == ["Создать группу", "Вести мониторинг", "Подвести итоги"]
    assert not (small.root / "programs/copy/roadmap.xlsx").exists()
