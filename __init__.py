"""Carbon Sink: ecosystem carbon-flux mapping and diagnosis."""


def classFactory(iface):
    """Return the plugin; called by QGIS."""
    from .plugin import CarbonSinkPlugin

    return CarbonSinkPlugin(iface)
