"""All screens of the page."""

from __future__ import annotations

from starlette.routing import BaseRoute

from shnor_docs.page.screens import editing, leaving, preview, start, wizard

SCREENS: tuple[BaseRoute, ...] = (*start.ROUTES, *wizard.ROUTES, *leaving.ROUTES, *editing.ROUTES, *preview.ROUTES)
