"""How much a letter, a mailbox or an archive may hold before it is left alone: far above any honest one."""

MAX_FILE_BYTES = 150_000_000
"""In one letter, archive or workbook; a mailbox may be of any size, for it is read letter by letter."""
MAX_LETTER_BYTES = 75_000_000
"""In an ordinary letter, which is taken apart in memory; most servers stop at half of it."""
MAX_LETTER_LINES = 2_000_000
"""So many has the largest letter twice over."""
MAX_LETTER_MARKS = 50_000
"""Lines that may be borders between parts: each is an object to Python, however little is in it."""
MAX_OPENED_BYTES = 500_000_000
"""In everything that one file of the source unfolds into."""
MAX_OPENED_PARTS = 5_000
MAX_DEPTH = 6
"""Letters in letters, archives in letters, and so on."""
MAX_RATIO = 200
RATIO_COUNTS_FROM = 1_000_000
MAX_TEXT = 300_000
"""Characters of a letter's text that are searched for links."""
MAX_HEADER = 20_000
"""Characters of a header that are read: reading a longer one takes time by the square of it."""
MAX_HEADERS_BYTES = 100_000
"""Of all headers together, for a letter that is told by them alone or was saved from Outlook."""
MAX_SHOWN = 300
"""Characters of a subject, a name or an address that are kept."""
DECORATION_BYTES = 100_000
"""A picture smaller than this is taken for a logotype or a signature, however it was attached."""
