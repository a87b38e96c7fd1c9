"""Writes the files to double-click in the folder of the project: ``make starters``."""

from pathlib import Path

from shnor_docs.workspace.beginnings.starters import is_to_be_run, starters_of_project

ROOT = Path(__file__).parent.parent


def main() -> None:
    for name, data in starters_of_project().items():
        (ROOT / name).write_bytes(data)
        (ROOT / name).chmod(0o755 if is_to_be_run(name) else 0o644)


if __name__ == "__main__":
    main()
