"""Files that a person takes away."""

from __future__ import annotations

from urllib.parse import quote

from starlette.responses import Response

from shnor_docs.source.files import safe_file_name


def saved_as(name: str, data: bytes) -> Response:
    """A file to be saved under a name of any letters (RFC 6266)."""
    return Response(data, media_type="application/octet-stream", headers=_named("attachment", name))


def shown_as(name: str, data: bytes) -> Response:
    """A PDF that a browser shows; saved from there, it has a name of any letters too."""
    return Response(data, media_type="application/pdf", headers=_named("inline", name))


def _named(way: str, name: str) -> dict[str, str]:
    return {"Content-Disposition": f"{way}; filename*=UTF-8''{quote(safe_file_name(name), safe='')}"}
