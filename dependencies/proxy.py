"""The proxy that is set in QGIS, as the variables that pip understands.

Without them pip knows only the proxy of the system, and an installation that QGIS's own plugin
manager could do fails.
"""

from __future__ import annotations

from urllib.parse import quote, urlsplit

# Both spellings are read by programs, and the small one first by Python.
NAMES = ("http_proxy", "https_proxy")
EXCEPT = "no_proxy"


def proxy_variables() -> dict[str, str]:
    """Return the variables of the proxy of QGIS's options; empty where none is set there.

    A SOCKS proxy is left out: pip needs another library for it.
    """
    from qgis.core import QgsNetworkAccessManager
    from qgis.PyQt.QtNetwork import QNetworkProxy

    manager = QgsNetworkAccessManager.instance()
    proxy = manager.fallbackProxy()
    kinds = QNetworkProxy.ProxyType
    if proxy.type() not in (kinds.HttpProxy, kinds.HttpCachingProxy) or not proxy.hostName():
        return {}
    address = proxy_address(proxy.hostName(), proxy.port(), proxy.user(), proxy.password())
    return spelled(address, [*manager.excludeList(), *manager.noProxyList()])


def proxy_address(
    host: str, port: int, user: str | None = None, password: str | None = None
) -> str:
    """Return the address of a proxy, with name and password where there are any."""
    who = quote(user or "", safe="")
    if who and password:
        who += ":" + quote(password, safe="")
    place = f"{host}:{port}" if port else host
    return f"http://{who}@{place}" if who else f"http://{place}"


def spelled(address: str, exceptions: list[str]) -> dict[str, str]:
    """Return the variables for an address and the addresses that are reached without it.

    Parameters
    ----------
    address : str
        Of the proxy.
    exceptions : list of str
        Beginnings of addresses, as QGIS keeps them; pip wants the hosts.
    """
    hosts = [urlsplit(one if "//" in one else f"//{one}").hostname for one in exceptions if one]
    variables = dict.fromkeys(NAMES, address)
    if any(hosts):
        variables[EXCEPT] = ",".join(dict.fromkeys(filter(None, hosts)))
    return {**variables, **{name.upper(): value for name, value in variables.items()}}
