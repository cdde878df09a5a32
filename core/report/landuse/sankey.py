"""A Sankey diagram to move around in: one HTML file with plotly inside, no network."""

from __future__ import annotations

import re
from html import escape

import numpy as np

from ...facts.run import MissingLibrary
from ...files.atomic import publish_text
from ...units import carbon_units

# Pairs with less of the area are left out of the diagram: they are thinner than a line.
SMALLEST_SHARE = 1e-5
_HEIGHT = 640
_RANDOM_ID = re.compile(r'<div id="([0-9a-f-]{36})"')


def require_plotly() -> None:
    """Raise `MissingLibrary` when plotly is not installed."""
    import importlib.util

    if importlib.util.find_spec("plotly") is None:
        raise MissingLibrary("plotly", "SANKEY")


def write_sankey(transfers, path: str, translate) -> None:
    """Write the transfers of one or more periods as an HTML file.

    Parameters
    ----------
    transfers : sequence of Transfer
        Periods, one after the other, with the same classes.
    path : str
        HTML file to write.
    translate : callable
        Turns an English text into the user's language.

    Raises
    ------
    MissingLibrary
        When plotly is not installed.
    """
    require_plotly()
    import plotly.graph_objects as go

    tr = translate
    figure = go.Figure(
        [_trace(transfers, True, True, tr), _trace(transfers, False, False, tr)],
        layout={
            "title": {"text": escape(_title(transfers, tr))},
            "font": {"family": "DejaVu Sans, Noto Sans, sans-serif", "size": 13},
            "height": _HEIGHT,
            "margin": {"l": 20, "r": 20, "t": 60, "b": 60},
            "updatemenus": [_buttons(tr)],
        },
    )
    html = figure.to_html(
        include_plotlyjs=True,
        include_mathjax=False,
        full_html=True,
        config={"displaylogo": False, "responsive": True},
    )
    title = f'<meta charset="utf-8"><title>{escape(_title(transfers, tr))}</title>'
    html = html.replace('<meta charset="utf-8" />', title, 1)
    # plotly names its element at random; the same input shall give the same file.
    drawn = _RANDOM_ID.search(html)
    publish_text(path, html.replace(drawn.group(1), "sankey") if drawn else html)


def _title(transfers, tr) -> str:
    return tr("Land-use transfer {first} to {last} (km²)").format(
        first=transfers[0].first, last=transfers[-1].last
    )


def _buttons(tr) -> dict:
    """Return the choice between all land and the part that changed."""
    return {
        "type": "buttons",
        "direction": "right",
        "x": 0,
        "y": -0.03,
        "xanchor": "left",
        "yanchor": "top",
        "buttons": [
            {
                "label": escape(label),
                "method": "update",
                "args": [{"visible": [shown == 0, shown == 1]}],
            }
            for shown, label in enumerate((tr("All land"), tr("Changed land only")))
        ],
    }


def _trace(transfers, with_unchanged: bool, visible: bool, tr):
    """Return the nodes of each date and the flows between them."""
    import plotly.graph_objects as go

    classes = transfers[0].classes
    dates = [transfers[0].first, *(transfer.last for transfer in transfers)]
    links: dict = {"source": [], "target": [], "value": [], "color": [], "customdata": []}
    for period, transfer in enumerate(transfers):
        for i, j in _pairs(transfer, with_unchanged):
            links["source"].append(period * len(classes) + i)
            links["target"].append((period + 1) * len(classes) + j)
            links["value"].append(float(transfer.area[i, j]) / carbon_units.M2_PER_KM2)
            links["color"].append(_transparent(classes[i].colour, 0.25 if i == j else 0.6))
            links["customdata"].append(_hover(transfer, i, j, tr))
    return go.Sankey(
        visible=visible,
        arrangement="snap",
        node={
            "label": [escape(f"{entry.name} {date}") for date in dates for entry in classes],
            "color": [entry.colour for _ in dates for entry in classes],
            "pad": 14,
            "thickness": 16,
            "line": {"width": 0},
        },
        link={**links, "hovertemplate": "%{customdata}<extra></extra>"},
        valueformat=",.4~g",
        valuesuffix=" km²",
    )


def _pairs(transfer, with_unchanged: bool) -> list:
    """Return the pairs large enough to be seen."""
    shown = transfer.area.copy()
    if not with_unchanged:
        np.fill_diagonal(shown, 0.0)
    return np.argwhere(shown > SMALLEST_SHARE * shown.sum()).tolist()


def _hover(transfer, i: int, j: int, tr) -> str:
    """Return what is shown over a flow."""
    first, last = transfer.classes[i].name, transfer.classes[j].name
    area = f"{transfer.area[i, j] / carbon_units.M2_PER_KM2:,.5g} km²"
    lines = [f"{escape(first)} → {escape(last)}", area]
    if transfer.has_carbon:
        tg = carbon_units.teragrams(float(transfer.change[i, j]), transfer.unit)
        carbon = tr("carbon change {amount} × 10⁴ t C")
        lines.append(escape(carbon.format(amount=f"{carbon_units.ten_kilotonnes(tg):,.4g}")))
    return "<br>".join(lines)


def _transparent(colour: str, opacity: float) -> str:
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},{opacity})"
