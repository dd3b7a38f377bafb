"""The files of an output directory, and what each was made from."""
