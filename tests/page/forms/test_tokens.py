"""References are shown as names and come back letter by letter; a name that nobody knows changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from shnor_docs.documents.references import BadReference, Reference
from shnor_docs.page.forms.naming import names_of
from shnor_docs.page.forms.screens import filled
from shnor_docs.page.forms.tokens import Labels, Names, shown, typed
from shnor_docs.page.session import Session
from tests.page.forms.asking import Form, text_of
from tests.page.serving import SAMPLE
from tests.samples import ROOT

PROGRAMS = sorted(path.parent.name for path in (ROOT / "programs").glob("*/program.yaml"))
PIECES = (
    "⟨",
    "⟩",
    "{{",
    "}}",
    "{",
    " ",
    "\n",
    "period",
    "facts.a",
    "|",
    " genitive",
    "words('б')",
    "Период",
    "«",
    ", ",
)
CALLED = {"period": "Период", "facts.a": "Период", "facts.b": "Число ⟨б⟩"}


def _names() -> Names:
    return Names(lambda reference: CALLED.get(reference.path, ""), Labels())


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=3)), max_size=24).map("".join))
def test_any_text_comes_back(text: str) -> None:
    names = _names()
    assert typed(shown(text, names), names) == text


@pytest.mark.parametrize("program", PROGRAMS)
def test_every_text_of_a_sample_comes_back_and_shows_no_notation(program: str) -> None:
    names = names_of(filled(Session(ROOT), program))
    for file in sorted((ROOT / "programs" / program).rglob("*")):
        if file.suffix in {".md", ".yaml"}:
            text = file.read_text("utf-8")
            seen = shown(text, names)
            assert typed(seen, names) == text
            assert "{{" not in seen
    strange = [label for label in names.labels.known if "неизвестное" in label]
    assert strange == []


def test_how_a_value_is_printed_is_said_in_words() -> None:
    names = _names()
    assert shown("на {{ period }}", names) == "на ⟨Период⟩"
    assert shown("в {{ period | prepositional }}", names) == "в ⟨Период, в предложном падеже⟩"
    assert shown("{{ period | case('творительный') }}", names) == "⟨Период, падеж: творительный⟩"


def test_two_values_of_one_name_have_two_labels() -> None:
    names = _names()
    assert shown("{{ period }} {{ facts.a }} {{period}}", names) == "⟨Период⟩ ⟨Период (2)⟩ ⟨Период (3)⟩"


def test_a_case_can_be_added_by_hand() -> None:
    names = _names()
    shown("{{ period }}", names)
    assert typed("⟨Период,  в родительном падеже⟩", names) == "{{ period | genitive }}"


@pytest.mark.parametrize("text", ["⟨Чего нет⟩", "⟨Период", "Период⟩", "⟨Период, криво⟩"])
def test_what_names_nothing_is_refused(text: str) -> None:
    names = _names()
    shown("{{ period }}", names)
    with pytest.raises(BadReference):
        typed(text, names)


def test_a_window_understands_its_labels_after_a_rename() -> None:
    labels = Labels()
    old = shown("{{ lists.a }}", Names(lambda reference: "Цели", labels))
    later = Labels(labels.known)
    fresh = Names(lambda reference: "Задачи" if reference == Reference(("lists", "a")) else "Цели", later)
    assert shown("{{ lists.a }}", fresh) == "⟨Задачи⟩"
    assert shown("{{ lists.b }}", fresh) == "⟨Цели (2)⟩"
    assert typed(old, fresh) == "{{ lists.a }}"


def test_an_unknown_value_is_told_and_nothing_is_written(window: TestClient, sample: Path) -> None:
    form, before = Form(window, "goals"), text_of(sample, "program.yaml")
    sent = {"part": "goals", "seen": form.seen, "path": "goals/0/text", "text": "Цель на ⟨Перод⟩"}
    answer = window.post(f"/p/{SAMPLE}/edit", data=sent)
    assert answer.status_code == 422
    assert "значения «Перод» нет" in answer.text
    assert text_of(sample, "program.yaml") == before


def test_a_typed_value_is_a_reference_in_the_file(window: TestClient, sample: Path) -> None:
    form = Form(window, "passport")
    assert "{{" not in form.html
    assert "⟨Период⟩" in window.get(f"/p/{SAMPLE}/values", params={"q": "период"}).text
    form.type("title", "Программа на ⟨Период⟩")
    assert "Программа\n  на {{ period }}\n" in text_of(sample, "program.yaml")
