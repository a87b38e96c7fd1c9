"""The page for officials shows only formulas that are understood, and names every operator and rule."""

import re
from pathlib import Path

import pytest
import yaml

from shnor_docs.compute.identification import RULES
from shnor_docs.compute.identification.parameters import parameters
from shnor_docs.model.formula import OPERATORS, Formula, Share
from shnor_docs.model.indicator import Indicator
from shnor_docs.workspace import Workspace
from shnor_docs.workspace.explaining import explain

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "computed-values.md").read_text(encoding="utf-8")
FORMULAS = [block for block in re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL) if "formula:" in block]


def test_the_page_has_formulas():
    assert len(FORMULAS) >= 4


@pytest.mark.parametrize("block", FORMULAS)
def test_formulas_of_the_page_are_valid(block):
    written = yaml.load(block, Loader=yaml.BaseLoader)
    formula = Indicator.model_validate(written[0]).formula if isinstance(written, list) else written["formula"]
    assert Formula.model_validate(formula).operator


def test_conditions_of_the_page_are_valid():
    conditions = re.findall(r"^\| `(\{.*?\})` \|", PAGE, re.MULTILINE)
    assert len(conditions) >= 6
    for condition in conditions:
        where = yaml.load(condition, Loader=yaml.BaseLoader)
        assert Share.model_validate({"of": "results", "where": where}).where


def test_the_explanation_of_the_page_is_what_the_command_prints():
    (block,) = re.findall(r"```text\n\$ shnor-docs explain (.*?)```", PAGE, re.DOTALL)
    asked, *lines = block.splitlines()
    told = [line.replace("\u00a0", " ") for line in explain(Workspace(ROOT), *asked.split()).lines()]
    assert [line for line in lines if line.strip() != "…" and line not in told] == []


@pytest.mark.parametrize("rule", RULES)
def test_the_page_names_the_parameters_of_a_rule(rule):
    rows = [line for line in PAGE.splitlines() if line.startswith(f"| `{rule}` |")]
    for name, value in parameters(RULES[rule]).items():
        assert f"`{name}` {value} " in rows[-1] or f"`{name}` {value}," in rows[-1]


@pytest.mark.parametrize("name", [*OPERATORS, *RULES])
def test_the_page_names_it(name):
    assert f"| `{name}` |" in PAGE
