"""The model file ``*.carbonmodel`` of a fuzzy ensemble of LSTMs.

=================  ================================================================================
model.json         what `model.model_file` and `_describe_model` say: settings of the networks, and
                   of each site its signature and scaling
training.csv       site, date, target and predictors of the records that end a window
held_out.csv       row by row beside it: observed, fitted and held-out predictions
inputs_L.npy       weights of layer L of all networks, from its inputs: (sites, members, 4 hidden,
                   inputs), gates i, f, g, o; float32
recurrent_L.npy    from its own last state: (sites, members, 4 hidden, hidden)
bias_L.npy         (sites, members, 4 hidden)
head.npy           from the last state to the prediction: (sites, members, hidden + 1)
=================  ================================================================================

The networks of all sites share their arrays: a file of hundreds of sites would have too many parts
otherwise. Where tuning found other settings for some sites, the arrays have the hidden units of the
largest network, and those of smaller networks are filled up with zeros, unit by unit. `settings` of
the model are those of the largest; a site with others has `settings` of its own, whose number of
units says what to cut its arrays to. All sites have the same number of layers.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ..files.npy import npy_bytes
from ..model.bundle_tables import HELD_OUT, TRAINING, constant_in_training, table_bytes
from ..model.model_file import ModelFile, write_model_file
from ..run import Run
from ..sequence.stored_networks import (
    KINDS,
    as_arrays,
    describe_scaling,
    from_arrays,
    read_scaling,
    read_settings,
    read_step,
    read_weights,
    resized,
    shapes_of,
)
from ..sequence.stratum_networks import StratumNetworks
from .lstm_ensemble import FAMILY, FuzzySequenceModel
from .site_ensemble_bundle import describe_ensemble, read_ensemble, with_tables, without_constants


def write_bundle(model: FuzzySequenceModel, path: str) -> None:
    """Write the model file of an ensemble of LSTMs, whole or not at all; always the same bytes.

    Raises
    ------
    OutputNotWritable, DiskFull
        When the place cannot be written.
    """
    parts = {TRAINING: table_bytes(model.training), HELD_OUT: table_bytes(model.held_out)}
    largest = _largest_settings(model).hidden
    for i, name in enumerate(_array_names(model.submodels[0].settings.layers)):
        stacked = [
            [as_arrays(resized(member, largest))[i] for member in site_networks.members]
            for site_networks in model.submodels
        ]
        parts[name] = npy_bytes(np.ascontiguousarray(stacked, np.dtype("<f4")))
    write_model_file(path, FAMILY, _describe_model(model), parts)


def _array_names(layers: int) -> list:
    """Return the names of the arrays of the networks, in the order of `as_arrays`."""
    return [f"{kind}_{k + 1}.npy" for kind in KINDS for k in range(layers)] + ["head.npy"]


def _largest_settings(model: FuzzySequenceModel):
    """Return the settings of the site with the largest networks, whose arrays hold all others."""
    return max(
        (submodel.settings for submodel in model.submodels), key=lambda settings: settings.hidden
    )


def _describe_model(model: FuzzySequenceModel) -> dict:
    """Return the fields of ``model.json`` in the file of an ensemble of LSTMs."""
    shared = _largest_settings(model)
    entries = [
        {
            "scaling": describe_scaling(site_networks.scaling),
            "epochs": list(site_networks.epochs),
            "n": site_networks.n,
            **_own_settings(site_networks.settings, shared),
        }
        for site_networks in model.submodels
    ]
    return {
        **describe_ensemble(model, entries),
        "length": model.length,
        "step": {"unit": model.step.unit, "size": model.step.size},
        "date": model.date,
        "seed": model.seed,
        "settings": shared.as_dict(),
        "members": len(model.submodels[0].members),
    }


def _own_settings(settings, shared) -> dict:
    """Return the settings of the networks of a site where tuning found others than the shared."""
    return {} if settings == shared else {"settings": settings.as_dict()}


def read_fuzzy_sequences(file: ModelFile, run: Run) -> FuzzySequenceModel:
    """Read the model out of a file of the kind "fuzzy_sequence".

    Raises
    ------
    BadBundle
        When something in it does not fit; `why` says what.
    """
    fields = file.fields
    ensemble_fields = read_ensemble(fields)
    settings = read_settings(fields.section("settings"))
    n_members, n_inputs = fields.count("members", 1, 100), len(ensemble_fields["predictors"])
    sites, entries = ensemble_fields.pop("sites"), fields.sections("parts")
    names = _array_names(settings.layers)
    file.require_parts((TRAINING, HELD_OUT, *names))
    run.check_cancel()
    shapes = shapes_of(settings, n_inputs)
    stacked = [
        read_weights(file, name, (len(sites), n_members, *shape))
        for name, shape in zip(names, shapes)
    ]
    submodels = []
    for k, (site, entry) in enumerate(zip(sites, entries)):
        site_settings = settings
        if "settings" in entry.names:
            site_settings = read_settings(entry.section("settings"))
            fits = (
                site_settings.hidden <= settings.hidden and site_settings.layers == settings.layers
            )
            entry.require(fits, "settings")
        members = [
            resized(
                from_arrays([array[k, i] for array in stacked], site_settings.layers),
                site_settings.hidden,
            )
            for i in range(n_members)
        ]
        scaling = read_scaling(entry.section("scaling"), n_inputs)
        epochs = tuple(int(epoch) for epoch in entry.numbers("epochs", n_members))
        submodels.append(
            StratumNetworks(
                site, site_settings, scaling, tuple(members), epochs, entry.count("n", 1)
            )
        )
    model = FuzzySequenceModel(
        **ensemble_fields,
        submodels=tuple(submodels),
        length=fields.count("length", 1, 1000),
        step=read_step(fields),
        date=fields.take("date", str),
        seed=fields.count("seed", 0, 2**32),
    )
    return _without_constants(with_tables(model, file, (model.date,)), file.path, run)


def _without_constants(model: FuzzySequenceModel, path: str, run: Run) -> FuzzySequenceModel:
    """Return the model without what was constant in training, at all sites or at one of them."""
    columns = model.training[list(model.names)].to_numpy(np.float64).T
    site_of_record = model.training[model.site].to_numpy(dtype=object)
    of_sites = np.array(
        [
            constant_in_training(
                submodel.scaling.mean,
                submodel.scaling.sd,
                columns[:, site_of_record == submodel.stratum],
            )
            for submodel in model.submodels
        ]
    )
    submodels = tuple(
        replace(submodel, scaling=submodel.scaling.without(is_constant))
        for submodel, is_constant in zip(model.submodels, of_sites)
    )
    return without_constants(replace(model, submodels=submodels), path, run, of_sites)
