"""The library as text for other programs: JSON, JSON-LD, SKOS, BibTeX, CSL, feeds, sitemap."""
