"""Korean words and their stems, by rules."""
