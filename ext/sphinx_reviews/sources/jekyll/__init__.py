"""Posts of a Jekyll blog, as reviews and pages."""
