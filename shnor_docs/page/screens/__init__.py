"""All screens of the page."""

from __future__ import annotations

from starlette.routing import BaseRoute

from shnor_docs.page.screens import editing, leaving, overview, picking, preview, saving, start, wizard

SCREENS: tuple[BaseRoute, ...] = (
    *start.ROUTES,
    *wizard.ROUTES, *overview.ROUTES,
    *leaving.ROUTES,
    *editing.ROUTES,
    *saving.ROUTES,
    *picking.ROUTES,
    *preview.ROUTES,
)
