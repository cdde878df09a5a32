"""What stands between QGIS Processing and the science: provider, base algorithm, parameters."""
