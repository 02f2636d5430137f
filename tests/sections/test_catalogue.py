"""Every measure tells readers how it is computed."""

import inspect
import pkgutil
from importlib import import_module

import iraq_report.sections
from iraq_report.sections.catalogue import measures


def test_every_measure_states_formula_and_source():
    unstated = [measure.name for measure in measures() if not (measure.formula and measure.source)]
    assert not unstated


def test_a_formula_of_several_lines_is_read_as_one():
    (wilson,) = [measure for measure in measures() if measure.name == "statistics.wilson_share"]
    assert wilson.section == "shared"
    assert wilson.formula.startswith("centre (p + z^2/2n)")
    assert wilson.formula.endswith("z^2/4n^2) / (1 + z^2/n).")
    assert wilson.source.startswith("Wilson (1927)")


def test_no_public_function_of_a_measures_module_is_left_out():
    package = iraq_report.sections
    modules = [
        m.name for m in pkgutil.walk_packages(package.__path__, f"{package.__name__}.") if m.name.endswith("measures")
    ]
    public = {
        f"{name.removeprefix('iraq_report.sections.')}.{function}"
        for name in modules
        for function, body in inspect.getmembers(import_module(name), inspect.isfunction)
        if body.__module__ == name and not function.startswith("_")
    }
    assert len(modules) >= 5
    assert not public - {measure.name for measure in measures()}
