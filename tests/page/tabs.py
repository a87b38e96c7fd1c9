"""What a person does in a tab."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page


def press(tab: Page, name: str) -> None:
    """Press a button."""
    tab.get_by_role("button", name=name, exact=True).click()


def follow(tab: Page, name: str) -> None:
    """Follow a link, and wait until the screen that it leads to is there with its scripts."""
    with tab.expect_navigation():
        link(tab, name)


def link(tab: Page, name: str) -> None:
    """Click a link that may lead to no other screen: to a file."""
    tab.get_by_role("link", name=name).first.click()


def see(tab: Page, text: str) -> None:
    """Wait until a text is on the screen."""
    tab.get_by_text(text).first.wait_for()
