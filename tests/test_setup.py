"""A fresh machine: the Makefile's first words, the lock, tests without their tool, the guard on sockets."""

import os
import re
import shutil
import socket
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from iraq_report.paths import ROOT
from tests import needs

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCK = (ROOT / "requirements.txt").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
PINS = [Requirement(line) for line in LOCK.splitlines() if not line.lstrip().startswith("#")]

unix = pytest.mark.skipif(os.name == "nt", reason="Windows has neither make nor a shell for it; the README says how")


def make(folder: Path, target: str, python: str) -> subprocess.CompletedProcess[str]:
    for name in ("Makefile", "requirements.txt", "pyproject.toml"):
        shutil.copy(ROOT / name, folder / name)
    command = [str(needs.need("make")), target, f"PYTHON={python}"]
    # A make around the tests passes its own settings down; they are not meant for this one.
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    return subprocess.run(command, cwd=folder, env=plain, capture_output=True, text=True, check=False)


def pretend_python(folder: Path, script: str) -> str:
    path = folder / "python"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


@unix
def test_make_names_a_missing_python_in_one_sentence(tmp_path):
    done = make(tmp_path, "book", "/nowhere/python")
    assert done.returncode != 0
    assert [line[:16] for line in done.stderr.splitlines() if line.startswith("E-")] == ["E-PYTHON-MISSING"]
    assert not (tmp_path / ".venv").exists()


@unix
def test_make_refuses_a_python_that_is_too_old(tmp_path):
    done = make(tmp_path, "test", pretend_python(tmp_path, "exit 1"))
    assert "E-PYTHON-OLD" in done.stderr
    assert "3.11" in done.stderr


@unix
def test_make_names_the_package_that_brings_venv(tmp_path):
    script = 'case "$2" in *ensurepip*) exit 1;; *) exit 0;; esac'
    done = make(tmp_path, "book", pretend_python(tmp_path, script))
    assert "E-PYTHON-VENV" in done.stderr
    assert "apt-get install python3-venv" in done.stderr


def test_the_lock_pins_every_line_and_names_no_host():
    assert all(re.fullmatch(r"==[\w.]+", str(pin.specifier)) for pin in PINS)
    assert "://" not in LOCK
    assert "--" not in LOCK


def test_the_lock_holds_every_dependency_at_a_version_the_project_allows():
    pins: dict[str, list[Requirement]] = {}
    for pin in PINS:
        pins.setdefault(canonicalize_name(pin.name), []).append(pin)
    wishes = PROJECT["dependencies"] + PROJECT["optional-dependencies"]["dev"]
    for wish in map(Requirement, wishes):
        locked = pins.get(canonicalize_name(wish.name), [])
        assert locked, f"{wish.name} is not in requirements.txt: make lock"
        for pin in locked:
            version = str(pin.specifier).removeprefix("==")
            assert wish.specifier.contains(version, prereleases=True), f"{wish} but {pin}: make lock"


def test_every_target_of_the_makefile_stands_in_the_readme():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.findall(r"^([a-z]+):.*##", makefile, flags=re.MULTILINE)
    assert {"book", "test", "lab", "serve", "bench", "clean", "lock", "lint"} <= set(targets)
    assert [target for target in targets if f"make {target}" not in README] == []


def test_every_place_the_readme_links_to_is_there():
    places = re.findall(r"\]\((?!https?:)([^)#]+)\)", README)
    assert places
    assert [place for place in places if not (ROOT / place).exists()] == []


def test_the_windows_job_runs_the_lines_of_the_readme():
    block = re.search(r"```bat\n(.*?)```", README, flags=re.DOTALL)
    assert block
    lines = block[1].strip().splitlines()
    assert len(lines) == 3
    workflow = yaml.safe_load((ROOT / ".github/workflows/book.yml").read_text(encoding="utf-8"))
    steps = [step.get("run", "") for step in workflow["jobs"]["windows"]["steps"]]
    assert [step for step in steps if step in lines] == lines


def test_the_citation_names_the_version_and_licence_of_the_project():
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert citation["cff-version"] == "1.2.0"
    assert citation["version"] == PROJECT["version"]
    assert citation["license"] == PROJECT["license"]
    assert citation["authors"]


def test_hooks_before_a_commit_need_no_other_host():
    hooks = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    assert {repo["repo"] for repo in hooks["repos"]} == {"local"}


@unix
def test_the_script_of_continuous_integration_is_executable_and_parses():
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert subprocess.run(["bash", "-n", str(script)], check=False).returncode == 0


def test_a_tool_that_is_there_is_given_back(monkeypatch, tmp_path):
    monkeypatch.setitem(needs.FINDERS, "browser", lambda: tmp_path)
    assert needs.need("browser") == tmp_path


def test_a_missing_tool_skips_the_test_by_name_off_continuous_integration(monkeypatch):
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setitem(needs.FINDERS, "browser", lambda: None)
    with pytest.raises(pytest.skip.Exception, match="browser"):
        needs.need("browser")


def test_a_missing_tool_fails_the_test_on_continuous_integration(monkeypatch):
    monkeypatch.setenv("CI", "true")
    monkeypatch.setitem(needs.FINDERS, "browser", lambda: None)
    with pytest.raises(pytest.fail.Exception, match="browser"):
        needs.need("browser")


@pytest.mark.parametrize("host", ["192.0.2.1", "2001:db8::1"])
def test_a_test_cannot_reach_another_host(host):
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as sock, pytest.raises(pytest.fail.Exception, match="no network"):
        sock.connect((host, 80))


def test_a_test_cannot_look_up_another_host():
    with pytest.raises(pytest.fail.Exception, match=r"example\.org"):
        socket.create_connection(("example.org", 80))


def test_loopback_stays_open():
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()):
        pass
