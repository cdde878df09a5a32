"""The walls of the house, read from the imports of every shipped file."""

from __future__ import annotations

import ast
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from carbonsink.tools.plugin_rules import node_faults

ROOT = Path(__file__).resolve().parent.parent
SHIPPED = ("core", "dependencies", "framework", "algorithms", "processing_provider", "ui")
HEAVY = {"sklearn", "scipy", "numba", "skops", "pandas", "matplotlib", "jinja2", "shap", "esda"}
HEAVY |= {"libpysal", "xgboost", "torch", "dask", "distributed", "joblib"}

# Height of each floor; an import goes to the same floor or a lower one.
FLOORS = {
    "core": 0,
    "dependencies": 0,
    "framework": 1,
    "algorithms": 2,
    "processing_provider": 3,
    "ui": 4,
    "plugin": 5,
    "": 6,
}
# The same inside core: every room stands here.
GROUND, SCIENCE = 0, 5
CORE_FLOORS = {
    "core.lazy_imports": GROUND,
    "core.errors_and_notes": GROUND,
    "core.jit": GROUND,
    "core.run": 1,
    "core.files": 2,
    "core.tables": 2,
    "core.dates": 2,
    "core.statistics": 2,
    "core.units": 2,
    "core.cluster": 3,
    "core.raster": 4,
    "core.forest": 4,
    # Sciences stand side by side: none imports another.
    "core.demo": SCIENCE,
    "core.diagnosis": SCIENCE,
    "core.flux": SCIENCE,
    "core.geodetector": SCIENCE,
    "core.imports": SCIENCE,
    "core.landuse": SCIENCE,
    "core.pattern": SCIENCE,
    "core.sites": SCIENCE,
    "core.trend": SCIENCE,
    # Models: each room stands on those before it.
    "core.estimators": SCIENCE,
    "core.model": 6,
    "core.uncertainty": 7,
    "core.learn": 8,
    "core.predict": 9,
    "core.explain": 10,
    "core.sequence": 11,
    "core.fuzzy": 12,
    "core.model_kinds": 13,
    "core.report": 14,
}
# Files directly in core: what has no room of its own.
GROUND_FILES = {"core.run", "core.jit", "core.lazy_imports", "core.model_kinds"}

# In a room, the files that make maps ("..._maps.py") join the kernels to rasters. A file that must
# join them too is named here with the reason.
JOINTS: dict[str, str] = {
    "core.demo.region_files": "writes the rasters of the region, block by block",
    "core.flux.budget.carbon_budget": "sums dated maps over zones",
    "core.geodetector.raster_source": "hands sampled and binned rasters to the detectors",
    "core.geodetector.zone_detection": "sums rasters within zones, and writes a map of q",
    "core.imports.series_import": "writes the rasters of an import",
    "core.pattern.raster_survey": "reads the values that the tests of a whole raster need",
    "core.pattern.gravity.gravity_centres": "sums maps to gravity centres",
    "core.pattern.moran.moran_series": "tests rasters as a whole",
    "core.predict.raster_prediction": "predicts rasters block by block",
    "core.sites.expansion": "adds samples from the cells of rasters",
    "core.sites.design.sampling_design": "draws points from the cells of rasters",
    "core.imports.file_contents": "opens files of any container before there is a stack",
    "core.imports.import_receipt": "looks at samples of tiles, unlike block processing",
    "core.imports.stac": "reads items through GDAL, as rasters at addresses are read",
    "core.imports.stac_layers": "gives bands of files what their items say of them",
    "core.sites.sampling": "reads the stored blocks that hold sites, unlike block processing",
    "core.predict.class_codes": "reads which classes the codes of rasters stand for",
    "core.predict.uncertainty_layers": "adds the layers of uncertainty to a prediction",
    "core.predict.predictor_units": "changes how the bands of predictors are read",
    "core.predict.sampled_predictions": "reads the predictors of a sample of cells",
    "core.predict.series_prediction": "predicts one raster per date",
    "core.trend.climate.alignment": "brings a series and its climate to common dates",
}
NOT_SCIENCE = {"core.raster", "core.report"}


class Import(NamedTuple):
    """One import statement: who imports what, where, and whether on loading already."""

    importer: str
    target: str
    line: int
    on_loading: bool

    def __str__(self):
        return f"{self.importer}:{self.line} imports {self.target}"


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def shipped_files():
    yield from sorted(ROOT.glob("*.py"))
    for folder in SHIPPED:
        yield from sorted((ROOT / folder).rglob("*.py"))


FILES = {module_name(path): path for path in shipped_files()}


def resolve(node: ast.ImportFrom, importer: str, is_package: bool) -> list[str]:
    """Return the modules an ``import from`` names; our own ones by their path in the repository."""
    base = node.module or ""
    if node.level:
        package = importer.split(".") if importer else []
        up = node.level - 1 if is_package else node.level
        package = package[: len(package) - up]
        base = ".".join([*package, *filter(None, [node.module])])
    elif base.split(".")[0] == "carbonsink":
        base = base[len("carbonsink.") :]
    elif base not in FILES:
        return [base]
    named = [f"{base}.{alias.name}".strip(".") for alias in node.names]
    return [name if name in FILES else base for name in named]


class SourceFile(NamedTuple):
    """What the tests ask of a shipped file, from one look at it."""

    imports: list[Import]
    rule_faults: list[tuple[int, str]]
    annotates_results: bool


def is_function(node: ast.AST) -> bool:
    return isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda))


def read_source(name: str, path: Path) -> SourceFile:
    imports, faults, annotates = [], [], False
    # Python 3.9 is the oldest that reads it: newer grammar is a SyntaxError here.
    waiting = [(ast.parse(path.read_bytes(), str(path), feature_version=(3, 9)), True)]
    while waiting:
        node, on_loading = waiting.pop()
        faults += [(getattr(node, "lineno", 0), fault) for fault in node_faults(node)]
        annotates = annotates or (isinstance(node, ast.FunctionDef) and node.returns is not None)
        targets = []
        if isinstance(node, ast.Import):
            targets = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            targets = resolve(node, name, path.name == "__init__.py")
        imports += [Import(name, target, node.lineno, on_loading) for target in targets]
        inside = on_loading and not is_function(node)
        waiting += [(child, inside) for child in ast.iter_child_nodes(node)]
    return SourceFile(imports, faults, annotates)


@cache
def sources() -> dict[str, SourceFile]:
    return {name: read_source(name, path) for name, path in FILES.items()}


@cache
def all_imports() -> list[Import]:
    return [found for source in sources().values() for found in source.imports]


@cache
def our_imports() -> list[Import]:
    return [found for found in all_imports() if found.target in FILES]


def imports_in_core() -> list[Import]:
    return [
        found
        for found in our_imports()
        if found.importer.startswith("core.") and found.target.startswith("core.")
    ]


def top(name: str) -> str:
    return name.split(".")[0]


def room(name: str) -> str:
    """``core.trend`` of ``core.trend.sen``; a file directly in core is a room of its own."""
    return ".".join(name.split(".")[:2])


def floor(name: str) -> int:
    return FLOORS.get(name, FLOORS[top(name)])


def faults(condition) -> list[str]:
    return [str(found) for found in all_imports() if condition(found)]


def test_there_is_something_to_look_at():
    assert {"", "plugin", "core.run", "core.errors_and_notes"} <= set(FILES)
    assert any(
        found.importer == "core.run" and found.target == "core.errors_and_notes.run"
        for found in our_imports()
    )


def test_core_knows_no_qgis():
    qgis = {"qgis", "PyQt5", "PyQt6", "processing"}
    assert not faults(lambda i: top(i.importer) == "core" and top(i.target) in qgis)


def test_gdal_stays_in_core_raster():
    gdal = {"osgeo", "gdal", "rasterio"}
    assert not faults(
        lambda i: (
            top(i.importer) == "core"
            and room(i.importer) != "core.raster"
            and top(i.target) in gdal
        )
    )


def test_nothing_imports_the_developers_files():
    outside = {"tests", "tools", "benchmarks", "carbonsink"}
    assert not faults(lambda i: top(i.target) in outside and i.target not in FILES)


def test_arrows_between_the_floors_go_down():
    assert not [
        str(found) for found in our_imports() if floor(found.importer) < floor(found.target)
    ]


def test_arrows_inside_core_go_down():
    assert not [
        str(found)
        for found in imports_in_core()
        if CORE_FLOORS[room(found.importer)] < CORE_FLOORS[room(found.target)]
    ]


def test_the_list_of_floors_is_complete():
    rooms = {room(name) for name in FILES if top(name) == "core"} - {"core"}
    assert rooms == set(CORE_FLOORS)
    assert {top(name) for name in FILES} == set(FLOORS)


def test_a_science_imports_no_other():
    assert not [
        str(found)
        for found in imports_in_core()
        if room(found.importer) != room(found.target)
        and CORE_FLOORS[room(found.importer)] == CORE_FLOORS[room(found.target)] >= SCIENCE
    ]


def test_files_on_the_ground_floor_of_core():
    files = {name for name in FILES if name.count(".") == 1 and top(name) == "core"}
    assert {name for name in files if FILES[name].name != "__init__.py"} == GROUND_FILES


def test_an_algorithm_imports_no_other():
    assert not [
        str(found)
        for found in our_imports()
        if top(found.importer) == top(found.target) == "algorithms"
        and FILES[found.target].name != "__init__.py"
        and FILES[found.importer].name != "__init__.py"
    ]


def is_kernel(name: str) -> bool:
    """Say whether a file of a science room must not know rasters."""
    parts = name.split(".")
    return (
        len(parts) > 2
        and parts[0] == "core"
        and room(name) not in NOT_SCIENCE
        and not parts[-1].endswith("_maps")
        and name not in JOINTS
    )


def test_kernels_do_not_know_rasters():
    assert not faults(lambda i: is_kernel(i.importer) and room(i.target) == "core.raster")


def test_every_joint_is_one():
    joining = {found.importer for found in our_imports() if room(found.target) == "core.raster"}
    assert set(JOINTS) <= joining


def find_circle(arrows: dict[str, set[str]]) -> list[str]:
    """Return the names along one circle, or an empty list."""
    finished, path = set(), []

    def visit(name):
        if name in path:
            return [*path[path.index(name) :], name]
        if name in finished:
            return []
        path.append(name)
        for target in sorted(arrows.get(name, ())):
            circle = visit(target)
            if circle:
                return circle
        finished.add(path.pop())
        return []

    for name in sorted(arrows):
        circle = visit(name)
        if circle:
            return circle
    return []


@pytest.mark.parametrize("level", ["files", "rooms"])
def test_no_circles(level):
    arrows = defaultdict(set)
    for found in our_imports():
        pair = [found.importer, found.target]
        if level == "rooms":
            pair = [room(name) for name in pair if top(name) == "core"]
        if len(pair) == 2 and pair[0] != pair[1]:
            arrows[pair[0]].add(pair[1])
    assert find_circle(arrows) == []


def test_a_circle_would_be_found():
    assert find_circle({"a": {"b"}, "b": {"c"}, "c": {"b"}}) == ["b", "c", "b"]
    assert find_circle({"a": {"b", "c"}, "b": {"c"}, "c": set()}) == []


def loaded_with(roots: list[str]) -> set[str]:
    """Return the files that are imported when these are, by what they say on loading."""
    loaded, waiting = set(), list(roots)
    while waiting:
        name = waiting.pop()
        if name not in loaded:
            loaded.add(name)
            waiting += [i.target for i in our_imports() if i.importer == name and i.on_loading]
            if "." in name:
                waiting.append(name.rsplit(".", 1)[0])  # a package's __init__ is loaded first
    return loaded & set(FILES)


def test_loading_the_plugin_imports_nothing_heavy():
    shell = [n for n in FILES if top(n) in ("plugin", "dependencies", "framework")]
    shell += [n for n in FILES if top(n) in ("", "algorithms", "processing_provider", "ui")]
    loaded = loaded_with(shell)
    assert not faults(lambda i: i.importer in loaded and i.on_loading and top(i.target) in HEAVY)


def test_the_rules_of_the_plugin_repository():
    faults = {name: source.rule_faults for name, source in sources().items() if source.rule_faults}
    assert faults == {}


def test_only_messages_to_a_cluster_are_pickled():
    assert not faults(
        lambda i: top(i.target) == "cloudpickle" and room(i.importer) != "core.cluster"
    )


def test_only_the_reader_of_estimators_uses_skops():
    """It checks every node of a file against a closed list first."""
    importers = {found.importer for found in all_imports() if top(found.target) == "skops"}
    assert importers == {"core.estimators.estimator_file"}


def test_kernels_are_compiled_by_our_own_decorator():
    """It alone survives a cache that is damaged or cannot be written."""
    for name, path in FILES.items():
        if name == "core.jit" or b"numba" not in path.read_bytes():
            continue
        names = [
            alias.name
            for node in ast.walk(ast.parse(path.read_bytes()))
            if isinstance(node, ast.ImportFrom) and node.module == "numba"
            for alias in node.names
        ]
        assert not {"njit", "jit", "vectorize"} & set(names), name


def test_newer_grammar_than_that_of_python_3_9_would_be_found(tmp_path):
    """Reading the sources, as the tests above do, is the test that Python 3.9 reads them."""
    path = tmp_path / "new.py"
    path.write_text("match x:\n    case 1:\n        pass\n", encoding="utf-8")
    with pytest.raises(SyntaxError):
        read_source("new", path)


def test_every_file_postpones_annotations():
    late = [
        name
        for name, source in sources().items()
        if source.annotates_results and not any(i.target == "__future__" for i in source.imports)
    ]
    assert not late  # "X | None" in an annotation needs it on Python 3.9


# Lines of a function without its docstring, and how many functions may have more: kernels, mostly.
MAX_LINES_OF_FUNCTION, MAX_LONGER_FUNCTIONS = 50, 6


def lines_of_code(function: ast.FunctionDef) -> int:
    """Return the lines of a function without its docstring."""
    lines = (function.end_lineno or function.lineno) - function.lineno + 1
    if ast.get_docstring(function, clean=False) is None:
        return lines
    docstring = function.body[0]
    return lines - ((docstring.end_lineno or docstring.lineno) - docstring.lineno + 1)


def test_few_functions_are_long():
    longer = [
        f"{name}.{node.name}: {lines_of_code(node)} lines"
        for name, path in FILES.items()
        for node in ast.walk(ast.parse(path.read_bytes()))
        if isinstance(node, ast.FunctionDef) and lines_of_code(node) > MAX_LINES_OF_FUNCTION
    ]
    assert len(longer) <= MAX_LONGER_FUNCTIONS, longer
