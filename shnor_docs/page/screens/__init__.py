"""All screens of the page."""

from __future__ import annotations

from starlette.routing import BaseRoute

from shnor_docs.page.screens import editing, leaving, start

SCREENS: tuple[BaseRoute, ...] = (*start.ROUTES, *leaving.ROUTES, *editing.ROUTES)
