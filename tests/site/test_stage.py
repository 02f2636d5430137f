"""What the pages of an edition are told of its run."""

from iraq_report.sections.attacks.parameters import Parameters
from iraq_report.sections.parameters import SectionParameters, parse
from iraq_report.site.stage import period_text


def test_the_period_is_that_of_the_run_and_not_of_the_declaration():
    attacks = parse(Parameters, {"start": "1990-01-01", "end": "1990-12-31"})
    others = parse(SectionParameters, {"start": "1990-03-01", "end": "1991-01-31"})
    assert period_text({"attacks": attacks, "others": others}) == "1 January 1990 to 31 January 1991"
