"""The same as the command ``sphinx-reviews``."""

import sys

from . import main

sys.exit(main())
