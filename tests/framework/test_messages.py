"""Every error and note has its sentence, and the sentence says the facts."""

from __future__ import annotations

import dataclasses

import pytest

from carbonsink.core.errors_and_notes.raster import GridMismatch, UnreadableRaster
from carbonsink.core.errors_and_notes.run import CarbonSinkError, Note
from carbonsink.framework.messages import ERROR_MESSAGES, NOTE_MESSAGES, phrase_error, phrase_note


def subclasses(root):
    found = []
    for kind in root.__subclasses__():
        found += [kind, *subclasses(kind)]
    return found


ERRORS = subclasses(CarbonSinkError)
NOTES = subclasses(Note)

# A value for each annotated type of a fact.
SAMPLES = {"str": "some-thing", "int": 7, "float": 1.5, "tuple": ("one", "two"), "object": "x"}
SAMPLES |= {"dict": {"target": 3}, "bool": True}
SPECIAL = {
    ("GridMismatch", "differences"): (),
    ("TooFewCommonDates", "series"): (("ndvi", "1982", "2011", 30),),
    ("StepsDiffer", "series"): (("npp", 3), ("rain", 1)),
    ("AreasDiffer", "areas"): (100.0, 400.0),
    ("NumberApart", "numbers"): (-1.0, 254.0),
    ("NumberFrequent", "numbers"): (-1.0, 0.0),
    ("LayersOverlap", "first"): (0.0, 10.0),
    ("LayersOverlap", "second"): (5.0, 20.0),
    ("EquationsUsed", "used"): (("Larix", "larix", "a*D^b", 3, "Some (2001)"),),
    ("TreesOutsideRange", "species"): (("Larix", 3, 1.0, 99.0),),
    ("StrataShort", "strata"): (("forest", 10, 4, 9000, True), ("marsh", 5, 1, 9, False)),
    ("SoilGaps", "gaps"): (("a", 10.0, 20.0),),
    ("ClassShares", "shares"): (("Increase", 0.4, 0.02), ("None", 0.6, None)),
    ("FurtherDimensions", "dimensions"): (("level", ("1000", "850")),),
    ("MarksLeftOut", "marks"): ((-99999.0, 2),),
    ("NameMissing", "marks"): (("NA", 2),),
    ("DamagedFiles", "files"): (("some-thing.hdf", "HTML"), ("other.nc", "cut off")),
    ("FolderPartlyUsed", "left_out"): (("npp_2008.zip", "archive"), ("more", "folder")),
    ("FactorsDoNotOverlap", "missing"): (("dem", 30),),
    ("ValuesOfFactors", "missing"): (("dem", 30),),
    ("DatesUsed", "left_out"): (("ndvi", 2),),
    ("LayerSettingsUsed", "hidden"): ((0.0, 0.0),),
    ("SitesBelowZero", "below"): (("US-Ha1", -0.5),),
    ("ZonesPartlyOff", "zones"): (("Fiji", 0.25),),
    ("NoOverlap", "raster_extent"): (1.0, 2.0, 3.0, 4.0),
    ("NoOverlap", "template_extent"): (5.0, 6.0, 7.0, 8.0),
    ("MapsUnlike", "what"): "unit",
    ("SitesOutside", "sites_extent"): (1.0, 2.0, 3.0, 4.0),
    ("SitesOutside", "raster_extent"): (5.0, 6.0, 7.0, 8.0),
}


def example(kind):
    facts = {}
    for fact in dataclasses.fields(kind):
        special = SPECIAL.get((kind.__name__, fact.name))
        facts[fact.name] = SAMPLES[fact.type] if special is None else special
    return kind(**facts)


def test_tables_hold_exactly_the_classes():
    assert set(ERROR_MESSAGES) == set(ERRORS)
    assert set(NOTE_MESSAGES) == set(NOTES)


@pytest.mark.parametrize("kind", ERRORS, ids=lambda kind: kind.__name__)
def test_error_has_a_sentence_with_its_facts(kind):
    error = example(kind)
    text = phrase_error(error)
    assert text[0].isupper() or text[0] == "'" or text.startswith(("some-thing", "x"))
    assert text.rstrip().endswith(".")
    assert "{" not in text
    texts = [v for n, v in error.facts().items() if isinstance(v, str) and n != "why"]
    # Facts such as the driver's own reason may be folded into another word, names may not.
    named = [n for n in ("path", "column", "parameter", "variable", "name") if n in error.facts()]
    assert all(str(error.facts()[n]) in text for n in named), (text, texts)


@pytest.mark.parametrize("kind", NOTES, ids=lambda kind: kind.__name__)
def test_note_has_a_sentence(kind):
    text = phrase_note(example(kind))
    assert text
    assert "{" not in text


@pytest.mark.parametrize("kind", ERRORS, ids=lambda kind: kind.__name__)
def test_errors_travel_between_processes(kind):
    error = example(kind)
    rebuild, facts = error.__reduce__()  # what pickle does at either end
    copy = rebuild(*facts)
    assert type(copy) is kind
    assert copy.facts() == error.facts()


def test_grid_mismatch_names_both_rasters_and_every_difference():
    from carbonsink.core.raster import Grid

    first = Grid(10, 8, (0.0, 1.0, 0.0, 8.0, 0.0, -1.0), "")
    second = Grid(10, 9, (0.37, 1.0, 0.0, 8.0, 0.0, -1.0), "")
    error = GridMismatch("a.tif", "b.tif", first.differences(second))
    text = phrase_error(error)
    for part in ("a.tif", "b.tif", "10 x 9", "10 x 8", "0.37 cells east", "alignrasters"):
        assert part in text


def test_bytes_marked_unsigned_are_told_by_their_name():
    reason = "netCDF chunk fetch failed: #-60 (NetCDF: Numeric conversion not representable)"
    assert "_Unsigned" in phrase_error(UnreadableRaster("a.nc", reason))
    assert "_Unsigned" not in phrase_error(UnreadableRaster("a.nc", "no such file"))
