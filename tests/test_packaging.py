"""The zip file for the plugin repository, and the rules that it keeps."""

from __future__ import annotations

import subprocess
import sys
import zipfile

import pytest

from carbonsink.tools.plugin_rules import METADATA, check_source, find_violations

METADATA_TEXT = "[general]\n" + "\n".join(f"{key}=something" for key in METADATA)
GOOD = {"LICENSE": b"GPL", "metadata.txt": METADATA_TEXT.encode(), "core/a.py": b"A = 1\n"}


def test_a_good_plugin_breaks_no_rule():
    assert find_violations(GOOD) == []


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("assert True", "assert"),
        ("import pickle", "imports pickle"),
        ("from pickle import loads", "imports pickle"),
        ("eval('1')", "calls eval"),
        ("exec('1')", "calls exec"),
        ("os.system('ls')", "calls os.system"),
        ("subprocess.run('ls', shell=True)", "starts a shell"),
        ("subprocess.run('ls', shell=flag)", "starts a shell"),
        ("joblib.load(file)", "calls joblib.load"),
        ("archive.extractall(folder)", "may write outside"),
        ("jinja2.Environment(loader=x)", "without autoescape"),
        ("try:\n    a()\nexcept ValueError:\n    pass", "swallowed"),
        (
            "for i in x:\n    try:\n        a()\n    except Exception:\n        continue",
            "swallowed",
        ),
    ],
)
def test_unsafe_code_is_found(source, fault):
    (found,) = check_source(source.encode())
    assert fault in found[1]


@pytest.mark.parametrize(
    "source",
    [
        "model.eval()",
        "dialog.exec()",
        "re.compile('a')",
        "subprocess.run(['ls'], shell=False)",
        "jinja2.Environment(autoescape=True)",
        "for i in x:\n    try:\n        a()\n    except queue.Empty:\n        continue",
    ],
)
def test_safe_code_passes(source):
    assert check_source(source.encode()) == []


@pytest.mark.parametrize(
    ("files", "fault"),
    [
        ({"core/kernel.so": b"x"}, "core/kernel.so: a kind of file"),
        ({"core/__pycache__/a.py": b""}, "hidden or generated"),
        ({".secret": b""}, ".secret: hidden"),
        ({"table.csv": b"a\0b"}, "table.csv: binary"),
        ({"big.csv": b" " * 25_000_001}, "more than 25000000"),
        ({"core/a.py": b"assert 1"}, "core/a.py:1: assert"),
    ],
)
def test_unfit_files_are_found(files, fault):
    (found,) = find_violations({**GOOD, **files})
    assert fault in found


def test_a_missing_licence_and_missing_metadata_are_found():
    assert find_violations({"metadata.txt": METADATA_TEXT.encode()}) == ["LICENSE is missing"]
    without = METADATA_TEXT.replace("tracker=something", "").encode()
    (found,) = find_violations({**GOOD, "metadata.txt": without})
    assert found == "metadata.txt: tracker is missing"


def build(root, output):
    command = [sys.executable, str(root / "tools" / "package.py"), "--output", str(output)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_zip_is_complete_and_always_the_same(root, tmp_path):
    if not (root / ".git").exists():
        pytest.skip("not a git checkout")
    first, second = build(root, tmp_path / "a"), build(root, tmp_path / "b")
    assert first.returncode == 0, first.stderr
    (zip_file,) = (tmp_path / "a").iterdir()
    assert zip_file.read_bytes() == (tmp_path / "b" / zip_file.name).read_bytes(), second.stderr

    names = zipfile.ZipFile(zip_file).namelist()
    assert {name.split("/")[0] for name in names} == {"carbonsink"}
    inside = {name[len("carbonsink/") :] for name in names}
    assert {"__init__.py", "metadata.txt", "LICENSE", "icon.svg", "core/run.py"} <= inside
    assert not any(name.startswith(("tests", "tools", "dev", ".")) for name in inside)
