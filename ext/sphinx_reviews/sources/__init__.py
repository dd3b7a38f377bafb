"""Generated MyST sources: imported reviews, new reviews, new knowledge bases."""
