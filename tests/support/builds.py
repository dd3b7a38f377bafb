"""Builds as users run them, as a process of their own, and the files that they make."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING, Final

from support.processes import Process, run

if TYPE_CHECKING:
    import signal
    from pathlib import Path

#: Of a build that is compared with one whose seed is 0: sets have another order in it.
OTHER_SEED: Final = 7
#: What Sphinx itself writes differently in every build, or writes in every build.
RUN_DEPENDENT: Final = frozenset({".buildinfo.bak"})
ALWAYS_WRITTEN: Final = frozenset(
    {"404.html", "genindex.html", "search.html", "searchindex.js", "objects.inv"}
)


def sphinx_build(
    source: Path,
    output: Path,
    *options: str,
    builder: str = "html",
    doctrees: Path | None = None,
    hash_seed: int = 0,
) -> str:
    """Build *source* and return the warnings; fail if the build does."""
    done = try_build(
        source, output, *options, builder=builder, doctrees=doctrees, hash_seed=hash_seed
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stderr.replace(str(source), "")


def try_build(
    source: Path,
    output: Path,
    *options: str,
    builder: str = "html",
    doctrees: Path | None = None,
    hash_seed: int = 0,
) -> subprocess.CompletedProcess[str]:
    """Build *source*, which may fail."""
    command = _command(source, output, *options, builder=builder, doctrees=doctrees)
    done = run(*command, PYTHONHASHSEED=str(hash_seed))
    return subprocess.CompletedProcess(
        command, done.returncode, done.stdout.decode(), done.stderr.decode()
    )


def broken_off_build(
    source: Path,
    output: Path,
    *options: str,
    seconds: float,
    by: signal.Signals,
    doctrees: Path | None = None,
) -> bool:
    """Begin a build, and end it by a signal; return whether it had not ended before."""
    process = Process(
        _command(source, output, *options, builder="html", doctrees=doctrees), folder=None
    )
    if process.wait(seconds):
        return False
    process.kill(by)
    return True


def _command(
    source: Path, output: Path, *options: str, builder: str, doctrees: Path | None
) -> list[str]:
    doctrees = doctrees or output.with_name(f"{output.name}-doctrees")
    command = ["sphinx", "-q", "-b", builder, "-d", str(doctrees)]
    return [*command, *options, str(source), str(output)]


def tree(folder: Path) -> dict[str, bytes]:
    """Return the files below *folder* with their content, and the folders."""
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else b""
        for path in folder.rglob("*")
        if path.name not in RUN_DEPENDENT
    }


def differences(one: Path, other: Path) -> list[str]:
    """Return the names of files that are not the same in both folders."""
    here, there = tree(one), tree(other)
    return sorted(name for name in here.keys() | there.keys() if here.get(name) != there.get(name))


def times(folder: Path) -> dict[str, int]:
    """Return when each page below *folder* was written."""
    return {
        str(path.relative_to(folder)): path.stat().st_mtime_ns
        for path in folder.rglob("*")
        if path.is_file()
        and path.suffix in {".html", ".txt"}
        and path.name not in ALWAYS_WRITTEN
        and "_static" not in path.parts
    }


def write(source: Path, files: dict[str, str | bytes]) -> None:
    """Make the files below *source* those of *files*, touching only what differs."""
    for path in sorted(source.rglob("*"), reverse=True):
        if path.is_file() and str(path.relative_to(source)) not in files:
            path.unlink()
        elif path.is_dir() and not any(path.iterdir()):
            path.rmdir()
    for name, content in files.items():
        path = source / name
        wanted = content if isinstance(content, bytes) else content.encode()
        if not path.exists() or path.read_bytes() != wanted:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(wanted)
