"""The classes of the maps of this room, as data: code, key, label, colour.

LISA quadrants carry the codes and colours of GeoDa and esda (HH red, LL blue, the outliers light);
hot spots those of ArcGIS's rendering, from cold to hot.

The classes of emerging hot spots and their rules are those that Esri publishes ("How Emerging Hot
Spot Analysis works", ArcGIS Pro documentation); the rules are in `emerging.emerging_classes`.
"""

from __future__ import annotations

from typing import NamedTuple

NOT_SIGNIFICANT = 0
HIGH_HIGH, LOW_HIGH, LOW_LOW, HIGH_LOW = 1, 2, 3, 4

# Confidence levels of hot spots, weakest first, as the largest p they allow.
HOTSPOT_LEVELS = (0.10, 0.05, 0.01)


class PatternClass(NamedTuple):
    """One class of a map."""

    code: int
    key: str
    label: str
    colour: str


LISA_CLASSES = (
    PatternClass(NOT_SIGNIFICANT, "ns", "Not significant", "#eeeeee"),
    PatternClass(HIGH_HIGH, "HH", "High-high cluster", "#d7191c"),
    PatternClass(LOW_HIGH, "LH", "Low-high outlier", "#abd9e9"),
    PatternClass(LOW_LOW, "LL", "Low-low cluster", "#2c7bb6"),
    PatternClass(HIGH_LOW, "HL", "High-low outlier", "#fdae61"),
)

# Local Geary's c; codes and colours of clusters as above.
OTHER_SIMILAR, DISSIMILAR = 5, 6
GEARY_CLASSES = (
    PatternClass(NOT_SIGNIFICANT, "ns", "Not significant", "#eeeeee"),
    PatternClass(HIGH_HIGH, "HH", "High-high cluster", "#d7191c"),
    PatternClass(LOW_LOW, "LL", "Low-low cluster", "#2c7bb6"),
    PatternClass(OTHER_SIMILAR, "similar", "Like its neighbours, near the mean", "#fdd49e"),
    PatternClass(DISSIMILAR, "unlike", "Unlike its neighbours", "#8856a7"),
)
# Colours of clusters of one class each, in turn (qualitative, for any number of classes).
CLUSTER_COLOURS = tuple(
    "#1b9e77 #d95f02 #7570b3 #e7298a #66a61e #e6ab02 #a6761d #1f78b4 #b15928 #6a3d9a".split()
)

# Codes 1 to 3 are hot, 4 to 6 cold, at 90, 95 and 99 % confidence.
HOTSPOT_CLASSES = (
    PatternClass(NOT_SIGNIFICANT, "ns", "Not significant", "#eeeeee"),
    PatternClass(1, "hot90", "Hot spot, 90 % confidence", "#fdae8b"),
    PatternClass(2, "hot95", "Hot spot, 95 % confidence", "#f16a43"),
    PatternClass(3, "hot99", "Hot spot, 99 % confidence", "#b2182b"),
    PatternClass(4, "cold90", "Cold spot, 90 % confidence", "#a6cee3"),
    PatternClass(5, "cold95", "Cold spot, 95 % confidence", "#5497c9"),
    PatternClass(6, "cold99", "Cold spot, 99 % confidence", "#1f4e8c"),
)
COLD_OFFSET = 3

# Emerging hot spots: codes 1 to 8, cold spots 9 to 16 in the same order; Esri's CATEGORY has -1 to
# -8 for the latter.
NEW, CONSECUTIVE, INTENSIFYING, PERSISTENT = 1, 2, 3, 4
DIMINISHING, SPORADIC, OSCILLATING, HISTORICAL = 5, 6, 7, 8
EMERGING_COLD_OFFSET = 8

EMERGING_CLASSES = (
    PatternClass(NOT_SIGNIFICANT, "none", "No pattern detected", "#eeeeee"),
    PatternClass(NEW, "new_hot", "New hot spot", "#b10026"),
    PatternClass(CONSECUTIVE, "consecutive_hot", "Consecutive hot spot", "#e31a1c"),
    PatternClass(INTENSIFYING, "intensifying_hot", "Intensifying hot spot", "#67000d"),
    PatternClass(PERSISTENT, "persistent_hot", "Persistent hot spot", "#fc4e2a"),
    PatternClass(DIMINISHING, "diminishing_hot", "Diminishing hot spot", "#fd8d3c"),
    PatternClass(SPORADIC, "sporadic_hot", "Sporadic hot spot", "#feb24c"),
    PatternClass(OSCILLATING, "oscillating_hot", "Oscillating hot spot", "#fed976"),
    PatternClass(HISTORICAL, "historical_hot", "Historical hot spot", "#fcc5c0"),
    PatternClass(NEW + 8, "new_cold", "New cold spot", "#08519c"),
    PatternClass(CONSECUTIVE + 8, "consecutive_cold", "Consecutive cold spot", "#2171b5"),
    PatternClass(INTENSIFYING + 8, "intensifying_cold", "Intensifying cold spot", "#08306b"),
    PatternClass(PERSISTENT + 8, "persistent_cold", "Persistent cold spot", "#4292c6"),
    PatternClass(DIMINISHING + 8, "diminishing_cold", "Diminishing cold spot", "#6baed6"),
    PatternClass(SPORADIC + 8, "sporadic_cold", "Sporadic cold spot", "#9ecae1"),
    PatternClass(OSCILLATING + 8, "oscillating_cold", "Oscillating cold spot", "#a8ddb5"),
    PatternClass(HISTORICAL + 8, "historical_cold", "Historical cold spot", "#cab2d6"),
)


def cluster_classes(names) -> tuple:
    """Return the classes of a map of clusters, one for each class of a column from code 1 on."""
    colours = len(CLUSTER_COLOURS)
    classes = [LISA_CLASSES[0]]
    for i, label in enumerate(map(str, names)):
        classes.append(PatternClass(i + 1, label, label, CLUSTER_COLOURS[i % colours]))
    return tuple(classes)
