"""One cluster of two worker processes for all tests of this folder."""

from __future__ import annotations

import pytest

from carbonsink.tests.local_cluster import cluster_of_workers


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    pytest.importorskip("distributed")
    from carbonsink.core.cluster.connection import disconnect

    with cluster_of_workers(tmp_path_factory.mktemp("cluster"), 1, 2) as found:
        yield found
        disconnect()
