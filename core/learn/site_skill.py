"""How R2 differs between sites, which R2 over the records of all sites does not tell.

Over all records, differences between sites count as variation that a model explains, so a model can
have an R2 of 0.9 there and do worse than the mean at some sites.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ..errors_and_notes.learn import SitesBelowZero
from ..errors_and_notes.predict import DatesNotTold
from ..run import Run

# Records of a site, such as the months of a year, below which its R2 is mostly chance.
FEW_RECORDS = 12


class SiteSkill(NamedTuple):
    """The R2 (1 - SSE/SST) of single sites, of those that have one.

    Parameters
    ----------
    r2_by_site : tuple of (str, float)
        Site and R2, the lowest R2 first.
    records : float
        Records of a site, in the median.
    """

    r2_by_site: tuple
    records: float

    @property
    def n(self) -> int:
        """Sites that have an R2."""
        return len(self.r2_by_site)

    @property
    def median(self) -> float:
        """The median of the sites' R2."""
        return float(np.median([r2 for _site, r2 in self.r2_by_site]))

    @property
    def below_zero(self) -> tuple:
        """Site and R2 where the mean of the site's own measurements predicts better."""
        return tuple(pair for pair in self.r2_by_site if pair[1] < 0)

    @property
    def has_few_records(self) -> bool:
        """Whether sites have too few records to be judged each by its own R2."""
        return self.records < FEW_RECORDS

    def outputs(self) -> dict:
        """Return the numbers shown first, by the names of the outputs of algorithms."""
        worst_site, lowest_r2 = self.r2_by_site[0]
        return {
            "SITES": self.n,
            "SITES_BELOW_ZERO": len(self.below_zero),
            "R2_SITES": self.median,
            "R2_WORST_SITE": lowest_r2,
            "WORST_SITE": worst_site,
        }


def find_site_skill(scores) -> SiteSkill | None:
    """Return the R2 of the sites in a table of scores, None where no site has one.

    Parameters
    ----------
    scores : pandas.DataFrame
        Scores of one model by one validation: columns `scope`, `subject`, `n` and `r2`.
    """
    sites = scores[(scores["scope"] == "site") & np.isfinite(scores["r2"].astype(np.float64))]
    pairs = [(str(site), float(r2)) for site, r2 in zip(sites["subject"], sites["r2"])]
    pairs.sort(key=lambda pair: (pair[1], pair[0]))
    return SiteSkill(tuple(pairs), float(sites["n"].median())) if pairs else None


def note_site_skill(skill: SiteSkill | None, validation: str, run: Run) -> None:
    """Report the sites whose R2 is below 0; of sites with few records, if most are."""
    if skill is None or not skill.below_zero:
        return
    if skill.has_few_records:
        if skill.median < 0:
            below, records = len(skill.below_zero), skill.records
            run.note(DatesNotTold(validation, skill.n, below, skill.median, records))
    else:
        run.note(SitesBelowZero(validation, skill.n, skill.below_zero, skill.median))
