from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bening.foundation.kit.charts.bars import BarRow, bar_chart
from bening.foundation.kit.charts.heat import HeatCell, HeatRow, heat_map
from bening.foundation.kit.charts.months import MonthCounts, month_chart
from bening.foundation.kit.charts.radar import Ring, radar
from bening.foundation.kit.charts.spark import HEIGHT, WIDTH, spark_line
from bening.foundation.kit.states import STATES

COUNTS = st.dictionaries(st.sampled_from(list(STATES)), st.integers(0, 500))


def test_a_year_has_twelve_columns_and_the_tallest_fills_the_height():
    chart = month_chart([MonthCounts(1, {"done": 4, "late": 1}, "/1"), MonthCounts(3, {"done": 10})], current=3)
    assert len(chart.columns) == 12
    january, _, march = chart.columns[:3]
    assert [(part.state.kind, part.top, part.height) for part in january.segments] == [
        ("done", "50.00", "40.00"), ("late", "90.00", "10.00"),
    ]  # fmt: skip
    assert march.segments[0].height == "100.00"
    assert (march.current, january.current) == (True, False)
    assert january.sentence == "Januari: 4 selesai, 1 terlambat"
    assert chart.columns[1].sentence == "Februari: kosong"
    assert chart.total == 15


@given(st.lists(st.builds(MonthCounts, st.integers(1, 12), COUNTS), unique_by=lambda month: month.month))
def test_the_strip_and_its_table_say_the_same(months):
    chart = month_chart(months)
    assert chart.total == sum(month.total for month in months)
    for column in chart.columns:
        assert sum(column.numbers) == column.total == sum(part.count for part in column.segments)
        assert all(0 <= float(part.top) <= 100 and 0 <= float(part.height) <= 100 for part in column.segments)


def test_a_heat_map_has_a_cell_for_every_month_with_its_words():
    chart = heat_map([HeatRow("II.3", "Informasi", {2: HeatCell("late", "/x", "3 dari 4")}, "/r")], current=2)
    row = chart.rows[0]
    assert len(row.cells) == len(chart.months) == 12
    assert row.cells[1].words == "Februari: terlambat, 3 dari 4"
    assert row.cells[1].current
    assert row.cells[0].state is None
    assert [state.kind for state in chart.states] == ["late"]


def test_a_heat_map_of_unknown_states_is_refused():
    with pytest.raises(KeyError, match="telat"):
        heat_map([HeatRow("I", "x", {1: HeatCell("telat")})])


@pytest.mark.parametrize(
    ("value", "threshold", "met", "gap"),
    [("4.8", "4.8", True, ""), ("4.79", "4.8", False, "0,01"), ("3", None, None, "")],
)
def test_a_bar_meets_its_threshold_or_says_how_much_is_missing(value, threshold, met, gap):
    row = BarRow("Area", Decimal(value), Decimal(8), Decimal(threshold) if threshold else None)
    bar = bar_chart([row])[0]
    assert (bar.met, bar.gap) == (met, gap)
    assert bar.mark == ("60.00" if threshold else "")


@given(st.decimals(-10, 1000, places=2), st.decimals(0, 100, places=2))
def test_a_bar_never_leaves_its_scale(value, maximum):
    assert 0 <= float(bar_chart([BarRow("x", value, maximum)])[0].width) <= 100


def test_a_line_tells_where_the_number_is_going():
    chart = spark_line([("2022", 61.2), ("2023", 60), ("2024", 70.44)], places=2)
    assert (chart.last, chart.trend) == ("70,44", "naik 9,24 sejak 2022")
    assert spark_line([("a", 2), ("b", 1)]).trend == "turun 1 sejak a"
    assert spark_line([("a", 2)]).trend == "tetap sejak a"
    assert spark_line([]).trend == "Belum ada nilai"


@given(st.lists(st.tuples(st.just("x"), st.floats(-1e6, 1e6)), min_size=1))
def test_a_line_stays_in_its_box(points):
    for pair in spark_line(points).points.split():
        x, y = map(float, pair.split(","))
        assert 0 <= x <= WIDTH
        assert 0 <= y <= HEIGHT


def test_the_strip_has_a_table_twin_and_named_pictures(dom):
    months = [MonthCounts(1, {"done": 4, "late": 1}, "/1")]
    page = dom("{% month_strip months id='s' title='Tahun' %}", months=months)
    assert [cell.text for cell in page.xpath(".//tbody/tr[1]/td")] == ["4", "1", "5"]
    picture = page.xpath(".//ol/li[1]/a/*[local-name()='svg']")[0]
    assert picture.get("role") == "img"
    assert picture.get("aria-label") == "Januari: 4 selesai, 1 terlambat"
    fills = {fill[5:-1] for fill in page.xpath(".//ol//@fill")}
    assert fills == set(page.xpath(".//*[local-name()='pattern']/@id"))


def test_cells_of_the_map_are_letters_links_and_words(dom):
    rows = [HeatRow("II.3", "Informasi", {1: HeatCell("late", "/x"), 2: HeatCell("done")})]
    page = dom("{% heatmap rows id='h' title='Peta' %}", rows=rows)
    link = page.xpath(".//td/a")[0]
    assert link.get("href") == "/x"
    assert link.text_content() == "TJanuari: terlambat"
    assert len(page.xpath(".//tbody//td")) == 12


def test_bars_are_a_table_that_says_everything_in_words(dom):
    page = dom(
        "{% bars rows title='Nilai' %}", rows=[BarRow("Area I", Decimal("3.88"), Decimal(8), Decimal("4.8"), "/a")]
    )
    words = " ".join(page.xpath(".//tbody")[0].text_content().split())
    assert words == "Area I 3,88 / 8,00 Kurang 0,92 dari 4,80"


def test_a_sparkline_without_values_draws_nothing(dom):
    page = dom("{% sparkline points title='Nilai' %}", points=[])
    assert page.xpath(".//*[local-name()='polyline']") == []
    assert "Belum ada nilai" in page.text_content()


def test_spokes_go_clockwise_from_the_top_and_rings_stay_within():
    chart = radar(["A", "B", "C", "D"], [Ring("now", "2025", [Decimal(100), Decimal(50), Decimal(0), Decimal(120)])])
    assert chart.rings[0].points == "120.0,28.0 166.0,120.0 120.0,120.0 28.0,120.0"
    assert [(spoke.label, spoke.x, spoke.y) for spoke in chart.spokes[:2]] == [
        ("A", "120.0", "28.0"), ("B", "212.0", "120.0"),
    ]  # fmt: skip


def test_a_ring_has_a_value_for_each_spoke():
    with pytest.raises(ValueError, match="zip"):
        radar(["A", "B", "C"], [Ring("now", "2025", [Decimal(1)])])
