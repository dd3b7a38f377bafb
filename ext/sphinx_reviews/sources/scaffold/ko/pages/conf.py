"""A knowledge base of book reviews."""

project = "서가"
author = "글쓴이"  # who writes the reviews that name nobody
language = "ko"

extensions = ["myst_parser", "sphinx_reviews"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 6
exclude_patterns = ["_build", ".venv", "README.md"]

# Leave quotation marks and dashes as typed.
smartquotes = False

html_theme = "sphinx_reviews"
html_title = project
html_show_sphinx = False
# html_theme_options = {"license": "CC BY 4.0"}  # the licence of the reviews
# html_baseurl = "https://…"  # the address of the site
# reviews_pdf = True  # a PDF of each review
# reviews_mentions = "link"  # link the names of concepts and skills that nobody marked
