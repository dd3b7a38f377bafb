"""The rules shared by the analysers in Python and in JavaScript: particles and endings."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

FILE: Final = Path(__file__).with_name("rules.json")
RULES: Final[dict[str, Any]] = json.loads(FILE.read_text(encoding="utf-8"))
