"""The same as the command ``sphinx-reviews``."""

import sys

from sphinx_reviews.cli import main

sys.exit(main())
