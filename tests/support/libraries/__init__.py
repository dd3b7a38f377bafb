"""The sources of small libraries, each for one kind of test."""
