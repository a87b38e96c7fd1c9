"""How a document will print: LibreOffice works beside the window."""

from __future__ import annotations

import re
import shutil
import time
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from shnor_docs.pdf.office import OVERRIDE
from tests.page.serving import SAMPLE

PRINT = f"/p/{SAMPLE}/preview/order/print"
SECONDS = 90


def waiting(window: TestClient) -> str:
    html = window.post(PRINT).text
    found = re.search(r'hx-get="([^"]*/print/\w+)"', html)
    assert found, html
    return found[1]


def finished(window: TestClient, url: str) -> str:
    until = time.monotonic() + SECONDS
    while "готовятся" in (html := window.get(url).text) and time.monotonic() < until:
        time.sleep(0.2)
    return html


@pytest.mark.libreoffice
@pytest.mark.skipif(shutil.which("soffice") is None, reason="нет LibreOffice")
def test_pages_come_as_pictures_and_as_a_pdf(window: TestClient, sample: Path) -> None:
    pytest.importorskip("pypdfium2", reason="нет pypdfium2")
    url = waiting(window)
    assert window.post(PRINT).text.count(url) == 1, "второй раз не составляется"
    html = finished(window, url)
    assert f'src="{url}/1"' in html
    picture = window.get(f"{url}/1")
    assert picture.headers["content-type"] == "image/png" and picture.content.startswith(b"\x89PNG")
    pdf = window.get(f"{url}/pdf")
    assert pdf.headers["content-type"] == "application/pdf" and pdf.content.startswith(b"%PDF")
    assert pdf.headers["content-disposition"].startswith("inline; filename*=UTF-8''%D0%9F%D1%80%D0%B8%D0%BA")
    assert window.get(f"{url}/pdf?save=").headers["content-disposition"].startswith("attachment")
    assert window.get(f"{url}/99").status_code == 404
    assert "с тех пор изменился" not in html
    path = sample / "programs" / SAMPLE / "orders.yaml"
    path.write_text(path.read_text("utf-8").replace("Контроль", "Надзор"), "utf-8")
    assert "с тех пор изменился" in window.get(url).text


def test_without_libreoffice_the_button_explains(
    window: TestClient, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(OVERRIDE, str(tmp_path / "nowhere"))
    html = window.post(PRINT).text
    if found := re.search(r'hx-get="([^"]*/print/\w+)"', html):
        html = finished(window, found[1])
    assert "не вышло" in html and "Файл Word скачать можно и без этого" in html


def test_what_is_forgotten_is_told(window: TestClient) -> None:
    assert "забыт" in window.get(f"{PRINT}/0").text
    assert window.get(f"{PRINT}/0/pdf").status_code == 404


def test_a_program_with_errors_is_not_printed(window: TestClient, sample: Path) -> None:
    path = sample / "programs" / SAMPLE / "orders.yaml"
    path.write_text(path.read_text("utf-8").replace("{{ facts.low_schools", "{{ facts.no_such"), "utf-8")
    answer = window.post(PRINT, headers={"HX-Request": "true"})
    assert answer.status_code == 422 and "no_such" in answer.text
