"""`FuzzySpec`: what a fuzzy ensemble is trained on and how it weighs, checked before any work."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace

from ..errors_and_notes.allowed import Interval, OneOf, check_settings, field_name, setting
from ..errors_and_notes.fields import FieldName, FieldText, chosen
from ..errors_and_notes.run import BadValue, DoesNotApply, MissingInput
from ..estimators.registry import find_estimator
from ..estimators.settings import EstimatorSettings
from ..model.training_choices import PRESETS, QUICK, STANDARD, THOROUGH, with_preset
from ..model.training_specification import MIN_RECORDS, Recipe, TrainingSpec
from ..sequence.lstm_specification import PRESET_VALUES as SEQUENCE_PRESETS
from ..sequence.lstm_specification import SequenceSpec

DISTANCE_WEIGHTS = ("equal", "importance")
# What the membership of a place rests on: all dates of its series together, or each by itself.
SERIES, RECORD = "series", "record"
MEMBERSHIPS = (SERIES, RECORD)
# A site with fewer usable records has no model of its own.
MIN_SITE_RECORDS = MIN_RECORDS
# With fewer sites there is no ensemble left when one of them is held out.
MIN_SITES = 3

# Key of an LSTM among the estimators of the site models.
LSTM = "lstm"
# Of the presets of an LSTM, what holds for each of many site models; tuning does not.
_OF_NETWORKS = ("epochs", "seeds")

# What the presets set; the standard ones are the defaults of the fields.
PRESET_VALUES: dict[str, dict] = {
    QUICK: {"trees": 100, "folds": 5},
    STANDARD: {},
    THOROUGH: {"trees": 2000, "weights": "importance"},
}


@dataclass(frozen=True)
class FuzzySpec:
    """What to train on which columns, and how to weigh the site models.

    Parameters
    ----------
    target : str
        Column to predict.
    predictors : tuple of str
        Columns of numbers to predict from, in order; the distance is taken in them.
    site : str
        Column naming the site of a record.
    recipe : Recipe
        Estimator of the site models, its settings and seed; with a network the seed alone.
    network : SequenceSpec, optional
        The LSTM that is the model of each site, on the same columns; none for an estimator.
    preset : {"quick", "standard", "thorough"}
        Which of `PRESET_VALUES` stand for defaults.
    neighbours : int
        Nearest sites that get a weight.
    fuzzifier : float
        Exponent m of the memberships, above 1: the larger, the more alike the weights.
    membership : {"series", "record"}
        Whether all records of a place share the weights of its signature, or each record has its
        own.
    weights : {"equal", "importance"}
        How predictors weigh in the distance: all alike, or by their importance in one forest of
        all records.
    cut : bool
        Whether site models lose their weight where the predicted R2 is below 0.
    folds : int
        Folds of the sites; 0 leaves one site out at a time.
    zone : str
        Column of classes of sites, such as aridity zones, by which scores are distinguished.
    aridity : str
        Column of the aridity index P/PET, from which zones are made.
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
    recipe: Recipe = field(default_factory=Recipe)
    network: SequenceSpec | None = None
    preset: str = setting(STANDARD, OneOf(PRESETS))
    neighbours: int = setting(20, Interval(1))
    fuzzifier: float = setting(2.0, Interval(1.001, 100.0))
    membership: str = setting(SERIES, OneOf(MEMBERSHIPS))
    weights: str = setting("equal", OneOf(DISTANCE_WEIGHTS))
    cut: bool = setting(False)
    folds: int = 0
    zone: str = setting("")
    aridity: str = setting("")
    circular: tuple = ()
    angles: tuple = ()
    target_unit: str = ""
    target_quantity: str = ""

    def check(self) -> None:
        """Refuse a specification of a fuzzy ensemble that cannot be, by the parameter's name.

        Raises
        ------
        UnknownEstimator, BadValue, DoesNotApply, MissingLibrary
        MissingInput
            For an LSTM without a column of the dates.
        """
        self.records().check()
        if not self.site:
            raise BadValue(FieldName("site"), "", "1 ...")
        if self.site in (self.target, *self.predictors):
            raise BadValue(
                FieldName("site"),
                self.site,
                FieldText("!= {}, {}", (FieldName("target"), FieldName("predictors"))),
            )
        check_settings(self)
        if self.folds and self.folds < 2:
            raise BadValue(FieldName("folds"), self.folds, ">= 2")
        if self.zone and self.aridity:
            raise DoesNotApply(
                FieldName("aridity", "FuzzySpec"), self.aridity, chosen("stratum", self.zone)
            )
        if self.network is not None:
            self._check_network(self.network)

    def _check_network(self, network: SequenceSpec) -> None:
        """Raise when an LSTM of the sites lacks its dates, or settings of trees are given with it.

        Raises
        ------
        MissingInput, DoesNotApply, BadValue, MissingLibrary
        """
        choice = chosen("estimator", LSTM)
        if not network.date:
            raise MissingInput(FieldName("date"), choice)
        for setting_field in fields(EstimatorSettings):
            value = getattr(self.recipe.settings, setting_field.name)
            if value != setting_field.default:
                raise DoesNotApply(field_name(EstimatorSettings, setting_field.name), value, choice)
        if any(name == "layers" for name, _ in network.grid):
            raise DoesNotApply(field_name(SequenceSpec, "grid"), "layers", choice)
        network.check()

    @property
    def estimator(self) -> str:
        """Key of the estimator of the site models."""
        return self.recipe.estimator if self.network is None else LSTM

    def preset_values(self) -> dict:
        """Return the values of the preset that the site models have use for, by field."""
        values = PRESET_VALUES.get(self.preset, {})
        applicable_settings = (
            () if self.network is not None else find_estimator(self.recipe.estimator).applies
        )
        return {
            name: v for name, v in values.items() if name != "trees" or name in applicable_settings
        }

    def network_preset_values(self) -> dict:
        """Return the values of the preset that hold for the LSTM of each site, by field."""
        values = SEQUENCE_PRESETS.get(self.preset, {})
        return {name: value for name, value in values.items() if name in _OF_NETWORKS}

    def with_preset(self) -> FuzzySpec:
        """Return what is trained with its preset in place of defaults."""
        spec_with_preset = with_preset(replace(self, network=None), self.preset_values())
        if self.network is None:
            return spec_with_preset
        return replace(
            spec_with_preset, network=with_preset(self.network, self.network_preset_values())
        )

    def records(self) -> TrainingSpec:
        """Return which records are usable."""
        return TrainingSpec(
            target=self.target,
            predictors=self.predictors,
            site=self.site,
            recipe=self.recipe,
            circular=self.circular,
            angles=self.angles,
            target_unit=self.target_unit,
            target_quantity=self.target_quantity,
        )
