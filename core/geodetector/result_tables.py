"""The tables of the geographical detector."""

from __future__ import annotations

from .analysis import Detection


def factor_table(found: Detection):
    """Return one row per factor (and date): q, its test, interval and null, and the classes."""
    import pandas as pd

    rows = []
    for date, of_date in zip(found.dates, found.found):
        for classes, factor in zip(found.classes, of_date):
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
                    "null": found.null if found.draws else "",
                    "n": test.n,
                    "F": test.f,
                    "lambda": test.noncentrality,
                }
            )
    return pd.DataFrame(rows)


def interaction_table(found: Detection):
    """Return one row per pair of factors (and date): the q of their overlay, and its type."""
    import pandas as pd

    rows = []
    for date, of_date, factors in zip(found.dates, found.pairs, found.found):
        for pair in of_date:
            rows.append(
                {
                    **({"date": date} if date else {}),
                    "factor_1": found.factors[pair.first],
                    "factor_2": found.factors[pair.second],
                    "q_1": factors[pair.first].test.q,
                    "q_2": factors[pair.second].test.q,
                    "q_1_and_2": pair.q,
                    "interaction": pair.type,
                    "q_null_95": pair.null,
                    "p_null": pair.p_null,
                }
            )
    return pd.DataFrame(rows)


def ecological_table(found: Detection):
    """Return one row per pair of factors (and date): whether their explanation differs."""
    import pandas as pd

    alpha = found.settings.alpha
    rows = [
        {
            **({"date": date} if date else {}),
            "factor_1": found.factors[pair.first],
            "factor_2": found.factors[pair.second],
            "F": pair.ratio.f,
            "p": pair.ratio.p,
            "significant": "yes" if pair.ratio.p <= alpha else "no",
        }
        for date, of_date in zip(found.dates, found.pairs)
        for pair in of_date
    ]
    return pd.DataFrame(rows)


def risk_table(found: Detection):
    """Return one row per pair of strata of a factor (and date): the test of their means."""
    import pandas as pd

    alpha = found.settings.alpha
    rows = []
    for date, of_date in zip(found.dates, found.risks):
        for row in of_date:
            labels = found.classes[row.factor].labels
            rows.append(
                {
                    **({"date": date} if date else {}),
                    "factor": found.factors[row.factor],
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


def stratum_table(found: Detection):
    """Return one row per class of a factor (and date): values, mean and standard deviation."""
    import pandas as pd

    rows = []
    for date, of_date in zip(found.dates, found.found):
        for classes, factor in zip(found.classes, of_date):
            deviations = factor.moments.variance**0.5
            for place, stratum in enumerate(factor.strata):
                rows.append(
                    {
                        **({"date": date} if date else {}),
                        "factor": classes.name,
                        "class": classes.labels[stratum],
                        "n": int(factor.moments.n[place]),
                        "mean": float(factor.moments.mean[place]),
                        "sd": float(deviations[place]),
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
