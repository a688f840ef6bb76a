"""The files that Telegram keeps."""

import hashlib
import struct
import zlib
from dataclasses import dataclass, field
from typing import Any

from bot.rehearsal.refusals import bad_request

MEGABYTE = 1 << 20
MOST_DOWNLOADED = 20 * MEGABYTE


@dataclass(frozen=True)
class StoredFile:
    """One file: its two ids, its path for downloads, what is in it."""

    file_id: str
    unique_id: str
    path: str
    content: bytes
    mime_type: str
    name: str = ""

    def about(self) -> dict[str, Any]:
        """The fields that every file object has."""
        return {"file_id": self.file_id, "file_unique_id": self.unique_id, "file_size": len(self.content)}


@dataclass
class Files:
    """All files by id."""

    by_id: dict[str, StoredFile] = field(default_factory=dict)

    def keep(self, content: bytes, folder: str, mime_type: str, name: str = "") -> StoredFile:
        """Stores a new file under an id like Telegram's."""
        number = len(self.by_id) + 1
        digest = hashlib.sha256(f"{folder}{number}".encode()).hexdigest()
        ending = name.rpartition(".")[2] or mime_type.rpartition("/")[2]
        path = f"{folder}/file_{number}.{ending}"
        stored = StoredFile(f"AgACAgIAAxkBAAI{digest[:48]}", f"AQAD{digest[48:60]}", path, content, mime_type, name)
        self.by_id[stored.file_id] = stored
        return stored

    def get(self, file_id: str) -> StoredFile:
        """The file of an id; Refused (400) for one that Telegram never gave."""
        stored = self.by_id.get(file_id)
        if stored is None:
            raise bad_request("wrong file identifier/HTTP URL specified")
        return stored

    def at(self, path: str) -> StoredFile | None:
        """The file behind a download path."""
        return next((stored for stored in self.by_id.values() if stored.path == path), None)


def photo_sizes(small: StoredFile, large: StoredFile) -> list[dict[str, Any]]:
    """The photo field of a message: the same picture twice, small first."""
    return [{**small.about(), "width": 90, "height": 67}, {**large.about(), "width": 800, "height": 600}]


def grey_picture(width: int = 32, height: int = 24) -> bytes:
    """A small grey PNG, for tests and people who send a photo."""
    rows = b"".join(b"\0" + bytes(160 + (x + y) % 64 for x in range(width)) for y in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b"")]
    body = b"".join(struct.pack(">I", len(d)) + n + d + struct.pack(">I", zlib.crc32(n + d)) for n, d in chunks)
    return b"\x89PNG\r\n\x1a\n" + body
