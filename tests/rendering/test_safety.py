import datetime
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from shnor_docs.rendering import Template, TemplateError
from shnor_docs.rendering.values import limits
from tests.rendering.building import document, rendered, saved, texts, to_bytes


class Record:
    name = "поле"
    _secret = "тайна"

    def method(self) -> str:
        return "метод"


DAY = datetime.date(2021, 9, 23)
CONTEXT = {"text": "а", "items": [1, 2], "record": Record(), "day": DAY, "call": lambda: 1}

REACHING = [
    "{{ text.__class__ }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ text['__class__'] }}",
    "{{ text|attr('__class__') }}",
    "{{ items|map(attribute='__class__')|list }}",
    "{{ '{0.__class__}'.format(text) }}",
    "{{ '%s'|format(text.__doc__) }}",
    "{{ record.method() }}",
    "{{ record._secret }}",
    "{{ call.__globals__ }}",
    "{{ call.func_globals }}",
    "{{ items.append(3) }}",
    "{{ items.__add__ }}",
    "{{ range.__init__ }}",
    "{{ dict.mro() }}",
    "{{ loop.__class__ if false else self.__init__ }}",
    "{% macro m() %}{% endmacro %}{{ m._func }}",
    "{{ namespace.__init__.__globals__ }}",
    "{{ text.format_map({}) }}",
    "{{ text.encode() }}",
    "{{ day.__reduce__() }}",
]


@pytest.mark.parametrize("tag", REACHING)
def test_a_template_reaches_data_only(tag: str, tmp_path: Path) -> None:
    template = Template(saved(document(tag), tmp_path))
    with pytest.raises(TemplateError) as caught:
        template.render(CONTEXT)
    assert {problem.code.id for problem in caught.value.diagnostics} <= {"ШД607", "ШД605"}


def test_data_and_plain_methods_are_allowed(tmp_path: Path) -> None:
    made = document("{{ record.name }} {{ text.upper() }} {{ day.strftime('%d.%m.%Y') }} {{ call() }}")
    assert texts(rendered(made, tmp_path, CONTEXT)) == ["поле А 23.09.2021 1"]


LONG_TEXT = "{{% set long = 'a' * 10**6 %}}{{% for i in range(100000) %}}{{% set b = {} %}}{{% endfor %}}"
LONG_WORK = ("long.upper()", "long.split('a')", "long is lower", "dict().get(long)", "long[1:]", "long|groupby('x')")
LONG_LIST = "{{% set many = range(90000)|list %}}{{% for i in range(100000) %}}{{% set b = {} %}}{{% endfor %}}"
BOMBS = [
    "{% for a in range(100000) %}{% for b in range(100000) %}x{% endfor %}{% endfor %}",
    "{% for a in range(10**10) %}x{% endfor %}",
    "{{ 'a' * 10**10 }}",
    "{{ 10**10 * 'a' }}",
    "{{ [0] * 10**9 }}",
    "{{ 9**(9**9) }}",
    "{{ '%1000000000d' % 1 }}",
    "{{ '%*d' % (10**9, 1) }}",
    "{{ '%1000000000d'|format(1) }}",
    "{{ '{:1000000000}'.format(1) }}",
    "{{ '{:{w}}'.format(1, w=10**9) }}",
    "{{ 'a'|center(10**9) }}",
    "{{ 'a'.center(10**9) }}",
    "{{ 'a'.zfill(10**9) }}",
    "{{ 'a'|indent(10**9, true) }}",
    "{{ [1]|batch(10**9, 0)|list }}",
    "{{ [1]|slice(10**9)|list }}",
    "{{ ('a' * 10**6)|replace('a', 'a' * 10**6) }}",
    "{{ ('a' * 10**6).replace('a', 'a' * 10**6) }}",
    "{{ ('a' * 10**6).join(['b'] * 10**6) }}",
    "{{ (['a' * 10**5] * 10**5)|join }}",
    "{% set a = 'a' * 10**6 %}{% set b = a ~ a ~ a ~ a ~ a ~ a ~ a ~ a ~ a ~ a ~ a %}{{ b }}",
    "{% macro m(n) %}{{ m(n - 1) }}{{ m(n - 1) }}{% endmacro %}{{ m(100) }}",
    "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(30) }}",
    "{% set n = namespace(a=[1]) %}{% for i in range(99) %}{% set n.a = [n.a] * 2 %}{% endfor %}{{ n.a }}",
    "{% set ns = namespace(a='a') %}{% for i in range(99) %}{% set ns.a = ns.a ~ ns.a %}{% endfor %}",
    "{% set ns = namespace(a='a') %}{% for i in range(99) %}{% set ns.a = ns.a + ns.a %}{% endfor %}",
    "{% set ns = namespace(a=2) %}{% for i in range(99) %}{% set ns.a = ns.a * ns.a %}{% endfor %}",
    "{% for a in range(100000) %}{{ 99999 in range(100000)|list }}{% endfor %}",
    "{% for a in range(100000) %}{{ range(100000)|sum }}{% endfor %}",
    "{% set big = 'a' * 10**6 %}{% for a in range(100000) %}{{ big }}{% endfor %}",
    "{{ ('a' * 10**6)|wordwrap(1) }}",
    "{{ 12345678|round(-10**9) }}",
    *(LONG_TEXT.format(work) for work in LONG_WORK),
    *(LONG_LIST.format(work) for work in ("many.count(1)", "many[1:]", "many.index(89999)", "-1 is in(many)")),
    "{% for a in [[]] recursive %}{{ loop([[]]) }}{% endfor %}",
    "{{ range(100000)|list * 10**6 }}",
    "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
]


@pytest.mark.parametrize("tag", BOMBS, ids=lambda tag: tag[:50])
def test_a_bomb_is_refused(tag: str, tmp_path: Path) -> None:
    with pytest.raises(TemplateError) as caught:
        Template(saved(document(tag), tmp_path)).render({})
    assert {problem.code.id for problem in caught.value.diagnostics} <= {"ШД608", "ШД604", "ШД606"}


def test_a_real_document_is_far_below_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_STEPS", limits.MAX_STEPS // 20)
    made = document(table=[["{%tr for r in rows %}"], ["{{ r.a|upper }}"], ["{%tr endfor %}"]])
    table = rendered(made, tmp_path, {"rows": [{"a": "мероприятие"}] * 5000}).tables[0]
    assert len(table._tbl.tr_lst) == 5000


def packed(entries: dict[str, bytes]) -> Iterator[tuple[str, bytes]]:
    original = zipfile.ZipFile(io.BytesIO(to_bytes(document("{{ a }}"))))
    for name in original.namelist():
        yield name, entries.pop(name, original.read(name))
    yield from entries.items()


def package(folder: Path, entries: dict[str, bytes]) -> Path:
    path = folder / "шаблон.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in packed(entries):
            archive.writestr(name, data)
    return path


XML = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
UNSAFE = {
    "ratio": {"word/media/big.xml": b"0" * 30_000_000},
    "size": {"word/media/big.bin": b"0" * (limits.MAX_TEXT * 4)},
    "parent": {"../evil.xml": b"<a/>"},
    "absolute": {"/etc/evil.xml": b"<a/>"},
    "drive": {"c:/evil.xml": b"<a/>"},
    "backslash": {"word\\..\\evil.xml": b"<a/>"},
    "entities": {"word/evil.xml": XML},
    "entities in utf-16": {"word/evil.xml": XML.decode().encode("utf-16")},
    "too many parts": {f"word/{number}.bin": b"" for number in range(1100)},
}


@pytest.mark.parametrize("name", UNSAFE)
def test_an_unsafe_package_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(TemplateError) as caught:
        Template(package(tmp_path, dict(UNSAFE[name])))
    assert [problem.code.id for problem in caught.value.diagnostics] == ["ШД602"]


BAD = {
    "no zip": b"not a zip",
    "no document": b"PK\x05\x06" + b"\0" * 18,
    "beginning lost": to_bytes(document("{{ a }}"))[6:],
    "cut": to_bytes(document("{{ a }}"))[:5000],
}


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_is_no_document_is_refused(name: str, tmp_path: Path) -> None:
    path = tmp_path / "шаблон.docx"
    path.write_bytes(BAD[name])
    with pytest.raises(TemplateError) as caught:
        Template(path)
    assert [problem.code.id for problem in caught.value.diagnostics] == ["ШД601"]


@pytest.mark.parametrize(
    "part", ["word/document.xml", "docProps/app.xml", "word/theme/theme1.xml", "customXml/item1.xml"]
)
def test_broken_xml_is_refused(part: str, tmp_path: Path) -> None:
    with pytest.raises(TemplateError) as caught:
        Template(package(tmp_path, {part: b"<w:document>"}))
    assert [problem.code.id for problem in caught.value.diagnostics] == ["ШД603"]
