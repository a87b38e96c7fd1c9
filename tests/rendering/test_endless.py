"""Templates short to write and endless to run: each is refused as too much work, whatever it is made of."""

import datetime
from pathlib import Path

import pytest

from shnor_docs.documents.tree import Kind, Unit, text_of
from shnor_docs.rendering import Template, TemplateError
from shnor_docs.rendering.blocks.units import Blocks
from shnor_docs.rendering.values import limits
from tests.rendering.building import document, rendered, saved, texts

NEST = (
    "{% set ns = namespace(x=(1,), y=(1,)) %}"
    "{% for i in range(60) %}{% set ns.x = (ns.x, ns.x) %}{% set ns.y = (ns.y, ns.y) %}{% endfor %}"
)
NESTED_LISTS = (
    NEST.replace("(1,)", "[1]").replace("(ns.x, ns.x)", "[ns.x, ns.x]").replace("(ns.y, ns.y)", "[ns.y, ns.y]")
)
GOING_THROUGH = (
    "{ns.x: 1}|length",
    "{'a': 1}.get(ns.x)",
    "ns.x in {'a': 1}",
    "{'a': 1}[ns.x]",
    "dict([(ns.x, 1)])",
    "[ns.y].index(ns.x)",
    "dict(a=ns.x, b=ns.y)|dictsort(by='value')|length",
    "[ns.x, ns.y]|sort|length",
    "[ns.x, ns.y]|unique|list|length",
    "[ns.x, ns.y]|max",
    "[{'a': ns.x}, {'a': ns.y}]|groupby('a')|length",
    "ns.x == ns.y",
    "ns.x is eq ns.y",
    "ns.x ~ ''",
    "ns.x|string|length",
    "ns.x|tojson",
    "'{}'.format(ns.x)",
)
DOUBLING = (
    "{'a': ns.v, 'b': ns.v}",
    "dict(a=ns.v, b=ns.v)",
    "{'a': ns.v, 'b': ns.v}.values()",
    "[ns.v] + [ns.v]",
    "[ns.v] * 2",
    "(ns.v * 2)|batch(1)|list",
    "[ns.v, ns.v]|map('list')",
)
DOUBLED = "{{% set ns = namespace(v=[1]) %}}{{% for i in range(60) %}}{{% set ns.v = {} %}}{{% endfor %}}{{{{ ns.v }}}}"
LOOPED = "{{% for i in range(100000) %}}{{% for j in range(40) %}}{{% set v = {} %}}{{% endfor %}}{{% endfor %}}"
REPEATED = (
    "range(90000)|list|tojson(indent=1000)",
    "cycler(*range(90000))",
    "day.strftime('%c' * 1000)",
    "blocks ~ ''",
    "[blocks] * 1000 ~ ''",
    "nosuch",
    "1 + ''",
)
WIDE = (
    "'%(a)999999999d'|format(a=1)",
    "'%(a(b(c)))999999999d'|format(**{'a(b(c))': 1})",
    "'%(a).999999999f' % {'a': 1}",
    "('%(a)s' * 100000) % {'a': 'x' * 100000}",
    "('%(a)999d' * 10**6) % {'a': 1}",
    "('{0}' * 10**6).format('x' * 10**5)",
    "('\\n' * 10**6)|indent(1000, blank=true)|length",
    "('a' * 10**6)|replace(new='b' * 10**6, old='a')|length",
    "range(100000)|join(attribute='real', d='a' * 10**6)|length",
    "('a ' * 100000)|wordwrap(wrapstring='x' * 1000000, width=1)|length",
)
SQUARE = (
    "('<!---->' * 10**6)|striptags",
    "('a' + '-' * 200000)|wordwrap(10**9)|length",
    "('a' * 5000000).rfind('b' + 'a' * 2500000)",
    "('a' * 4000000).rsplit('b' + 'a' * 100000)|length",
    "('a' * 1000000).strip('b' * 1000000 + 'a')",
    "('a' * 1000000)|trim('b' * 1000000 + 'a')",
    "range(100000)|map(attribute='a.' * 100000)|list",
    "range(100000)|groupby('a.' * 100000)",
    "range(0, 100000 * 2305843009213693951, 2305843009213693951)|unique|list",
)
NUMBERS = (
    "{% set a = ('f' * 2000000)|int(0, 16) %}{% set b = ('f' * 1000000)|int(0, 16) %}{{ a // b }}",
    "{% set ns = namespace(x=1) %}{% for i in range(100000) %}{% set ns.x = ns.x - (0 - ns.x) %}{% endfor %}{{ ns.x }}",
)
LONG_BODIES = (
    "{% macro m() %}" + "{% set x = range(3) %}" * 1000 + "{% endmacro %}" + LOOPED.format("m()"),
    LOOPED.format("1").replace("{% set v = 1 %}", "{% set v = i.real.real %}" * 400),
)
BODIES = (
    "{% for a in range(1) recursive %}{% if loop.depth < 5 %}{{ loop(range(100000)) }}{% endif %}{% endfor %}",
    NEST + "{% for one in [ns.x, ns.y] %}{{ loop.changed(one) }}{% endfor %}",
    "{% set ns = namespace(x=()) %}{% for i in range(100000) %}{% set ns.x = (ns.x,) %}{% endfor %}{{ {ns.x: 1} }}",
)
ENDLESS = (
    *(NEST + f"{{{{ {use} }}}}" for use in GOING_THROUGH),
    NESTED_LISTS + "{{ [ns.y].index(ns.x) }}",
    *(f"{{{{ {use} }}}}" for use in (*WIDE, *SQUARE)),
    *NUMBERS,
    *BODIES,
)
SLOWLY_REFUSED = (*map(LOOPED.format, REPEATED), *map(DOUBLED.format, DOUBLING), *LONG_BODIES)
UNITS = tuple(Unit(f"u{number}", Kind.PARAGRAPH, text=text_of("Текст раздела. " * 20)) for number in range(100))
CONTEXT = {"day": datetime.date(2021, 9, 23), "blocks": Blocks(UNITS)}


def codes(template: Template) -> set[str]:
    with pytest.raises(TemplateError) as caught:
        template.render(CONTEXT)
    return {problem.code.id for problem in caught.value.diagnostics}


@pytest.mark.parametrize("tags", ENDLESS, ids=lambda tags: tags[-60:])
def test_too_much_work_is_refused(tags: str, tmp_path: Path) -> None:
    assert codes(Template(saved(document(tags), tmp_path))) - {"ШД605", "ШД606"} == {"ШД608"}


@pytest.mark.parametrize("tags", SLOWLY_REFUSED, ids=lambda tags: tags[-60:])
def test_work_repeated_without_an_end_is_refused(tags: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_STEPS", limits.MAX_STEPS // 10)
    assert codes(Template(saved(document(tags), tmp_path))) - {"ШД605", "ШД606"} == {"ШД608"}


def test_paragraphs_printed_without_an_end_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_STEPS", limits.MAX_STEPS // 10)
    made = document("{%p for i in range(100000) %}", "{{p blocks }}", "{%p endfor %}")
    assert codes(Template(saved(made, tmp_path))) == {"ШД608"}


def test_an_undefined_name_after_a_long_word_is_told(tmp_path: Path) -> None:
    assert codes(Template(saved(document("{{ '" + "a." * 100000 + "' ~ nosuch }}"), tmp_path))) == {"ШД605"}


UNREADABLE = (
    "{{ text.upper }}",
    "{{ [text.upper] }}",
    "{% macro m() %}{% endmacro %}{{ m }}",
    "{{ cycler(1, 2) }}",
    "{{ namespace(a=1) }}",
    "{% set a = namespace() %}{% set a.x = a %}{{ [a] }}",
    "{% for a in [1] %}{{ loop }}{% endfor %}",
)


@pytest.mark.parametrize("tags", UNREADABLE)
def test_what_is_no_value_is_not_printed(tags: str, tmp_path: Path) -> None:
    with pytest.raises(TemplateError) as caught:
        Template(saved(document(tags), tmp_path)).render({"text": "а"})
    assert [problem.code.id for problem in caught.value.diagnostics] == ["ШД660"]


def test_a_number_of_the_template_too_long_to_count_with_is_told(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match="слишком длинное число"):
        Template(saved(document("{{ 18446744073709551616 + 1 }}"), tmp_path))


def test_a_list_from_a_filter_may_be_gone_through_twice(tmp_path: Path) -> None:
    made = document("{% set big = items|map('upper') %}{{ big|join }} {{ big|join }} {{ {'а': 1}.keys() }}")
    assert texts(rendered(made, tmp_path, {"items": ["а", "б"]})) == ["АБ АБ ['а']"]


def test_rows_gathered_in_a_loop_are_counted_once(tmp_path: Path) -> None:
    gather = "{% for row in rows %}{% set ns.found = ns.found + [row] %}{% endfor %}"
    made = document("{% set ns = namespace(found=[]) %}" + gather + "{{ ns.found|length }}")
    row = {f"поле {number}": "текст" for number in range(20)}
    assert texts(rendered(made, tmp_path, {"rows": [dict(row) for _ in range(3000)]})) == ["3000"]
