"""The science of Carbon Sink. Imports no QGIS, ever; ``osgeo`` only inside ``core.raster``."""
