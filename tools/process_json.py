"""What ``qgis_process --json`` prints, whatever else QGIS and its drivers print around it."""

from __future__ import annotations

import json


def read_answer(output: str) -> dict:
    """Return the answer in what qgis_process has printed; empty where there is none.

    Drivers and libraries print lines before it, and QGIS behind it when it ends.
    """
    decoder = json.JSONDecoder()
    start = output.find("{")
    while start >= 0:
        try:
            answer, _ = decoder.raw_decode(output, start)
        except json.JSONDecodeError:
            start = output.find("{", start + 1)
            continue
        if isinstance(answer, dict):
            return answer
        start = output.find("{", start + 1)
    return {}


def read_results(output: str) -> dict:
    """Return the outputs of a run by name.

    They are printed as values by name, or as a list of objects with ``name`` and ``value``.

    Raises
    ------
    KeyError
        When nothing was printed that holds results.
    """
    results = read_answer(output)["results"]
    if isinstance(results, dict):
        return results
    return {result["name"]: result.get("value") for result in results}
