"""ШД209: no text holds itself."""

import pytest

from tests.small_workspace import SmallWorkspace, section

CIRCLES = {
    "a text in itself": 'texts: [{id: a, text: "до {{ texts.a }}"}]',
    "two texts": 'texts: [{id: a, text: "до {{ texts.b }}"}, {id: b, text: "{{ texts.a }} после"}]',
    "two lists": """
        lists:
        - {id: a, items: [{id: one, text: "{{ lists.b }}"}]}
        - {id: b, items: [{id: two, text: "{{ lists.a }}"}]}
        """,
    "a passport in its own field": 'passport: [{id: all, title: Всё, content: "{{ passport }}"}]',
    "a plan in the text of a measure": """
        tables: [{id: plan, rows: roadmap, columns: [{field: text, title: Мера}]}]
        roadmap: {groups: [{id: g, title: Г, items: [{id: a, text: "{{ tables.plan }}"}]}]}
        """,
}


@pytest.mark.parametrize("yaml", CIRCLES.values(), ids=CIRCLES)
def test_what_holds_itself_is_reported_and_never_written(small: SmallWorkspace, yaml: str) -> None:
    small.program(yaml, section("Текст."))
    assert set(small.codes()) == {"ШД209"}
    small.render()
    assert small.written() == []


def test_a_long_chain_is_no_circle(small: SmallWorkspace) -> None:
    chain = "".join(f'- {{id: t{n}, text: "{{{{ texts.t{n + 1} }}}}"}}\n' for n in range(30))
    small.program(f"texts:\n{chain}- {{id: t30, text: конец}}", section("{{ texts.t0 }}"))
    assert small.codes() == []
    assert "конец" in small.text()


def test_no_comment_silences_a_circle(small: SmallWorkspace) -> None:
    small.program('texts: [{id: a, text: "до {{ texts.a }}"}]  # допустимо ШД209: так надо')
    circle, note = small.found()
    assert (circle.code.id, note.code.id) == ("ШД209", "ШД191")
    assert "разрешить нельзя" in note.message
