"""The preview of a program: its documents, the way from a phrase to its field, what stays where errors stand."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.page.serving import SAMPLE
from tests.small_workspace import SmallWorkspace, order, section

PART = {"HX-Request": "true"}
HOME = f"/p/{SAMPLE}"
SMALL = "/p/small/preview"
OpenWindow = Callable[[Path], TestClient]


def shown(window: TestClient, url: str = f"{HOME}/preview") -> str:
    answer = window.get(url, headers=PART)
    assert answer.status_code == 200
    return unescape(answer.text)


def state(html: str) -> str:
    found = re.search(r'data-state="(\w+)"', html)
    assert found
    return found[1]


def edit(root: Path, file: str, before: str, after: str) -> None:
    path = root / "programs" / SAMPLE / file
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")


def test_the_first_document_is_shown_and_all_can_be_chosen(window: TestClient) -> None:
    html = shown(window)
    assert re.findall(r'<option value="(\w+)"', html) == ["program", "order", "roadmap", "card", "report"]
    assert '<option value="program" selected>' in html
    assert html.count('<section class="sheet landscape">') == 1


def test_a_part_of_the_forms_shows_the_document_that_it_is_about(window: TestClient) -> None:
    pane = re.search(r'hx-get="([^"]*)"[^>]*hx-trigger="load"', window.get(f"{HOME}/edit/orders").text)
    assert pane
    assert '<option value="order" selected>' in shown(window, unescape(pane[1]))


def test_a_screen_of_its_own_has_the_sheets_without_a_script(window: TestClient) -> None:
    html = window.get(f"{HOME}/preview/order").text
    assert "<h1>Просмотр документов</h1>" in html
    assert '<p class="form-name">' in html


@pytest.mark.parametrize("url", ["/p/nowhere/preview", "/p/nowhere/value?path=a", f"{HOME}/value?path=facts.nothing"])
def test_what_there_is_not_is_told(window: TestClient, url: str) -> None:
    assert window.get(url).status_code == 422


def test_a_document_that_is_no_more_gives_way_to_the_first(window: TestClient) -> None:
    assert window.get(f"{HOME}/preview/nowhere/blocks?state=", headers=PART).json() == {"state": "", "fresh": True}
    assert '<option value="program" selected>' in shown(window, f"{HOME}/preview/nowhere")


def test_a_phrase_leads_to_its_field(window: TestClient) -> None:
    html = shown(window, f"{HOME}/preview/roadmap")
    link = re.search(r'<a href="([^"]*)">Назначение муниципального координатора', html)
    assert link
    assert link[1] == f"{HOME}/go?path=roadmap/groups/0/items/1/text"


def test_a_number_leads_to_its_explanation(window: TestClient) -> None:
    html = shown(window)
    assert f'<a href="{HOME}/value?path=facts.low_schools" class="value">10 (десять) школ</a>' in html.replace(
        "\u00a0", " "
    )
    told = unescape(window.get(f"{HOME}/value?path=facts.low_schools", headers=PART).text)
    assert "10 школ" in told.replace("\u00a0", " ")
    assert "число различных значений" in told
    assert f'href="{HOME}/go?path=data/' in told, "к таблице данных"
    assert f'href="{HOME}/preview/program"' in told, "где напечатано"
    assert f'href="{HOME}/go?path=facts/1/indicator"' in told, "к полю"


def test_a_target_that_a_table_prints_leads_to_its_field_at_once(window: TestClient) -> None:
    html = shown(window, f"{HOME}/preview/report")
    assert re.search(rf'href="{HOME}/go\?path=indicators/\d+/targets/2022"[^>]*>40</a>', html)
    computed = rf'href="{HOME}/value\?path=indicators.vpr_math.actuals%5B2022%5D" class="value"[^>]*>50</a>'
    assert re.search(computed, html), "вычисленное поля не имеет"


def test_an_empty_cell_can_be_filled_in(window: TestClient) -> None:
    assert 'class="empty" aria-label="Пустая ячейка: заполнить"' in shown(window, f"{HOME}/preview/card")


def test_only_what_has_changed_is_sent(window: TestClient, sample: Path) -> None:
    before = state(shown(window, f"{HOME}/preview/roadmap"))
    edit(sample, "roadmap.yaml", "Назначение муниципального координатора", "Выбор координатора")
    told = window.get(f"{HOME}/preview/roadmap/blocks?state={before}", headers=PART).json()
    new = [piece for piece in told["pieces"] if isinstance(piece[0], str)]
    assert told["known"] and told["fresh"] and told["state"] != before
    assert len(new) == 1 and new[0][0] == "row" and "Выбор координатора" in new[0][1]


def test_all_is_sent_to_a_window_whose_document_is_forgotten(window: TestClient) -> None:
    told = window.get(f"{HOME}/preview/order/blocks?state=0", headers=PART).json()
    assert not told["known"]
    assert all(isinstance(piece[0], str) for piece in told["pieces"])


def test_the_last_good_document_stays_beside_the_errors(window: TestClient, sample: Path) -> None:
    before = shown(window, f"{HOME}/preview/order")
    edit(sample, "orders.yaml", "{{ facts.low_schools", "{{ facts.no_such")
    after = shown(window, f"{HOME}/preview/order")
    assert state(after) == state(before)
    assert 'class="pages stale"' in after
    errors = unescape(window.get(f"{HOME}/preview/order/errors", headers=PART).text)
    assert "no_such" in errors
    assert f'href="{HOME}/go?path=orders/' in errors
    assert not window.get(f"{HOME}/preview/order/blocks?state={state(before)}", headers=PART).json()["fresh"]


def test_one_faulty_document_does_not_hide_the_others(window: TestClient, sample: Path) -> None:
    edit(sample, "orders.yaml", "{{ facts.low_schools", "{{ facts.no_such")
    assert 'class="pages"' in shown(window, f"{HOME}/preview/roadmap")


def test_a_file_that_cannot_be_read_leaves_all_that_was_shown(window: TestClient, sample: Path) -> None:
    shown(window, f"{HOME}/preview/roadmap")
    (sample / "programs" / SAMPLE / "roadmap.yaml").write_text("a: [", "utf-8")
    html = shown(window, f"{HOME}/preview/roadmap")
    assert 'class="pages stale"' in html
    assert len(re.findall("<option ", html)) == 5


def test_a_document_that_never_could_be_built_says_why(small: SmallWorkspace, open_window: OpenWindow) -> None:
    small.program(section("Всего {{ facts.nothing }}."))
    window = open_window(small.root)
    html = shown(window, SMALL)
    assert 'class="pages' not in html
    assert "nothing" in unescape(window.get("/p/small/preview/-/errors", headers=PART).text)


def test_a_mended_program_is_shown_anew(small: SmallWorkspace, open_window: OpenWindow) -> None:
    window = open_window(small.root)
    small.program(section("Первый."))
    shown(window, SMALL)
    small.program(section("Второй {{ facts.nothing }}."))
    assert "Первый." in shown(window, SMALL)
    small.program(section("Третий."))
    html = shown(window, SMALL)
    assert "Третий." in html and "pages stale" not in html


def test_a_document_without_its_template_is_shown(small: SmallWorkspace, open_window: OpenWindow) -> None:
    small.program(section("Текст.").replace("kind: program", "kind: program\n  template: no.docx"))
    assert "Текст." in shown(open_window(small.root), SMALL)


def test_a_bug_of_ours_is_not_taken_for_an_error_of_the_program(
    window: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise KeyError("our bug")

    monkeypatch.setattr("shnor_docs.page.preview.building.document_blocks", broken)
    with pytest.raises(KeyError, match="our bug"):
        window.get(f"{HOME}/preview", headers=PART)


def test_a_program_without_documents_has_nothing_to_show(small: SmallWorkspace, open_window: OpenWindow) -> None:
    small.program()
    assert "<option" not in shown(open_window(small.root), SMALL)


def test_a_draft_is_marked(small: SmallWorkspace, open_window: OpenWindow) -> None:
    small.program(order())
    html = shown(open_window(small.root), f"{SMALL}/order")
    assert '<p class="draft">ПРОЕКТ</p>' in html


def test_text_is_text(small: SmallWorkspace, open_window: OpenWindow) -> None:
    small.program(section('<script>alert(1)</script> & «x» \\" onclick=1'))
    html = open_window(small.root).get(SMALL, headers=PART).text
    assert "<script>" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp;" in html


def test_looking_changes_no_file(window: TestClient, sample: Path) -> None:
    def files() -> dict[Path, bytes]:
        return {path: path.read_bytes() for path in sample.rglob("*") if path.is_file()}

    before = files()
    for document in ("program", "order", "card"):
        shown(window, f"{HOME}/preview/{document}")
        window.get(f"{HOME}/preview/{document}/errors", headers=PART)
    window.get(f"{HOME}/value?path=facts.low_schools", headers=PART)
    assert files() == before
