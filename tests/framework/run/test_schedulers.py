"""QGIS connects to the schedulers that the user has named, and to no other."""

from __future__ import annotations

import socket
import threading

import pytest
from qgis.core import QgsProcessingException

from carbonsink.core.errors_and_notes.cluster import UnknownScheduler
from carbonsink.framework import settings
from carbonsink.framework.run import schedulers
from carbonsink.tests.algorithms.world import GRID, write_raster

ADDRESS = "tcp://10.1.2.3:8786"


@pytest.fixture(autouse=True)
def clean(qgis_app, monkeypatch):
    monkeypatch.delenv(schedulers.VARIABLE, raising=False)
    settings.SCHEDULERS.write("")
    yield
    settings.SCHEDULERS.write("")
    schedulers.set_question(None)


def test_no_scheduler_needs_no_trust():
    schedulers.require_known("")


def test_an_unknown_address_is_refused_where_nobody_can_be_asked():
    with pytest.raises(UnknownScheduler) as refused:
        schedulers.require_known(ADDRESS)
    assert refused.value.address == ADDRESS


@pytest.mark.parametrize("kept", [ADDRESS, f"tcp://other:1 {ADDRESS}", f"tcp://other:1,{ADDRESS}"])
def test_addresses_of_the_settings_are_known(kept):
    settings.SCHEDULERS.write(kept)
    schedulers.require_known(ADDRESS)
    with pytest.raises(UnknownScheduler):
        schedulers.require_known(ADDRESS + "1")


def test_addresses_of_the_environment_are_known(monkeypatch):
    monkeypatch.setenv(schedulers.VARIABLE, ADDRESS)
    schedulers.require_known(ADDRESS)


@pytest.mark.parametrize(
    "address",
    [
        "<b>tcp://10.1.2.3:8786</b>",
        "tcp://a:1 tcp://b:2",
        "tcp://a:1\nb",
        "tcp://a:1,tcp://b:2",
        "x",
    ],
)
def test_what_is_no_address_is_not_asked_about(address):
    """A question that shows it could say something else, and a yes would trust more than one."""
    asked = []
    schedulers.set_question(lambda address: asked.append(address) or True)
    with pytest.raises(UnknownScheduler):
        schedulers.require_known(address)
    assert not asked and settings.SCHEDULERS.read() == ""


@pytest.mark.parametrize(
    "address", ["tls://[::1]:8786", "tcp://node-1.example.org:8786", "ws://a:1/p"]
)
def test_addresses_of_all_forms_are_asked_about(address):
    schedulers.set_question(lambda _address: True)
    schedulers.require_known(address)
    assert settings.SCHEDULERS.read() == address


def test_the_user_is_asked_once():
    asked = []
    settings.SCHEDULERS.write("tcp://other:1")
    schedulers.set_question(lambda address: asked.append(address) or True)
    schedulers.require_known(ADDRESS)
    schedulers.require_known(ADDRESS)
    assert asked == [ADDRESS]
    assert settings.SCHEDULERS.read() == f"tcp://other:1 {ADDRESS}"


def test_a_user_who_says_no_is_not_connected():
    schedulers.set_question(lambda address: False)
    with pytest.raises(UnknownScheduler):
        schedulers.require_known(ADDRESS)
    assert settings.SCHEDULERS.read() == ""


@pytest.fixture
def listener():
    """A port that counts who connects to it."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.1)
        seen, over = [], threading.Event()

        def accept():
            while not over.is_set():
                try:
                    seen.append(server.accept())
                except OSError:
                    continue

        thread = threading.Thread(target=accept)
        thread.start()
        yield f"tcp://127.0.0.1:{server.getsockname()[1]}", seen
        over.set()
        thread.join()


def inputs(folder) -> dict:
    values = GRID.height * [[1.0] * GRID.width]
    paths = [write_raster(folder / f"{name}.tif", values, name=name) for name in ("npp", "rh")]
    return dict(zip(("NPP", "RH"), paths))


def test_nothing_is_sent_to_an_unknown_scheduler(provider, listener, tmp_path):
    import processing

    address, seen = listener
    given = {**inputs(tmp_path), "OUTPUT": str(tmp_path / "n.tif"), "DASK_SCHEDULER": address}
    with pytest.raises(QgsProcessingException, match="not one of your schedulers"):
        processing.run("carbonsink:nep", given)
    assert not seen
    assert not (tmp_path / "n.tif").exists()


def test_nor_by_a_box_inside_a_model(provider, listener, tmp_path):
    """The address of a box is in the model's file, and in no dialog."""
    import processing
    from qgis.core import (
        QgsProcessingFeedback,
        QgsProcessingModelAlgorithm,
        QgsProcessingModelChildAlgorithm,
        QgsProcessingModelChildParameterSource,
    )

    address, seen = listener
    given = {**inputs(tmp_path), "OUTPUT": str(tmp_path / "n.tif"), "DASK_SCHEDULER": address}
    box = QgsProcessingModelChildAlgorithm("carbonsink:nep")
    box.setChildId("nep")
    for name, value in given.items():
        source = QgsProcessingModelChildParameterSource.fromStaticValue(value)
        box.addParameterSources(name, [source])
    model = QgsProcessingModelAlgorithm("model", "group")
    model.addChildAlgorithm(box)
    feedback = QgsProcessingFeedback(False)
    with pytest.raises(QgsProcessingException) as caught:
        processing.run(model, {}, feedback=feedback)
    # Later versions of QGIS put the reason into the exception.
    assert "not one of your schedulers" in feedback.textLog() + str(caught.value)
    assert not seen
