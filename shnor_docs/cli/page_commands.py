"""The command ``open``: the page in the browser."""

from __future__ import annotations

import socket
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import click

from shnor_docs.cli import cli
from shnor_docs.cli.commands import PATH, workspace_root

if TYPE_CHECKING:
    from shnor_docs.page.running import Place

HOW_TO_STOP = "Закончить: кнопка «Закончить работу» на странице или Ctrl+C в этом окне."


@cli.command("open", help="Открыть рабочую папку в браузере.")
@click.argument("folder", metavar="[ПАПКА]", required=False, type=PATH)
@click.option("--no-browser", is_flag=True, help="Только показать адрес, браузер не открывать.")
@click.option(
    "--port", type=click.IntRange(1024, 65535), metavar="N", help="На каком порту; по умолчанию — на свободном."
)
@click.pass_context
def open_page(context: click.Context, folder: Path | None, no_browser: bool, port: int | None) -> None:
    """Serve the page until the work is ended; a folder that is open already gets one more window.

    Where no workspace is yet, the page offers to make one.
    """
    from shnor_docs.page.running import place_of
    from shnor_docs.workspace.places import require_workspace

    context.obj = folder or context.obj
    root = workspace_root(context).resolve()
    if not root.is_dir():
        require_workspace(root)
    with place_of(root) as place:
        running = None if place.is_ours else place.door()
        if running:
            click.echo("Эта папка уже открыта: вот ещё одно окно.")
            _show(running.address, no_browser=no_browser).join()
        else:
            _serve(root, place, _listener(root, port), no_browser=no_browser)


def _listener(root: Path, port: int | None) -> socket.socket:
    from shnor_docs.page.listening import listener

    try:
        return listener(root, port)
    except OSError:
        raise click.BadParameter(f"порт {port} занят: назовите другой или не называйте", param_hint="--port") from None


def _serve(root: Path, place: Place, listening: socket.socket, *, no_browser: bool) -> None:
    """Answer windows until the work is ended. The browser is called first: it starts while we load the rest."""
    from shnor_docs.page.door import Door

    door = Door(listening.getsockname()[1])
    place.tell(door)
    _show(door.address, no_browser=no_browser)
    click.echo(HOW_TO_STOP)

    from shnor_docs.page.server import serve
    from shnor_docs.page.session import Session

    with suppress(KeyboardInterrupt):
        serve(Session(root), door, listening)
    click.echo("Работа закончена.")


def _show(address: str, *, no_browser: bool) -> Thread:
    """Tell the address and open it, unless a person wants to do that; nobody waits for the browser."""
    click.echo(f"Страница: {address}")
    opening = Thread(target=_browse, args=[] if no_browser else [address], daemon=True)
    opening.start()
    return opening


def _browse(*addresses: str) -> None:
    import webbrowser

    for address in addresses:
        if not webbrowser.open(address):
            click.echo("Браузер не нашёлся: откройте этот адрес в нём сами.", err=True)
