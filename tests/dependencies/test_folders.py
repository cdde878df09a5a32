"""Where libraries are looked for, and in which order."""

from __future__ import annotations

import os
import sys
import time

import pytest

from carbonsink.dependencies import folders, installation

VERSION = "{}.{}".format(*sys.version_info)


@pytest.fixture
def path(monkeypatch):
    """A copy of ``sys.path``, put back after the test."""
    before = list(sys.path)
    monkeypatch.setattr(sys, "path", list(before))
    return before


def make_layer(profile, name=""):
    site = folders.install_base(profile) / name / "lib" / f"python{VERSION}" / "site-packages"
    site.mkdir(parents=True)
    return site


def test_nothing_is_there_yet(tmp_path, path):
    folders.extend_path(tmp_path)
    assert sys.path == path


def test_the_base_is_keyed_on_the_python_version(tmp_path):
    base = folders.install_base(tmp_path)
    assert base.relative_to(tmp_path).parts == ("carbonsink", f"python{VERSION}")


@pytest.mark.skipif(os.name == "nt", reason="another layout")
def test_layers_are_appended_the_newest_first(tmp_path, path):
    base, second, tenth = (make_layer(tmp_path, name) for name in ("", "2", "10"))
    folders.extend_path(tmp_path)
    folders.extend_path(tmp_path)
    assert sys.path == [*path, str(tenth), str(second), str(base)]
    assert folders.next_layer(tmp_path).name == "11"


@pytest.mark.skipif(os.name == "nt", reason="another layout")
def test_a_new_layer_goes_before_the_older_ones(tmp_path, path):
    first = make_layer(tmp_path, "1")
    folders.extend_path(tmp_path)
    sys.path.append("/somebody/else")
    second = make_layer(tmp_path, "2")
    folders.extend_path(tmp_path)
    assert sys.path == [*path, "/somebody/else", str(second), str(first)]


@pytest.mark.parametrize("layout", [VERSION, ".", "Lib/site-packages"])
def test_the_folder_of_qpip_is_found_in_each_layout(tmp_path, path, layout):
    folder = tmp_path / "python" / "dependencies" / layout
    folder.mkdir(parents=True)
    folders.extend_path(tmp_path)
    assert str(folder) in sys.path


def test_an_installation_cut_off_long_ago_is_removed(tmp_path):
    old, new = (folders.install_base(tmp_path) / f"{installation.UNFINISHED}{n}" for n in "ab")
    for folder in (old, new):
        folder.mkdir(parents=True)
    long_ago = time.time() - 2 * installation.ABANDONED_S
    os.utime(old, (long_ago, long_ago))
    installation.remove_unfinished(tmp_path)
    assert not old.exists()
    assert new.exists()
    assert folders.layers(tmp_path) == [folders.install_base(tmp_path)]


@pytest.mark.parametrize(
    "place, is_told",
    [
        ("QGIS4/profiles/default/carbonsink/python3.1/1/lib/python3.1/site-packages/scipy", True),
        ("QGIS4/profiles/default/carbonsink/python3.1/2/Python31/site-packages/scipy", True),
        ("QGIS3/profiles/default/carbonsink/python3.1/lib/python3.1/site-packages/scipy", True),
        (f"QGIS3/profiles/default/carbonsink/python{VERSION}/1/lib/x/site-packages/scipy", True),
        (f"QGIS4/profiles/default/carbonsink/python{VERSION}/1/lib/x/site-packages/scipy", False),
        ("QGIS4/profiles/default/carbonsink/python3.1/unfinished", False),
        ("QGIS3/profiles/other/carbonsink/python3.1/lib/python3.1/site-packages/scipy", False),
    ],
)
def test_installations_for_another_qgis_are_known(tmp_path, place, is_told):
    (tmp_path / place).mkdir(parents=True)
    profile = tmp_path / "QGIS4" / "profiles" / "default"
    assert folders.is_installed_elsewhere(profile) is is_told
