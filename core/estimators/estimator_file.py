"""Estimators as bytes, through skops: no pickle, and only types on our own list.

A skops file is a zip with a JSON description of the object and its arrays. Before skops builds
anything, the description is read here: every node must be of a loader and type that a fitted
estimator of that kind has, and every array must be as large as it says. After building, the trees
are checked to be trees, since a compiled walk trusts them.
"""

from __future__ import annotations

import hashlib
import io
import json
import warnings
import zipfile
from typing import NamedTuple

import numpy as np

from ..errors_and_notes.learn import BadBundle, UntrustedType
from ..errors_and_notes.run import CarbonSinkError
from ..files.npy import npy_bytes, npy_header, read_npy
from .builders import ignore_constants
from .registry import EstimatorKind

# Node types that any estimator may hold: loader, module, classes.
_PLAIN_NODES = {
    ("DictNode", "builtins"): {"dict"},
    ("ListNode", "builtins"): {"list"},
    ("TupleNode", "builtins"): {"tuple"},
    ("TypeNode", "builtins"): {"str"},
    ("JsonNode", "builtins"): {"str", "int", "float", "bool", "NoneType"},
    ("NdArrayNode", "numpy"): {"ndarray", "float64", "float32", "int64", "int32", "bool_", "bool"},
}
_OBJECT_LOADERS = ("ObjectNode", "TreeNode", "LossNode", "RandomStateNode")
# Bytes that an estimator's own library reads; only where the kind says so.
_BUFFER_NODE = ("BytearrayNode", "builtins", "bytearray")
_ARRAY, _BUFFER = ".npy", ".bin"
_SCHEMA = "schema.json"
# The description of 1500 trees takes about 10 MiB; parsed JSON takes many times its text.
_MAX_SCHEMA = 64 << 20
# Why an estimator is fitted again although it could be read.
_FOREIGN_FORMAT = "its own library would have to read it, which does not check what it is given"


class DamagedEstimator(ValueError):
    """Bytes that hold no estimator as skops writes it."""


def dump_estimator(estimator) -> bytes:
    """Return a fitted estimator as bytes of the skops format.

    skops names arrays by their address and stamps the time; here they are named by their content,
    and gaps between fields are zeros, so that the same estimator makes the same bytes.
    """
    from skops.io import dumps

    with zipfile.ZipFile(io.BytesIO(dumps(estimator))) as source:
        schema = json.loads(source.read(_SCHEMA))
        arrays, names = {}, {}
        for node in iterate_nodes(schema):
            node.pop("__id__", None)
            if "file" in node:
                if node["file"] not in names:
                    content, ending = source.read(node["file"]), _BUFFER
                    if node["file"].endswith(_ARRAY):
                        content, ending = _with_zero_padding(content), _ARRAY
                    digest = hashlib.sha256(content).hexdigest()[:24]
                    names[node["file"]] = f"{digest}{ending}"
                    arrays[f"{digest}{ending}"] = content
                node["file"] = names[node["file"]]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as target:
        text = json.dumps(schema, separators=(",", ":"))
        for name, content in (*sorted(arrays.items()), (_SCHEMA, text.encode())):
            target.writestr(zipfile.ZipInfo(name), content)
    return packed.getvalue()


def _with_zero_padding(content: bytes) -> bytes:
    """Return the array of an estimator's file with the bytes between its fields set to 0."""
    array = read_npy(content)
    if array.dtype.names is None:
        return content
    # The bytes between the fields of a tree's nodes are whatever lay in memory.
    clean = np.zeros(array.shape, array.dtype)
    for name in array.dtype.names:
        clean[name] = array[name]
    return npy_bytes(clean)


def iterate_nodes(schema):
    """Yield every JSON object of an estimator's file by skops, parents first, in order."""
    waiting = [schema]
    while waiting:
        item = waiting.pop()
        if isinstance(item, dict):
            yield item
            waiting.extend(reversed(list(item.values())))
        elif isinstance(item, list):
            waiting.extend(reversed(item))


def load_estimator(content: bytes, path: str, kind: EstimatorKind, n_columns: int):
    """Build an estimator from bytes, after looking at everything it would build.

    Parameters
    ----------
    content : bytes
        What `dump_estimator` returned.
    path : str
        The model file, for messages.
    kind : EstimatorKind
        The kind it must be of.
    n_columns : int
        Columns of the design it must have been fitted on.

    Raises
    ------
    UntrustedType
        When it holds a type that no such estimator has; nothing was built.
    DamagedEstimator
        When it cannot be what was written.
    Exception
        Whatever skops or scikit-learn raise for a file of another version.
    """
    from skops.io import get_untrusted_types, loads

    _read_description(content, path, kind)
    unknown = set(get_untrusted_types(data=content))
    trusted = {f"{module}.{name}" for module, name in kind.types}
    if unknown - trusted:
        raise UntrustedType(path, tuple(sorted(unknown - trusted)))
    with warnings.catch_warnings():
        # That the version differs is said by a note of our own.
        warnings.simplefilter("ignore")
        estimator = loads(content, trusted=sorted(unknown))
    module, name = kind.types[0]
    if (type(estimator).__module__, type(estimator).__name__) != (module, name):
        raise DamagedEstimator(f"{type(estimator).__name__} instead of {name}")
    if estimator.n_features_in_ != n_columns:
        raise DamagedEstimator(f"{estimator.n_features_in_} columns instead of {n_columns}")
    check_arrays(estimator, n_columns)
    return estimator


def _read_description(content: bytes, path: str, kind: EstimatorKind) -> None:
    """Read the description of an estimator's file without building anything."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as source:
            entries = source.infolist()
            stored = all(entry.compress_type == zipfile.ZIP_STORED for entry in entries)
            if not stored or sum(entry.file_size for entry in entries) > len(content):
                raise DamagedEstimator("packed parts")
            if source.getinfo(_SCHEMA).file_size > _MAX_SCHEMA:
                raise DamagedEstimator(_SCHEMA)
            schema = json.loads(source.read(_SCHEMA))
            types = {_type_of(node) for node in iterate_nodes(schema) if "__loader__" in node}
            untrusted = sorted(t for t in types if not _is_known(t, kind))
            if untrusted:
                raise UntrustedType(path, tuple(f"{t[1]}.{t[2]}" for t in untrusted))
            for entry in entries:
                buffer = kind.buffers and entry.filename.endswith(_BUFFER)
                if entry.filename != _SCHEMA and not buffer:
                    npy_header(source.read(entry))
    except (zipfile.BadZipFile, KeyError, ValueError, RecursionError, EOFError) as error:
        raise DamagedEstimator(str(error)) from error


def _type_of(node: dict) -> tuple:
    return tuple(str(node.get(key)) for key in ("__loader__", "__module__", "__class__"))


def _is_known(node_type: tuple, kind: EstimatorKind) -> bool:
    """Say whether an estimator of a kind may hold a node of some type."""
    loader, module, name = node_type
    if node_type == _BUFFER_NODE:
        return kind.buffers
    if name in _PLAIN_NODES.get((loader, module), ()):
        return True
    return loader in _OBJECT_LOADERS and (module, name) in kind.types


def check_arrays(estimator, n_columns: int) -> None:
    """Check arrays of an estimator that compiled code trusts: trees, support vectors.

    Raises
    ------
    DamagedEstimator
        When it could leave its arrays.
    """
    inner = getattr(estimator, "regressor_", estimator)
    inner = inner.steps[-1][1] if hasattr(inner, "steps") else inner
    if hasattr(inner, "get_booster"):
        _check_booster(inner.get_booster(), n_columns)
    elif hasattr(inner, "estimators_"):
        members = inner.estimators_
        check_trees(members.ravel().tolist() if hasattr(members, "ravel") else members, n_columns)
    elif hasattr(inner, "support_vectors_"):
        _check_vectors(inner, n_columns)


def _check_vectors(machine, n_columns: int) -> None:
    """Raise unless the arrays of a support vector machine that was read fit each other."""
    n = len(machine.support_)
    sound = (
        machine.support_vectors_.shape == (n, n_columns)
        and machine._dual_coef_.shape == (1, n)
        and machine._n_support.shape == (2,)
        and (machine._n_support == n).all()
        and machine._intercept_.shape == (1,)
        and machine.shape_fit_[1] == n_columns
    )
    if not sound:
        raise DamagedEstimator("support_vectors_")


def _check_booster(booster, n_columns: int) -> None:
    """Raise unless the trees of a boosted estimator that was read are trees."""
    model = json.loads(bytes(booster.save_raw("json")))
    for tree in model["learner"]["gradient_booster"]["model"]["trees"]:
        left, right, feature = (
            np.asarray(tree[name], np.int64)
            for name in ("left_children", "right_children", "split_indices")
        )
        n_nodes, inner = len(left), left != -1
        node_numbers = np.arange(n_nodes)[inner]
        sound = (
            n_nodes > 0
            and len(right) == len(feature) == len(tree["split_conditions"]) == n_nodes
            and np.array_equal(inner, right != -1)
            and all(
                (c[inner] > node_numbers).all() and (c[inner] < n_nodes).all()
                for c in (left, right)
            )
            and (feature[inner] >= 0).all()
            and (feature[inner] < n_columns).all()
        )
        if not sound:
            raise DamagedEstimator("booster")


def check_trees(members, n_columns: int) -> None:
    """Check the trees of a forest that was read: children behind parents, features that exist.

    Raises
    ------
    DamagedEstimator
        When a walk through them could leave the arrays or never end.
    """
    if not isinstance(members, list) or not members:
        raise DamagedEstimator("estimators_")
    for member in members:
        tree = member.tree_
        left, right, feature = tree.children_left, tree.children_right, tree.feature
        n_nodes = len(left)
        inner = left != -1
        node_numbers = np.arange(n_nodes)[inner]
        sound = (
            n_nodes > 0
            and tree.value.shape == (n_nodes, 1, 1)
            and np.array_equal(inner, right != -1)
            and (left[inner] > node_numbers).all()
            and (right[inner] > node_numbers).all()
            and (left[inner] < n_nodes).all()
            and (right[inner] < n_nodes).all()
            and (feature[inner] >= 0).all()
            and (feature[inner] < n_columns).all()
        )
        if not sound:
            raise DamagedEstimator("tree_")


class LoadedEstimators(NamedTuple):
    """Estimators that were read.

    Parameters
    ----------
    estimators : tuple
        One for each part.
    problem : str
        Why they cannot be used, "" when they can.
    """

    estimators: tuple
    problem: str


def load_estimators(contents: list, path: str, kind, n_columns: int) -> LoadedEstimators:
    """Return the estimators of a model file, and why they cannot be used ("" when they can).

    Parameters
    ----------
    contents, path, kind, n_columns
        As in `load_estimator`, which says which types are trusted; one content per estimator.

    Raises
    ------
    UntrustedType
        When one holds types it should not; nothing was built of it.
    BadBundle
        When a forest is damaged.
    """
    if kind.buffers:
        return LoadedEstimators((), _FOREIGN_FORMAT)
    estimators = []
    for content in contents:
        try:
            estimators.append(_load_any_estimator(content, path, kind, n_columns))
        except CarbonSinkError:
            raise
        except Exception as error:  # whatever another version of these libraries stumbles over
            return LoadedEstimators((), first_line_of_error(error))
    return LoadedEstimators(tuple(estimators), "")


def _load_any_estimator(content: bytes, path: str, kind: EstimatorKind, n_columns: int):
    """Return the estimator of the bytes of its file: a forest in our format, others by skops."""
    from ..forest.fitted_forest import FittedForest
    from ..forest.forest_file import DamagedForest, is_forest, load_forest

    if not kind.forest:
        estimator = load_estimator(content, path, kind, n_columns)
        ignore_constants(estimator)  # those of bundles that were written before this was done
        return estimator
    if not is_forest(content):
        return FittedForest.from_estimator(load_estimator(content, path, kind, n_columns))
    try:
        return load_forest(content, n_columns)
    except DamagedForest as error:
        raise BadBundle(path, "schema", f"forest: {error}") from error


def estimator_file_name(number: int, kind) -> str:
    """Return the name of an estimator's part in a model file, counted from 1."""
    return f"estimator_{number}.{'forest' if kind.forest else 'skops'}"


def dump_any_estimator(estimator, kind) -> bytes:
    """Return a fitted estimator as bytes: a forest in our format, or any other by skops."""
    from ..forest.forest_file import dump_forest

    return dump_forest(estimator) if kind.forest else dump_estimator(estimator)


def first_line_of_error(error: Exception) -> str:
    """Return type and first line of an error: why an estimator cannot be used."""
    first = (str(error).splitlines() or [""])[0]
    return f"{type(error).__name__}: {first}"
