"""The help panel of an algorithm, made from its declarations so that it cannot drift."""

from __future__ import annotations

from html import escape

from .translation import tr

MANUAL = "https://carbon-sink.github.io/carbonsink/algorithms/{id}.html"


def help_url(algorithm_id: str) -> str:
    """Return the manual page of an algorithm."""
    return MANUAL.format(id=algorithm_id)


def help_html(algorithm) -> str:
    """Return the help of an algorithm: what, parameters, outputs, reference, limits."""
    parts = [f"<p>{escape(algorithm.about())}</p>"]
    inputs = [d for d in algorithm.parameterDefinitions() if not d.isDestination()]
    parts += _section(tr("Inputs"), inputs)
    parts += _section(tr("Outputs"), algorithm.destinationParameterDefinitions())
    values = algorithm.results()
    if values:
        listed = "".join(f"<li><b>{escape(o.description())}</b> ({o.name()})</li>" for o in values)
        parts.append(f"<h3>{escape(tr('Values'))}</h3><ul>{listed}</ul>")
    for heading, text in (
        (tr("Reference"), algorithm.reference()),
        (tr("Limits"), algorithm.limits()),
    ):
        if text:
            parts.append(f"<h3>{escape(heading)}</h3><p>{escape(text)}</p>")
    return "\n".join(parts)


def _section(heading: str, definitions) -> list:
    """Return a heading and a list of definitions with their help."""
    if not definitions:
        return []
    items = "".join(
        f"<li><b>{escape(d.description())}</b> ({d.name()}): {escape(d.help())}</li>"
        for d in definitions
    )
    return [f"<h3>{escape(heading)}</h3><ul>{items}</ul>"]
