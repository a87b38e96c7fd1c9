"""The guard lets in windows of this page and nobody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.testclient import TestClient

if TYPE_CHECKING:
    from playwright.sync_api import Page


def test_a_window_sees_the_programs(window: TestClient) -> None:
    assert window.get("/").status_code == 200


def test_a_tab_sees_the_programs(tab: Page) -> None:
    assert tab.url.endswith("/")
    assert tab.get_by_role("heading", level=1).is_visible()
