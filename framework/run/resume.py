"""The name under which a run keeps its finished blocks: inputs, parameters and program."""

from __future__ import annotations

import hashlib
import json
import os

# What changes how a result is made, and not the result.
_NEUTRAL = ("MAX_MEMORY", "THREADS", "DASK_SCHEDULER", "RESUME")


def resume_key(algorithm, values: dict) -> str:
    """Return the name, or an empty string when the run is not to be resumed.

    Files go into it by name, size and time of change: a changed input makes another run.

    Parameters
    ----------
    algorithm : CarbonSinkAlgorithm
        What runs.
    values : dict
        Its resolved parameters.
    """
    if not (algorithm.RESUMABLE and values.get("RESUME")):
        return ""
    from ...core.cluster.package import science_package

    outputs = {definition.name() for definition in algorithm.destinationParameterDefinitions()}
    wanted = sorted(name for name in outputs if values.get(name))
    inputs = {
        name: _described(value)
        for name, value in sorted(values.items())
        if name not in outputs and name not in _NEUTRAL
    }
    facts = [algorithm.name(), science_package().digest, wanted, inputs]
    return hashlib.sha256(json.dumps(facts, default=str).encode()).hexdigest()[:12]


def _described(value):
    """Return a value with size and time of the files in it."""
    if isinstance(value, (list, tuple)):
        return [_described(item) for item in value]
    if isinstance(value, str) and os.path.isfile(value):
        found = os.stat(value)
        return [value, found.st_size, found.st_mtime_ns]
    return value
