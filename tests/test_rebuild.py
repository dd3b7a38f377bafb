"""An incremental build ends in exactly the files of a fresh one, and writes nothing else."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from builds import differences, sphinx_build, times, tree, write
from shelf import EDITS, shelf

THEMES = {
    "basic": "{}",
    "alabaster": "{}",
    "shibuya": '{"page_layout": "compact"}',
}


def written_for_nothing(
    before: dict[str, bytes],
    after: dict[str, bytes],
    stamps: tuple[dict[str, int], dict[str, int]],
    edited: set[str],
) -> list[str]:
    """Return the pages that were written with the content that they had, their sources unchanged."""
    old, new = stamps
    return sorted(
        name
        for name in new
        if name in old
        and new[name] != old[name]
        and before[name] == after[name]
        and Path(name.removeprefix("_sources/").removesuffix(".txt")).with_suffix("").as_posix()
        not in edited
    )


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("part", range(2))
def test_random_walk(tmp_path: Path, theme: str, part: int) -> None:
    """After every edit, whatever was built before, the tree equals that of a fresh build."""
    rng = random.Random(f"{theme} {part}")
    made = shelf(12, rng)
    made.theme, made.options = theme, THEMES[theme]
    source, output, doctrees = tmp_path / "source", tmp_path / "out", tmp_path / "doctrees"
    files = made.files()
    write(source, files)
    sphinx_build(source, output, doctrees=doctrees)
    for step in range(8):
        edit = rng.choice(EDITS)
        edit(made, rng)
        before, old, previous = tree(output), times(output), files
        files = made.files()
        write(source, files)
        edited = {
            # A cover is part of its review.
            name.rpartition(".")[0].replace("/cover", "/review")
            for name in files.keys() | previous.keys()
            if files.get(name) != previous.get(name)
        }
        if files.keys() != previous.keys():  # Sphinx reads pages with a glob again
            edited |= {"reviews/index", "concepts/index"}
        if rng.random() < 0.3:
            sphinx_build(source, tmp_path / "text", builder="text", doctrees=doctrees)
        jobs = rng.choice(["1", "2"])
        sphinx_build(source, output, "-j", jobs, doctrees=doctrees, hash_seed=step)
        fresh = tmp_path / f"fresh{step}"
        sphinx_build(source, fresh, "-j", rng.choice(["1", "2"]), hash_seed=step + 100)

        where = f"{theme} step {step}: {edit.__name__}"
        assert differences(output, fresh) == [], where
        stamps = (old, times(output))
        assert written_for_nothing(before, tree(output), stamps, edited) == [], where
