"""Posts of any blog or static site, as reviews and pages; each system says what is its own."""
