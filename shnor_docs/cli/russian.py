"""Click speaks Russian here.

It takes its words from gettext, whose catalogues follow the language of the system; an
official's system may speak any, so the words are given to Click directly.
"""

from __future__ import annotations

import sys
from typing import Any

import click

WORDS = {
    "Usage:": "Вызов:",
    "Options": "Ключи",
    "Commands": "Команды",
    "Show this message and exit.": "Показать эту справку.",
    "Show the version and exit.": "Показать версию.",
    "Try '{command} {option}' for help.": "Справка: «{command} {option}».",
    "Error: {message}": "Ошибка: {message}",
    "Missing command.": "не названа команда.",
    "Missing argument": "Не назван аргумент",
    "Missing option": "Не указан ключ",
    "Missing parameter": "Не указан параметр",
    "Missing {param_type}": "Не указано: {param_type}",
    "Missing parameter: {param_name}": "Не указан параметр: {param_name}",
    "No such command {name!r}.": "нет команды «{name}».",
    "No such option {name!r}.": "нет ключа «{name}».",
    "Invalid value: {message}": "Неверное значение: {message}",
    "Invalid value for {param_hint}: {message}": "Неверное значение {param_hint}: {message}",
    "{value!r} is not a valid {number_type}.": "«{value}» — не число.",
    "{value} is not in the range {range}.": "{value} вне пределов {range}.",
    "{name} {filename!r} does not exist.": "{name} «{filename}»: не найдено.",
    "Option {name!r} does not take a value.": "Ключ «{name}» не принимает значения.",
    "Choose from:\n\t{choices}": "Выберите из:\n\t{choices}",
    "default: {default}": "по умолчанию {default}",
    "Aborted!": "Прервано.",
    "file": "файл",
    "directory": "папка",
    "path": "путь",
}
PLURALS = {
    "Got unexpected extra argument ({args})": "Лишние аргументы: {args}",
    "Option {name!r} requires an argument.": "Ключу «{name}» нужно значение.",
    "{value!r} is not {choice}.": "«{value}» — не {choice}.",
    "{value!r} is not one of {choices}.": "«{value}» — не из числа {choices}.",
    "Did you mean {possibility}?": "Возможно, {possibility}?",
    "(Did you mean one of: {possibilities}?)": "(Возможно, одно из: {possibilities}?)",
}


def _word(message: str) -> str:
    return WORDS.get(message, message)


def _plural(one: str, many: str, count: int) -> str:
    chosen = one if count == 1 else many
    return PLURALS.get(chosen, PLURALS.get(one, chosen))


class Command(click.Command):
    """A command whose usage line is Russian."""

    def __init__(self, *arguments: Any, **settings: Any) -> None:
        """Take what click takes."""
        super().__init__(*arguments, **{"options_metavar": "[КЛЮЧ]...", **settings})


class Group(click.Group):
    """A group of such commands."""

    command_class = Command
    group_class = type

    def __init__(self, *arguments: Any, **settings: Any) -> None:
        """Take what click takes."""
        words = {"options_metavar": "[КЛЮЧ]...", "subcommand_metavar": "КОМАНДА [АРГУМЕНТ]..."}
        super().__init__(*arguments, **{**words, **settings})


def speak_russian() -> None:
    """Give Click its Russian words; a message not listed stays as Click has it."""
    for name, module in list(sys.modules.items()):
        if name.startswith("click.") and hasattr(module, "_"):
            vars(module).update({"_": _word, "ngettext": _plural})
