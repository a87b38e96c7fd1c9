"""Compiled templates on the disk: a command prints by what another compiled, and by nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from shnor_docs.rendering import Template, TemplateError, template
from shnor_docs.source import keeping
from tests.rendering.building import document, saved


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of this test's own, and no memory of templates."""
    monkeypatch.setenv(keeping.FOLDER, str(tmp_path / "cache"))
    monkeypatch.setattr(template, "_KEPT", template.OrderedDict())
    return tmp_path / "cache"


def printed(path: Path, **values: object) -> bytes:
    template._KEPT.clear()
    return Template(path).render(values)


def test_a_kept_template_prints_the_same(cache: Path, tmp_path: Path) -> None:
    path = saved(document("{% for x in xs %}{{ x }}{% endfor %}"), tmp_path)
    first = printed(path, xs=["раз", "два"])
    assert len([*cache.iterdir()]) == 1
    assert printed(path, xs=["раз", "два"]) == first


def test_what_fails_is_told_by_a_kept_template_too(cache: Path, tmp_path: Path) -> None:
    path = saved(document("{{ missing }} {{ gone }}"), tmp_path)
    told = []
    for _ in range(2):
        with pytest.raises(TemplateError) as error:
            printed(path)
        told.append([d.message for d in error.value.diagnostics])
    assert told[0] == told[1]
    assert len(told[0]) == 2


def test_a_changed_template_is_compiled_anew(cache: Path, tmp_path: Path) -> None:
    printed(saved(document("{{ x }}"), tmp_path), x="раз")
    printed(saved(document("{{ x }}!"), tmp_path), x="раз")
    assert len([*cache.iterdir()]) == 2


def test_other_code_keeps_its_own(cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = saved(document("{{ x }}"), tmp_path)
    printed(path, x="раз")
    monkeypatch.setattr(keeping, "code_state", lambda: "другая версия")
    printed(path, x="раз")
    assert len([*cache.iterdir()]) == 2


@pytest.mark.parametrize("spoil", [lambda data: b"", lambda data: data[:-1], lambda data: b"\0" * len(data)])
def test_a_spoilt_file_is_not_trusted(cache: Path, tmp_path: Path, spoil: object) -> None:
    path = saved(document("{{ x }}"), tmp_path)
    first = printed(path, x="раз")
    (kept,) = cache.iterdir()
    kept.write_bytes(spoil(kept.read_bytes()))  # type: ignore[operator]
    assert printed(path, x="раз") == first


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="права на папку есть не во всякой системе")
def test_a_folder_that_others_may_write_is_not_used(cache: Path, tmp_path: Path) -> None:
    cache.mkdir()
    cache.chmod(0o777)
    printed(saved(document("{{ x }}"), tmp_path), x="раз")
    assert not [*cache.iterdir()]


def test_a_kept_template_needs_no_docxtpl(cache: Path, tmp_path: Path) -> None:
    path = saved(document("{{ x }}"), tmp_path)
    code = (
        "import sys; from shnor_docs.rendering import Template; "
        f"Template({str(path)!r}).render({{'x': 'раз'}}); print('docxtpl' in sys.modules)"
    )
    runs = [subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True) for _ in range(2)]
    assert [run.stdout.strip() for run in runs] == ["True", "False"]
