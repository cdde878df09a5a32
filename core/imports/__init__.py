"""Downloads and exports of other programs brought to dated rasters of one grid."""
