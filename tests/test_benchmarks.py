"""What the benchmarks report, without a benchmark being run."""

from __future__ import annotations

import json

import pytest

from carbonsink.benchmarks import suite, timing

FACTS = {
    "date": "2026-01-31 12:00",
    "processor": "Some CPU",
    "cores": 2,
    "memory": "8 GB",
    "system": "Linux, Python 3.11",
    "vectors": "kernels with vectors of 256 bits",
    "load": 0.1,
    **dict.fromkeys(suite.LIBRARIES, "1.0"),
}


@pytest.fixture
def recorded(tmp_path, monkeypatch):
    monkeypatch.setattr(timing, "RECORD", str(tmp_path / "rows"))
    fast = timing.Row("small", timing.Seconds(6.0, 9.0), timing.Seconds(2.0, 4.5), 2.0)
    slow = timing.Row("large", timing.Seconds(6.0, 6.0), timing.Seconds(4.0, 4.0), 2.0)
    timing.print_rows("Task", "numpy", [fast, slow])
    timing.print_amount("Memory", timing.Amount("a run", 1500, "MiB", 1424))
    lines = (tmp_path / "rows").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_a_row_is_recorded_with_the_ratio_of_both_times(recorded):
    assert [row["ratio"] for row in recorded[:2]] == [3.0, 1.5]
    assert [row["cpu_ratio"] for row in recorded[:2]] == [2.0, 1.5]
    assert [row["met"] for row in recorded] == [True, False, False]


def test_the_table_names_missed_goals_and_failures(recorded):
    failed = {"name": "other", "seconds": 1, "failure": "exit code 1", "rows": []}
    results = [{"name": "one", "seconds": 1, "failure": None, "rows": recorded}, failed]
    lines = suite.table(FACTS, results, quick=False).splitlines()
    assert "| Task | small | numpy | 6 | 2 | 3 | 2 | 2 |  |" in lines
    assert "| Task | large | numpy | 6 | 4 | 1.5 | 1.5 | 2 | below |" in lines
    assert "| Memory | a run | 1500 MiB | 1424 MiB | above |" in lines
    assert lines[-1] == "- other: exit code 1"


def test_the_width_of_vectors_is_told():
    assert timing.vector_bits() in (64, 128, 256, 512)
    facts = {**FACTS, "vectors": f"kernels with vectors of {timing.vector_bits()} bits"}
    assert facts["vectors"] in suite.table(facts, [], quick=False)


def test_scaled_seconds_keep_both_clocks():
    scaled = timing.Seconds(2.0, 3.0) * 10 / 5
    assert (scaled, scaled.cpu) == (4.0, 6.0)


def test_in_turn_and_as_often_as_asked():
    calls = []
    timing.ratio_of_medians(lambda: calls.append("peer"), lambda: calls.append("ours"), 3)
    assert calls == ["peer", "ours"] * 3


def test_the_page_gets_the_table_between_its_marks(tmp_path, monkeypatch):
    page = tmp_path / "page.md"
    page.write_text("before\n" + "\nold\n".join(suite.MARKS) + "\nafter\n", encoding="utf-8")
    monkeypatch.setattr(suite, "PAGE", page)
    suite.put_into_page("new")
    text = page.read_text(encoding="utf-8")
    assert "new" in text and "old" not in text
    assert text.startswith("before") and text.endswith("after\n")


def test_the_documented_page_has_the_marks():
    page = suite.PAGE.read_text(encoding="utf-8")
    assert page.index(suite.MARKS[0]) < page.index(suite.MARKS[1])


def test_every_benchmark_of_the_suite_is_there():
    assert [name for name in suite.SUITE if not (suite.FOLDER / f"{name}.py").exists()] == []
