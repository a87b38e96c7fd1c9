"""A window that is open all day shows what a new one would: nothing that is kept outlives a change of any file."""

from __future__ import annotations

import gc
import os
import random
import re
from collections.abc import Callable, Iterator, Set
from functools import _lru_cache_wrapper, partial, reduce
from itertools import chain
from pathlib import Path

import pytest

from shnor_docs.page.forms.parts import PARTS
from shnor_docs.page.forms.remarks import remarks
from shnor_docs.page.forms.screens import drawn_part, filled
from shnor_docs.page.preview.building import preview
from shnor_docs.page.session import Session
from shnor_docs.rules.runs import Runs
from shnor_docs.sameness import InPlace, Kept
from shnor_docs.workspace import Workspace
from tests.page.serving import copied_sample
from tests.small_workspace import HEAD, SmallWorkspace

HOME = "programs/small/"
Change = tuple[str, str, str]
"""A file, a text in it, and what is written in its place."""
FILES = {
    "indicators.yaml": """\
schema_version: 1
nouns:
- {one: школа, few: школы, many: школ, gender: feminine}
- {one: кружок, few: кружка, many: кружков, gender: masculine}
indicators:
- {id: closed, name: Закрытые школы, kind: count, unit: школа, formula: {count: {of: list, where: {status: закрыта}}}}
- {id: clubs, name: Кружки, kind: count, unit: кружок}
- {id: done, name: Доля исполненного, kind: share, formula: {share: {of: measures, where: {level: region}}}}
""",
    "glossary.yaml": "names:\n- {name: Отдел образования, genitive: Отдела образования, confirmed: да}\n",
    "typography.yaml": "{}\n",
    f"{HOME}program.yaml": HEAD
    + """\
levels:
- {id: school, name: Школа}
- {id: region, name: Область}
facts:
- {id: closed, name: Закрытые школы, indicator: closed, period: 2022}
""",
    f"{HOME}parties.yaml": "- {id: office, name: Отдел образования}\n- {id: centre, name: Центр}\n",
    f"{HOME}data.yaml": """\
- id: list
  file: data/list.csv
  columns:
  - {field: year, header: Год, type: period}
  - {field: name, header: Школа}
  - {field: status, header: Состояние}
""",
    f"{HOME}indicators.yaml": """\
- {id: closed, targets: {2022: не более 2 школ}}
- {id: done}
- {id: clubs, targets: {2022: не менее 5 кружков}}
""",
    f"{HOME}roadmap.yaml": """\
groups:
- id: all
  title: Все
  items:
  - {id: one, text: Семинар для учителей, deadline: до 01.09.2022, responsible: [office], level: school,
     execution: {31.12.2022: 100}}
  - {id: two, number: 1.7, text: Вебинар для директоров, deadline: март 2022, responsible: [centre]}
""",
    f"{HOME}documents.yaml": """\
- id: text
  kind: program
  sections:
  - {id: one, file: sections/one.md}
- {id: plan, kind: roadmap}
""",
    f"{HOME}sections/one.md": "Закрыты {{ facts.closed | words }} и {{ parties.office.name }}.\n\n{{ roadmap }}\n",
    f"{HOME}data/list.csv": "Год;Школа;Состояние\n2022;Первая;закрыта\n2022;Вторая;закрыта\n",
}
"""A program with all that is kept between requests: counted nouns, names, levels, data, rows of a plan."""

CHANGES: tuple[Change, ...] = (
    ("indicators.yaml", "many: кружков", "many: секций"),
    ("indicators.yaml", "unit: школа", "unit: шт."),
    ("indicators.yaml", "name: Закрытые школы", "name: Закрытые навсегда школы"),
    ("indicators.yaml", "status: закрыта", "status: открыта"),
    ("indicators.yaml", "- {one", "# примечание\n- {one"),
    ("glossary.yaml", "Отдела образования", "Отделу образования"),
    ("typography.yaml", "{}", "dash: длинное"),
    (f"{HOME}program.yaml", "- {id: region, name: Область}\n", ""),
    (f"{HOME}parties.yaml", "name: Центр", "name: Новый центр"),
    (f"{HOME}parties.yaml", "name: Отдел образования}", "name: Комитет}"),
    (f"{HOME}program.yaml", "period: 2020-2022", "period: 2021-2023"),
    (f"{HOME}data.yaml", "file: data/list.csv", "title: Список\n  file: data/list.csv"),
    (f"{HOME}program.yaml", "period: 2022}", "period: 2023}"),
    (f"{HOME}indicators.yaml", "2 школ", "5 школ"),
    (f"{HOME}indicators.yaml", "- {id: done}\n", ""),
    (f"{HOME}roadmap.yaml", "groups:", "# примечание\ngroups:"),
    (f"{HOME}roadmap.yaml", "groups:", "default_year: 2023\ngroups:"),
    (f"{HOME}roadmap.yaml", "deadline: март 2022", "deadline: март"),
    (
        f"{HOME}roadmap.yaml",
        "  - {id: two, number: 1.7, text: Вебинар для директоров, deadline: март 2022, responsible: [centre]}\n",
        "",
    ),
    (f"{HOME}roadmap.yaml", "  - {id: one", "  - {id: zero, text: Начало}\n  - {id: one"),
    (f"{HOME}roadmap.yaml", "title: Все", "title: Всё\n  number: II"),
    (
        f"{HOME}documents.yaml",
        "kind: roadmap}",
        "kind: roadmap, columns: [{title: Мера, field: text}, {title: Кто, field: responsible}]}",
    ),
    (f"{HOME}documents.yaml", "- {id: plan, kind: roadmap", "- {id: plan, title: План дел, kind: roadmap"),
    (f"{HOME}sections/one.md", "Закрыты", "Уже закрыты"),
    (f"{HOME}data/list.csv", "Вторая;закрыта", "Вторая;открыта"),
    (f"{HOME}data/list.csv", "2022;Вторая", "2023;Вторая"),
)
"""Each is made, and taken back once the next one is made."""
SLIPS_MADE = int(os.environ.get("SLIPS", "12"))
KEPT = 0.3
"""So many slips stay in the text."""


def shown(session: Session) -> Iterator[object]:
    """All that windows show of the program."""
    loaded = Workspace(session.root).load("small")
    yield from ((one.code.id, one.message, one.location, one.hint) for one in (*loaded.diagnostics, *loaded.waived))
    form = filled(session, "small")
    yield from ((one.path, one.said) for one in remarks(form))
    yield from (drawn_part(form, part) for part in PARTS)
    for settings in loaded.content.program.documents if loaded.content else ():
        found = preview(session, "small", settings.id)
        yield found.blocks if found and found.fresh else None


def caches() -> list[Callable[[], None]]:
    """What lets this process forget all that it has kept of files: then it knows no more than a new one."""
    found = gc.get_objects()
    kept = [partial(type(one).__init__, one, one._most) for one in found if type(one) is Kept]
    kept += [partial(type(one).__init__, one) for one in found if type(one) is Runs]
    kept += [one._rows.clear for one in found if type(one) is InPlace]
    functions = (
        one for one in found if isinstance(one, _lru_cache_wrapper) and one.__module__.startswith("shnor_docs")
    )
    return [*kept, *(one.cache_clear for one in functions if one.cache_parameters()["maxsize"])]


def write(small: SmallWorkspace, made: Set[Change]) -> None:
    """Write the files with these changes made in them."""
    for file, text in FILES.items():
        changes = [(one, other) for where, one, other in CHANGES if where == file and (where, one, other) in made]
        small.write(file, reduce(lambda so_far, change: so_far.replace(*change, 1), changes, text))


def test_a_long_day_shows_what_a_new_window_shows(small: SmallWorkspace) -> None:
    dice, session = random.Random(1), Session(small.root)
    write(small, made := set[Change]())
    seen = {repr(list(shown(session)))}
    kept = caches()
    assert len(kept) > 20
    order = dice.sample(CHANGES, len(CHANGES))
    for change in chain.from_iterable(zip(order, [order[-1], *order[:-1]], strict=True)):
        write(small, made := made ^ {change})
        here = list(shown(session))
        for forget in kept:
            forget()
        assert here == list(shown(Session(small.root))), change
        seen.add(repr(here))
    assert len(seen) > len(CHANGES)


SLIPS: tuple[Callable[[str], str], ...] = (
    lambda word: f"{word} {word}",
    lambda word: f'{word} "',
    lambda word: f"{word}, программа на 2031–2035 годы,",
    lambda word: f"{word} (далее – ШНРО)",
    lambda word: f"{word} приказ от 01.02.2035 № 7",
    lambda word: f"{word} по всем показателям",
    lambda word: f"{word} {{{{ tasks }}}}",
    lambda word: f"{word} {{{{ period",
    lambda word: f"{word}  ,и",
    lambda word: word[:1],
    lambda word: word.replace("о", "o"),
    lambda word: "",
)
"""What may happen to a word while one types."""
WORD = re.compile(r"(?<=[а-яё] )[а-яё]{4,}(?= [а-яё])")


@pytest.mark.parametrize(("sample", "seed"), [("rybinsk-2020-2022", 1), ("tyumen-2023", 2)])
def test_remarks_on_a_sample_are_those_of_a_new_window(sample: str, seed: int, tmp_path: Path) -> None:
    dice, root = random.Random(seed), copied_sample(tmp_path / "w", sample)
    folder, told = root / "programs" / sample, set[str]()
    files = [
        path for path in (*sorted(folder.glob("*.yaml")), *sorted(folder.glob("*/*.md"))) if path.stem != "register"
    ]
    texts = {path: path.read_text(encoding="utf-8") for path in files}
    for _ in range(SLIPS_MADE):
        path = dice.choice(files)
        words = list(WORD.finditer(texts[path]))
        for word, slip in [(dice.choice(words), dice.choice(SLIPS))] if words else ():
            slipped = texts[path][: word.start()] + slip(word[0]) + texts[path][word.end() :]
            path.write_text(slipped, encoding="utf-8")
            told.add(here := repr(remarks_on(root, sample)))
            for forget in caches():
                forget()
            assert here == repr(remarks_on(root, sample)), (path.name, word[0], slip(word[0]))
            if dice.random() < KEPT:
                texts[path] = slipped
            path.write_text(texts[path], encoding="utf-8")
            remarks_on(root, sample)
    assert len(told) > SLIPS_MADE // 3


def remarks_on(root: Path, sample: str) -> list[object]:
    loaded = Workspace(root).load(sample)
    return [
        (one.code.id, one.message, one.location, one.hint, one.fix) for one in (*loaded.diagnostics, *loaded.waived)
    ]
