"""All screens of the page."""

from __future__ import annotations

from starlette.routing import BaseRoute

from shnor_docs.page.screens import (
    editing,
    fixing,
    leaving,
    overview,
    picking,
    preview,
    remarks,
    rules,
    saving,
    start,
    wizard,
)

SCREENS: tuple[BaseRoute, ...] = (
    *start.ROUTES,
    *wizard.ROUTES,
    *overview.ROUTES,
    *remarks.ROUTES,
    *fixing.ROUTES,
    *rules.ROUTES,
    *leaving.ROUTES,
    *editing.ROUTES,
    *saving.ROUTES,
    *picking.ROUTES,
    *preview.ROUTES,
)
