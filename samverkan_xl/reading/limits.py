"""How large a municipality's book may be before it is refused: far above any honest one."""

MAX_FILE_BYTES = 100_000_000
MAX_PARTS = 2_000
MAX_INFLATED_BYTES = 200_000_000
MAX_INFLATED_HERE = 10_000_000
"""What is heavier is read in a worker; an honest book is a megabyte or two."""
MAX_WALKED_BYTES = 30_000_000
"""In one sheet that must be walked cell by cell, which takes some twenty times longer than a parser does."""
MAX_RATIO = 200
"""How many times a part may swell, counted only for parts above `RATIO_COUNTS_FROM`."""
RATIO_COUNTS_FROM = 1_000_000
MAX_ROW = 20_000
MAX_COLUMN = 400
MAX_CELLS = 5_000_000
"""In one book, blank cells inside each sheet's rectangle included: parsers lay the whole rectangle out in memory."""
MAX_SPACES = 10_000
"""Spaces that one OpenDocument element may stand for."""
LONG_TEXT_BYTES, MAX_TEXT_BYTES = 40_000, 200_000_000
"""A text longer than the first is looked at: in how many cells it might stand, and how much that is together."""
MAX_SECONDS = 10
MAX_SECONDS_IN_ALL = 300
"""For all workers of one run together; thereafter each has `LEAST_SECONDS`."""
LEAST_SECONDS = 5
SECONDS_FOR_AN_ARCHIVE, SECONDS_FOR_ONE_ARCHIVED, MAX_SECONDS_IN_AN_ARCHIVE = 60, 1, 600
"""For all workers of one archive together, so many and so many more for each file in it, and never above the last."""
SECONDS_FOR_A_PASSWORD = 0.2
"""For each password that is tried, beyond what one file has; an honest book takes a quarter of that."""
MAX_WORKER_BYTES = 2_000_000_000
MAX_REMARKS = 50_000
"""Hidden rows, merged cells, comments and the like that one book may have."""
MAX_ARCHIVED_FILES = 2_000
MAX_ARCHIVED_BYTES = 500_000_000
"""In one zip archive and those inside it, all files together."""
MAX_ARCHIVE_MARKS = 50_000
"""Directory entries in an archive's bytes, those of the workbooks inside it included."""
MAX_LOCKED_BYTES = 60_000_000
"""Under the archive's own lock, which takes a second for each million."""
