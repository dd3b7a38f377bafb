"""A knowledge base of book reviews."""

project = "서평"
author = ""  # who writes the reviews that name nobody
language = "ko"

extensions = ["myst_parser", "sphinx_reviews"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 6
exclude_patterns = ["_build", ".venv", "README.md"]

# Leave quotation marks and dashes as typed.
smartquotes = False

html_theme = "alabaster"
html_sidebars = {"**": ["about.html", "searchfield.html"]}
# html_baseurl = "https://…"  # the address of the site
# reviews_pdf = True  # a PDF of each review
