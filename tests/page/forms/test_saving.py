"""What a window sends is in the files at once, and the window is told how it was understood."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from shnor_docs.source import unfinished
from tests.page.forms.asking import Form, text_of
from tests.page.serving import SAMPLE

ITEM = "roadmap/groups/0/items/1"
DEADLINE = f"{ITEM}/deadline"


def test_a_typed_deadline_is_saved_and_said_back(form: Form, sample: Path) -> None:
    told = form.type(f"{ITEM}/deadline", "до 1 сентября 2021 г.")
    assert told["understood"] == {f"{ITEM}/deadline": "до\u00a001.09.2021"}
    assert "deadline: до 1 сентября 2021 г." in text_of(sample, "roadmap.yaml")


def test_only_the_line_of_the_field_changes(form: Form, sample: Path) -> None:
    before = text_of(sample, "roadmap.yaml").splitlines()
    form.type(f"{ITEM}/deadline", "август 2021")
    after = text_of(sample, "roadmap.yaml").splitlines()
    assert [new for old, new in zip(before, after, strict=True) if old != new] == ["    deadline: август 2021"]


def test_a_refused_value_is_saved_and_remarked(form: Form, sample: Path) -> None:
    told = form.type(f"{ITEM}/deadline", "когда-нибудь")
    assert "когда-нибудь" in text_of(sample, "roadmap.yaml")
    assert f'data-about="{ITEM}/deadline"' in form.remarks()
    assert told["understood"] == {f"{ITEM}/deadline": ""}


def test_what_is_emptied_is_gone_once_the_field_is_left(form: Form, sample: Path) -> None:
    form.type(f"{ITEM}/deadline", "", final=False)
    form.type(f"{ITEM}/deadline", "", final=True)
    assert "июль 2020" not in text_of(sample, "roadmap.yaml").split("Назначение")[1].split("- id")[0]


def test_an_empty_field_that_was_never_written_changes_nothing(form: Form, sample: Path) -> None:
    before = text_of(sample, "roadmap.yaml")
    form.type(f"{ITEM}/consequences", "", final=True)
    assert text_of(sample, "roadmap.yaml") == before


def test_people_are_saved_by_id(form: Form, sample: Path) -> None:
    form.type(f"{ITEM}/responsible", "resource_centre\nworking_group")
    assert "[resource_centre, working_group]" in text_of(sample, "roadmap.yaml")


def test_a_new_document_has_a_file_name_in_words(window: TestClient, sample: Path) -> None:
    form = Form(window, "documents")
    for _ in range(2):
        form.send("change", do="add", path="documents", field="kind", text="regulation")
    text = text_of(sample, "documents.yaml")
    assert "file_name: Положение {{ municipality.genitive }} на {{ period }}\n" in text
    assert "file_name: Положение {{ municipality.genitive }} на {{ period }} (2)\n" in text


def test_a_document_that_prints_a_record_asks_for_it_at_once(window: TestClient) -> None:
    form = Form(window, "documents")
    told = form.send("change", do="add", path="documents", field="kind", text="info_card")
    place = told["focus"]
    shown, more = told["parts"]["f:documents"].rsplit("Дополнительно", 1)
    assert f'<select id="i:{place}/card"' in shown
    assert f'id="i:{place}/id"' in more
    remark = form.remarks().split(f'data-about="{place}/card"')[1]
    assert "не сказано, какую информационную карту печатает документ" in remark.partition("</div>")[0]


def test_who_adds_a_row_goes_on_in_it_with_nothing_else_opened(form: Form) -> None:
    told = form.send("change", do="add", path="roadmap/groups/0/items", field="text", text="Новое дело")
    assert told["focus"].endswith("/deadline")
    assert 'class="rest"' not in told["parts"]["f:roadmap/groups/0/items"]


def test_a_measure_is_moved_to_another_group_and_back(form: Form, sample: Path) -> None:
    before = text_of(sample, "roadmap.yaml")
    assert '<option value="roadmap/groups/1/items">' in form.inside(ITEM)
    assert '<option value="roadmap/groups/0/items">' not in form.inside(ITEM)
    told = form.send("regroup", path=ITEM, to="roadmap/groups/1/items")
    assert set(told["parts"]) == {"f:roadmap/groups/0/items", "f:roadmap/groups/1/items"}
    assert "Назначение муниципального" not in told["parts"]["f:roadmap/groups/0/items"]
    assert "Назначение муниципального" in told["parts"]["f:roadmap/groups/1/items"]
    assert "Перенесено в группу «" in told["said"]
    form.send("undo")
    assert text_of(sample, "roadmap.yaml") == before


def test_a_table_that_only_excel_can_change_says_so(window: TestClient, sample: Path) -> None:
    path = sample / "programs" / SAMPLE / "data/participants.csv"
    path.write_bytes(path.read_text("utf-8-sig").encode("cp1251"))
    rows = window.get(f"/p/{SAMPLE}/rows", params={"table": "participants"}).text
    assert "Бородинская СОШ №3" in rows
    assert "<input" not in rows
    assert "правят её в Excel" in rows
    assert "прежним способом" in rows
    assert f"«data/participants.csv» из папки программы «programs/{SAMPLE}»" in rows


def test_a_new_measure_has_an_id_of_its_text(form: Form, sample: Path) -> None:
    told = form.send("change", do="add", path="roadmap/groups/0/items", field="text", text="Провести вебинар")
    assert "- id: provesti_vebinar\n" in text_of(sample, "roadmap.yaml")
    assert "Провести вебинар" in told["parts"]["f:roadmap/groups/0/items"]
    assert told["focus"].startswith("roadmap/groups/0/items/")


def test_two_new_measures_of_one_text_have_two_ids(form: Form, sample: Path) -> None:
    for group in (0, 1):
        form.send("change", do="add", path=f"roadmap/groups/{group}/items", field="text", text="Вебинар")
    text = text_of(sample, "roadmap.yaml")
    assert "- id: vebinar\n" in text
    assert "- id: vebinar_2\n" in text


def test_a_repeated_measure_says_the_same_under_another_id(form: Form, sample: Path) -> None:
    form.send("change", do="copy", path=ITEM)
    text = text_of(sample, "roadmap.yaml")
    assert text.count("Назначение муниципального координатора") == 2
    assert "_2\n" in text


def test_a_measure_moves_and_moves_back(form: Form, sample: Path) -> None:
    before = text_of(sample, "roadmap.yaml")
    told = form.send("change", do="up", path=ITEM)
    assert told["focus"] == "roadmap/groups/0/items/0"
    assert text_of(sample, "roadmap.yaml") != before
    form.send("change", do="down", path="roadmap/groups/0/items/0")
    assert text_of(sample, "roadmap.yaml") == before


def test_what_is_removed_comes_back(form: Form, sample: Path) -> None:
    before = text_of(sample, "roadmap.yaml")
    form.send("change", do="remove", path=ITEM)
    assert "Назначение муниципального координатора" not in text_of(sample, "roadmap.yaml")
    assert form.send("undo")["steps"] == {"undo": False, "redo": True}
    assert text_of(sample, "roadmap.yaml") == before
    form.send("redo")
    assert "Назначение муниципального координатора" not in text_of(sample, "roadmap.yaml")


def test_a_whole_word_is_undone_at_once(form: Form, sample: Path) -> None:
    before = text_of(sample, "roadmap.yaml")
    for text in ("а", "ав", "авг", "август 2021"):
        form.type(f"{ITEM}/deadline", text, final=False)
    form.send("undo")
    assert text_of(sample, "roadmap.yaml") == before


def test_undo_of_another_screen_leads_there(form: Form, window: TestClient) -> None:
    form.type(f"{ITEM}/deadline", "август 2021")
    told = Form(window, "people").send("undo")
    assert told["go"].startswith(f"/p/{SAMPLE}/go?path=roadmap/groups/0")


def test_the_text_of_a_section_is_saved_in_its_file(window: TestClient, sample: Path) -> None:
    Form(window, "sections").type("files/sections~102-relevance.md", "Новый текст")
    assert text_of(sample, "sections/02-relevance.md").strip() == "Новый текст"


def test_a_remark_is_mended_by_its_button(window: TestClient, sample: Path) -> None:
    form = Form(window, "goals")
    form.type("goals/0/text", "Повышение кaчества образования")  # the «a» is Latin
    key = form.remarks().split('data-fix="')[1].split('"')[0]
    assert "Повышение качества образования" in form.send("mend", key=key)["parts"]["form"]
    assert "Повышение качества образования" in text_of(sample, "program.yaml")


def test_the_shared_name_of_an_indicator_is_changed_for_all_programs(window: TestClient, sample: Path) -> None:
    form = Form(window, "indicators")
    assert 'data-path="catalogue/indicators/0/name"' in form.inside("indicators/0")
    told = form.type("catalogue/indicators/0/unit", "балл")
    assert told["said"] == "Сохранено в общем списке показателей"
    assert "\n  unit: балл\n" in (sample / "indicators.yaml").read_text("utf-8")
    form.type("catalogue/indicators/0/unit", "")
    assert "unit: балл\n" not in (sample / "indicators.yaml").read_text("utf-8")


def test_an_indicator_that_nobody_had_comes_to_the_list_and_to_the_program(window: TestClient, sample: Path) -> None:
    form = Form(window, "indicators")
    told = form.send("invent", text="Доля школ с наставниками", kind="share")
    assert "Доля школ с наставниками" in told["parts"]["form"]
    assert "- id: dolya_shkol_s_nastavnikami\n" in text_of(sample, "indicators.yaml")
    text = (sample / "indicators.yaml").read_text("utf-8")
    assert "- id: dolya_shkol_s_nastavnikami\n  name: Доля школ с наставниками\n  kind: share" in text


def test_cells_of_a_data_table_are_changed_and_rows_come_at_its_end(window: TestClient, sample: Path) -> None:
    form = Form(window, "data")
    assert "Бородинская СОШ №3" in window.get(f"{form.base}/rows", params={"table": "participants"}).text
    before = text_of(sample, "data/participants.csv").splitlines()
    form.send("cells", table="participants", cells='{"2": {"2": "группа; первая"}}', more='[{"1": "Новая СОШ"}]')
    after = text_of(sample, "data/participants.csv").splitlines()
    assert after[1] == 'Бородинская СОШ №3;"группа; первая"'
    assert after[2:-1] == before[2:]
    assert after[-1] == "Новая СОШ;"
    form.send("undo")
    assert text_of(sample, "data/participants.csv").splitlines() == before


def test_a_file_that_one_may_only_read_is_refused_by_the_name_of_its_screen(form: Form, sample: Path) -> None:
    path = sample / "programs" / SAMPLE / "roadmap.yaml"
    before = path.read_bytes()
    path.chmod(0o444)
    answer = form.window.post(
        f"{form.base}/edit",
        data={"part": form.part, "seen": form.seen, "path": DEADLINE, "text": "май 2021"},
        headers={"hx-request": "true"},
    )
    assert answer.status_code == 422
    assert "«План мероприятий» (roadmap) можно только читать" in answer.text
    assert path.read_bytes() == before


def test_a_folder_without_rights_is_told_in_words(form: Form, sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(*_: object) -> int:
        raise PermissionError(13, "denied", str(sample))

    monkeypatch.setattr(unfinished, "_awaited", denied)
    sent = {"part": form.part, "seen": form.seen, "path": DEADLINE, "text": "май 2021"}
    answer = form.window.post(f"{form.base}/edit", data=sent, headers={"hx-request": "true"})
    assert answer.status_code == 422
    assert "нет права записывать в папку" in answer.text
    assert "попросите" in answer.text


def test_signs_that_no_file_may_hold_are_left_out(window: TestClient, sample: Path) -> None:
    sections = Form(window, "sections")
    sections.type("files/sections~102-relevance.md", "Первая\x0bвторая\x00 строка")
    assert text_of(sample, "sections/02-relevance.md").startswith("Первая\nвторая строка")
