"""`ordered_map`: order, errors, cancel, no thread left behind, no waiting for ever."""

from __future__ import annotations

import contextlib
import threading
import time

import pytest

from carbonsink.core.errors_and_notes.run import Cancelled
from carbonsink.core.raster.executors import ordered_map
from carbonsink.core.run import Run


@contextlib.contextmanager
def nothing():
    yield None


def mapped(function, items, workers=2, ahead=3, run=None, resource=nothing):
    return ordered_map(function, items, resource, run or Run(), workers, ahead)


@pytest.fixture(autouse=True)
def no_thread_left():
    before = threading.active_count()
    yield
    deadline = time.monotonic() + 2
    while threading.active_count() > before and time.monotonic() < deadline:
        time.sleep(0.01)
    assert threading.active_count() <= before


@pytest.mark.parametrize("workers", [1, 2, 7])
@pytest.mark.parametrize("ahead", [1, 3, 50])
@pytest.mark.parametrize("n", [0, 1, 2, 40])
def test_results_come_in_order(workers, ahead, n):
    def late_if_even(item, _resource, _stop):
        time.sleep(0.002 * (item % 2 == 0))
        return item * item

    assert list(mapped(late_if_even, range(n), workers, ahead)) == [i * i for i in range(n)]


def test_no_more_than_ahead_are_alive():
    started, taken, most = [], [], []

    def note(item, _resource, _stop):
        started.append(item)
        most.append(len(started) - len(taken))
        return item

    for item in mapped(note, range(50), workers=2, ahead=4):
        taken.append(item)
        time.sleep(0.001)
    assert max(most) <= 5  # the one in the caller's hand included


def test_an_error_is_raised_and_the_others_stop():
    def fail(item, _resource, stop):
        if item == 3:
            raise KeyError("three")
        stop.check_cancel()
        return item

    with pytest.raises(KeyError, match="three"):
        list(mapped(fail, range(1000)))


def test_an_error_on_opening_the_resource_is_raised():
    @contextlib.contextmanager
    def broken():
        raise OSError("no file")
        yield

    with pytest.raises(OSError, match="no file"):
        list(mapped(lambda i, r, s: i, range(5), resource=broken))


def test_an_error_on_closing_the_resource_comes_after_the_results():
    @contextlib.contextmanager
    def broken():
        yield None
        raise OSError("no file")

    found = mapped(lambda i, r, s: i, range(5), workers=1, resource=broken)
    assert list(found) == list(range(5))


def test_one_resource_per_thread():
    opened, closed = [], []

    @contextlib.contextmanager
    def resource():
        opened.append(threading.get_ident())
        yield threading.get_ident()
        closed.append(threading.get_ident())

    owners = list(mapped(lambda i, r, s: r == threading.get_ident(), range(20), resource=resource))
    assert all(owners)
    assert len(set(opened)) == len(opened) == 2
    assert sorted(closed) == sorted(opened)


def test_closing_early_stops_the_workers():
    done = []

    def work(item, _resource, _stop):
        done.append(item)
        return item

    results = mapped(work, range(10_000))
    assert next(results) == 0
    results.close()
    time.sleep(0.05)
    assert len(done) < 100


def test_cancel_reaches_workers_that_look():
    cancelled = threading.Event()
    threading.Timer(0.1, cancelled.set).start()

    def work(item, _resource, stop):
        while True:
            stop.check_cancel()
            time.sleep(0.005)

    started = time.monotonic()
    with pytest.raises(Cancelled):
        list(mapped(work, range(5), run=Run(is_cancelled=cancelled.is_set)))
    assert time.monotonic() - started < 10


def test_cancel_does_not_wait_for_workers_that_do_not_look():
    cancelled, release = threading.Event(), threading.Event()
    threading.Timer(0.1, cancelled.set).start()
    started = time.monotonic()
    with pytest.raises(Cancelled):
        list(
            mapped(
                lambda i, r, s: release.wait(30),
                range(8),
                workers=8,
                ahead=8,
                run=Run(is_cancelled=cancelled.is_set),
            )
        )
    waited = time.monotonic() - started
    release.set()
    assert waited < 6.0  # together, not one second for each of the eight
