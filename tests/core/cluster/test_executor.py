"""Blocks on a cluster: the same files as the threads make, whatever happens to the workers."""

from __future__ import annotations

import contextlib
import os
import threading
import time

import numpy as np
import pytest

from carbonsink.core.cluster import connection, executor
from carbonsink.core.cluster.connection import connect, disconnect
from carbonsink.core.cluster.executor import cluster_map
from carbonsink.core.cluster.serialization import message_bytes
from carbonsink.core.errors_and_notes.cluster import (
    NoWorkers,
    SchedulerUnreachable,
    WorkerCannotRead,
    WorkersDiffer,
)
from carbonsink.core.errors_and_notes.raster import NotInteger
from carbonsink.core.errors_and_notes.run import Cancelled
from carbonsink.core.raster import RasterOutput, Stack, reduce_blocks, run_blocks
from carbonsink.core.run import Run
from carbonsink.tests.factories import make_grid, tilted
from carbonsink.tests.local_cluster import LocalCluster

OUTPUT = RasterOutput("local")
# Small memory: many windows.
MEMORY = 24


@pytest.fixture
def stack(raster):
    grid = make_grid(700, 620)
    values = np.stack([tilted(grid), tilted(grid)[::-1] / 3])
    values[0, 100:150, 30:600] = np.nan
    return Stack.open([raster(v, f"in{i}.tif", grid) for i, v in enumerate(values)])


def neighbour_kernel(pause: float = 0.0):
    """Return a kernel that is sent by value: what stands in this file is not on the workers."""

    def kernel(block):
        time.sleep(pause)
        values, h = block.values, block.halo
        rows, cols = values.shape[1] - 2 * h, values.shape[2] - 2 * h
        total = sum(
            values[0, i : i + rows, j : j + cols] for i in range(2 * h + 1) for j in range(3)
        )
        return {"local": np.sqrt(np.abs(total + values[1, h : h + rows, h : h + cols]))}

    return kernel


def written(stack, path, run, kernel=None):
    run_blocks(stack, kernel or neighbour_kernel(), {OUTPUT: str(path)}, run, halo=1)
    return path.read_bytes()


def test_the_files_equal_those_of_the_threads_byte_for_byte(cluster, stack, tmp_path):
    notes = []
    run = Run(max_memory=MEMORY, scheduler=cluster.address, on_note=notes.append)
    far = written(stack, tmp_path / "far.tif", run)
    near = written(stack, tmp_path / "near.tif", Run(max_memory=MEMORY))
    assert far == near
    assert notes[-1].windows > 6


def test_a_reduction_gets_the_partials_in_order(cluster, stack):
    run = Run(max_memory=MEMORY, scheduler=cluster.address)

    def kernel(block):
        return (block.window.row, block.window.col), float(np.nansum(block.values, dtype="f8"))

    found = reduce_blocks(stack, kernel, lambda total, part: [*total, part], [], run)
    here = reduce_blocks(stack, kernel, lambda total, part: [*total, part], [], Run(max_memory=24))
    assert found == here
    assert len(found) > 6


def test_a_killed_worker_changes_nothing(stack, tmp_path):
    cluster = LocalCluster(tmp_path)
    try:
        first, _second = cluster.add_worker(1), cluster.add_worker(1)
        cluster.wait(2)
        done = []

        def progress(fraction):
            done.append(fraction)
            if len(done) == 2:
                cluster.kill_worker(first)

        run = Run(max_memory=MEMORY, scheduler=cluster.address, on_progress=progress)
        far = written(stack, tmp_path / "far.tif", run, neighbour_kernel(0.05))
        assert first.poll() is not None
        assert len(done) > 6
    finally:
        disconnect()
        cluster.close()
    assert far == written(stack, tmp_path / "near.tif", Run(max_memory=MEMORY))


def test_an_error_of_a_kernel_comes_back_as_it_is_and_is_not_tried_again(cluster, stack, tmp_path):
    tries = tmp_path / "tries"
    tries.mkdir()

    def kernel(block):
        with open(tries / f"{block.window.row}-{time.time_ns()}", "w"):
            raise NotInteger("landuse", 1.5)

    run = Run(max_memory=100, scheduler=cluster.address, threads=1)
    with pytest.raises(NotInteger, match=r"landuse.*1\.5"):
        reduce_blocks(stack.subset([0]), kernel, lambda t, p: t, 0, run)
    rows = [name.split("-")[0] for name in os.listdir(tries)]
    assert len(rows) == len(set(rows)) or len(rows) <= 6
    assert [p for p in tmp_path.iterdir() if p.suffix == ".tif" and p.name.startswith("out")] == []


def test_cancel_reaches_the_workers(cluster, tmp_path):
    marks = tmp_path / "marks"
    marks.mkdir()

    def slow(item, _resource, stop):
        for _ in range(200):
            stop.check_cancel()
            time.sleep(0.02)
        (marks / str(item)).write_text("finished")

    cancelled = threading.Event()
    run = Run(scheduler=cluster.address, is_cancelled=cancelled.is_set)
    threading.Timer(0.5, cancelled.set).start()
    started = time.monotonic()
    with pytest.raises(Cancelled):
        list(cluster_map(slow, range(20), contextlib.nullcontext, run))
    assert time.monotonic() - started < 8
    # Would the blocks in work have gone on, they would be finished now.
    time.sleep(4)
    assert not any(marks.iterdir())


def test_a_worker_that_joins_later_gets_the_plugin(cluster, stack, tmp_path):
    run = Run(max_memory=MEMORY, scheduler=cluster.address)
    near = written(stack, tmp_path / "near.tif", Run(max_memory=MEMORY))
    assert written(stack, tmp_path / "first.tif", run) == near
    late = cluster.add_worker(1)
    try:
        cluster.wait(3)
        places = connect(run).call("package_location")
        assert len(places) == 3
        assert written(stack, tmp_path / "far.tif", run) == near
    finally:
        late.kill()
        late.wait()
        cluster.workers.remove(late)


def test_an_address_without_scheduler(stack):
    with pytest.raises(SchedulerUnreachable, match="tcp://127.0.0.1:9"):
        reduce_blocks(stack, len, max, 0, Run(scheduler="tcp://127.0.0.1:9"))
    with pytest.raises(SchedulerUnreachable, match="no address at all"):
        reduce_blocks(stack, len, max, 0, Run(scheduler="no address at all"))


def test_a_scheduler_without_workers(stack, tmp_path):
    cluster = LocalCluster(tmp_path)
    try:
        with pytest.raises(NoWorkers):
            reduce_blocks(stack, len, max, 0, Run(scheduler=cluster.address))
    finally:
        disconnect()
        cluster.close()


def test_workers_with_another_library_are_named(cluster, stack, monkeypatch):
    disconnect()
    monkeypatch.setattr(connection, "environment", lambda: {"numpy": "0.1"})
    with pytest.raises(WorkersDiffer) as caught:
        reduce_blocks(stack, len, max, 0, Run(scheduler=cluster.address))
    assert (caught.value.library, caught.value.there) == ("numpy", np.__version__)
    assert caught.value.worker.startswith("tcp://")


def test_rasters_the_workers_do_not_see_are_named(cluster, stack, tmp_path, monkeypatch):
    run = Run(scheduler=cluster.address)
    os.remove(stack.paths[1])
    with pytest.raises(WorkerCannotRead) as caught:
        reduce_blocks(stack, len, max, 0, run)
    assert caught.value.path == stack.paths[1]


def test_compiled_functions_go_by_their_name(cluster):
    from carbonsink.core.pattern.neighbour_sums import neighbour_sums

    assert len(message_bytes(neighbour_sums)) < 500
    compiled = [
        value
        for value in vars(__import__(neighbour_sums.__module__, fromlist=["x"])).values()
        if hasattr(value, "py_func")
    ]
    assert compiled
    assert all(len(message_bytes(value)) < 500 for value in compiled)


@pytest.fixture
def small_cluster(tmp_path):
    """A cluster of one worker that a test may break."""
    found = LocalCluster(tmp_path)
    try:
        found.add_worker(1)
        found.wait(1)
        yield found
    finally:
        disconnect()
        found.close()


def results_of(function, items, cluster):
    run = Run(scheduler=cluster.address)
    return list(cluster_map(function, items, contextlib.nullcontext, run))


def test_workers_that_do_not_come_back_end_the_run(small_cluster, monkeypatch):
    monkeypatch.setattr(executor, "WAIT_FOR_WORKERS_S", 1.0)

    def deadly(_item, _resource, _stop):
        import os

        os.kill(os.getpid(), 9)

    started = time.monotonic()
    with pytest.raises(NoWorkers):
        results_of(deadly, [1, 2], small_cluster)
    assert time.monotonic() - started < 30


def test_a_run_goes_on_when_no_worker_is_seen_for_a_moment(small_cluster, monkeypatch):
    """The first look at the workers may fall between two of them: the next one counts."""
    connect(Run(scheduler=small_cluster.address))
    asked = []

    def seen(cluster):
        asked.append(cluster)
        return {} if len(asked) == 1 else {"tcp://there": 1}

    monkeypatch.setattr(connection.Cluster, "threads", property(seen))
    found = results_of(lambda item, _resource, _stop: item + 1, range(5), small_cluster)
    assert found == [1, 2, 3, 4, 5]
    assert asked


def test_workers_that_join_in_mid_run_get_more_items_sent(small_cluster, monkeypatch):
    monkeypatch.setattr(executor, "_LOOK_S", 0.0)
    crowd = iter([1] * 10 + [8] * 1000)
    monkeypatch.setattr(
        connection.Cluster, "threads", property(lambda _cluster: {"tcp://there": next(crowd)})
    )
    sent = []
    send_until = executor._Job.send_until

    def counted(job, end, workers):
        send_until(job, end, workers)
        sent.append(len(job.futures))

    monkeypatch.setattr(executor._Job, "send_until", counted)
    results_of(lambda item, _resource, _stop: item, range(60), small_cluster)
    assert sent[0] == 2
    assert max(sent) == 16


def test_a_scheduler_that_dies_ends_the_run(small_cluster):
    def slow(_item, _resource, stop):
        for _ in range(500):
            stop.check_cancel()
            time.sleep(0.02)

    threading.Timer(1.0, small_cluster.scheduler.kill).start()
    with pytest.raises(SchedulerUnreachable):
        results_of(slow, range(4), small_cluster)


@pytest.mark.parametrize("step", ["_require_workers", "_send_package", "_require_libraries"])
def test_a_scheduler_that_dies_while_the_run_connects(small_cluster, monkeypatch, step):
    go_on = getattr(connection.Cluster, step)

    def after_its_death(cluster):
        small_cluster.scheduler.kill()
        small_cluster.scheduler.wait()
        return go_on(cluster)

    monkeypatch.setattr(connection.Cluster, step, after_its_death)
    with pytest.raises(SchedulerUnreachable) as refused:
        results_of(len, ["item"], small_cluster)
    assert refused.value.address == small_cluster.address
