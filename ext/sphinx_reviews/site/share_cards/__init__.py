"""The pictures with which links to reviews are shown."""
