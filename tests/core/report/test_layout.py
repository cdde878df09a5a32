"""Pages in a real browser: nothing cut at any width, in the dark or on paper."""

from __future__ import annotations

import numpy as np
import pytest

from carbonsink.core.report import common_charts
from carbonsink.core.report import page as p
from carbonsink.tests.browser import FIND_OVERFLOW, LOWEST_CONTRAST, WIDTHS, count_pages

PAPER, SIDEWAYS = 680, 1031  # px between the margins of A4
LONG = "Inner Mongolia Autonomous Region, meadow steppe of the north-east"
CHINESE = "内蒙古自治区东北部草甸草原与大兴安岭西麓森林草原过渡带"


def same(text):
    return text


def wide_table(n_columns: int, n_rows: int = 30) -> p.Table:
    columns = ("Zone", *(f"Constant total {i} (Tg C yr-1)" for i in range(1, n_columns)))
    rows = tuple((LONG, *([12345.678] * (n_columns - 1))) for _ in range(n_rows))
    return p.Table("A table", columns, rows)


def full_page(word: str) -> p.Page:
    """A page with all there can be, its names long."""
    names = [f"{word} {i}" for i in range(6)]
    bars = common_charts.ranked_bars(names, np.arange(6.0) * 1e7 - 2e7, "Total (Tg C)", "Bars")
    series = [(name, [1.0, 2.0, 3.0]) for name in names]
    curves = common_charts.curves_figure(
        [2001, 2002, 2003], series, ("Year", "Total (Tg C)"), "Curves"
    )
    blocks = (p.Text(word * 3, p.GOOD), p.Figure(bars, word), p.Figure(curves, word))
    unbroken = p.Text("/data/" + "a_very_long_name_of_a_file_" * 8 + ".tif", p.CAUTION)
    tables = tuple(wide_table(n) for n in (3, 7, 10, 15))
    sections = [p.Section(word, (*blocks, unbroken)), p.Section("Tables", tables)]
    key_figures = tuple((word, "−0.0004930 Tg C yr⁻²", word) for _ in range(4))
    return p.Page(word, word, key_figures, tuple(sections) * 2, (word,) * 5, blocks[1])


@pytest.mark.parametrize("word", [LONG, CHINESE])
def test_no_text_is_cut_at_any_width_or_on_paper(browser, tmp_path, word):
    path = tmp_path / "page.html"
    p.write_page(full_page(word), str(path), same)
    browser.open(path)
    browser.show()
    for width in WIDTHS:
        browser.resize(width)
        assert browser.ask(FIND_OVERFLOW) == [], width
    browser.show("print")
    browser.resize(SIDEWAYS)
    assert browser.ask(FIND_OVERFLOW) == []
    browser.ask("document.querySelectorAll('.sideways').forEach(rows => rows.remove())")
    browser.resize(PAPER)
    assert browser.ask(FIND_OVERFLOW) == []


def test_texts_can_be_read_in_the_light_and_in_the_dark(browser, tmp_path):
    path = tmp_path / "page.html"
    p.write_page(full_page("Total"), str(path), same)
    browser.open(path)
    for dark in (False, True):
        browser.show(dark=dark)
        contrast, where = browser.ask(LOWEST_CONTRAST)
        assert contrast > 4.5, where
    behind = "getComputedStyle(document.body).backgroundColor"
    assert browser.ask(behind) != "rgb(255, 255, 255)"


def test_long_tables_are_closed_at_first_and_on_paper(browser, tmp_path):
    rows = tuple((f"row {i}", float(i)) for i in range(55))
    page = p.Page("T", "L", (), (p.Section("S", (p.Table("T", ("a", "b"), rows),)),))
    path = tmp_path / "page.html"
    p.write_page(page, str(path), same)
    browser.open(path)
    browser.show()
    shown = "[...document.querySelectorAll('tbody tr')].filter(r => r.offsetParent).length"
    assert browser.ask(shown) == p.FIRST_ROWS
    assert count_pages(browser.print_pages()) == 1
    browser.ask("document.querySelector('.rows > label').click()")
    assert browser.ask(shown) == 55


def test_the_contents_lead_to_every_section(browser, tmp_path):
    path = tmp_path / "page.html"
    p.write_page(full_page("Total"), str(path), same)
    browser.open(path)
    targets = "[...document.querySelectorAll('nav a')].map(a => a.hash)"
    for target in browser.ask(targets):
        assert browser.ask(f"document.querySelectorAll('{target}').length") == 1
    assert browser.ask("document.querySelectorAll('nav a').length") == 4


def test_the_summary_of_many_zones_prints_on_two_pages(browser, tmp_path):
    zones = tuple((f"Autonomous region {i}", 98765.4, -12.345) for i in range(34))
    bars = common_charts.ranked_bars(
        [row[0] for row in zones], np.arange(34.0), "Total (Tg C)", "Bars"
    )
    curves = common_charts.curves_figure(
        list(range(2001, 2025)), [("NEP", list(np.arange(24.0)))], ("Year", "Total (Tg C)"), "Curve"
    )
    said = "The total of NEP is 3.598 Tg C per year on 39,886 km², the mean of 2001 to 2024."
    caveat = "Trends were tested cell by cell, so that about one cell in twenty is found by chance."
    budget = (
        *(p.Text(said, p.FINDING), p.Text(f"{said} It is more.", p.FINDING)),
        *(p.Figure(curves, "Totals"), p.Figure(bars, "Zones")),
        p.Table("Zones", ("Zone", "Area (km2)", "Mean total (Tg C)"), zones),
    )
    sections = (
        p.Section("Carbon budget", budget),
        p.Section("What to know", tuple(p.Text(caveat) for _ in range(11))),
        p.Section("Trends", (p.Text("One more."),)),
    )
    key_figures = tuple(("Total of NEP", "217.1 Gg C", caveat) for _ in range(4))
    page = p.Page(
        "T", said, key_figures, sections, (said,) * 5, p.Figure(curves, "NEP"), in_front=2
    )
    path = tmp_path / "page.html"
    p.write_page(page, str(path), same)
    browser.open(path)
    assert count_pages(browser.print_pages()) == 3
    browser.show("print")
    hidden = "[...document.querySelectorAll('.in-front p')].filter(e => !e.offsetParent).length"
    assert browser.ask(hidden) == 1  # what the first page says already
    browser.ask("document.querySelector('section:not(.in-front)').remove()")
    assert count_pages(browser.print_pages()) == 2
