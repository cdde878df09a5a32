"""The proxy of QGIS's options reaches pip, with its name, password and exceptions."""

from __future__ import annotations

from urllib.request import getproxies_environment, proxy_bypass_environment

import pytest

from carbonsink.dependencies import proxy


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
    assert proxy.proxy_variables() == {}
    set_proxy(manager, "Socks5Proxy", "socks.example", 1080)
    assert proxy.proxy_variables() == {}  # pip has no means for it


def test_python_reads_the_proxy_as_qgis_has_it(manager, monkeypatch):
    set_proxy(
        manager,
        *("HttpProxy", "proxy.example", 3128, "li@lab", "p:w/d"),
        exceptions=["http://mirror.example/pypi", "intern.example"],
    )
    for name, value in proxy.proxy_variables().items():
        monkeypatch.setenv(name, value)
    found = getproxies_environment()
    assert found["https"] == found["http"] == "http://li%40lab:p%3Aw%2Fd@proxy.example:3128"
    for host in ("mirror.example", "intern.example"):
        assert proxy_bypass_environment(host)
    assert not proxy_bypass_environment("pypi.org")


def test_it_goes_before_the_one_of_the_system(manager, monkeypatch, tmp_path):
    from carbonsink.dependencies.installation import prepare
    from carbonsink.dependencies.interpreter import wanted
    from carbonsink.dependencies.libraries import LIBRARIES

    monkeypatch.setenv("HTTPS_PROXY", "http://old.example:1")
    set_proxy(manager, "HttpCachingProxy", "proxy.example", 3128)
    plan = prepare([LIBRARIES[0]], tmp_path, wanted())
    assert plan.environment["HTTPS_PROXY"] == "http://proxy.example:3128"
    assert plan.environment["https_proxy"] == "http://proxy.example:3128"
    assert not any("proxy.example" in argument for argument in plan.arguments)  # is shown
