"""The hour as a picture: what left in each second, and when what happened; plain SVG."""

from itertools import accumulate
from xml.sax.saxutils import escape

from benchmarks.day.figures import KINDS
from benchmarks.day.kept import Kept

WIDTH, HEIGHT, LEFT, GAP = 900, 120, 40, 44
EARLIER = 5  # seconds before the press with which the figures begin
COLOURS = {"notices": "#c05621", "answers": "#2b6cb0", "update": "#cbd5e0"}
MARKS = {"alarm": "#c53030", "hold over": "#276749", "killed": "#000000"}


def draw(runs: list[Kept]) -> str:
    """One strip for each run, all on one scale."""
    length = max(len(run["figures"]["seconds"]["notices"]) for run in runs)
    most = max(sum(second) for run in runs for second in zip(*run["figures"]["seconds"].values(), strict=True))
    height = len(runs) * (HEIGHT + GAP) + GAP
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}"'
        ' font-family="sans-serif" font-size="11">',
        f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>',
        *_legend(),
    ]
    for place, run in enumerate(runs):
        parts += _strip(run, GAP + place * (HEIGHT + GAP), (WIDTH - LEFT - 10) / length, HEIGHT / most, most)
    return "\n".join([*parts, "</svg>\n"])


def _legend() -> list[str]:
    shown = [(kind, colour) for kind, colour in (COLOURS | MARKS).items()]
    return [
        f'<rect x="{LEFT + 110 * place}" y="8" width="10" height="10" fill="{colour}"/>'
        f'<text x="{LEFT + 14 + 110 * place}" y="17">{escape(kind)}</text>'
        for place, (kind, colour) in enumerate(shown)
    ]


def _strip(run: Kept, top: int, wide: float, high: float, most: int) -> list[str]:
    bottom, seconds = top + HEIGHT, run["figures"]["seconds"]
    title = escape(f"{run['database']}, {run['title']}: messages a second, seconds after the press")
    parts = [f'<text x="{LEFT}" y="{top - 4}">{title}</text>', f'<text x="4" y="{top + 10}">{most}</text>']
    stacked = [list(accumulate(second)) for second in zip(*(seconds[kind] for kind in KINDS), strict=True)]
    for level, kind in reversed(list(enumerate(KINDS))):
        points = " ".join(
            f"{LEFT + place * wide:.1f},{bottom - levels[level] * high:.1f}" for place, levels in enumerate(stacked)
        )
        ends = f"{LEFT},{bottom} {points} {LEFT + (len(stacked) - 1) * wide:.1f},{bottom}"
        parts.append(f'<polygon points="{ends}" fill="{COLOURS[kind]}"/>')
    for name, instants in run["figures"]["marks"].items():
        for at in instants:
            x = LEFT + (at + EARLIER) * wide
            parts.append(f'<path d="M{x:.1f} {top}V{bottom}" stroke="{MARKS[name]}" stroke-dasharray="3 2"/>')
    for second in range(0, len(stacked) - EARLIER, 20):
        parts.append(f'<text x="{LEFT + (second + EARLIER) * wide:.1f}" y="{bottom + 12}">{second}</text>')
    return parts
