"""The page that benchmarks write, the section of it that drills write, and the machine."""

import os
import platform
from pathlib import Path

PAGE = Path(__file__).parents[1] / "docs" / "performance.md"
BEGIN, END = "<!-- the hour of the exchange -->", "<!-- end of the hour -->"


def section_of(page: str) -> str:
    """What drills have written on a page (benchmarks/day), with its marks; empty when they have not."""
    _before, begin, rest = page.partition(BEGIN)
    return f"{begin}{rest.partition(END)[0]}{END}\n" if begin else ""


def with_section(page: str, section: str) -> str:
    """The page with this section in place of the one that it has, or at its end."""
    before, begin, rest = page.partition(BEGIN)
    after = rest.partition(END)[2] if begin else "\n"
    return f"{before.rstrip()}\n\n{section}{after}"


def load_now() -> str:
    """The load average of the last minute."""
    return f"{os.getloadavg()[0]:.1f}"


def hardware() -> str:
    """Cores, memory, system."""
    processor = next(
        (line.split(":")[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines() if "model name" in line),
        platform.machine(),
    )
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{os.cpu_count()} cores ({processor}), {memory:.0f} GiB, {platform.system()} {platform.release()}"
