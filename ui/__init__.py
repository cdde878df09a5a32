"""What the QGIS window shows besides the toolbox."""
