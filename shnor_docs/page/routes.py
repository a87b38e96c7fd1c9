"""All screens of the page."""

from __future__ import annotations

from starlette.routing import BaseRoute

from shnor_docs.page.screens import (
    cloning,
    data_tables,
    editing,
    files,
    fixing,
    leaving,
    overview,
    picking,
    points,
    preview,
    printing,
    remarks,
    rules,
    saving,
    start,
    whole_files,
    wizard,
    workbooks,
)

SCREENS: tuple[BaseRoute, ...] = (
    *start.ROUTES,
    *wizard.ROUTES,
    *overview.ROUTES,
    *remarks.ROUTES,
    *fixing.ROUTES,
    *rules.ROUTES,
    *cloning.ROUTES,
    *points.ROUTES,
    *workbooks.ROUTES,
    *leaving.ROUTES,
    *editing.ROUTES,
    *saving.ROUTES,
    *picking.ROUTES,
    *whole_files.ROUTES,
    *data_tables.ROUTES,
    *preview.ROUTES,
    *printing.ROUTES,
    *files.ROUTES,
)
