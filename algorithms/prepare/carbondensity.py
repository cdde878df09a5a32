"""Carbon density of samples from biomass and soil."""

from __future__ import annotations

from qgis.core import QgsProcessing, QgsProcessingOutputNumber

from ...core.errors_and_notes.run import DoesNotApply, MissingInput
from ...core.sites.settings import PLANT_POOLS, DensitySettings
from ...framework.algorithm import CarbonSinkAlgorithm
from ...framework.features.feature_sink import write_with_columns
from ...framework.features.feature_tables import read_table
from ...framework.parameters import declarations as p
from ...framework.text.translation import tr

# Column of the result and field of each plant pool.
PLANTS = {f"c_{pool}": f"{pool.upper()}_FIELD" for pool in PLANT_POOLS}
WATER = {pool: f"{pool.upper()}_WATER_FIELD" for pool in PLANT_POOLS}
TOTAL = "carbon_density"


class CarbonDensity(CarbonSinkAlgorithm):
    """``carbonsink:carbondensity``."""

    ID = "carbondensity"
    GROUP = "prepare"

    def display_name(self) -> str:
        return tr("Carbon density of samples")

    def description(self) -> str:
        return tr(
            "Adds the carbon density of plots to their table: above-ground, below-ground and "
            "litter carbon from dry biomass (biomass * CARBON_FRACTION), or from fresh biomass and "
            "its water content, soil carbon from organic carbon, bulk density, depth and stones "
            "(SOC * BD * depth * (1 - stones) * 0.1), and the sum of the chosen pools, all in "
            "t C ha-1. Trees are brought to plots by 'Biomass of trees', several soil layers by "
            "'Carbon of soil layers'."
        )

    def reference(self) -> str:
        return tr(
            "Carbon fraction 0.47: IPCC (2006), Guidelines for National Greenhouse Gas "
            "Inventories, vol. 4, table 4.3 (0.45 to 0.50 by species and part)."
        )

    def caveats(self) -> str:
        return tr(
            "Organic carbon and bulk density must belong to the same fine earth. The sum holds "
            "the pools that were chosen and no others: say which when you compare it."
        )

    def keywords(self) -> str:
        return tr(
            "carbon stock, biomass, soil organic carbon, SOC, bulk density, litter, plots, pools"
        )

    def parameters(self) -> list:
        return [
            p.table("SAMPLES", tr("Samples"), tr("Plots, with or without geometry.")),
            *self._plant_fields(),
            p.choice(
                "BIOMASS_UNIT",
                tr("Unit of biomass"),
                tr("Dry matter per area: t ha-1, kg m-2 or g m-2."),
                of=DensitySettings,
            ),
            p.number(
                "CARBON_FRACTION",
                tr("Carbon fraction"),
                tr("Carbon in one unit of dry biomass, 0.3 to 0.6; the IPCC's default is 0.47."),
                of=DensitySettings,
            ),
            *self._water_fields(),
            *self._water_parameters(),
            *self._soil_fields(),
            p.choice(
                "MISSING_POOLS",
                tr("Samples without data in a pool"),
                tr("nodata leaves their sum empty; zero adds up the pools there are."),
                of=DensitySettings,
            ),
            p.features_output(
                "OUTPUT",
                tr("Samples with carbon"),
                tr(
                    "The samples with one more column per chosen pool (c_aboveground, "
                    "c_belowground, c_litter, c_soil) and carbon_density, t C ha-1."
                ),
                kind=QgsProcessing.SourceType.TypeVector,
                style="sites",
            ),
        ]

    @staticmethod
    def _plant_fields() -> list:
        """Return the columns of plant pools."""

        def column(name, label, help_text):
            options = {"parent": "SAMPLES", "optional": True, "requirement": p.MEASURE_COLUMN}
            return p.field(name, label, help_text, **options)

        return [
            column(
                "ABOVEGROUND_FIELD",
                tr("Above-ground biomass column"),
                tr("Dry biomass of stems, branches and leaves, or of the harvest."),
            ),
            column(
                "BELOWGROUND_FIELD",
                tr("Below-ground biomass column"),
                tr("Dry biomass of roots."),
            ),
            column("LITTER_FIELD", tr("Litter column"), tr("Dry mass of litter.")),
        ]

    @staticmethod
    def _water_fields() -> list:
        """Return which pools were weighed fresh, and the columns of their water content."""

        def column(name, label):
            return p.field(
                name,
                label,
                tr("Measured on a subsample; without it WATER holds."),
                parent="SAMPLES",
                optional=True,
                advanced=True,
                requirement=p.MEASURE_COLUMN,
            )

        return [
            p.choice(
                "FRESH_POOLS",
                tr("Pools weighed fresh"),
                tr("Their biomass is dried by its water content; the others are dry."),
                PLANT_POOLS,
                multiple=True,
                optional=True,
                advanced=True,
            ),
            column("ABOVEGROUND_WATER_FIELD", tr("Water content above ground")),
            column("BELOWGROUND_WATER_FIELD", tr("Water content of roots")),
            column("LITTER_WATER_FIELD", tr("Water content of litter")),
        ]

    @staticmethod
    def _water_parameters() -> list:
        """Return the water content of pools without a column of it, with its unit and basis."""
        return [
            p.number(
                "WATER",
                tr("Water content"),
                tr("Of fresh pools without a column of their own, in the unit below."),
                advanced=True,
                of=DensitySettings,
            ),
            p.choice(
                "WATER_UNIT",
                tr("Unit of water content"),
                tr("share is 0 to 1, percent 0 to 100 (more if of the dry mass)."),
                advanced=True,
                of=DensitySettings,
            ),
            p.choice(
                "WATER_BASIS",
                tr("Water is a share"),
                tr(
                    "fresh: water per fresh mass, dry = fresh * (1 - w). dry: water per dry mass, "
                    "as foresters give it, dry = fresh / (1 + w)."
                ),
                advanced=True,
                of=DensitySettings,
            ),
        ]

    @staticmethod
    def _soil_fields() -> list:
        """Return the columns of soil."""

        def column(name, label, help_text):
            options = {"parent": "SAMPLES", "optional": True, "requirement": p.MEASURE_COLUMN}
            return p.field(name, label, help_text, **options)

        return [
            column(
                "SOIL_FIELD",
                tr("Soil carbon column"),
                tr("Soil carbon in t C ha-1, as 'Carbon of soil layers' writes it (soil_carbon)."),
            ),
            column("SOC_FIELD", tr("Soil organic carbon column"), tr("Organic carbon, g kg-1.")),
            column(
                "BULK_DENSITY_FIELD",
                tr("Bulk density column"),
                tr("g cm-3; needed with soil organic carbon."),
            ),
            column(
                "DEPTH_FIELD",
                tr("Depth column"),
                tr("Thickness of the sampled layer, cm; without it DEPTH holds for all."),
            ),
            p.number(
                "DEPTH",
                tr("Depth (cm)"),
                tr("Thickness of the sampled layer where no column says it."),
                of=DensitySettings,
            ),
            column(
                "STONES_FIELD",
                tr("Stones column"),
                tr("Volume of stones in the unit below; without it there are none."),
            ),
            p.choice(
                "STONES_UNIT",
                tr("Unit of stones"),
                tr("share is 0 to 1, percent 0 to 100, of the volume."),
                of=DensitySettings,
            ),
        ]

    def outputs(self) -> list:
        return [QgsProcessingOutputNumber("MEAN", tr("Mean carbon density (t C ha-1)"))]

    def check_inputs(self, values) -> None:
        soil = values.is_given("SOC_FIELD")
        if soil and not values.is_given("BULK_DENSITY_FIELD"):
            raise MissingInput("BULK_DENSITY_FIELD", f"SOC_FIELD = {values['SOC_FIELD']}")
        for name in ("BULK_DENSITY_FIELD", "DEPTH_FIELD", "STONES_FIELD"):
            if values.is_given(name) and not soil:
                raise MissingInput("SOC_FIELD", f"{name} = {values[name]}")
        soil_field = values.is_given("SOIL_FIELD")
        if soil and soil_field:
            raise DoesNotApply("SOC_FIELD", values["SOC_FIELD"], "SOIL_FIELD")
        if not (soil or soil_field) and not any(values.is_given(name) for name in PLANTS.values()):
            raise MissingInput(" / ".join((*PLANTS.values(), "SOC_FIELD", "SOIL_FIELD")), TOTAL)
        self._guard_water(values)

    @staticmethod
    def _guard_water(values) -> None:
        """Check that each fresh pool has its biomass and its water, and that no other has water."""
        fresh_pools = values["FRESH_POOLS"] or []
        for pool, name in WATER.items():
            if pool in fresh_pools and not values.is_given(f"{pool.upper()}_FIELD"):
                raise MissingInput(f"{pool.upper()}_FIELD", f"FRESH_POOLS = {pool}")
            if pool in fresh_pools and not values.is_given(name) and values["WATER"] is None:
                raise MissingInput(f"{name} / WATER", f"FRESH_POOLS = {pool}")
            if pool not in fresh_pools and values.is_given(name):
                raise DoesNotApply(name, values[name], "FRESH_POOLS")
        if values["WATER"] is not None and not fresh_pools:
            raise DoesNotApply("WATER", values["WATER"], "FRESH_POOLS")

    def process(self, values, run, sinks) -> dict:
        import pandas as pd

        from ...core.sites.carbon_density import Fields, density_of_samples

        run.step("read-table")
        samples = read_table(values["SAMPLES"], run.part(0.0, 0.5))
        fields = Fields(
            {pool: values[name] for pool, name in PLANTS.items() if values[name]},
            values["SOC_FIELD"],
            values["BULK_DENSITY_FIELD"],
            values["DEPTH_FIELD"],
            values["STONES_FIELD"],
            values["SOIL_FIELD"],
            {f"c_{pool}": values[WATER[pool]] or None for pool in values["FRESH_POOLS"] or []},
        )
        density = density_of_samples(samples, fields, values.as_settings(DensitySettings), run)
        new_columns = pd.DataFrame({**density.pools, TOTAL: density.total})
        output = write_with_columns(
            sinks,
            "OUTPUT",
            values["SAMPLES"],
            new_columns,
            dict.fromkeys(new_columns.columns, float),
            run.part(0.5, 1.0),
        )
        return {"OUTPUT": output, "MEAN": float(new_columns[TOTAL].mean())}
