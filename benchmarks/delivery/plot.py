"""The picture in docs/performance.md."""

from pathlib import Path

import matplotlib.pyplot as plt

from benchmarks.delivery.figures import Table

OURS, OTHERS = "#2b6cb0", "#a0aec0"


def draw(tables: list[Table], path: Path) -> None:
    """One panel of bars for each table that has some."""
    shown = [table for table in tables if table.bars]
    heights = [len(table.bars) + 1.2 for table in shown]
    figure, panels = plt.subplots(
        len(shown), 1, figsize=(9, 0.42 * sum(heights)), squeeze=False, gridspec_kw={"height_ratios": heights}
    )
    for table, [panel] in zip(shown, panels, strict=True):
        names, values = list(table.bars), list(table.bars.values())
        colours = [OURS if name.startswith("Zvistka") else OTHERS for name in names]
        bars = panel.barh(names, values, color=colours)
        panel.bar_label(
            bars, labels=[f"{value:,.0f}" if value >= 100 else f"{value:.3g}" for value in values], padding=3
        )
        panel.invert_yaxis()
        panel.set_title(f"({table.letter}) {table.title}", loc="left", fontsize=10)
        panel.spines[["top", "right"]].set_visible(False)
        panel.margins(x=0.15)
    figure.tight_layout()
    figure.savefig(path, dpi=110)
    plt.close(figure)
