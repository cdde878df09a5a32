"""Every kind of model offers what `Model` says, and so does a class of any."""

from __future__ import annotations

from dataclasses import fields, is_dataclass

import pytest

from carbonsink.core.fuzzy.lstm_ensemble import FuzzySequenceModel
from carbonsink.core.fuzzy.site_ensemble import FuzzyModel
from carbonsink.core.model.flux_model import FluxModel
from carbonsink.core.model.protocol import Model
from carbonsink.core.model_kinds import MODEL_KINDS
from carbonsink.core.sequence.lstm_model import SequenceModel

KINDS = (FluxModel, SequenceModel, FuzzyModel, FuzzySequenceModel)


def members(kind) -> set:
    own = {name for base in kind.__mro__ for name in vars(base)}
    return own | ({field.name for field in fields(kind)} if is_dataclass(kind) else set())


def wanted() -> set:
    return {name for name in vars(Model) if not name.startswith("_")}


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_of_model_offers_what_the_protocol_says(kind):
    assert {"predictors", "target", "unit", "inputs", "history", "predict"} <= wanted()
    assert wanted() - members(kind) == set()


def test_every_kind_that_is_read_is_checked():
    assert {kind.family for kind in KINDS} == set(MODEL_KINDS)
