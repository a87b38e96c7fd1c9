"""A new program, one question at a time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from shnor_docs.workspace import Workspace
from shnor_docs.workspace.starting import init_workspace
from tests.page.start.reading import filled, hidden, links, words

OpenWindow = Callable[[Path], TestClient]
PLACE = {"name": "Рыбинский район", "region": "Красноярский край"}
BODY = {"body": "Управление образования Рыбинского района", "short": "УО", "seat": "г. Заозёрный"}
CASES = {
    "genitive": "Рыбинского района",
    "prepositional": "Рыбинском районе",
    "body_genitive": "Управления образования Рыбинского района",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    init_workspace(tmp_path)
    return tmp_path


@pytest.fixture
def window(root: Path, open_window: OpenWindow) -> TestClient:
    return open_window(root)


class Walk:
    """A person who answers one question after another."""

    def __init__(self, window: TestClient) -> None:
        self.window, self.screen = window, window.get("/new")

    def answer(self, go: str, **answers: str) -> Response:
        """Fill in the question that is shown, and go to another one."""
        sent = {**hidden(self.screen), **filled(self.screen), **answers, "go": go}
        self.screen = self.window.get("/new", params=sent)
        return self.screen

    def to_the_end(self, **last: str) -> Response:
        """Answer all questions."""
        self.answer("body", **PLACE)
        self.answer("cases", **BODY)
        self.answer("period", **CASES)
        self.answer("source", period="2026-2028")
        return self.answer("title", **last)

    def make(self, **answers: str) -> Response:
        """Press the last button."""
        return self.window.post("/new", data={**hidden(self.screen), **filled(self.screen), **answers})


def test_a_program_from_nothing(window: TestClient, root: Path) -> None:
    walk = Walk(window)
    last = walk.to_the_end()
    assert "вопрос 6 из 6" in words(last)
    assert "Программа составлена" in words(walk.make())
    program = Workspace(root).content("rybinsky-2026-2028").program
    assert program.title.endswith("Рыбинского района на 2026–2028 годы")
    assert (program.municipality.region, program.authority.short) == ("Красноярский край", "УО")


def test_answers_are_kept_on_the_way_back(window: TestClient) -> None:
    walk = Walk(window)
    walk.to_the_end()
    walk.answer("source")
    walk.answer("period")
    back = walk.answer("place", period="2027")
    assert filled(back)["name"] == "Рыбинский район"
    assert hidden(back)["period"] == "2027"
    assert hidden(back)["body_genitive"] == CASES["body_genitive"]


def test_a_question_that_was_left_out_is_asked_again(window: TestClient) -> None:
    answer = window.get("/new", params={**PLACE, "go": "period"})
    assert "Впишите полное наименование органа" in words(answer)


def test_a_period_that_is_none_is_told_at_its_field(window: TestClient) -> None:
    walk = Walk(window)
    walk.answer("body", **PLACE)
    walk.answer("cases", **BODY)
    walk.answer("period", **CASES)
    assert "2028-2026" in words(walk.answer("source", period="2028-2026"))


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("2026 - 2028 гг.", "Понято: 2026–2028 годы"),
        ("2026/2027", "Понято: 2026/2027 учебный год"),
        ("с 2026", "Пока непонятно"),
    ],
)
def test_a_period_is_understood_as_it_is_typed(window: TestClient, typed: str, told: str) -> None:
    assert told in words(window.get("/new/period", params={"period": typed}))


def test_cases_are_proposed_and_a_new_name_is_proposed_anew(window: TestClient) -> None:
    pytest.importorskip("pymorphy3")
    walk = Walk(window)
    walk.answer("body", name="город Минусинск")
    assert filled(walk.answer("cases", body="Отдел образования"))["genitive"] == "города Минусинска"
    walk.answer("body", genitive="г. Минусинска")
    walk.answer("place")
    walk.answer("body", name="город Ачинск")
    assert filled(walk.answer("cases"))["genitive"] == "города Ачинска"


def test_what_was_corrected_stays(window: TestClient) -> None:
    walk = Walk(window)
    walk.answer("body", **PLACE)
    walk.answer("cases", **BODY)
    walk.answer("period", **{**CASES, "genitive": "Рыбинского МР"})
    assert filled(walk.answer("cases", period="2026"))["genitive"] == "Рыбинского МР"


def test_names_of_the_workspace_are_known(window: TestClient) -> None:
    first = Walk(window)
    first.to_the_end()
    first.make()
    again = Walk(window)
    assert filled(again.screen)["name"] == "Рыбинский район"
    assert filled(again.answer("body"))["body"] == BODY["body"]


def test_a_program_that_is_there_already_is_told(window: TestClient, root: Path) -> None:
    first = Walk(window)
    first.to_the_end()
    first.make()
    second = Walk(window)
    last = second.to_the_end()
    assert "Такая программа уже есть" in words(last)
    assert "/p/rybinsky-2026-2028/" in links(last).values()
    second.make(folder="rybinsky-2026-2028-b")
    assert set(Workspace(root).programs) == {"rybinsky-2026-2028", "rybinsky-2026-2028-b"}


def test_a_program_from_a_sample(window: TestClient, root: Path) -> None:
    walk = Walk(window)
    walk.answer("body", **PLACE)
    walk.answer("cases", **BODY)
    walk.answer("period", **CASES)
    source = walk.answer("source", period="2026-2028")
    assert "юридической силы они не имеют" in words(source)
    assert "С вашей программы" not in words(source)
    walk.answer("title", source="sample:minusinsk-2020-2022")
    assert "Что решить самим, собрано списком" in words(walk.make())
    assert Workspace(root).content("rybinsky-2026-2028").program.open_points


@pytest.mark.parametrize("source", ["sample:../../etc", "own:none", "/etc", "sample:"])
def test_a_source_that_is_not_offered_is_none(window: TestClient, root: Path, source: str) -> None:
    walk = Walk(window)
    walk.to_the_end(source=source)
    walk.make()
    assert "cloned_from" not in (root / "programs/rybinsky-2026-2028/program.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("folder", ["../out", "A", "a/b"])
def test_a_folder_of_another_kind_is_refused(window: TestClient, root: Path, folder: str) -> None:
    walk = Walk(window)
    walk.to_the_end()
    answer = walk.make(folder=folder)
    assert answer.status_code == 422
    assert Workspace(root).programs == ()


def test_a_post_without_answers_leads_back_to_the_question(window: TestClient) -> None:
    answer = window.post("/new", data=PLACE, follow_redirects=False)
    query = dict(parse_qsl(urlsplit(answer.headers["location"]).query))
    assert (answer.status_code, query["name"], query["go"]) == (303, "Рыбинский район", "title")


def test_asking_changes_nothing(window: TestClient, root: Path) -> None:
    before = sorted(str(path) for path in root.rglob("*"))
    Walk(window).to_the_end()
    assert sorted(str(path) for path in root.rglob("*")) == before


def test_what_sort_of_a_place_it_is_has_no_capital_inside_a_sentence(window: TestClient) -> None:
    walk = Walk(window)
    walk.answer("body", name="Город Сургут", region="")
    forms = filled(walk.answer("cases", **BODY))
    assert (forms["genitive"], forms["prepositional"]) == ("города Сургута", "городе Сургуте")
