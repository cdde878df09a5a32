"""The tables of the geographical detector."""

from __future__ import annotations

from .detection import Detection


def factor_table(detection: Detection):
    """Return the table of the factor detector: q, its test, interval and null, classes."""
    import pandas as pd

    rows = []
    for date, date_factors in zip(detection.dates, detection.factor_results):
        for classes, factor in zip(detection.classes, date_factors):
            test = factor.test
            rows.append(
                {
                    **({"date": date} if date else {}),
                    "factor": classes.name,
                    "q": test.q,
                    "p": test.p,
                    "classes": test.strata,
                    "method": classes.method,
                    "q_low": factor.low,
                    "q_high": factor.high,
                    "q_null_95": factor.null,
                    "p_null": factor.p_null,
                    "null": detection.null if detection.draws else "",
                    "n": test.n,
                    "F": test.f,
                    "lambda": test.noncentrality,
                }
            )
    return pd.DataFrame(rows)


def interaction_table(detection: Detection):
    """Return the table of the interaction detector: the q of overlays, and its type."""
    import pandas as pd

    rows = []
    for date, date_pairs, factors in zip(
        detection.dates, detection.pairs, detection.factor_results
    ):
        for pair in date_pairs:
            rows.append(
                {
                    **({"date": date} if date else {}),
                    "factor_1": detection.factors[pair.first],
                    "factor_2": detection.factors[pair.second],
                    "q_1": factors[pair.first].test.q,
                    "q_2": factors[pair.second].test.q,
                    "q_1_and_2": pair.q,
                    "interaction": pair.type,
                    "q_null_95": pair.null,
                    "p_null": pair.p_null,
                }
            )
    return pd.DataFrame(rows)


def ecological_table(detection: Detection):
    """Return the table of the ecological detector: whether two factors' q differ."""
    import pandas as pd

    alpha = detection.settings.alpha
    rows = [
        {
            **({"date": date} if date else {}),
            "factor_1": detection.factors[pair.first],
            "factor_2": detection.factors[pair.second],
            "F": pair.ratio.f,
            "p": pair.ratio.p,
            "significant": "yes" if pair.ratio.p <= alpha else "no",
        }
        for date, date_pairs in zip(detection.dates, detection.pairs)
        for pair in date_pairs
    ]
    return pd.DataFrame(rows)


def risk_table(detection: Detection):
    """Return the table of the risk detector: the test of the means of two strata."""
    import pandas as pd

    alpha = detection.settings.alpha
    rows = []
    for date, date_risks in zip(detection.dates, detection.risks):
        for row in date_risks:
            labels = detection.classes[row.factor].labels
            rows.append(
                {
                    **({"date": date} if date else {}),
                    "factor": detection.factors[row.factor],
                    "class_1": labels[row.first],
                    "class_2": labels[row.second],
                    "difference": row.test.difference,
                    "t": row.test.t,
                    "df": row.test.df,
                    "p": row.test.p,
                    "significant": "yes" if row.test.p <= alpha else "no",
                }
            )
    return pd.DataFrame(rows)


def stratum_table(detection: Detection):
    """Return the table of the strata of the factors: values, mean and deviation."""
    import pandas as pd

    rows = []
    for date, date_factors in zip(detection.dates, detection.factor_results):
        for classes, factor in zip(detection.classes, date_factors):
            deviations = factor.moments.variance**0.5
            for position, stratum in enumerate(factor.strata):
                rows.append(
                    {
                        **({"date": date} if date else {}),
                        "factor": classes.name,
                        "class": classes.labels[stratum],
                        "n": int(factor.moments.n[position]),
                        "mean": float(factor.moments.mean[position]),
                        "sd": float(deviations[position]),
                    }
                )
    return pd.DataFrame(rows)


# Table by the destination that it goes to.
TABLES = {
    "TABLE": factor_table,
    "INTERACTION_TABLE": interaction_table,
    "RISK_TABLE": risk_table,
    "ECOLOGICAL_TABLE": ecological_table,
    "STRATUM_TABLE": stratum_table,
}


def zone_table(detection: Detection, zone_results):
    """Return the table of the factors' q by zone and date."""
    import pandas as pd

    rows = []
    for zone_result in zone_results:
        date, test = detection.dates[zone_result.date], zone_result.test
        rows.append(
            {
                "zone": zone_result.zone,
                **({"date": date} if date else {}),
                "factor": detection.factors[zone_result.factor],
                "q": zone_result.q,
                "p": test.p if test is not None else float("nan"),
                "classes": test.strata if test is not None else 0,
                "n": zone_result.n,
            }
        )
    return pd.DataFrame(rows)
