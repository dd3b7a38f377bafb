"""Run the command ``sphinx-reviews`` as a module."""

import sys

from sphinx_reviews.cli import main

sys.exit(main())
