"""The first page of an assessment: five sentences, one figure, one printed page."""

from __future__ import annotations

from carbonsink.core.report.assessment.report import read_assessment, write_assessment
from carbonsink.core.run import Run
from carbonsink.tests.browser import FIND_OVERFLOW, WIDTHS, count_pages


def same(text):
    return text


def test_the_first_page_of_an_assessment_is_a_page(browser, results, tmp_path):
    found = read_assessment(str(results), Run(threads=1), same)
    path = tmp_path / "assessment.html"
    write_assessment(found, str(path), same)
    browser.open(path)
    for width in WIDTHS:
        browser.resize(width)
        assert browser.ask(FIND_OVERFLOW) == [], width
    assert browser.ask("document.querySelectorAll('.summary li').length") == 5
    assert browser.ask("document.querySelectorAll('.first figure svg').length") == 1
    whole = count_pages(browser.print_pages())
    browser.ask("document.querySelectorAll('section, footer').forEach(part => part.remove())")
    assert count_pages(browser.print_pages()) <= 2 < whole
