"""The process of :mod:`support.processes`: imports, forks, waits, and runs nothing itself."""

from __future__ import annotations

import atexit
import gc
import importlib
import json
import os
import runpy
import sys
import tempfile
import time
import traceback
from contextlib import suppress
from pathlib import Path
from typing import Any

CONF = """
extensions = ["myst_parser", "sphinx_reviews"]
language = "ko"
myst_enable_extensions = ["colon_fence"]
html_theme = "basic"
"""
REVIEW = "---\ndate: 2024-01-01\n---\n\n# 책\n\n:::{book} 책\n:::\n\n:::{skills}\n- 기술\n:::\n"
#: Between two looks at a process that is waited for, in seconds.
MOMENT = 0.005


def modules() -> list[str]:
    """Return the modules of a small build and of the commands, which another process imported."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "conf.py").write_text(CONF)
        (folder / "index.md").write_text(REVIEW)
        if (pid := os.fork()) == 0:
            with suppress(BaseException):
                sys.stdout = sys.stderr = Path(os.devnull).open("w")  # noqa: SIM115
                from sphinx.cmd.build import main

                main(["-q", "-b", "html", "-D", "reviews_pdf=1", name, f"{name}/html"])
                importlib.import_module("sphinx_reviews.cli")
                (folder / "modules").write_text("\n".join(sys.modules))
            os._exit(0)
        os.waitpid(pid, 0)
        return (folder / "modules").read_text().splitlines()


def start(wanted: dict[str, Any]) -> int:
    """Run a module in a process of its own, and return its number."""
    if pid := os.fork():
        return pid
    status = 1
    try:
        os.chdir(wanted["folder"])
        os.environ.clear()
        os.environ.update(wanted["environment"])
        _redirect(wanted["output"])
        module, *arguments = wanted["arguments"]
        sys.path[0] = wanted["folder"]
        sys.argv[1:] = arguments
        gc.unfreeze()
        runpy.run_module(module, run_name="__main__", alter_sys=True)
        status = 0
    except SystemExit as error:
        status = _status(error.code)
    except BaseException:  # noqa: BLE001  (as Python itself does)
        traceback.print_exc()
    with suppress(BaseException):
        atexit._run_exitfuncs()  # noqa: SLF001  (os._exit runs none, and returning runs ours)
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(status)


def _redirect(output: list[str]) -> None:
    for number, name in enumerate([os.devnull, *output]):
        flags = os.O_WRONLY | os.O_APPEND if number else os.O_RDONLY
        os.dup2(os.open(name, flags), number)
    sys.stdin = open(0, closefd=False)  # noqa: SIM115
    sys.stdout = open(1, "w", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", buffering=1, closefd=False)  # noqa: SIM115
    sys.__stdin__, sys.__stdout__, sys.__stderr__ = sys.stdin, sys.stdout, sys.stderr


def _status(code: object) -> int:
    if code is None or isinstance(code, int):
        return (code or 0) & 0xFF
    sys.stderr.write(f"{code}\n")
    return 1


def wait(pid: int, seconds: float | None) -> int | None:
    """Return the exit status of a process; None if it still runs after some seconds."""
    end = None if seconds is None else time.monotonic() + seconds
    while True:
        found, status = os.waitpid(pid, 0 if end is None else os.WNOHANG)
        if found:
            return os.waitstatus_to_exitcode(status)
        if end is not None and time.monotonic() > end:
            return None
        time.sleep(MOMENT)


def main() -> None:
    """Answer the questions of :mod:`support.processes`."""
    for name in modules():
        with suppress(Exception):
            importlib.import_module(name)
    gc.collect()
    gc.freeze()
    for line in sys.stdin:
        question = json.loads(line)
        if "start" in question:
            answer = start(question["start"])
        else:
            answer = wait(question["wait"], question["seconds"])
        sys.stdout.write(f"{json.dumps(answer)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
