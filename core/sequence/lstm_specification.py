"""`SequenceSpec`: what a sequence model is trained on and how, checked before any work."""

from __future__ import annotations

import importlib.util
from dataclasses import asdict, dataclass, field, fields

from ..errors_and_notes.allowed import (
    Interval,
    OneOf,
    check_settings,
    field_name,
    seed_setting,
    setting,
)
from ..errors_and_notes.fields import FieldName, FieldText, chosen
from ..errors_and_notes.run import BadValue, DoesNotApply, MissingLibrary
from ..model.circular_predictor_settings import check_circular_columns
from ..model.training_choices import PRESETS, QUICK, STANDARD, THOROUGH, with_preset
from ..model.training_specification import SMALL_STRATA, TUNES

LIBRARY = "torch"
IMPUTATIONS = ("none", "linear", "cycle")
VALIDATIONS = ("time", "site")
# Fewest windows with a target that a model is trained and tested on.
MIN_WINDOWS = 20


@dataclass(frozen=True)
class NetworkSettings:
    """What may be set of the network and its training.

    Parameters
    ----------
    hidden : int
        Units of each layer.
    layers : int
        Layers of LSTM cells, one upon the other.
    dropout : float
        Share of the last hidden state that is dropped at random while training.
    learning_rate, weight_decay : float
        Of AdamW.
    epochs : int
        Passes over the training windows at most.
    batch_size : int
        Windows of one step of the descent.
    """

    hidden: int = setting(32, Interval(1, 1024))
    layers: int = setting(1, Interval(1, 4))
    dropout: float = setting(0.2, Interval(0.0, 0.9))
    learning_rate: float = setting(0.003, Interval(1e-6, 1.0))
    weight_decay: float = setting(1e-4, Interval(0.0, 10.0))
    epochs: int = setting(200, Interval(1, 10_000))
    batch_size: int = setting(64, Interval(1, 100_000))

    def check(self) -> None:
        """Raise when the specification of a network cannot be, naming the parameter.

        Raises
        ------
        BadValue
        """
        check_settings(self)

    def as_dict(self) -> dict:
        """Return the specification of a network by name, for a file."""
        return asdict(self)


# Settings that are whole numbers.
WHOLE = tuple(f.name for f in fields(NetworkSettings) if f.type == "int")
# What tuning tries: the settings of Wu, J., et al., who do not list their values; the number of
# epochs is left to early stopping.
GRID = (
    ("hidden", (16, 32, 64)),
    ("learning_rate", (0.001, 0.003, 0.01)),
    ("weight_decay", (0.0001, 0.01, 0.1)),
    ("dropout", (0.1, 0.25, 0.5)),
    ("batch_size", (16, 64, 256)),
)

# What the presets set; the standard ones are the defaults of the fields.
PRESET_VALUES: dict[str, dict] = {
    QUICK: {"epochs": 40, "seeds": 2},
    STANDARD: {},
    THOROUGH: {"epochs": 500, "seeds": 10, "tune": "random", "tries": 24},
}


@dataclass(frozen=True)
class SequenceSpec:
    """What to train on which columns, and how to validate.

    Parameters
    ----------
    target : str
        Column to predict.
    predictors : tuple of str
        Columns to predict from, in order.
    site, date : str
        Columns of the site and the date of a record.
    stratum : str
        Column of classes, each of which gets a separate model; empty for one model.
    length : int
        Steps before a date that its window holds beside the date itself.
    settings : NetworkSettings
        The network.
    preset : {"quick", "standard", "thorough"}
        Which of `PRESET_VALUES` stand for defaults.
    tune : {"none", "grid", "random"}
        How settings are chosen.
    tries : int
        Settings that tuning compares at most.
    seeds : int
        Networks trained from different random numbers, whose mean predicts.
    seed : int
        Start of the random numbers.
    test_fraction : float
        Share of each site's windows, the last ones, that is held out.
    validation : {"time", "site"}
        Whether whole sites are held out as well.
    folds : int
        Folds of the sites; as many as sites or more leave one out.
    impute : {"none", "linear", "cycle"}
        How missing values of predictors are filled in.
    max_gap : int
        Records in a row that are filled in at most.
    small_strata : {"refuse", "skip"}
        What to do with strata of too few windows.
    grid : tuple of (str, tuple)
        Settings that tuning tries instead of its own, and their values.
    circular : tuple of (str, float)
        Predictors that are angles, and a full turn in their unit.
    angles : tuple of Angle
        What these became, set by training.
    target_unit : str
        Unit of the target.
    target_quantity : str
        Code of its quantity (see `core.units.quantity`), empty where it is unknown.
    """

    target: str = setting()
    predictors: tuple = setting()
    site: str = setting()
    date: str = setting()
    stratum: str = setting("")
    # Six months and 20 %: Wu, J., et al. (ChinaFLUX).
    length: int = setting(6, Interval(1, 1000))
    settings: NetworkSettings = field(default_factory=NetworkSettings)
    preset: str = setting(STANDARD, OneOf(PRESETS))
    tune: str = setting("none", OneOf(TUNES))
    tries: int = setting(12, Interval(1, 100_000))
    seeds: int = setting(5, Interval(1, 100))
    seed: int = seed_setting()
    test_fraction: float = setting(0.2, Interval(0.01, 0.99))
    validation: str = setting("time", OneOf(VALIDATIONS))
    folds: int = setting(10, Interval(2))
    impute: str = setting("none", OneOf(IMPUTATIONS))
    max_gap: int = setting(3, Interval(1, 10_000))
    small_strata: str = setting("refuse", OneOf(SMALL_STRATA))
    grid: tuple = setting(())
    circular: tuple = ()
    angles: tuple = ()
    target_unit: str = ""
    target_quantity: str = ""

    def check(self) -> None:
        """Refuse a specification of an LSTM that cannot be, by the parameter's name.

        Raises
        ------
        BadValue, DoesNotApply
        MissingLibrary
            Without PyTorch.
        """
        if not self.predictors:
            raise BadValue(FieldName("predictors"), "", "1 ...")
        if self.target in self.predictors:
            raise BadValue(
                FieldName("predictors"),
                self.target,
                FieldText("!= {} ({})", (FieldName("target"), self.target)),
            )
        self.settings.check()
        check_settings(self)
        check_circular_columns(self.circular, self.predictors)
        self._check_use()
        require_torch()

    def with_preset(self) -> SequenceSpec:
        """Return the specification with its preset in place of defaults."""
        return with_preset(self, PRESET_VALUES.get(self.preset, {}))

    def _check_use(self) -> None:
        """Raise when the specification sets what is of no use here."""
        unused = (
            ("folds", self.validation == "site", chosen("validation", "time")),
            ("grid", self.tune != "none", chosen("tune", "none")),
            ("tries", self.tune != "none", chosen("tune", "none")),
            ("max_gap", self.impute != "none", chosen("impute", "none")),
            ("small_strata", self.stratum, chosen("stratum", "''")),
        )
        for name, is_used, choice in unused:
            value = getattr(self, name)
            if value != getattr(SequenceSpec, name) and not is_used:
                value_text = ", ".join(entry[0] for entry in value) if name == "grid" else value
                raise DoesNotApply(field_name(SequenceSpec, name), value_text, choice)


def require_torch() -> None:
    """Raise when PyTorch is missing, which a specified LSTM needs.

    Raises
    ------
    MissingLibrary
    """
    if importlib.util.find_spec(LIBRARY) is None:
        raise MissingLibrary(LIBRARY, "LSTM")
