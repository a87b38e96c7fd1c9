"""The first screen comes soon: before it nothing is loaded that it can do without."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

SHOW = """
import asyncio, json, sys
from pathlib import Path
import shnor_docs.page.server
from shnor_docs.page.app import growing_application
from shnor_docs.page.session import Session

async def asked(path):
    told = []
    async def send(message):
        told.append((message.get("status"), sorted(sys.modules)))
    async def receive():
        return {"type": "http.request"}
    scope = {"type": "http", "method": "GET", "path": path, "root_path": "", "query_string": b"", "headers": []}
    await app(scope, receive, send)
    return told[0]

async def both():
    return [await asked("/"), await asked("/new")]

app = growing_application(Session(Path(sys.argv[1])))
print(json.dumps(asyncio.run(both())))
"""


def test_models_rules_and_documents_are_loaded_after_it(sample: Path) -> None:
    told = subprocess.run([sys.executable, "-c", SHOW, str(sample)], check=True, capture_output=True, text=True).stdout
    (first, loaded), (other, later) = json.loads(told)
    assert (first, other) == (200, 200)
    heavy = {"pydantic", "lxml", "shnor_docs.model", "shnor_docs.rules", "shnor_docs.documents.composing"}
    assert heavy & set(loaded) == set()
    assert heavy <= set(later)
