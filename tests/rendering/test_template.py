import io
import pickle
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from docx import Document

from shnor_docs.rendering import Template
from shnor_docs.rendering.package import writing
from tests.rendering.building import document, rendered, saved, texts


@pytest.fixture
def template(tmp_path: Path) -> Template:
    made = document("{% for i in range(n) %}{{ name }}{{ i }} {% endfor %}")
    made.core_properties.keywords = "{{ name }}"
    made.core_properties.category = "{{ n }}"
    return Template(saved(made, tmp_path))


def text(data: bytes) -> str:
    return Document(io.BytesIO(data)).paragraphs[0].text


def test_renders_any_number_of_times(template: Template) -> None:
    assert [text(template.render({"n": n, "name": "а"})) for n in (2, 1, 2)] == ["а0 а1 ", "а0 ", "а0 а1 "]


def test_threads_share_one_template(template: Template) -> None:
    with ThreadPoolExecutor(4) as pool:
        found = pool.map(lambda n: text(template.render({"n": n, "name": f"н{n}-"})), range(40))
    assert list(found) == ["".join(f"н{n}-{i} " for i in range(n)) for n in range(40)]


def test_a_template_goes_to_other_processes(template: Template) -> None:
    copy = pickle.loads(pickle.dumps(template))
    assert copy.render({"n": 1, "name": "а"}) == template.render({"n": 1, "name": "а"})


def test_a_changed_file_is_compiled_anew(tmp_path: Path) -> None:
    assert text(Template(saved(document("старый {{ a }}"), tmp_path)).render({"a": 1})) == "старый 1"
    assert text(Template(saved(document("новый {{ a }}"), tmp_path)).render({"a": 1})) == "новый 1"


def test_names_taken_from_the_context(template: Template) -> None:
    assert template.undeclared_variables() == {"n", "name"}


def test_all_text_properties_of_the_document_are_rendered(template: Template) -> None:
    properties = Document(io.BytesIO(template.render({"n": 3, "name": "а & б"}))).core_properties
    assert (properties.keywords, properties.category) == ("а & б", "3")


def test_the_package_is_sound_and_undated(template: Template) -> None:
    archive = zipfile.ZipFile(io.BytesIO(template.render({"n": 1, "name": "а"})))
    assert archive.testzip() is None
    assert archive.namelist()[0] == "[Content_Types].xml"
    assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_zlib_gives_the_same_content(template: Template, monkeypatch: pytest.MonkeyPatch) -> None:
    context = {"n": 50, "name": "а"}
    fast = contents(template.render(context))
    monkeypatch.setattr(writing, "_deflater", writing.zlib)
    assert contents(template.render(context)) == fast


def contents(data: bytes) -> dict[str, bytes]:
    archive = zipfile.ZipFile(io.BytesIO(data))
    return {name: archive.read(name) for name in archive.namelist()}


def test_quotes_that_a_russian_word_has_made_smart(tmp_path: Path) -> None:
    made = document("{{ a|default(«нет») }} {% if b == «МОУО» %}да{% endif %} {{ '«в ёлочках»' }}")
    assert texts(rendered(made, tmp_path, {"b": "МОУО"})) == ["нет да «в ёлочках»"]
