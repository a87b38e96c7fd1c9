"""What the package imports is what it asks pip for: no more, no less."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import yaml

import shnor_docs.cli.checking_commands  # noqa: F401  registers its commands
from shnor_docs.cli import cli

ROOT = Path(__file__).parent.parent
BEHIND = {"python-multipart"}
"""What a library of ours imports when it is needed, and does not ask for: Starlette, to read a form with a file."""
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def normal(distribution):
    return re.sub(r"[-_.]+", "-", distribution).lower()


def names(requirements):
    return {normal(re.match(r"[\w.-]+", requirement)[0]) for requirement in requirements}


def imported_modules(source):
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield node.module.partition(".")[0]


def test_dependencies_are_what_the_code_imports():
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "shnor_docs").rglob("*.py")]
    modules = {name for source in sources for name in imported_modules(source)}
    homes = packages_distributions()
    used = {normal(homes[name][0]) for name in modules - sys.stdlib_module_names - {"shnor_docs"} if name in homes}
    extras = PROJECT["optional-dependencies"]
    optional = names([*extras["fast"], *extras["glossary"], *extras["pandas"], *extras["pdf"]])
    declared = names(PROJECT["dependencies"])
    assert declared
    assert used - optional == declared - BEHIND
    assert not used & BEHIND


def test_every_dependency_has_its_version_fixed():
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    fixed = names(line for line in lines if "==" in line)
    extras = PROJECT["optional-dependencies"]
    assert names([*PROJECT["dependencies"], *(name for extra in extras.values() for name in extra)]) <= fixed
    assert not [line for line in lines if "/" in line.partition("#")[0]]


def test_the_hook_of_pre_commit_calls_a_command_that_is_there():
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    program, command = hook["entry"].split()
    assert program in PROJECT["scripts"]
    assert command in cli.commands
    assert hook["language"] == "python" and hook["pass_filenames"] is False
    assert re.search(hook["files"], "programs/наш/roadmap.yaml")
