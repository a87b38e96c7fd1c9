"""The page for officials shows only formulas that are understood, and names every operator and rule."""

import re
from pathlib import Path

import pytest
import yaml

from shnor_docs.compute.identification import RULES
from shnor_docs.compute.identification.parameters import parameters
from shnor_docs.model.formula import OPERATORS, Formula

PAGE = (Path(__file__).parents[2] / "docs" / "computed-values.md").read_text(encoding="utf-8")
FORMULAS = [block for block in re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL) if "formula:" in block]


def test_the_page_has_formulas():
    assert len(FORMULAS) >= 4


@pytest.mark.parametrize("block", FORMULAS)
def test_formulas_of_the_page_are_valid(block):
    written = yaml.load(block, Loader=yaml.BaseLoader)
    record = written[0] if isinstance(written, list) else written
    assert Formula.model_validate(record["formula"]).operator


@pytest.mark.parametrize("rule", RULES)
def test_the_page_names_the_parameters_of_a_rule(rule):
    rows = [line for line in PAGE.splitlines() if line.startswith(f"| `{rule}` |")]
    for name, value in parameters(RULES[rule]).items():
        assert f"`{name}` {value} " in rows[-1] or f"`{name}` {value}," in rows[-1]


@pytest.mark.parametrize("name", [*OPERATORS, *RULES])
def test_the_page_names_it(name):
    assert f"| `{name}` |" in PAGE
