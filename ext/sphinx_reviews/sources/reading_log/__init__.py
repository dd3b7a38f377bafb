"""The reading logs of Goodreads and StoryGraph."""
