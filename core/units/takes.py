"""`Takes`: which quantity an input takes, declared beside its label and help."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Takes:
    """What an input of rasters takes.

    Parameters
    ----------
    quantities : tuple of str
        Codes of quantities; empty for any.
    step : str
        Step of time its amounts must be per: "month", "year", "series" (the step of its dates), or
        empty where it does not matter.
    unit : str
        Unit wanted instead of the quantity's own, without a step ("t C ha-1").
    several : bool
        Whether the rasters are several variables (predictors), each a quantity of its own whose
        values are used as they are.
    alike : str
        Another input of the same run, whose unit this one must have.
    own_unit : bool
        Whether values are brought to the quantity's own unit, also where any quantity is taken;
        else they are kept in the unit of the first raster that states one.
    checked : bool
        False for rasters of class codes, and where values are only copied.
    legends : bool
        Whether the legends of such rasters must agree.
    repeats : bool
        Whether one raster may be given several times, or for another input too.
    products : bool
        Whether the rasters are products to be compared: of one quantity and one date.
    """

    quantities: tuple = ()
    step: str = ""
    unit: str = ""
    several: bool = False
    alike: str = ""
    own_unit: bool = False
    checked: bool = True
    legends: bool = True
    repeats: bool = False
    products: bool = False


# Amounts of carbon per area: fluxes, and stocks.
FLUXES = ("npp", "gpp", "rs", "rh", "ra", "reco", "nep", "nee", "nbp", "gee")
CARBON = (*FLUXES, "carbon")
