"""Fixtures: the command, for those who decide nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support.curating import Curate, library

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(name="undecided", scope="session")
def fixture_undecided(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Curate]:
    """The command, on a small library on which nobody decides."""
    folder = tmp_path_factory.mktemp("undecided")
    library(folder)
    curate = Curate(folder)
    yield curate
    curate.close()
