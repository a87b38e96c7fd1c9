"""What «Открыть» runs: opens the page, after installing the project into .venv if it is not there as it should be.

Runs before anything is installed: syntax of 3.6, as ``install.py``.
"""

import subprocess
import sys
from typing import Sequence  # noqa: UP035

import install


def main(arguments: Sequence[str]) -> int:
    """Open the folder that is named; the exit code of the page."""
    if not install.is_done():
        try:
            install.main([])
        except SystemExit as failure:
            print(failure, file=sys.stderr)
            if not can_open():
                return 1
    try:
        return subprocess.call([install.PYTHON, "-m", "shnor_docs", "open", *arguments])
    except KeyboardInterrupt:  # the page has heard it too, and has ended
        return 0


def can_open() -> bool:
    """Whether an older installation is there: without a network it goes on serving."""
    return not install.in_project([install.PYTHON, "-c", "import shnor_docs.page.server"]).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
