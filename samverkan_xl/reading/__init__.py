"""Bytes in, grids out: what was received is looked over first, and only then handed to a parser."""
