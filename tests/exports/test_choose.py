import pytest

from iraq_report.errors import ReportError
from iraq_report.exports.choose import choose, listed


def test_figures_are_named_by_id_or_by_a_beginning_that_no_other_has():
    named = choose(["attacks-by-site", "attacks_map", "air-force-orders", "attacks-map"])
    assert named == {"attacks": ["attacks-by-site-and-weapon", "attacks-map"], "air_force": ["air-force-orders"]}


def test_a_section_and_everything_can_be_named():
    assert choose(["attacks-map"], sections=["claims"]) == {
        "attacks": ["attacks-map"], "claims": ["claims-by-section", "claims-by-kind"],
    }  # fmt: skip
    assert choose(every=True) == listed()
    assert choose() == {}


@pytest.mark.parametrize(
    ("id", "sentence"),
    [
        ("attacks-by-month", "'attacks-by-month' may be attacks-by-month-and-weapon, attacks-by-month-and-confidence;"),
        ("atacks-map", "there is no figure 'atacks-map'; did you mean 'attacks-map'?"),
        ("nothing", "there is no figure 'nothing'; `python -m iraq_report export --list` names all"),
        ("", "there is no figure ''"),
        ("attacks-m", "there is no figure 'attacks-m'"),
    ],
)
def test_an_id_of_no_figure_or_of_several_is_refused(id, sentence):
    with pytest.raises(ReportError, match="E-EXPORT-FIGURE") as caught:
        choose([id])
    assert sentence in str(caught.value)


def test_an_unknown_section_is_refused_with_the_nearest():
    with pytest.raises(ReportError, match=r"E-SECTION-NAME: there is no section 'atacks'; did you mean 'attacks'\?"):
        choose(sections=["atacks"])
