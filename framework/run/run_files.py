"""Files of a run: the name under which its blocks are kept, and folders removed when it fails."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os

from ...core.run import Run

# Types of parameters that name rasters.
_RASTERS = ("raster", "multilayer")
# What changes how a result is made, and not the result.
_WITHOUT_EFFECT = ("MAX_MEMORY", "THREADS", "DASK_SCHEDULER", "RESUME")


@contextlib.contextmanager
def removed_on_failure(paths):
    """Remove what was made of the folders above, or at, some paths when the block raises.

    Folders that were there before stay, and so do those that hold something: whole results.

    Parameters
    ----------
    paths : iterable of str
        Outputs: files or folders.
    """
    missing = {folder for path in paths for folder in _missing_folders(os.path.abspath(path))}
    try:
        yield
    except BaseException:
        for folder in sorted(missing, key=len, reverse=True):  # the inner ones first
            with contextlib.suppress(OSError):
                os.rmdir(folder)
        raise


def _missing_folders(path: str):
    """Yield a path of a run and the folders above it that are not there yet."""
    while not os.path.exists(path):
        yield path
        above = os.path.dirname(path)
        if above == path:
            return
        path = above


def resume_key(algorithm, values: dict, run: Run) -> str:
    """Return the name under which a run's blocks are kept, "" when it is not to be resumed.

    Files go into it by what they hold, rasters with their side files and the sources of virtual
    ones: a changed input makes another run, whatever its time of change says.

    Parameters
    ----------
    algorithm : CarbonSinkAlgorithm
        What runs.
    values : dict
        Its resolved parameters.
    run : Run
        Watched for cancel.

    Raises
    ------
    UnreadableRaster
        When an input cannot be read.
    """
    if not (algorithm.RESUMABLE and values.get("RESUME")):
        return ""
    from ...core.cluster.science_archive import science_package
    from ...core.raster.content_digests import ContentDigests

    digests = ContentDigests(run.check_cancel)
    rasters = {d.name() for d in algorithm.parameterDefinitions() if d.type() in _RASTERS}
    outputs = {definition.name() for definition in algorithm.destinationParameterDefinitions()}
    output_names = sorted(name for name in outputs if values.get(name))
    inputs = {
        name: _with_file_contents(value, digests, name in rasters)
        for name, value in sorted(values.items())
        if name not in outputs and name not in _WITHOUT_EFFECT
    }
    facts = [algorithm.name(), science_package().digest, output_names, inputs]
    return hashlib.sha256(json.dumps(facts, default=str).encode()).hexdigest()[:12]


def _with_file_contents(value, digests, is_raster: bool):
    """Return a value with what the files in it hold, and the settings of their layers."""
    from ...core.raster.layer_file import settings_of

    if isinstance(value, (list, tuple)):
        return [_with_file_contents(item, digests, is_raster) for item in value]
    if not isinstance(value, str):
        return value
    if is_raster:
        return [value, digests.of_raster(value), settings_of(value)]
    return [value, digests.of_file(value)] if os.path.isfile(value) else value
