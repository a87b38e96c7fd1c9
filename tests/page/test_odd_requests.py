"""Whatever is asked of a screen, the person gets a screen or a sentence in Russian: never a fault of ours."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.routing import Route
from starlette.testclient import TestClient

from tests.page.serving import SAMPLE
from tests.page.test_paths import FIELDS, OF_PROGRAMS, address, method, spelled

ODD = (
    *("", "0", "-1", "9" * 30, "9" * 5000, "٣", "²", "x", "null", "[]", "{}", "[[", "[1,2]", '[["a"]]', '{"1":[]}'),
    *(
        '{"x":{"1":"x"}}',
        '{"roadmap.yaml":1}',
        "\x00",
        "⟨x⟩",
        "{{ x }}",
        "<script>alert(1)</script>",
        "../../x",
        "😀\u202e",
    ),
)
PATHS = (
    *("title", "title/x/y", "roadmap", "roadmap/groups/x", "roadmap/groups/0/items/0", "roadmap/groups/0/items/99"),
    *("indicators/0/targets/abc", "catalogue", "catalogue/indicators/99/name", "files/", "files/x.md", "orders/0"),
    *("files", "nonsense/0", "0/1", "/", "~", "documents/0/sections/0/text", "passport/0", "open_points/0"),
)
WORDS = (
    "add",
    "put",
    "copy",
    "remove",
    "up",
    "down",
    "edition-0",
    "edition-" + "9" * 30,
    "now",
    "roadmap",
    "2020-2022",
)
TOLD = {200, 204, 303, 400, 404, 405, 409, 422}
ROUNDS = 2


@pytest.mark.parametrize("route", OF_PROGRAMS, ids=spelled)
def test_every_answer_is_a_screen_or_a_sentence(window: TestClient, route: Route) -> None:
    dice = random.Random(spelled(route))
    for _ in range(ROUNDS):
        names = {name: _name(dice, name, str(type(kind))) for name, kind in route.param_convertors.items()}
        filled = {name: dice.choice((*ODD, *PATHS, *WORDS)) for name in FIELDS if dice.random() < 0.6}
        filled |= {"path": dice.choice(PATHS), "to": dice.choice(PATHS), "do": dice.choice(WORDS)}
        filled |= {"seen": "{}"} if dice.random() < 0.7 else {}
        sent = {"params": filled} if method(route) == "GET" else {"data": filled}
        answer = window.request(method(route), address(route, **names), follow_redirects=False, **sent)  # type: ignore[arg-type]
        assert answer.status_code in TOLD, (names, filled)
        is_told = answer.status_code < 400 or "json" in answer.headers["content-type"]
        assert is_told or re.search("[а-яё]{3}", answer.text), (names, filled)


def _name(dice: random.Random, name: str, kind: str) -> str:
    if name == "program":
        return SAMPLE
    return (
        dice.choice(("0", "1", "9" * 9, "9" * 5000))
        if "Ordinal" in kind
        else dice.choice(("order", "roadmap", *ODD[1:]))
    )


@pytest.mark.parametrize(
    ("step", "fields"),
    [
        ("edit", {}),
        ("edit", {"path": "title", "text": "x", "seen": "[["}),
        ("change", {"path": "roadmap/groups"}),
        ("change", {"path": "roadmap/groups/x", "do": "up"}),
        ("paste", {"path": "roadmap/groups/0/items", "column": "one", "cells": "[]"}),
        ("paste", {"path": "roadmap/groups/0/items", "column": "0", "cells": "[1]"}),
        ("cells", {"cells": "[[", "table": "x"}),
        ("regroup", {"path": "roadmap/groups/0/items/0"}),
        ("regroup", {"path": "files", "to": "files"}),
    ],
)
def test_what_has_not_arrived_whole_is_told_and_changes_nothing(
    window: TestClient, sample: Path, step: str, fields: dict[str, str]
) -> None:
    before = {path: path.read_bytes() for path in sample.rglob("*") if path.is_file()}
    answer = window.post(f"/p/{SAMPLE}/{step}", data=fields)
    assert answer.status_code in {400, 422}
    assert re.search("Что сделать|исправьте|Обновите", answer.text)
    assert {path: path.read_bytes() for path in sample.rglob("*") if path.is_file()} == before


def test_a_pdf_that_is_forgotten_can_be_made_again(window: TestClient) -> None:
    answer = window.get(f"/p/{SAMPLE}/files/pdf/order/forgotten")
    assert answer.status_code == 200
    assert "Составить PDF" in answer.text


@pytest.mark.parametrize("path", ["edit/nowhere", f"editions/{'9' * 5000}", f"files/edition/{'9' * 5000}"])
def test_a_screen_that_is_not_there_is_told(open_window: Callable[[Path], TestClient], sample: Path, path: str) -> None:
    answer = open_window(sample).get(f"/p/{SAMPLE}/{path}")
    assert (answer.status_code, "Здесь ничего нет" in answer.text) == (404, True)
