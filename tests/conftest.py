"""What holds for all tests."""

import os
import shutil
import tempfile
from pathlib import Path

from hypothesis import settings

MEMORY, ENOUGH = Path("/dev/shm"), 2 * 1024**3

settings.register_profile("untimed", deadline=None)  # a machine with neighbours takes its time
settings.load_profile("untimed")

# Every COMMIT waits for the disk, which takes longer than all else that a story does; what a killed process leaves, a
# file in memory shows as well.  What is left of a test that failed stays there until the next run.
if "TMPDIR" not in os.environ and MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ENOUGH:
    os.environ["TMPDIR"] = tempfile.tempdir = str(MEMORY)
