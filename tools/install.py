"""Installs the project into .venv: ``python3 tools/install.py`` (Windows: ``py tools\\install.py``).

Runs before anything is installed, and an old Python must read it far enough to say that it is too old: syntax of 3.6.
Why a script and not markers in pyproject.toml: docs/decisions/0009-deflate.md.
"""

import argparse
import hashlib
import os
import subprocess
import sys
from pathlib import Path
from typing import Callable, Iterator, Sequence  # noqa: UP035

ROOT = Path(__file__).resolve().parent.parent
OLDEST = (3, 11)
VENV = ROOT / ".venv"
PROGRAMS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = str(PROGRAMS / ("python.exe" if os.name == "nt" else "python"))
PROBE = [PYTHON, "-c", f"import sys, pip; sys.exit(sys.version != {sys.version!r})"]
"""Succeeds in an environment that is whole and of the Python that runs this."""
MARK = VENV / "installed.txt"
"""Says of which state of the project the installation is."""
MAKE_VENV = [sys.executable, "-m", "venv", "--clear", str(VENV)]
PIP = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--constraint", "constraints.txt"]

TOO_OLD = """\
Нужен Python 3.11 или новее, а это {}.{}. Поставьте новый и назовите его: python3.13 tools/install.py
(с make – make demo PYTHON=python3.13; в Windows – py -3.13 tools\\install.py)."""
NO_VENV = """\
Не удалось создать папку .venv: причина – в строках выше.
- В Debian, Ubuntu, Astra Linux поставьте пакет python3-venv.
- Если папка занята, закройте программы, запущенные из неё. Потом повторите."""
NO_PACKAGES = """\
Не удалось поставить пакеты: причина – в строках выше, обычно одна из двух.
- Нет связи с хранилищем пакетов. Проверьте сеть и повторите; если выход через прокси, задайте переменную HTTPS_PROXY.
- Для этого Python ({}) нет готовой сборки пакета, и pip не смог собрать его сам. Поставьте 64-разрядный Python 3.13
  и повторите с ним: python3.13 tools/install.py (в Windows – py -3.13 tools\\install.py)."""
NO_FAST = """\
Ускоритель сжатия isal не поставлен: для этого Python нет его готовой сборки или прервалась связь.
Всё работает и без него, но медленнее."""

Run = Callable[[Sequence[str]], "subprocess.CompletedProcess[str]"]
"""Runs a command in the project's folder, keeps what it writes to stderr."""


class Failure(Exception):
    """What stops the installation, told to the user."""


def installation(arguments: Sequence[str], run: Run) -> Iterator[str]:
    """Install step by step and tell of each; raises ``Failure``."""
    parser = argparse.ArgumentParser(description="Ставит shnor_docs и нужные ему пакеты в папку .venv.")
    parser.add_argument("--dev", action="store_true", help="поставить и то, чем проект проверяют")
    parser.add_argument("--pandas", action="store_true", help="поставить и pandas: данные программ таблицами DataFrame")
    parser.add_argument("--glossary", action="store_true", help="поставить и словари: склонение названий и имён")
    parser.add_argument("--pdf", action="store_true", help="поставить и чтение PDF: проверку страниц")
    extras = ",".join(name for name, is_wanted in vars(parser.parse_args(arguments)).items() if is_wanted)
    project = f".[{extras}]" if extras else "."
    yield "Ставлю пакеты в .venv, это займёт минуту-другую…"
    if run(PROBE).returncode:
        _required(run(MAKE_VENV), NO_VENV)
    _required(run([*PIP, "--editable", project]), NO_PACKAGES.format(sys.version.partition(" ")[0]))
    if run([*PIP, "--only-binary", ":all:", *fast()]).returncode:
        yield NO_FAST
    yield f"Готово: {(PROGRAMS / 'shnor-docs').relative_to(ROOT)}"


def _required(done: "subprocess.CompletedProcess[str]", failure: str) -> None:
    if done.returncode:
        raise Failure(f"{done.stderr.strip()}\n{failure}")


def fast() -> Sequence[str]:
    """The requirements of the extra ``fast``, which is installed only where a ready wheel fits."""
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return project["optional-dependencies"]["fast"]


def is_done() -> bool:
    """Whether .venv holds what the files of the project ask for now."""
    return Path(PYTHON).is_file() and MARK.is_file() and MARK.read_text(encoding="ascii") == asked_for()


def asked_for() -> str:
    """The digest of what says what is to be installed, and how."""
    names = ("pyproject.toml", "constraints.txt", "tools/install.py")
    return hashlib.sha256(b"".join((ROOT / name).read_bytes() for name in names)).hexdigest()


def in_project(command: Sequence[str]) -> "subprocess.CompletedProcess[str]":
    """Run a command; a program that is not there is one that fails."""
    try:
        return subprocess.run(command, check=False, cwd=str(ROOT), stderr=subprocess.PIPE, text=True, errors="replace")
    except OSError as error:
        return subprocess.CompletedProcess(command, 1, stderr=str(error))


def main(arguments: Sequence[str]) -> None:
    if sys.version_info < OLDEST:
        sys.exit(TOO_OLD.format(*sys.version_info))
    sys.stdout.reconfigure(errors="replace")  # a console of another code page shows «?» and goes on
    try:
        for line in installation(arguments, in_project):
            print(line, flush=True)
        MARK.write_text(asked_for(), encoding="ascii")
    except Failure as failure:
        sys.exit(str(failure))
    except KeyboardInterrupt:
        sys.exit("Установка прервана. Повторите команду: она доделает остальное.")


if __name__ == "__main__":
    main(sys.argv[1:])
