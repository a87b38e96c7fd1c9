"""How fast forms are filled: the whole way from data to files beside the renderer alone."""

from __future__ import annotations

import tempfile
from pathlib import Path
from time import perf_counter

from shnor_docs.documents.kinds import document
from shnor_docs.model.content import Content
from shnor_docs.model.document import DocumentSettings
from shnor_docs.rendering import Template
from shnor_docs.rendering.blocks.context import context
from shnor_docs.workspace import Workspace
from shnor_docs.workspace.batch import Written
from shnor_docs.workspace.starting import init_workspace, new_program

SCHOOLS = 500
LIMIT = 3.0
YEARS = ("2023/2024", "2024/2025", "2025/2026")


def run() -> bool:
    """Print forms a second, and how many times longer than rendering alone building the text and rendering take."""
    with tempfile.TemporaryDirectory() as name:
        workspace = _workspace(Path(name))
        content = workspace.content("demo")
        card = next(settings for settings in content.program.documents if settings.id == "card")
        template = Template(workspace.template("demo", content, card))
        forms = [card.model_copy(update={"subject": school.id}) for school in content.program.schools]
        template.render(_context(content, forms[0], template))
        built, rendered = _seconds(content, forms, template)
        written = _written(workspace, Path(name) / "out")
    ratio = (built + rendered) / rendered
    print(
        f"{SCHOOLS} форм в секунду: отрисовка {SCHOOLS / rendered:.0f}, с построением текста "
        f"{SCHOOLS / (built + rendered):.0f} (в {ratio:.1f} раза дольше, предел {LIMIT:g}), с записью на диск "
        f"{SCHOOLS / written:.0f}"
    )
    return ratio <= LIMIT


def _context(content: Content, form: DocumentSettings, template: Template) -> dict[str, object]:
    return context(document(content, form), template.undeclared_variables())


def _seconds(content: Content, forms: list[DocumentSettings], template: Template) -> tuple[float, float]:
    """Seconds of building the texts of all forms, and of rendering them, in turn."""
    built = rendered = 0.0
    for form in forms:
        start = perf_counter()
        data = _context(content, form, template)
        middle = perf_counter()
        template.render(data)
        built, rendered = built + middle - start, rendered + perf_counter() - middle
    return built, rendered


def _written(workspace: Workspace, out: Path) -> float:
    """Seconds of the whole way to files on the disk."""
    start = perf_counter()
    results = list(workspace.render(["demo"], documents=["card"], subject="all", out=out))
    if len(results) != SCHOOLS or not all(isinstance(result, Written) for result in results):
        raise AssertionError(results[:3])
    return perf_counter() - start


def _workspace(folder: Path) -> Workspace:
    """A workspace with a form of three tables and the answers of many schools."""
    init_workspace(folder)
    new_program(Workspace(folder), "demo", "2024-2026", "Образец")
    program = folder / "programs" / "demo"
    schools = "".join(f"- {{id: s{n}, name: Школа № {n}}}\n" for n in range(SCHOOLS))
    (program / "schools.yaml").write_text(schools, encoding="utf-8")
    (program / "forms.yaml").write_text(_FORM, encoding="utf-8")
    (program / "data.yaml").write_text(_DATA, encoding="utf-8")
    rows = (f"s{n};{year};{n % 40};{n % 7};{n % 50}" for n in range(SCHOOLS) for year in YEARS)
    (program / "card.csv").write_text("\n".join(("Школа;Год;Выбыло;Остались;Доля", *rows)), encoding="utf-8")
    settings = program / "program.yaml"
    text = settings.read_text(encoding="utf-8")
    card = "documents:\n  - {id: card, kind: form, form: card}\n"
    settings.write_text(text.replace("documents:\n", card, 1), encoding="utf-8")
    return Workspace(folder)


_FORM = """\
- id: card
  title: Карта школы
  subject: school
  periods: 2023/2024-2025/2026
  source: card
  sections:
  - id: results
    title: Результаты
    blocks:
    - id: contingent
      title: Сохранность контингента
      tables:
      - id: contingent
        rows:
        - {id: left, title: Отсев в течение года, fields: [left]}
        - {id: repeated, title: Оставлены на повторный год, fields: [repeated]}
        - {id: share, title: Доля низких результатов, fields: [share]}
      remarks:
      - {id: conclusion, title: Вывод}
      - {id: problem, title: Проблема}
"""
_DATA = """\
- id: card
  file: card.csv
  columns:
  - {field: school, header: Школа, type: school}
  - {field: period, header: Год, type: period}
  - {field: left, header: Выбыло, type: count}
  - {field: repeated, header: Остались, type: count}
  - {field: share, header: Доля, type: share}
  key: [school, period]
"""
