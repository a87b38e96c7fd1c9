"""A program's slides as commands know them: written, kept, told where a number stands, verified, printed."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest
from pptx import Presentation
from pptx.presentation import Presentation as Opened

from shnor_docs.documents.tree import plain, walk
from shnor_docs.inspection.handwork import body_paragraphs, unlike_digests
from shnor_docs.rendering import outline
from shnor_docs.rendering.package.reading import POWERPOINT, Package, read_package
from shnor_docs.workspace import Workspace, Written
from shnor_docs.workspace.editions.approving import Signed, approve
from shnor_docs.workspace.editions.redlines import redline_programs
from shnor_docs.workspace.editions.verifying import State, Verdict, verify
from shnor_docs.workspace.editions.written import document_problems
from shnor_docs.workspace.explaining import explain
from shnor_docs.workspace.results import Task
from tests.samples import ROOT, shipped_slides
from tests.small_workspace import SmallWorkspace

FACTS = """\
facts:
- {id: schools, name: Школ в программе, value: 10, unit: школа}
documents:
- id: talk
  kind: slides
  title: Итоги года
  sections:
  - {id: goal, title: Цель, text: Помочь школам.}
  - id: numbers
    title: Числа
    text: |
      В программе {{ facts.schools }}:

      | Школа | Итог |
      | --- | --- |
      | Первая | {{ facts.schools }} |
"""
SOFFICE = pytest.mark.skipif(shutil.which("soffice") is None, reason="нет LibreOffice (soffice)")


@pytest.fixture
def talk(small: SmallWorkspace) -> SmallWorkspace:
    small.program(FACTS)
    return small


def written(space: SmallWorkspace) -> Path:
    (result,) = space.render("small")
    assert isinstance(result, Written), result
    return result.path


def test_slides_are_written_beside_the_documents(talk: SmallWorkspace) -> None:
    path = written(talk)
    assert path.name == "talk.pptx"
    assert [slide.shapes.title.text for slide in Presentation(str(path)).slides] == ["Итоги года", "Цель", "Числа"]


def test_what_has_not_changed_is_not_written_again(talk: SmallWorkspace) -> None:
    before = written(talk).read_bytes()
    (again,) = talk.render("small")
    assert isinstance(again, Written) and again.unchanged
    (forced,) = talk.open().render(("small",), out=talk.root / "out", force=True)
    assert isinstance(forced, Written) and forced.path.read_bytes() == before


def test_the_template_of_the_workspace_stands_over_the_ready_one(talk: SmallWorkspace) -> None:
    before = written(talk).read_bytes()
    (talk.root / "templates" / "pptx").mkdir(parents=True)
    own = Presentation(str(ROOT / "templates" / "pptx" / "slides.pptx"))
    own.slide_layouts[1].name = "Макет управления"
    own.save(str(talk.root / "templates" / "pptx" / "slides.pptx"))
    assert "Макет управления" in outline(written(talk)) and "Макет управления" not in outline(before)


def test_a_template_that_cannot_be_used_is_told_before_printing(talk: SmallWorkspace) -> None:
    (talk.root / "templates" / "pptx").mkdir(parents=True)
    shutil.copy(ROOT / "templates" / "docx" / "order.docx", talk.root / "templates" / "pptx" / "slides.pptx")
    problem = talk.only("ШД651")
    assert problem.location.file == "templates/pptx/slides.pptx"


def test_what_does_not_fit_is_told_where_the_document_is_written(small: SmallWorkspace) -> None:
    small.program(FACTS.replace("| Первая |", f"| {' '.join(f'слово{n}' for n in range(900))}|"))
    problem = small.only("ШД656")
    assert problem.location.file == "programs/small/program.yaml" and problem.location.line
    assert "документ «talk»" in problem.message and "раздел «Числа»" in problem.message


def test_a_template_of_word_is_refused(small: SmallWorkspace) -> None:
    small.program(FACTS.replace("  kind: slides\n", "  kind: slides\n  template: program.docx\n"))
    assert "ШД658" in small.codes()


def test_explain_tells_the_slide(talk: SmallWorkspace) -> None:
    places = [one.place for one in explain(talk.open(), "small", "facts.schools").printed]
    assert places == [
        "слайд 3, раздел «Числа»",
        "слайд 3, раздел «Числа», таблица «numbers/2», строка 1, столбец 2",
    ]


def test_explain_tells_each_slide_of_a_table_that_stands_twice(small: SmallWorkspace) -> None:
    small.program(
        "tables: [{id: t, rows: cells, columns: [{field: a, title: А}],"
        " records: [{id: r, cells: {a: '{{ facts.schools }}'}}]}]",
        FACTS.replace("text: Помочь школам.", 'text: "{{ tables.t }}"').replace(
            "В программе {{ facts.schools }}:", "{{ tables.t }}"
        ),
    )
    places = [one.place.partition(",")[0] for one in explain(small.open(), "small", "facts.schools").printed]
    assert places == ["слайд 2", "слайд 3", "слайд 4"]


def test_the_first_slide_prints_the_place_without_being_asked(small: SmallWorkspace) -> None:
    small.program(FACTS.replace("  title: Итоги года\n", "  title: Итоги года\n  place: г. Заречный\n  year: '2026'\n"))
    assert small.codes() == []
    assert "Заречный\n  ¶ без знака: 2026" in outline(written(small))


def test_notes_tell_what_was_written_by_hand(talk: SmallWorkspace) -> None:
    notes = Presentation(str(written(talk))).slides[2].notes_slide.notes_text_frame
    assert notes is not None
    assert notes.text == "Откуда числа этого слайда:\nШкол в программе: 10\u00a0школ – записано в данных программы"


# Whether a file is ours, and what was changed in it.


def edited(path: Path, edit: Callable[[Opened], None]) -> Path:
    presentation = Presentation(str(path))
    edit(presentation)
    presentation.save(str(path))
    return path


def verdict(space: SmallWorkspace, path: Path) -> Verdict:
    return verify(space.open(), path)


def test_slides_as_written(talk: SmallWorkspace) -> None:
    assert verdict(talk, written(talk)).state is State.AS_WRITTEN


def test_slides_saved_again_by_another_program_are_as_written(talk: SmallWorkspace) -> None:
    assert verdict(talk, edited(written(talk), lambda presentation: None)).state is State.AS_WRITTEN


def change_title(presentation: Opened) -> None:
    presentation.slides[1].shapes.title.text = "Иная цель"


def change_cell(presentation: Opened) -> None:
    (frame,) = (shape for shape in presentation.slides[2].shapes if shape.has_table)
    frame.table.cell(1, 1).text = "11 школ"


def change_notes(presentation: Opened) -> None:
    presentation.slides[2].notes_slide.notes_text_frame.paragraphs[1].runs[0].text = "Школ: 11"


def add_text(presentation: Opened) -> None:
    presentation.slides[1].placeholders[1].text_frame.add_paragraph().text = "И ещё цель."


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (change_title, "слайд 2, заголовок: было «Цель», стало «Иная цель»"),
        (change_cell, "слайд 3, таблица 1, строка 2, ячейка 2, абзац 1: было «10 школ», стало «11 школ»"),
        (change_notes, "слайд 3, заметки, абзац 2: было «Школ в программе: 10 школ"),
        (add_text, "слайд 2, абзац 2: добавлено «И ещё цель.»"),
    ],
)
def test_what_was_changed_by_hand_is_told(edit: Callable[[Opened], None], told: str, talk: SmallWorkspace) -> None:
    found = verdict(talk, edited(written(talk), edit))
    assert found.state is State.EDITED
    (one,) = found.changes
    assert str(one).startswith(told)


def test_a_slide_that_is_gone_is_told(talk: SmallWorkspace) -> None:
    def drop(presentation: Opened) -> None:
        slides = presentation.slides._sldIdLst
        slides.remove(slides[1])

    found = verdict(talk, edited(written(talk), drop))
    assert found.state is State.EDITED and any("Помочь школам" in str(one) for one in found.changes)


def test_slides_of_other_data_are_stale(talk: SmallWorkspace) -> None:
    path = written(talk)
    talk.program(FACTS.replace("value: 10", "value: 12"))
    assert verdict(talk, path).state is State.STALE


def test_slides_of_another_hand_are_not_ours(talk: SmallWorkspace) -> None:
    own = talk.root / "own.pptx"
    Presentation().save(str(own))
    assert verdict(talk, own).state is State.FOREIGN


@SOFFICE
@pytest.mark.libreoffice
def test_impress_keeps_the_stamp_and_the_words(talk: SmallWorkspace, tmp_path: Path) -> None:
    from shnor_docs.pdf.profile import make_profile

    path, target = written(talk), tmp_path / "again"
    profile = make_profile(tmp_path / "profile")
    command = ["soffice", profile, "--headless", "--convert-to", "pptx", "--outdir", str(target), str(path)]
    subprocess.run(command, capture_output=True, check=False, timeout=120)
    if not (target / path.name).is_file():
        pytest.skip("нет LibreOffice Impress: libreoffice-impress-nogui")
    assert verdict(talk, target / path.name).state is State.AS_WRITTEN


# The shipped decks.


@pytest.mark.parametrize(("program", "document"), shipped_slides())
def test_a_shipped_deck_says_all_that_its_document_says(
    program: str, document: str, rendered: Mapping[tuple[str, str], Path]
) -> None:
    tree = Workspace(ROOT).paper(Task(program, document)).tree
    said = outline(rendered[program, document]).replace("⍽", "\u00a0").replace("**", "")
    texts = [plain(unit.text) for unit in walk(tree.root) if unit.text and unit.kind != "point"]
    assert len(texts) > 50
    assert not [text for text in texts if text not in said]


def test_uglich_shows_its_results_to_a_meeting(rendered: Mapping[tuple[str, str], Path]) -> None:
    presentation = Presentation(str(rendered["uglich-2020-2022", "slides"]))
    assert 7 <= len(presentation.slides) <= 10
    shapes = [shape for slide in presentation.slides for shape in slide.shapes]
    rows = sum(len(shape.table.rows) - 1 for shape in shapes if shape.has_table)
    assert rows == 13 and any(shape.has_chart for shape in shapes)


# Slides of a program that an order approves.

APPROVED = """\
orders:
- id: approval
  form: приказ
  title: Об утверждении программы
  preamble: В целях повышения качества образования
  clauses:
  - {id: approve, text: "Утвердить программу ({{ appendices.main }})."}
  appendices:
  - {id: main, document: talk}
  signature: {post: Начальник, name: А.А. Лесная}
"""


def test_slides_attached_to_an_order_are_approved_and_written_again(talk: SmallWorkspace) -> None:
    document = "- {id: order, kind: order, order: approval}\n"
    talk.program(APPROVED, FACTS.replace("documents:\n", f"documents:\n{document}"))
    approve(talk.open(), "small", Signed("approval", "15", date(2019, 9, 1)), date(2019, 12, 31))
    edition = talk.root / "programs" / "small" / "editions" / "1"
    assert (edition / "templates" / "pptx" / "slides.pptx").is_file()
    results = {r.document: r for r in talk.render("small") if isinstance(r, Written)}
    assert verdict(talk, results["talk"].path).state is State.AS_WRITTEN
    first = Presentation(str(results["talk"].path)).slides[0]
    assert "Приложение" in " ".join(shape.text_frame.text for shape in first.shapes if shape.has_text_frame)
    edited(results["talk"].path, change_title)
    assert "ШД770" in [one.code.id for one in document_problems(talk.open(), ("small",), talk.root / "out")]


def test_a_redline_of_slides_says_that_there_is_none(talk: SmallWorkspace) -> None:
    shutil.copytree(talk.root / "programs" / "small", talk.root / "programs" / "later")
    path = talk.root / "programs" / "later" / "program.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("Помочь школам", "Помочь всем школам"), encoding="utf-8")
    (found,) = redline_programs(talk.open(), "small", "later")
    assert found.diagnostics and "слайдов" in found.diagnostics[0].message


def test_what_is_gone_is_told_with_its_slide_though_its_words_are_not_known(talk: SmallWorkspace) -> None:
    path = written(talk)
    before = [one.digest for one in body_paragraphs(package_at(path))]

    def cut(presentation: Opened) -> None:
        slides = presentation.slides._sldIdLst
        slides.remove(slides[2])

    (change,) = unlike_digests(before, body_paragraphs(package_at(edited(path, cut))))
    assert change.place.startswith("слайд 2, после «")


def package_at(path: Path) -> Package:
    return read_package(path.read_bytes(), POWERPOINT)
