"""Products (maps of one flux) compared at measured sites, in the layout of the papers' tables.

Every score stands beside the mean over the other products and the difference of the reference
product from that mean: for r ``(reference - mean) / |mean|``, for errors ``(|mean| - |reference|) /
|mean|``, both in per cent, so that above 0 always means that the reference product is the better.

References
----------
Zeng, J. et al. (2023) Carbon Balance and Management 18, Tables 1 and 2.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from ..errors_and_notes.fields import FieldName
from ..errors_and_notes.flux import MagnitudesDiffer
from ..errors_and_notes.learn import TooFewChosen, TooFewSamples
from ..errors_and_notes.raster import AmbiguousVariable
from ..errors_and_notes.run import BadValue
from ..errors_and_notes.sites import SamplesUsed
from ..files.atomic import publish_csv
from ..run import Run
from ..statistics.scores import MIN_VALUES, score

# Scores of the table, whether larger is better, and unit ("target": that of the products).
TABLE_SCORES = {
    "r": (True, ""),
    "r2": (True, ""),
    "rmse": (False, "target"),
    "mae": (False, "target"),
    "me": (False, "target"),
    "pbias": (False, "%"),
    "mape": (False, "%"),
    "slope": (None, ""),
}


# A mean of the others that is smaller than this share of the reference's score is next to nothing.
MIN_SHARE = 0.01
# Products whose typical value is so many times that of the observations are in another unit.
MAX_RATIO = 30.0


@dataclass(frozen=True, eq=False)
class ProductComparison:
    """Products at the sites where all of them have a value.

    Parameters
    ----------
    observed : numpy.ndarray
        Observations of the sites compared at.
    products : dict of str to numpy.ndarray
        Values of each product there, the reference last.
    reference : str
        Name of the reference product.
    scores : dict of str to Scores
        By product.
    unit : str
        Unit of the products, empty when not known.
    """

    observed: np.ndarray
    products: dict
    reference: str
    scores: dict
    unit: str = ""

    @property
    def others(self) -> tuple:
        """Names of the products but for the reference."""
        return tuple(name for name in self.products if name != self.reference)

    def rows(self) -> list:
        """Return (score, values of the others, their mean, reference, difference %) per score."""
        score_rows = []
        for name, (larger, _unit) in TABLE_SCORES.items():
            others = [float(getattr(self.scores[p], name)) for p in self.others]
            mean = float(np.mean(others)) if others else math.nan
            reference_score = float(getattr(self.scores[self.reference], name))
            score_rows.append(
                (
                    name,
                    others,
                    mean,
                    reference_score,
                    difference_percent(larger, mean, reference_score),
                )
            )
        return score_rows


def difference_percent(larger_is_better, mean: float, reference: float) -> float:
    """Return by how much a reference product is better than a mean, %; NaN if neither is.

    A per cent of next to nothing (the bias of a model fitted to these records) says nothing: the
    mean of the others must be `MIN_SHARE` of the reference's score at least.

    Parameters
    ----------
    larger_is_better : bool or None
        True for correlations, False for errors (whose sign does not count), None for neither.
    mean, reference : float
        Score of the others on average, and of the reference.
    """
    is_defined = math.isfinite(mean) and abs(mean) > MIN_SHARE * abs(reference)
    if larger_is_better is None or not is_defined:
        return math.nan
    if larger_is_better:
        return 100 * (reference - mean) / abs(mean)
    return 100 * (abs(mean) - abs(reference)) / abs(mean)


def choose_reference(names: tuple, name_wanted: str) -> str:
    """Return the reference product: exact name, else without regard to case; the first if empty.

    Raises
    ------
    TooFewChosen, AmbiguousVariable, BadValue
        For fewer than two products, two of one name, or a name that none has.
    """
    if len(names) < 2:
        raise TooFewChosen(FieldName("products"), names, 2)
    for name in names:
        if names.count(name) > 1:
            raise AmbiguousVariable(name, tuple(n for n in names if n == name))
    if not name_wanted:
        return names[0]
    folded = [name for name in names if name.casefold() == name_wanted.casefold()]
    if name_wanted in names:
        return name_wanted
    if len(folded) == 1:
        return folded[0]
    raise BadValue(FieldName("reference"), name_wanted, ", ".join(names))


def compare_products(
    observed, products: dict, reference: str, run: Run, unit: str = ""
) -> ProductComparison:
    """Score products at the sites where all of them and the observation have a value.

    Parameters
    ----------
    observed : array_like
        Observed values.
    products : dict of str to array_like
        Values of each product at the same records, NaN for none.
    reference : str
        Name of the product that the others are held against.
    run : Run
        Receives a note of how many records are used.
    unit : str
        Unit of the products.

    Raises
    ------
    TooFewSamples
        With fewer than three common records.
    """
    observed = np.asarray(observed, np.float64)
    values = {name: np.asarray(value, np.float64) for name, value in products.items()}
    has_target = np.isfinite(observed)
    is_used = has_target & np.all([np.isfinite(v) for v in values.values()], axis=0)
    dropped = {
        "target": int((~has_target).sum()),
        "product": int((has_target & ~is_used).sum()),
    }
    run.note(SamplesUsed(int(is_used.sum()), dropped))
    _doubt_magnitudes(
        observed[is_used], {name: value[is_used] for name, value in values.items()}, run
    )
    if is_used.sum() < MIN_VALUES:
        raise TooFewSamples(int(is_used.sum()), MIN_VALUES, "products")
    ordered = [*(name for name in values if name != reference), reference]
    used_values = {name: values[name][is_used] for name in ordered}
    scores = {name: score(observed[is_used], value) for name, value in used_values.items()}
    return ProductComparison(observed[is_used], used_values, reference, scores, unit)


def _doubt_magnitudes(observed, products: dict, run: Run) -> None:
    """Warn of products that look like another unit than the observations."""
    typical = float(np.median(np.abs(observed))) if observed.size else 0.0
    for name, values in products.items():
        product_median = float(np.median(np.abs(values))) if values.size else 0.0
        if (
            typical > 0
            and product_median > 0
            and not 1 / MAX_RATIO < product_median / typical < MAX_RATIO
        ):
            run.note(MagnitudesDiffer(name, product_median, typical))


def comparison_frame(comparison: ProductComparison):
    """Return the table of a comparison: one row per score, one column per product."""
    import pandas as pd

    rows = []
    for name, others, mean, reference_score, difference in comparison.rows():
        unit = TABLE_SCORES[name][1]
        unit = comparison.unit if unit == "target" else unit
        rows.append(
            {
                "score": name,
                "unit": unit,
                **dict(zip(comparison.others, others)),
                "mean_of_others": mean,
                comparison.reference: reference_score,
                "difference (%)": difference,
                "n": len(comparison.observed),
            }
        )
    return pd.DataFrame(rows)


def write_product_comparison(comparison: ProductComparison, path: str) -> None:
    """Write the table of a comparison as CSV."""
    publish_csv(path, comparison_frame(comparison))
