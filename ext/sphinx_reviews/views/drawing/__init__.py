"""Drawings as SVG: covers, graphs, and the width of lettering."""
