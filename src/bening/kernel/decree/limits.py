"""How much of a file is read. A file past a limit is refused with a sentence, before a library opens it where
possible.
"""

from __future__ import annotations

MIB = 1024 * 1024

MAX_FILE_BYTES = 50 * MIB
MAX_ARCHIVE_ENTRIES = 4_000
MAX_ARCHIVE_BYTES = 256 * MIB
"""All entries of an office file, unpacked and counted, whatever the archive declares."""
MAX_ARCHIVE_RATIO = 200
"""Unpacked to packed size of one entry; only entries over ``RATIO_FLOOR`` are judged."""
RATIO_FLOOR = 8 * MIB
MAX_XML_BYTES = 96 * MIB
MAX_TEXT_BYTES = 20 * MIB
"""Markdown, HTML and CSV are read whole, so they are held smaller than office files."""
MAX_PAGES = 400
MAX_OCR_PAGES = 80
OCR_SECONDS_PER_PAGE = 120
MAX_IMAGE_PIXELS = 60_000_000
MAX_ROWS = 30_000
MAX_COLUMNS = 300
MAX_CELLS = 600_000
"""Positions of all tables together, spans counted in full."""
MAX_PLAN_ROWS = 6_000
"""Filled rows of all plan tables together: twenty times the longest plan seen, and read within seconds."""
MAX_FILLED_CELLS = 150_000
"""Cells with a value on one Excel sheet; its colours are read at some fifteen thousand cells a second."""
MAX_PARAGRAPHS = 50_000
"""Paragraphs and tables at the top of a Word document: twice what four hundred full pages hold."""
