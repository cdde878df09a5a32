"""What may be set of sample expansion and of screening, and the columns that expansion adds.

Dialogs read this before anything is computed: numpy is not imported here.
"""

from __future__ import annotations

from ..facts.run import BadValue

# Column of the site that a record was made from, empty in a real record. Training finds it.
PARENT_COLUMN = "parent_site"
SITE_COLUMN = "expansion_site"
RATIO_COLUMN = "expansion_ratio"
# Largest ratio of the reference that expansion takes over.
MAX_RATIO = 5.0
# Largest correlation and inflation factor that screening lets pass.
MAX_CORRELATION = 0.8
MAX_VIF = 10.0


def check_limits(max_correlation: float, max_vif: float) -> None:
    """Refuse limits that cannot be, by the parameter's name."""
    if not 0 < max_correlation <= 1:
        raise BadValue("MAX_CORRELATION", max_correlation, "> 0, <= 1")
    if not max_vif >= 1:
        raise BadValue("MAX_VIF", max_vif, ">= 1")
