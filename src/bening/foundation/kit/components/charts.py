"""Charts as tags; the arithmetic is in kit/charts."""

from collections.abc import Sequence

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from ..charts.bars import BarRow, bar_chart
from ..charts.heat import HeatRow, heat_map
from ..charts.months import MonthCounts, month_chart
from ..charts.radar import Ring, radar
from ..charts.spark import spark_line
from ._library import register


@register.simple_tag
def month_strip(months: Sequence[MonthCounts], *, id: str, title: str, current: int = 0) -> SafeString:  # noqa: A002
    """Twelve columns, one a month, stacked by state; each month may be a link. `current` marks the present month."""
    return SafeString(
        render_to_string("kit/months.html", {"chart": month_chart(months, current=current), "id": id, "title": title})
    )


@register.simple_tag
def heatmap(rows: Sequence[HeatRow], *, id: str, title: str, head: str = "Indikator", current: int = 0) -> SafeString:  # noqa: A002
    """Rows by twelve months; each cell a letter, a pattern and a colour, and a link."""
    data = {"chart": heat_map(rows, current=current), "id": id, "title": title, "head": head}
    return SafeString(render_to_string("kit/heat.html", data))


@register.simple_tag
def bars(rows: Sequence[BarRow], *, title: str, head: str = "Area", value_head: str = "Nilai") -> SafeString:
    """Horizontal bars, each against its threshold; the chart is a table, so it needs no twin."""
    return SafeString(
        render_to_string(
            "kit/bars.html", {"rows": bar_chart(rows), "title": title, "head": head, "value_head": value_head}
        )
    )


@register.simple_tag
def sparkline(points: Sequence[tuple[str, float]], *, title: str, places: int = 0) -> SafeString:
    """A small trend of (label, value) pairs in order, its last value in words, a table behind a line to open."""
    return SafeString(render_to_string("kit/spark.html", {"chart": spark_line(points, places=places), "title": title}))


@register.simple_tag
def radar_chart(labels: Sequence[str], rings: Sequence[Ring], *, title: str) -> SafeString:
    """Shapes over spokes, each told apart by its line; put a table with the numbers beside it."""
    return SafeString(render_to_string("kit/radar.html", {"chart": radar(labels, rings), "title": title}))
