"""A program that begins: empty, from another one, from a sample with what it needs; whole or not at all."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from shnor_docs.diagnostics import ShnorError
from shnor_docs.model.bodies import Body, Municipality
from shnor_docs.workspace import Workspace
from shnor_docs.workspace.beginnings import beginning as module
from shnor_docs.workspace.beginnings.beginning import Beginning, begin, begin_from
from shnor_docs.workspace.beginnings.samples import Sample, samples
from shnor_docs.workspace.starting import init_workspace
from tests.samples import ROOT

PLACE = Municipality(
    name="Заозёрный район", genitive="Заозёрного района", prepositional="Заозёрном районе", region="Красноярский край"
)
BODY = Body(
    name="Управление образования Заозёрного района",
    short="УО",
    genitive="Управления образования Заозёрного района",
    place="г. Заозёрный",
)
NEW = Beginning("zaozerny-2026-2028", "2026-2028", PLACE, BODY)
TITLE = "Программа Заозёрного района на 2026–2028 годы"


@pytest.fixture
def fresh(tmp_path: Path) -> Workspace:
    """A workspace as ``init`` makes it."""
    init_workspace(tmp_path)
    return Workspace(tmp_path)


def errors(workspace: Workspace) -> list[str]:
    return [f"{found.location}: {found.message}" for found in Workspace(workspace.root).validate() if found.is_error]


def text(workspace: Workspace, program: str, file: str = "program.yaml") -> str:
    return (workspace.root / "programs" / program / file).read_text(encoding="utf-8")


def test_an_empty_program_has_the_names_that_were_told(fresh: Workspace) -> None:
    begin(fresh, NEW, TITLE)
    assert errors(fresh) == []
    program = Workspace(fresh.root).content(NEW.program).program
    assert (program.title, program.municipality, program.authority) == (TITLE, PLACE, BODY)
    assert program.parties[0].name == "УО"
    assert "Наш район" not in text(fresh, NEW.program)


@pytest.mark.parametrize(
    ("short", "post"),
    [("УО", "Начальник УО"), (None, "Начальник Управления образования Заозёрного района")],
)
def test_the_order_is_signed_for_the_authority_that_was_told(fresh: Workspace, short: str | None, post: str) -> None:
    begin(fresh, replace(NEW, authority=BODY.model_copy(update={"short": short})), TITLE)
    loaded = Workspace(fresh.root).load(NEW.program)
    assert loaded.content
    assert loaded.content.program.orders[0].signature.post == post
    assert not [found.message for found in loaded.diagnostics if "орган программы" in found.message]


def test_what_is_not_told_is_not_written(fresh: Workspace) -> None:
    begin(fresh, replace(NEW, municipality=Municipality(name="Ухта"), authority=Body(name="Отдел")), TITLE)
    program = Workspace(fresh.root).content(NEW.program).program
    assert (program.municipality.region, program.authority.short, program.authority.place) == (None, None, None)


@pytest.mark.parametrize("program", ["", "Ё", "..", "a/b"])
def test_a_bad_folder_is_refused(fresh: Workspace, program: str) -> None:
    with pytest.raises(ShnorError, match="не годится"):
        begin(fresh, replace(NEW, program=program), TITLE)
    assert fresh.programs == ()


def test_nothing_is_left_of_a_beginning_that_breaks_off(fresh: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError

    before = sorted(path.name for path in fresh.root.iterdir())
    monkeypatch.setattr(module, "write", fail)
    with pytest.raises(ShnorError):
        begin(fresh, NEW, TITLE)
    assert (fresh.programs, sorted(path.name for path in fresh.root.iterdir())) == ((), before)


def sample(workspace: Workspace, program: str) -> Sample:
    return next(found for found in samples(workspace) if found.program == program)


def test_the_samples_are_offered_but_not_to_themselves(fresh: Workspace) -> None:
    found = samples(fresh)
    assert {one.program for one in found} == set(Workspace(ROOT).programs)
    assert all(one.documents and one.head.title for one in found)
    assert samples(Workspace(ROOT)) == ()


@pytest.mark.parametrize("program", Workspace(ROOT).programs)
def test_a_program_begins_from_any_sample(fresh: Workspace, program: str) -> None:
    found = sample(fresh, program)
    begin_from(fresh, str(found.folder), replace(NEW, period="2026-2028" if "–" in found.head.period else "2026"))
    assert errors(fresh) == []
    begun = Workspace(fresh.root).content(NEW.program).program
    assert (begun.municipality, begun.authority) == (PLACE, BODY)
    answered = {"municipality.genitive", "municipality.prepositional", "municipality.region", "authority"}
    assert not answered & {point.place for point in begun.open_points}


def test_texts_name_the_new_municipality_in_its_cases(fresh: Workspace) -> None:
    begin_from(fresh, str(sample(fresh, "rybinsk-2020-2022").folder), NEW)
    title = Workspace(fresh.root).content(NEW.program).program.title
    assert "поддержки школ Заозёрного района" in title


def test_only_what_the_sample_needs_is_carried(fresh: Workspace) -> None:
    begin_from(fresh, str(sample(fresh, "minusinsk-2020-2022").folder), NEW)
    carried = set(Workspace(fresh.root).catalogue.indicators)
    assert set(Workspace(ROOT).load("minusinsk-2020-2022").content.program.indicators[0].id.split()) <= carried
    assert "vpr_math" not in carried


def test_an_own_indicator_that_is_used_stays(fresh: Workspace) -> None:
    begin(fresh, replace(NEW, program="first"), TITLE)
    begin_from(fresh, str(sample(fresh, "rybinsk-2020-2022").folder), NEW)
    assert Workspace(fresh.root).catalogue.indicators["low_schools_share"].formula is None


def test_an_own_indicator_that_nothing_uses_gives_way(fresh: Workspace) -> None:
    begin_from(fresh, str(sample(fresh, "rybinsk-2020-2022").folder), NEW)
    assert Workspace(fresh.root).catalogue.indicators["low_schools_share"].formula is not None
    assert "Каталог показателей: общий" in (fresh.root / "indicators.yaml").read_text(encoding="utf-8")


def test_forms_that_nobody_has_confirmed_are_proposed_and_told(fresh: Workspace) -> None:
    pytest.importorskip("pymorphy3")
    begin_from(fresh, str(sample(fresh, "seryshevo-2021").folder), replace(NEW, period="2026"))
    assert "name: УО" in (fresh.root / "glossary.yaml").read_text(encoding="utf-8")
    assert any("не подтверждено: «УО»" in found.message for found in Workspace(fresh.root).validate())


def test_a_program_begins_from_another_one_of_the_workspace(fresh: Workspace) -> None:
    begin(fresh, replace(NEW, program="first"), TITLE)
    before = (fresh.root / "indicators.yaml").read_bytes()
    begin_from(fresh, "first", replace(NEW, period="2029-2031"))
    program = Workspace(fresh.root).content(NEW.program).program
    assert (str(program.period), program.municipality) == ("2029–2031", PLACE)
    assert (fresh.root / "indicators.yaml").read_bytes() == before


def test_shared_files_that_change_meanwhile_are_not_overwritten(
    fresh: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalogue = fresh.root / "indicators.yaml"
    theirs = catalogue.read_text(encoding="utf-8") + "# правка другого человека\n"
    original = module.write_suggestions

    def meanwhile(*arguments: object) -> object:
        catalogue.write_text(theirs, encoding="utf-8")
        return original(*arguments)

    monkeypatch.setattr(module, "write_suggestions", meanwhile)
    with pytest.raises(ShnorError, match="изменился"):
        begin_from(fresh, str(sample(fresh, "minusinsk-2020-2022").folder), NEW)
    assert catalogue.read_text(encoding="utf-8") == theirs
    assert fresh.programs == ()


def test_an_installed_package_holds_the_samples() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    carried = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    home = "shnor_docs/_default/samples"
    assert {name: carried[name] for name in ("programs", "indicators.yaml", "glossary.yaml")} == {
        "programs": f"{home}/programs",
        "indicators.yaml": f"{home}/indicators.yaml",
        "glossary.yaml": f"{home}/glossary.yaml",
    }
