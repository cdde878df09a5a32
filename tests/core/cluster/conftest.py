"""One cluster of two worker processes for all tests of this folder."""

from __future__ import annotations

import pytest

from carbonsink.tests.local_cluster import LocalCluster


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    pytest.importorskip("distributed")
    from carbonsink.core.cluster.connection import disconnect

    found = LocalCluster(tmp_path_factory.mktemp("cluster"))
    try:
        found.add_worker(1)
        found.add_worker(2)
        found.wait(2)
        yield found
    finally:
        disconnect()
        found.close()
