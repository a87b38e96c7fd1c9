"""Tracked changes: accepted they give the new edition, rejected the old one, whatever has changed."""

from __future__ import annotations

import importlib.util
import os
import random
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shnor_docs.documents.tree import Document, Kind, Run, Unit, text_of, walk
from shnor_docs.rendering import Template
from shnor_docs.rendering.blocks.context import context
from shnor_docs.rendering.redline.packages import redlined
from shnor_docs.rendering.redline.printing import printed
from shnor_docs.workspace import Workspace
from shnor_docs.workspace.papers import Paper
from shnor_docs.workspace.results import Task
from tests.lifecycle.amending import changed_trees
from tests.rendering.tracked_changes import W, accepted, body, moved, rejected, words
from tests.samples import ROOT, shipped

AUDIT = importlib.util.find_spec("openxml_audit")


def plain_file(tree: Document, template: Template) -> bytes:
    """The file without marks."""
    return template.render(context(tree, template.undeclared_variables()))


def redline(old: Document, new: Document, template: Template) -> bytes:
    """The file with marks, proven to be both editions."""
    found = redlined(printed(old, template), printed(new, template))
    assert accepted(found) == words(plain_file(new, template))
    assert rejected(found) == words(plain_file(old, template))
    assert len(list(moved(found))) >= 0, "у каждого перемещения два конца"
    return found


# One change at a time.


def paper_of(*body: Unit) -> Document:
    """A document of the workspace's template with that body."""
    paper = next(one for one in papers() if one.task.document == "roadmap")
    slots = tuple(replace(slot, children=body) if slot.id == "body" else slot for slot in paper.tree.root.children)
    return replace(paper.tree, root=replace(paper.tree.root, children=slots))


def template() -> Template:
    return Template(next(one for one in papers() if one.task.document == "roadmap").template)


def text(name: str, words: str) -> Unit:
    return Unit(name, Kind.PARAGRAPH, text_of(words))


def table(*rows: Unit) -> Unit:
    return Unit("plan", Kind.TABLE, children=rows, widths=(1.0, 2.0))


def row(name: str, *cells: str) -> Unit:
    inner = (Unit(f"{name}.{n}", Kind.CELL, text_of(words)) for n, words in enumerate(cells))
    return Unit(name, Kind.ROW, children=tuple(inner))


def told(old: tuple[Unit, ...], new: tuple[Unit, ...]) -> list[str]:
    """Each mark of words: «ins новое», «del старое»."""
    root = body(redline(paper_of(*old), paper_of(*new), template()))
    marks = (f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo"))
    found = [(one, "".join(t.text or "" for t in one.iter(f"{W}t", f"{W}delText"))) for one in root.iter(*marks)]
    return [f"{mark.tag.removeprefix(W)} {words}" for mark, words in found if words]


def test_a_word_is_marked_and_not_its_sentence() -> None:
    old, new = text("a/1", "Срок – июль 2020 года, далее"), text("a/1", "Срок – август 2020 года, далее")
    assert told((old,), (new,)) == ["del июль", "ins август"]


def test_a_phrase_is_not_torn_at_its_blanks() -> None:
    old, new = text("a/1", "Доля школ – 40 % от общего числа"), text("a/1", "Доля школ – не ниже 45 % от общего числа")
    assert told((old,), (new,)) == ["del 40", "ins не ниже 45"]


def test_what_has_little_in_common_is_told_whole() -> None:
    old, new = text("named", "Утвердить прилагаемую программу"), text("named", "Контроль оставляю за собой, а не")
    assert told((old,), (new,)) == ["del Утвердить прилагаемую программу", "ins Контроль оставляю за собой, а не"]


def test_what_is_the_same_has_no_marks() -> None:
    assert told((text("a/1", "Текст"),), (text("a/1", "Текст"),)) == []


def test_a_paragraph_is_known_by_its_words_wherever_it_is_counted() -> None:
    one, two = text("a/1", "Первый абзац"), text("a/2", "Второй абзац")
    assert told((one, two), (replace(two, id="a/1"),)) == ["del Первый абзац"]


def test_a_cell_is_marked_in_its_row() -> None:
    old = table(row("r1", "Мера", "2020"), row("r2", "Другая", "2021"))
    new = table(row("r1", "Мера", "2022"), row("r2", "Другая", "2021"))
    assert told((old,), (new,)) == ["del 2020", "ins 2022"]


def test_a_row_is_known_by_its_unit_though_all_its_words_changed() -> None:
    old, new = table(row("r1", "Мера", "2020"), row("r2", "Иное", "2021")), table(row("r1", "Всё новое", "2022"))
    assert told((old,), (new,)) == ["del Мера", "ins Всё новое", "del 2020", "ins 2022", "del Иное", "del 2021"]


def test_a_moved_row_is_told_as_moved_with_what_changed_on_the_way() -> None:
    rows = [row(f"r{n}", f"Мера с номером {n}", "срок") for n in range(4)]
    gone, come = rows[0], row("r0", "Мера с номером 0 и ещё", "срок")
    found = redline(paper_of(table(*rows)), paper_of(table(*rows[1:], come)), template())
    assert list(moved(found)) == [("Мера с номером 0", "Мера с номером 0 и ещё"), ("срок", "срок")]
    assert gone.children != come.children


def test_rows_and_tables_of_other_cells_are_told_whole() -> None:
    old, wide = (
        table(row("r1", "Мера", "2020")),
        replace(table(row("r1", "Мера", "2020", "да")), widths=(1.0, 1.0, 1.0)),
    )
    assert told((old,), (wide,)) == ["del Мера", "del 2020", "ins Мера", "ins 2020", "ins да"]
    whole = Unit("r1", Kind.GROUP, children=(Unit("r1/1", Kind.CELL, text_of("Мера"), span=(2, 1)),))
    assert told((old,), (table(whole),)) == ["del Мера", "del 2020", "ins Мера"]


def test_the_last_paragraph_of_a_cell_gives_its_end_to_the_one_before() -> None:
    def cell(*words: str) -> Unit:
        inner = tuple(Unit(f"r1.0/{n}", Kind.PARAGRAPH, text_of(one)) for n, one in enumerate(words, 1))
        first = Unit("r1.0", Kind.CELL, children=inner)
        return table(Unit("r1", Kind.ROW, children=(first, Unit("r1.1", Kind.CELL, text_of("срок")))))

    assert told((cell("Раз", "Два"),), (cell("Раз"),)) == ["del Два"]
    assert told((cell("Раз"),), (cell("Раз", "Два"),)) == ["ins Два"]
    found = body(redline(paper_of(cell("Раз", "Два")), paper_of(cell("Раз")), template()))
    last = next(found.iter(f"{W}tc")).findall(f"{W}p")[-1]
    assert last.find(f"{W}pPr/{W}rPr/{W}del") is None, "конец ячейки не удалить"


def test_a_removed_item_stays_in_its_list() -> None:
    def listed(*words: str) -> Unit:
        items = (Unit(f"l/{n}", Kind.ITEM, text_of(one), f"{n}.") for n, one in enumerate(words, 1))
        return Unit("l", Kind.LIST, children=tuple(items), ordered=True)

    lists = [
        {one.get(f"{W}val") for one in body(redline(paper_of(*old), paper_of(*new), template())).iter(f"{W}numId")}
        for old, new in (
            ((listed("Раз", "Два", "Три"),), (listed("Раз", "Три"),)),
            ((listed("Раз", "Два"), text("a/1", "И текст")), (text("a/1", "И текст"),)),
        )
    ]
    assert [len(found) for found in lists] == [1, 1]


def test_the_same_input_gives_the_same_bytes_and_the_day_that_was_told() -> None:
    old, new = (printed(paper_of(text("a/1", words)), template()) for words in ("Было так", "Стало так"))
    assert redlined(old, new) == redlined(old, new)
    marks = list(body(redlined(old, new, "2021-09-23")).iter(f"{W}ins", f"{W}del"))
    assert {(one.get(f"{W}author"), one.get(f"{W}date")) for one in marks} == {("shnor-docs", "2021-09-23T00:00:00Z")}


def test_no_unit_is_told_in_the_file() -> None:
    old, new = (printed(paper_of(text("a/1", words)), template()) for words in ("Было так", "Стало так"))
    assert all("unit" not in one.attrib for one in body(redlined(old, new)).iter())


# Random change sets over the samples.


@cache
def papers() -> tuple[Paper, ...]:
    workspace = Workspace(ROOT)
    return tuple(workspace.paper(Task(program, document)) for program, document in shipped())


def changed(tree: Document, chance: random.Random) -> Document:
    """The document after a few changes."""
    root = tree.root
    for _ in range(chance.randint(1, 6)):
        root = chance.choice(CHANGES)(root, chance)
    return replace(tree, root=root)


def reworded(root: Unit, chance: random.Random) -> Unit:
    """A word of a unit becomes others."""
    return at(
        root, chance, lambda unit: bool(unit.plain.strip()), lambda unit: replace(unit, text=words_of(unit, chance))
    )


def words_of(unit: Unit, chance: random.Random) -> tuple[Run, ...]:
    number = chance.randrange(len(unit.text))
    run = unit.text[number]
    parts = run.text.split(" ")
    place = chance.randrange(len(parts))
    parts[place : place + chance.randint(0, 2)] = chance.choice((["новое"], ["45", "%"], [], ["2025–2026", "годы"]))
    return (*unit.text[:number], replace(run, text=" ".join(parts)), *unit.text[number + 1 :])


def removed(root: Unit, chance: random.Random) -> Unit:
    """A row, an item, a section or a paragraph is taken away."""
    return at(root, chance, holds, lambda unit: without(unit, chance.randrange(len(unit.children))))


def added(root: Unit, chance: random.Random) -> Unit:
    """One more as one of its neighbours, with other words."""

    def with_new(unit: Unit) -> Unit:
        place = chance.randrange(len(unit.children))
        like = renamed(unit.children[place], f"new{chance.randrange(10**6)}", chance)
        return replace(unit, children=(*unit.children[:place], like, *unit.children[place:]))

    return at(root, chance, holds, with_new)


def renamed(unit: Unit, name: str, chance: random.Random) -> Unit:
    text = words_of(unit, chance) if unit.plain.strip() else unit.text
    return replace(
        unit,
        id=f"{unit.id}.{name}",
        text=text,
        children=tuple(renamed(child, name, chance) for child in unit.children),
    )


def relocated(root: Unit, chance: random.Random) -> Unit:
    """A row, an item or a section stands elsewhere among its neighbours."""

    def shuffled(unit: Unit) -> Unit:
        children = list(unit.children)
        one = children.pop(chance.randrange(len(children)))
        children.insert(chance.randint(0, len(children)), one)
        return replace(unit, children=tuple(children))

    return at(root, chance, holds, shuffled)


CHANGES: tuple[Callable[[Unit, random.Random], Unit], ...] = (reworded, reworded, removed, added, relocated)


def holds(unit: Unit) -> bool:
    """Whether the order of what a unit holds may change: nothing in it spans rows."""
    free = unit.kind in {Kind.BODY, Kind.SECTION, Kind.LIST, Kind.TABLE, Kind.CLAUSE}
    spans = (cell for row in unit.children for cell in row.children if cell.kind is Kind.CELL)
    return free and len(unit.children) > 1 and all(cell.span[1] == 1 for cell in spans)


def without(unit: Unit, place: int) -> Unit:
    return replace(unit, children=unit.children[:place] + unit.children[place + 1 :])


def at(root: Unit, chance: random.Random, wanted: Callable[[Unit], bool], step: Callable[[Unit], Unit]) -> Unit:
    """The tree with one of the wanted units changed."""
    found = [unit for unit in walk(root) if wanted(unit)]
    if not found:
        return root
    one = chance.choice(found)

    def rebuilt(unit: Unit) -> Unit:
        if unit is one:
            return step(unit)
        return replace(unit, children=tuple(rebuilt(child) for child in unit.children)) if unit.children else unit

    return rebuilt(root)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 10**6))
def test_accepted_it_is_the_new_edition_and_rejected_the_old_one(seed: int) -> None:
    chance = random.Random(seed)
    paper = chance.choice(papers())
    redline(paper.tree, changed(paper.tree, chance), Template(paper.template))


CHANGE_SETS = int(os.environ.get("AMEND_PROOFS", "40"))


@settings(
    max_examples=CHANGE_SETS,
    derandomize="AMEND_PROOFS" not in os.environ,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
@given(st.data())
def test_the_change_sets_on_which_orders_are_proven_are_tracked(data: st.DataObject) -> None:
    paper = data.draw(st.sampled_from(papers()))
    (new,) = data.draw(changed_trees.changed((paper.tree,)))
    redline(paper.tree, new, Template(paper.template))


@pytest.mark.skipif(AUDIT is None, reason="нет openxml-audit: pip install openxml-audit")
@pytest.mark.parametrize("number", range(len(shipped())))
def test_a_validator_finds_nothing(number: int, tmp_path: Path) -> None:
    from openxml_audit import OpenXmlValidator

    chance, paper = random.Random(number), papers()[number]
    new = changed(changed(paper.tree, chance), chance)
    path = tmp_path / "redline.docx"
    path.write_bytes(redline(paper.tree, new, Template(paper.template)))
    found = OpenXmlValidator().validate(str(path))
    assert not [f"{error.part_uri}: {error.description}" for error in found.errors]
