"""The site of this repository: the reviews, and the manual of the extension."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "docs" / "_ext"))

project = "구조화 서평"
author = "sphinx-reviews"
copyright = "The sphinx-reviews authors"  # noqa: A001  (Sphinx's name)
language = "ko"
version = release = "0.1"

extensions = ["myst_parser", "sphinx_design", "sphinx_reviews", "reference_lists"]
include_patterns = ["index.md", "docs/**", "reviews/**"]
exclude_patterns = ["docs/_*", "docs/examples/**"]
myst_enable_extensions = ["colon_fence", "deflist"]

reviews_author = "sphinx-reviews 편집부"
reviews_mentions = "link"
reviews_pdf = True
reviews_feeds = ["concept = 데이터 분포 시프트", "tag = MLOps", "publisher = 한빛미디어"]

# Where the site is published; the address of examples shows what needs one.
html_baseurl = os.environ.get("SITE_URL", "https://reviews.example/")

html_theme = "sphinx_reviews"
html_title = "구조화 서평"
html_copy_source = False
html_theme_options = {
    "nav_links": [
        {"title": "서평", "url": "reviews/index"},
        {"title": "개념", "url": "reviews/concepts/index"},
        {"title": "기술", "url": "reviews/map"},
        {"title": "읽는 순서", "url": "reviews/path"},
        {"title": "소개", "url": "reviews/about"},
        {"title": "Manual", "url": "docs/index"},
    ],
}
