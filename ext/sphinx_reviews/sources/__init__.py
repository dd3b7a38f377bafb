"""MyST sources written by programs: imported reviews, new reviews, new knowledge bases."""
