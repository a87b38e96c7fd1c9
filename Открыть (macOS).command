#!/bin/sh
# Открывает программы этой папки (или той, что названа при вызове) в браузере.
here=$(cd "$(dirname "$0")" && pwd)
folder=${1:-$here}
project=$here
python=$here/.venv/bin/python

stop() {
    echo "$1"
    printf 'Нажмите Enter, чтобы закрыть это окно. '
    read -r _
    exit 1
}

if [ ! -x "$python" ]; then
    [ -f "$project/tools/start.py" ] || stop 'Программа не найдена: её папку переместили или удалили.
Откройте эту папку из папки программы: наберите там в терминале имя её файла «Открыть» и через пробел — эту папку.'
    for python in python3.14 python3.13 python3.12 python3.11 python3 python ''; do
        [ -n "$python" ] || stop 'Нужен Python 3.11 или новее. Поставьте его (macOS: с python.org) и откройте ещё раз.'
        "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && break
    done
fi
if [ -f "$project/tools/start.py" ]; then
    "$python" "$project/tools/start.py" "$folder"
else
    "$python" -m shnor_docs open "$folder"
fi || stop ''
