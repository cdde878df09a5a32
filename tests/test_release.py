"""What a release says of itself is said alike everywhere, and the public files are well-formed."""

from __future__ import annotations

import configparser
import re
from pathlib import Path

import pytest
import yaml

from carbonsink.algorithms import all_algorithms
from carbonsink.dependencies.libraries import EXTRAS, LIBRARIES, version_numbers

ROOT = Path(__file__).resolve().parents[1]


def read(name):
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.fixture
def metadata():
    parser = configparser.ConfigParser(interpolation=None)
    parser.read_string(read("metadata.txt"))
    return parser["general"]


def newest_section():
    return read("CHANGELOG.md").split("\n## ")[1]


def test_one_version_everywhere(metadata):
    citation = yaml.safe_load(read("CITATION.cff"))
    assert citation["version"] == metadata["version"]
    assert citation["license"] == metadata["license"]
    assert citation["repository-code"] == metadata["repository"]
    assert newest_section().startswith(metadata["version"])


def test_the_first_release_fixes_nothing():
    assert read("CHANGELOG.md").count("\n## ") == 1
    assert "### Fixed" not in newest_section()


def test_the_changelog_of_the_first_release_names_every_algorithm():
    named = set(re.findall(r"`(\w+)`", newest_section()))
    assert [kind().name() for kind in all_algorithms() if kind().name() not in named] == []


def forms():
    return sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("[0-9]*.yml"))


def test_there_are_issue_forms():
    assert len(forms()) >= 3


@pytest.mark.parametrize("path", forms(), ids=lambda path: path.stem)
def test_issue_forms_have_what_the_forge_asks_for(path):
    form = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert {"name", "description", "body"} <= set(form)
    fields = [item for item in form["body"] if item["type"] != "markdown"]
    assert all(item["attributes"]["label"] for item in fields)
    ids = [item["id"] for item in fields]
    assert len(ids) == len(set(ids)) > 0


def test_the_workflow_and_the_hooks_call_commands_that_exist():
    workflow = yaml.safe_load(read(".github/workflows/test.yml"))
    hooks = yaml.safe_load(read(".pre-commit-config.yaml"))
    runs = [step.get("run", "") for job in workflow["jobs"].values() for step in job["steps"]]
    runs += [hook["entry"] for repo in hooks["repos"] for hook in repo["hooks"]]
    called = {word for run in runs for word in re.findall(r"\./dev (\w+)", run)}
    listed = set(re.findall(r"(?m)^  (\w+) ", read("dev").split("TEXT")[1]))
    assert {"test", "lint", "matrix", "types"} <= called <= listed


def test_every_decision_is_dated_and_listed():
    folder = ROOT / "docs" / "decisions"
    index = read("docs/decisions/README.md")
    records = sorted(folder.glob("0*.md"))
    assert len(records) >= 9
    for number, path in enumerate(records, 1):
        text = path.read_text(encoding="utf-8")
        title, date = re.match(r"# (\d+)\. .+\n\nDate: (\d{4}-\d\d-\d\d)\. Status: ", text).groups()
        assert int(title) == int(path.name[:4]) == number
        assert f"| [{number}]({path.name}) | {date} |" in index
        assert {"## Context", "## Decision", "## Consequences"} <= set(text.splitlines())


def oldest_pins():
    found = {}
    for line in read("requirements-oldest.txt").splitlines():
        name, operator, rest = line.partition("==")
        if operator and not line.startswith("#"):
            version, _, marker = rest.partition(";")
            found.setdefault(name, []).append((version_numbers(version.strip()), marker))
    return found


@pytest.mark.parametrize("library", LIBRARIES, ids=lambda library: library.module)
def test_the_oldest_environment_has_the_stated_minimum(library):
    """The first pin is the minimum release; later ones stand in for it with newer Pythons."""
    pins = oldest_pins()[library.package]
    minimum = version_numbers(library.oldest)
    assert pins[0][0][: len(minimum)] == minimum
    assert all(version >= minimum for version, _ in pins)


def test_pinned_extras_are_not_older_than_their_minimum():
    pins = oldest_pins()
    for library in EXTRAS:
        for version, _ in pins.get(library.package, []):
            assert version >= version_numbers(library.oldest)
