from pathlib import Path

import pytest

from shnor_docs.source.text import SourceText
from shnor_docs.source.yaml.migrations import migrated
from shnor_docs.source.yaml.nodes import Mapping, Scalar
from shnor_docs.source.yaml.tree import read_tree


def name_to_title(tree: Mapping) -> Mapping:
    """A made-up migration: version 1 called the key ``name``."""
    entries = tuple((key._replace(text="title") if key.text == "name" else key, value) for key, value in tree.entries)
    return tree._replace(entries=entries)


def read(text: str) -> tuple[Mapping, SourceText]:
    source = SourceText(Path("a.yaml"), "a.yaml", text)
    tree, problems = read_tree(source)
    assert tree is not None
    assert problems == []
    return tree, source


def test_current_version_passes():
    tree, source = read("schema_version: 1\ntitle: a\n")
    assert migrated(tree, source) == (tree, [])


def test_older_version_is_read_through_its_migration_and_keeps_spans():
    tree, source = read("schema_version: 1\nname: a\n")
    upgraded, problems = migrated(tree, source, {1: name_to_title}, current=2)
    assert problems == []
    assert upgraded is not None
    assert upgraded.get("title") == Scalar("a", 24, 25)
    version = upgraded.get("schema_version")
    assert isinstance(version, Scalar)
    assert version.text == "2"


@pytest.mark.parametrize(
    ("text", "code", "place", "hint"),
    [
        ("title: a\n", "ШД140", "1:1", "schema_version: 1"),
        ("schema_version:\ntitle: a\n", "ШД140", "1:1", "schema_version: 1"),
        ("schema_version: 2\n", "ШД141", "1:17", "обновите программу"),
        ("schema_version: 0\n", "ШД141", "1:17", "schema_version: 1"),
        ("schema_version: первая\n", "ШД141", "1:17", "schema_version: 1"),
    ],
)
def test_missing_and_unknown_versions(text, code, place, hint):
    tree, [found] = migrated(*read(text))
    assert tree is None
    assert (found.code.id, str(found.location)) == (code, f"a.yaml:{place}")
    assert hint in found.hint
