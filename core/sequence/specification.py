"""`SequenceSpec`: what a sequence model is trained on and how, checked before any work."""

from __future__ import annotations

import importlib.util
from dataclasses import asdict, dataclass, field, fields

from ..facts.run import BadValue, DoesNotApply, MissingLibrary

LIBRARY = "torch"
# Steps before a date that a window looks back on, and the share of each site's time that is held
# out at its end (Wu, J., et al., ChinaFLUX: six months, 20 %).
DEFAULT_LENGTH = 6
DEFAULT_TEST_FRACTION = 0.2
DEFAULT_SEEDS = 5
DEFAULT_FOLDS = 10
DEFAULT_TRIES = 12
TUNES = ("none", "grid", "random")
VALIDATIONS = ("time", "site")
SMALL_STRATA = ("refuse", "skip")


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

    hidden: int = 32
    layers: int = 1
    dropout: float = 0.2
    learning_rate: float = 0.003
    weight_decay: float = 1e-4
    epochs: int = 200
    batch_size: int = 64

    def check(self) -> None:
        """Refuse values that cannot be, by the parameter's name.

        Raises
        ------
        BadValue
        """
        for name, (low, high) in LIMITS.items():
            value = getattr(self, name)
            if not low <= value <= high:
                raise BadValue(name.upper(), value, f"{low:g} ... {high:g}")

    def as_dict(self) -> dict:
        """Return the settings by name, for a file."""
        return asdict(self)


# Least and most of each setting.
LIMITS = {
    "hidden": (1, 1024),
    "layers": (1, 4),
    "dropout": (0.0, 0.9),
    "learning_rate": (1e-6, 1.0),
    "weight_decay": (0.0, 10.0),
    "epochs": (1, 10_000),
    "batch_size": (1, 100_000),
}
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
        Column of classes, each of which gets a model of its own; empty for one model.
    length : int
        Steps before a date that its window holds beside the date itself.
    settings : NetworkSettings
        The network.
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
    small_strata : {"refuse", "skip"}
        What to do with strata of too few windows.
    target_unit : str
        Unit of the target.
    target_quantity : str
        Code of its quantity (see `core.units.quantity`), empty where it is unknown.
    """

    target: str
    predictors: tuple
    site: str
    date: str
    stratum: str = ""
    length: int = DEFAULT_LENGTH
    settings: NetworkSettings = field(default_factory=NetworkSettings)
    tune: str = "none"
    tries: int = DEFAULT_TRIES
    seeds: int = DEFAULT_SEEDS
    seed: int = 42
    test_fraction: float = DEFAULT_TEST_FRACTION
    validation: str = "time"
    folds: int = DEFAULT_FOLDS
    small_strata: str = "refuse"
    target_unit: str = ""
    target_quantity: str = ""

    def check(self) -> None:
        """Refuse what cannot be, or does not apply, by the parameter's name.

        Raises
        ------
        BadValue, DoesNotApply
        MissingLibrary
            Without PyTorch.
        """
        if not self.predictors:
            raise BadValue("PREDICTOR_FIELDS", "", "1 ...")
        if self.target in self.predictors:
            raise BadValue("PREDICTOR_FIELDS", self.target, f"!= TARGET_FIELD ({self.target})")
        self.settings.check()
        ranges = (("SEQUENCE_LENGTH", self.length, 1, 1000), ("SEEDS", self.seeds, 1, 100))
        for name, value, low, high in (*ranges, ("TRIES", self.tries, 1, 100_000)):
            if not low <= value <= high:
                raise BadValue(name, value, f"{low} ... {high}")
        if not 0 < self.test_fraction < 1:
            raise BadValue("TEST_FRACTION", self.test_fraction, "> 0, < 1")
        if self.folds < 2:
            raise BadValue("FOLDS", self.folds, ">= 2")
        for name, value, known in (
            ("TUNE", self.tune, TUNES),
            ("VALIDATION", self.validation, VALIDATIONS),
            ("SMALL_STRATA", self.small_strata, SMALL_STRATA),
        ):
            if value not in known:
                raise BadValue(name, value, ", ".join(known))
        self._check_use()
        require_torch()

    def _check_use(self) -> None:
        """Refuse what differs from its default and is of no use here."""
        unused = (
            ("FOLDS", self.folds, DEFAULT_FOLDS, self.validation == "site", "VALIDATION = time"),
            ("TRIES", self.tries, DEFAULT_TRIES, self.tune != "none", "TUNE = none"),
            ("SMALL_STRATA", self.small_strata, "refuse", self.stratum, "STRATUM_FIELD = ''"),
        )
        for name, value, default, used, choice in unused:
            if value != default and not used:
                raise DoesNotApply(name, value, choice)


def require_torch() -> None:
    """Refuse to go on without PyTorch.

    Raises
    ------
    MissingLibrary
    """
    if importlib.util.find_spec(LIBRARY) is None:
        raise MissingLibrary(LIBRARY, "LSTM")
