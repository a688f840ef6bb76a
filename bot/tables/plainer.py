"""Says a workbook in words that the library understands, where another program's are unusual.

Excel opens both: parts in UTF-16 (Windows Phone), and a dimension of whole rows such as "1:4" (LibreOffice, when a page
is fitted), which no reader needs.
"""

import re
import zipfile
from io import BytesIO

XML = (".xml", ".rels")
BEGINNING = 4_096  # bytes; a dimension comes before the first row
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
ENCODING = re.compile(r"(<\?xml[^>]*encoding=)([\"'])utf-16\2", re.IGNORECASE)
OF_WHOLE_ROWS = re.compile(rb"<(?:\w+:)?dimension\s+ref=\"\d+:\d+\"\s*/>")


def plainer(content: bytes) -> bytes:
    """The same file when nothing is unusual, else a zip file with plain parts.  BadZipFile, UnicodeDecodeError."""
    if not zipfile.is_zipfile(BytesIO(content)):
        return content
    with zipfile.ZipFile(BytesIO(content)) as source:
        return _rewritten(source) if any(_is_unusual(source, part) for part in source.namelist()) else content


def _is_unusual(source: zipfile.ZipFile, part: str) -> bool:
    if not part.lower().endswith(XML):
        return False
    with source.open(part) as opened:
        words = opened.read(BEGINNING)
    return words.startswith(UTF_16) or OF_WHOLE_ROWS.search(words) is not None


def _rewritten(source: zipfile.ZipFile) -> bytes:
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as target:
        for part in source.namelist():
            words = source.read(part)
            target.writestr(part, _plain(words) if part.lower().endswith(XML) else words)
    return written.getvalue()


def _plain(words: bytes) -> bytes:
    if words.startswith(UTF_16):
        words = ENCODING.sub(r"\1\2utf-8\2", words.decode("utf-16"), count=1).encode()
    return OF_WHOLE_ROWS.sub(b"", words, count=1)
