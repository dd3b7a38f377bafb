"""The site while it is written: served on this computer, and built again at every save."""
