from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from shnor_docs.model.indicator import IndicatorUse
from shnor_docs.model.roadmap import Item, Roadmap
from shnor_docs.source.excel import columns, excel_edits
from shnor_docs.source.text import SourceText
from tests.source.excel.building import content, round_trip

TEXTS = st.text("аЯ1 =+-@#\"'«;:,_x0D\n\t<&", min_size=1, max_size=20).filter(str.strip)
IDS = st.from_regex(r"[a-z][a-z0-9_]{0,5}", fullmatch=True)
DEADLINES = st.sampled_from(["до 18.02.2022", "июль–август 2020", "ежегодно, август", "2021–2022", ""])
TARGETS = st.sampled_from([">= 80 %", "2 школы", "рост", "не менее 4 (ежегодно) для школьных команд", "–"])
NUMBERS = st.decimals(-(10**6), 10**6, places=2).map(str)
YEARS = st.sampled_from(["2021", "2022"])
ITEMS = st.fixed_dictionaries(
    {"text": TEXTS},
    optional={
        "number": TEXTS,
        "deadline": DEADLINES,
        "deadlines": st.dictionaries(IDS, DEADLINES.filter(bool), max_size=2),
        "responsible": st.lists(st.sampled_from(["centre", "heads", "nobody"]), max_size=3),
        "result": TEXTS,
        "tasks": st.lists(st.just("support"), max_size=1),
        "indicators": st.lists(IDS, max_size=2),
        "level": st.sampled_from(["school", "region"]),
        "consequences": TEXTS,
        "money": st.dictionaries(IDS, st.dictionaries(YEARS, NUMBERS, min_size=1, max_size=2), max_size=2),
        "execution": st.dictionaries(st.sampled_from(["31.03.2022", "2022-12-31"]), NUMBERS, max_size=2),
    },
)
GROUPS = st.fixed_dictionaries({"title": TEXTS, "items": st.lists(ITEMS, max_size=3)})
USES = st.fixed_dictionaries(
    {},
    optional={
        "tasks": st.lists(st.just("support"), max_size=1),
        "baseline": st.dictionaries(YEARS, NUMBERS, max_size=2),
        "target": TARGETS,
        "targets": st.dictionaries(YEARS, TARGETS, max_size=2),
        "actuals": st.dictionaries(YEARS, NUMBERS, max_size=2),
        "evidence": TEXTS,
        "weight": NUMBERS,
        "minimum": NUMBERS,
        "note": TEXTS,
    },
)


def numbered(groups: list[dict]) -> list[dict]:
    return [
        {
            **group,
            "id": f"g{g}",
            "items": [{**item, "id": f"m{g}_{i}"} for i, item in enumerate(group["items"])],
        }
        for g, group in enumerate(groups)
    ]


@settings(max_examples=60, deadline=None)
@given(st.lists(GROUPS, max_size=3), st.one_of(st.none(), TEXTS))
def test_a_roadmap_comes_back_as_it_was(groups, title):
    named = {"title": title} if title else {}
    program = content(roadmap={**named, "default_year": "2021", "groups": numbered(groups)})
    assert round_trip("roadmap", program) == program.program.roadmap


@settings(max_examples=60, deadline=None)
@given(st.lists(USES, min_size=1, max_size=4))
def test_indicators_come_back_as_they_were(uses):
    program = content(indicators=[{**use, "id": f"i{n}"} for n, use in enumerate(uses)])
    assert round_trip("indicators", program) == program.program.indicators


def test_every_field_of_the_records_has_a_column():
    for record in (Item, IndicatorUse):
        titles = [columns.header(record, (name,)) for name in record.model_fields]
        assert len(set(titles)) == len(titles)
        assert [columns.path_of(record, columns.header(record, (n, *["a", "b"][: form.keys]))) for n, form in
                columns.fields(record).items()] == [(n, *["a", "b"][: form.keys]) for n, form in
                columns.fields(record).items()]  # fmt: skip


@settings(max_examples=30, deadline=None)
@given(st.lists(GROUPS, min_size=1, max_size=2))
def test_an_unedited_workbook_gives_no_edits(groups):
    program = content(roadmap={"groups": numbered(groups)})
    source = SourceText(Path("roadmap.yaml"), "roadmap.yaml", "groups: []\n")
    assert excel_edits("roadmap", source, program.program.roadmap, round_trip("roadmap", program)) == []


def test_an_empty_roadmap_comes_back():
    assert round_trip("roadmap", content(roadmap={})) == Roadmap()
