"""The zip file for the plugin repository, and the rules that it keeps."""

from __future__ import annotations

import configparser
import os
import re
import shutil
import subprocess
import sys
import zipfile

import pytest

from carbonsink.tools.plugin_rules import METADATA, check_source, find_violations
from carbonsink.tools.qm import compile_qm, elf_hash, read_ts

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


def build(root, output, *options):
    command = [sys.executable, str(root / "tools" / "package.py"), "--output", str(output)]
    return subprocess.run([*command, *options], capture_output=True, text=True, check=False)


ADDRESS = "https://host.invalid/one/carbonsink"


@pytest.fixture(scope="module")
def zip_file(root, tmp_path_factory):
    """The package with the address of a repository."""
    if not (root / ".git").exists():
        pytest.skip("not a git checkout")
    folder = tmp_path_factory.mktemp("package")
    done = build(root, folder, "--repository", ADDRESS)
    assert done.returncode == 0, done.stderr
    (built,) = folder.iterdir()
    return built


def test_the_zip_is_complete_and_always_the_same(root, zip_file, tmp_path):
    again = build(root, tmp_path, "--repository", ADDRESS)
    assert zip_file.read_bytes() == (tmp_path / zip_file.name).read_bytes(), again.stderr

    names = zipfile.ZipFile(zip_file).namelist()
    assert {name.split("/")[0] for name in names} == {"carbonsink"}
    inside = {name[len("carbonsink/") :] for name in names}
    assert {"__init__.py", "metadata.txt", "LICENSE", "icon.svg", "core/run.py"} <= inside
    assert not any(name.startswith(("tests", "tools", "dev", ".")) for name in inside)
    assert not any(name.endswith((".ts", ".pyc")) for name in inside)
    assert {"docs/guide.md", "docs/images/workbench.png"} <= links_of(zip_file) <= inside
    assert not any(name.startswith("manual") for name in inside)  # a generated file

    metadata = configparser.ConfigParser()  # as QGIS reads it, with interpolation
    metadata.read_string(zipfile.ZipFile(zip_file).read("carbonsink/metadata.txt").decode())
    newest = (root / "CHANGELOG.md").read_text().split("\n## ")[1].splitlines()[0]
    assert metadata.get("general", "changelog").startswith(newest)
    assert metadata.get("general", "qgisMinimumVersion") == "3.22"
    assert metadata.get("general", "repository") == metadata.get("general", "homepage") == ADDRESS
    assert metadata.get("general", "tracker") == f"{ADDRESS}/issues"


def links_of(zip_file):
    """Return what the README of a package links to, besides addresses."""
    readme = zipfile.ZipFile(zip_file).read("carbonsink/README.md").decode()
    return set(re.findall(r"\]\(([^)#:]+)\)", readme))


def test_a_zip_to_hand_on_brings_the_manual(root, tmp_path):
    if not (root / ".git").exists():
        pytest.skip("not a git checkout")
    done = build(root, tmp_path, "--with-manual")
    assert done.returncode == 0, done.stderr
    (zip_file,) = tmp_path.iterdir()
    inside = {name[len("carbonsink/") :] for name in zipfile.ZipFile(zip_file).namelist()}
    assert {"manual/guide.html", "manual/images/workbench.png"} <= links_of(zip_file) <= inside
    assert "manual/reference/train.html" in inside


def test_the_zip_runs_in_a_profile_of_its_own(zip_file, tmp_path):
    """Unpacked where QGIS unpacks it, with the libraries of the environment on the path."""
    program = shutil.which("qgis_process.bin") or shutil.which("qgis_process")
    if not program:
        pytest.skip("there is no qgis_process")
    profile = tmp_path / "profiles" / "default"
    plugins = profile / "python" / "plugins"
    subprocess.run([sys.executable, "-m", "zipfile", "-e", str(zip_file), str(plugins)], check=True)
    (profile / "QGIS").mkdir(parents=True)
    for version in "34":
        ini = profile / "QGIS" / f"QGIS{version}.ini"
        ini.write_text("[PythonPlugins]\ncarbonsink=true\n")
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("QGIS_", "PYTHON"))}
    environment.update(
        QGIS_CUSTOM_CONFIG_PATH=str(tmp_path),
        QT_QPA_PLATFORM="offscreen",
        LANG="C.UTF-8",
        PATH=os.pathsep.join([os.path.dirname(sys.executable), os.environ["PATH"]]),
    )
    arguments = ["--COLUMNS=40", "--ROWS=30", "--YEARS=2", f"--OUTPUT_FOLDER={tmp_path / 'made'}"]
    finished = subprocess.run(
        [program, "run", "carbonsink:demoregion", *arguments],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
        timeout=120,
    )
    assert finished.returncode == 0, finished.stdout + finished.stderr
    assert (tmp_path / "made" / "README.txt").exists()


TS = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context><name>CarbonSink</name>
<message><source>NPP raster</source><translation>净初级生产力栅格</translation></message>
<message><source>&gt; {n} km²
two lines</source><translation>大于 {n}</translation></message>
<message><source>open</source><translation type="unfinished">打开</translation></message>
<message><source>gone</source><translation type="vanished">消失</translation></message>
</context></TS>
"""


def test_only_finished_translations_are_compiled():
    language, messages = read_ts(TS.encode())
    assert language == "zh_CN"
    assert [message.source for message in messages] == ["NPP raster", "> {n} km²\ntwo lines"]


def test_qt_reads_what_is_compiled(tmp_path):
    pytest.importorskip("qgis.core")
    from qgis.PyQt.QtCore import QCoreApplication, QTranslator

    file = tmp_path / "carbonsink_zh_CN.qm"
    file.write_bytes(compile_qm(TS.encode()))
    translator = QTranslator()
    assert translator.load(str(file))
    application = QCoreApplication.instance() or QCoreApplication([])
    application.installTranslator(translator)
    try:
        texts = ("NPP raster", "> {n} km²\ntwo lines", "open")
        seen = [QCoreApplication.translate("CarbonSink", text) for text in texts]
        assert seen == ["净初级生产力栅格", "大于 {n}", "open"]
        assert QCoreApplication.translate("Other", "NPP raster") == "NPP raster"
    finally:
        application.removeTranslator(translator)


def test_the_hash_is_the_one_of_the_elf_format():
    # What Qt's own lrelease writes; the second is long enough to fold the upper bits in.
    assert elf_hash(b"printf") == 0x077905A6
    assert elf_hash(b"NPP raster") == 0x078D9FE2
    assert elf_hash(b"") == 1
