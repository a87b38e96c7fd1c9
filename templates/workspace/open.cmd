@echo off
chcp 65001 >nul
title Документы программ
setlocal
rem Открывает программы этой папки (или той, которую перетащили на этот файл) в браузере.
set "FOLDER=%~1"
if not defined FOLDER set "FOLDER=%~dp0."
set "PROJECT=@PROJECT@"
set PYTHON="@PYTHON@"
if exist %PYTHON% goto open
if not exist "%PROJECT%\tools\start.py" goto lost
for %%P in ("py -3" "python" "python3") do (
  %%~P -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul && set PYTHON=%%~P&& goto open
)
echo Нужен Python 3.11 или новее. Поставьте его с python.org (права администратора не нужны)
echo и дважды щёлкните «Открыть» ещё раз. Сейчас откроется страница, с которой его скачивают.
pause
start "" https://www.python.org/downloads/windows/
exit /b 1

:lost
echo Программа не найдена: её папку переместили или удалили.
echo Перетащите эту папку мышью на файл «Открыть» в папке программы.
pause
exit /b 1

:open
if exist "%PROJECT%\tools\start.py" goto project
%PYTHON% -m shnor_docs open "%FOLDER%"
goto end

:project
%PYTHON% "%PROJECT%\tools\start.py" "%FOLDER%"

:end
if errorlevel 1 pause
