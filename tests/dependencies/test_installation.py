"""pip really run, with a wheel made here: whole or not at all, around what is there."""

from __future__ import annotations

import base64
import hashlib
import importlib.metadata
import os
import subprocess
import sys
import zipfile
from urllib.request import getproxies_environment, proxy_bypass_environment

import pytest

from carbonsink.dependencies import folders, installation
from carbonsink.dependencies.explain import explain_failure, explain_trial
from carbonsink.dependencies.interpreter import find_interpreter
from carbonsink.dependencies.libraries import Library, missing
from carbonsink.tests.dependencies.test_interpreter import ask

TOY = Library("carbonsink_toy", "carbonsink-toy", "1.0", "tests")


def make_wheel(folder, version="1.0", code="", requires=()):
    """Write a wheel of one module."""
    stem = f"carbonsink_toy-{version}"
    needs = "".join(f"Requires-Dist: {need}\n" for need in requires)
    head = f"Metadata-Version: 2.1\nName: carbonsink-toy\nVersion: {version}\n"
    files = {
        "carbonsink_toy.py": code or f"VERSION = {version!r}\n",
        f"{stem}.dist-info/METADATA": head + needs,
        f"{stem}.dist-info/WHEEL": "Wheel-Version: 1.0\nGenerator: test\n"
        "Root-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = ""
    for name, text in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=")
        record += f"{name},sha256={digest.decode()},{len(text)}\n"
    files[f"{stem}.dist-info/RECORD"] = f"{record}{stem}.dist-info/RECORD,,\n"
    folder.mkdir(exist_ok=True)
    with zipfile.ZipFile(folder / f"{stem}-py3-none-any.whl", "w") as wheel:
        for name, text in files.items():
            wheel.writestr(name, text)
    return folder


@pytest.fixture(scope="module")
def interpreter():
    found, rejected = find_interpreter(ask)
    if found is None or not found.pip:
        pytest.skip(f"no interpreter with pip: {rejected}")
    return found


@pytest.fixture
def profile(tmp_path, monkeypatch):
    """A QGIS profile without anything; what is imported from it is forgotten afterwards."""
    monkeypatch.setattr(sys, "path", list(sys.path))
    yield tmp_path / "my profile"
    sys.modules.pop("carbonsink_toy", None)


def run(plan):
    """Run pip as planned and return all it prints."""
    command = [plan.program, *plan.arguments]
    done = subprocess.run(
        command, env=plan.environment, capture_output=True, text=True, check=False, timeout=60
    )
    return done.returncode, done.stdout + done.stderr


def install(profile, interpreter, wheels):
    plan = installation.prepare([TOY], profile, interpreter, str(wheels))
    code, output = run(plan)
    assert code == 0, output
    trial = [plan.program, *installation.trial_arguments(plan, profile)]
    done = subprocess.run(trial, capture_output=True, text=True, check=False)
    assert installation.read_trial(done.stdout) == {}, done.stderr
    return installation.publish(plan, profile)


def test_a_library_is_installed_beside_qgis_and_usable_at_once(profile, interpreter, tmp_path):
    assert missing(libraries=(TOY,))
    place = install(profile, interpreter, make_wheel(tmp_path / "wheels"))
    assert place == folders.install_base(profile) / "1"
    before = list(sys.path)
    folders.extend_path(profile)
    assert sys.path[: len(before)] == before  # appended, never in front
    assert missing(libraries=(TOY,)) == []
    import carbonsink_toy

    assert carbonsink_toy.VERSION == "1.0"


def test_what_became_too_old_is_replaced(profile, interpreter, tmp_path):
    wheels = make_wheel(tmp_path / "wheels", "0.5")
    older = Library(TOY.module, TOY.package, "0.1", TOY.purpose)
    plan = installation.prepare([older], profile, interpreter, str(wheels))
    assert run(plan)[0] == 0
    installation.publish(plan, profile)
    folders.extend_path(profile)
    (problem,) = missing(libraries=(TOY,))
    assert problem.found == "0.5"

    place = install(profile, interpreter, make_wheel(wheels, "1.5"))
    assert place.name == "2"
    assert [layer.name for layer in folders.layers(profile)][:-1] == ["2"]
    folders.extend_path(profile)
    assert importlib.metadata.version("carbonsink-toy") == "1.5"


def test_the_numpy_of_qgis_stays(profile, interpreter, tmp_path):
    wheels = make_wheel(tmp_path / "wheels", requires=("numpy>=99",))
    plan = installation.prepare([TOY], profile, interpreter, str(wheels))
    code, output = run(plan)
    assert code != 0
    assert f"numpy=={importlib.metadata.version('numpy')}" in output
    assert "do not go together" in explain_failure(output, str(wheels)) or "no wheel" in (
        explain_failure(output, str(wheels))
    )
    installation.discard(plan)
    assert not folders.install_base(profile).parent.exists()


def test_an_empty_folder_of_wheels_is_named(profile, interpreter, tmp_path):
    empty = tmp_path / "wheels"
    empty.mkdir()
    plan = installation.prepare([TOY], profile, interpreter, str(empty))
    code, output = run(plan)
    assert code != 0
    message = explain_failure(output, str(empty))
    assert str(empty) in message
    assert "carbonsink-toy>=1.0" in message


def test_no_network_is_said_and_leaves_nothing(profile, interpreter, monkeypatch):
    for name in [name for name in os.environ if name.upper().startswith("PIP_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/simple")
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    plan = installation.prepare([TOY], profile, interpreter)
    code, output = run(plan)
    assert code != 0
    assert "cannot be reached" in explain_failure(output)
    installation.discard(plan)
    assert not folders.install_base(profile).parent.exists()


def test_a_library_that_cannot_be_imported_is_told_before_it_is_installed(
    profile, interpreter, tmp_path
):
    wheels = make_wheel(tmp_path / "wheels", code="raise ImportError('DLL load failed')\n")
    plan = installation.prepare([TOY], profile, interpreter, str(wheels))
    assert run(plan)[0] == 0
    trial = [plan.program, *installation.trial_arguments(plan, profile)]
    done = subprocess.run(trial, capture_output=True, text=True, check=False)
    faults = installation.read_trial(done.stdout)
    assert faults == {"carbonsink_toy": "ImportError: DLL load failed"}
    assert "DLL load failed" in explain_trial(faults)


def test_settings_that_would_misplace_packages_are_dropped(profile, interpreter, monkeypatch):
    monkeypatch.setenv("PIP_TARGET", "/elsewhere")
    monkeypatch.setenv("PYTHONNOUSERSITE", "1")
    plan = installation.prepare([TOY], profile, interpreter)
    assert "PIP_TARGET" not in plan.environment
    assert "PYTHONNOUSERSITE" not in plan.environment
    assert plan.environment["PYTHONUSERBASE"] == str(plan.folder)


def test_everything_importable_is_pinned_once_and_readably():
    lines = installation.constraint_lines([])
    names = [line.split("==")[0] for line in lines]
    assert f"numpy=={importlib.metadata.version('numpy')}" in lines
    assert len(names) == len(set(names))
    assert all(installation.VERSION.fullmatch(line.split("==")[1]) for line in lines)


@pytest.mark.parametrize("version", ["1.1build1", "unknown", "2.36ubuntu1"])
def test_versions_that_pip_does_not_read_are_left_out(version):
    assert not installation.VERSION.fullmatch(version)


@pytest.mark.parametrize(
    ("output", "said"),
    [
        ("OSError: [Errno 28] No space left on device", "disk is full"),
        ("/usr/bin/python3: No module named pip", "pip is missing"),
        ("ERROR: Could not install: [Errno 13] Permission denied: '/x'", "cannot be written"),
        ("ERROR: No matching distribution found for numba>=0.56", "has no numba>=0.56"),
        ("Collecting a\nERROR: something else\nbye", "pip failed: ERROR: something else"),
        ("", "pip failed: -"),
        ("WARNING: Retrying after connection broken by 'ProxyError(...)'", "cannot be reached"),
    ],
)
def test_failures_have_a_remedy(output, said):
    assert said in explain_failure(output)


def test_a_trial_that_dies_is_a_fault():
    assert installation.read_trial("Fatal Python error: x") == {"Python": "Fatal Python error: x"}


@pytest.fixture
def manager(qgis_app):
    from qgis.core import QgsNetworkAccessManager
    from qgis.PyQt.QtNetwork import QNetworkProxy

    found = QgsNetworkAccessManager.instance()
    before = found.fallbackProxy(), found.excludeList(), found.noProxyList()
    found.setFallbackProxyAndExcludes(QNetworkProxy(), [], [])
    yield found
    found.setFallbackProxyAndExcludes(*before)


def set_proxy(manager, kind, *facts, exceptions=()):
    from qgis.PyQt.QtNetwork import QNetworkProxy

    chosen = QNetworkProxy(getattr(QNetworkProxy.ProxyType, kind), *facts)
    manager.setFallbackProxyAndExcludes(chosen, list(exceptions), [])


def test_without_a_proxy_nothing_is_said(manager):
    assert installation.proxy_variables() == {}
    set_proxy(manager, "Socks5Proxy", "socks.example", 1080)
    assert installation.proxy_variables() == {}  # pip has no means for it


def test_python_reads_the_proxy_as_qgis_has_it(manager, monkeypatch):
    set_proxy(
        manager,
        *("HttpProxy", "proxy.example", 3128, "li@lab", "p:w/d"),
        exceptions=["http://mirror.example/pypi", "intern.example"],
    )
    for name, value in installation.proxy_variables().items():
        monkeypatch.setenv(name, value)
    found = getproxies_environment()
    assert found["https"] == found["http"] == "http://li%40lab:p%3Aw%2Fd@proxy.example:3128"
    for host in ("mirror.example", "intern.example"):
        assert proxy_bypass_environment(host)
    assert not proxy_bypass_environment("pypi.org")


def test_it_goes_before_the_one_of_the_system(manager, monkeypatch, tmp_path):
    from carbonsink.dependencies.installation import prepare
    from carbonsink.dependencies.interpreter import running_interpreter
    from carbonsink.dependencies.libraries import LIBRARIES

    monkeypatch.setenv("HTTPS_PROXY", "http://old.example:1")
    set_proxy(manager, "HttpCachingProxy", "proxy.example", 3128)
    plan = prepare([LIBRARIES[0]], tmp_path, running_interpreter())
    assert plan.environment["HTTPS_PROXY"] == "http://proxy.example:3128"
    assert plan.environment["https_proxy"] == "http://proxy.example:3128"
    assert not any("proxy.example" in argument for argument in plan.arguments)  # is shown
