"""Hot and cold spots: Getis-Ord Gi*."""
