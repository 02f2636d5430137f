"""Sentences about what the report expects of the region, and about its scenarios."""

from __future__ import annotations

from iraq_report.prose.basis import rows_behind
from iraq_report.prose.facts import counted, fact
from iraq_report.prose.text import Text, bullets, cite, listed, paragraph, plural, sentence
from iraq_report.sections.iran_influence.common import IranRun, dialogue_rows
from iraq_report.sections.iran_influence.standing import scenarios_by_actor
from iraq_report.sections.rows import cited, when
from iraq_report.tables.columns import items_of

_WITHDRAWAL = "on_withdrawal"


def powers(run: IranRun) -> Text:
    """What the report reads out of statements and visits of the spring and summer of 2021."""
    rows = dialogue_rows(run.tables["dialogue"], "DG021", "DG031", "DG043", "DG068")
    made = {
        "DG031": "**The US view.** On {day} the commander of US Central Command said that through most of the "
        "year before Iran had hoped that politics would bring Iraq to ask US forces to leave, and that this hope had "
        "faded {cited}.",
        "DG021": "**Najaf and Qom.** On {day} the Pope met Ayatollah al-Sistani; the report takes it as Western "
        "backing for Iraqi Shiism against the school of Qom, which is its reading, not a finding {cited}.",
        "DG043": "**Forces leaving the Gulf.** The US secretary of defense was reported to have told the Saudi crown "
        "prince by telephone on {day} that troops, aircraft and air defence would leave the region {cited}.",
        "DG068": "**Syria.** Russia's envoy held on {day} that Baghdad wished the US gone and that US forces in Syria "
        "could not be supplied without Iraq; the report passes this on {cited}.",
    }  # fmt: skip
    return bullets(
        sentence(
            text, day=when(f"iran_influence.powers.{key}", rows[key], measure=dialogue_rows), cited=cited(rows[key])
        )
        for key, text in made.items()
        if key in rows
    )


def scenarios(run: IranRun) -> Text:
    """How many scenarios there are, whom they name, and how many hang on the departure of US troops."""
    table = run.tables["scenarios"]
    if table.empty:
        return paragraph(sentence("The tables hold no scenario."))
    actors = scenarios_by_actor(table).groupby("actor")["count"].sum().sort_values(ascending=False, kind="stable")
    leaving = table[table["horizon"] == _WITHDRAWAL]
    top = actors[actors == actors.iloc[0]].index
    naming = table[[not set(top).isdisjoint(items_of(cell)) for cell in table["actors"]]]
    return paragraph(
        sentence(
            "From the text of the report {n} {scenarios} can be read, {leaving} of which {start} from a full US "
            "withdrawal. The most often named {actors} {top}, in {count}{each}. Conditions and expectations are the "
            "report's in other words {cited}.",
            start=plural(len(leaving), "starts", "start"),
            actors=plural(len(top), "actor is", "actors are"),
            n=fact("iran_influence.scenarios.count", len(table), measure=scenarios_by_actor, unit="scenarios"),
            scenarios=plural(len(table), "scenario"),
            leaving=counted("iran_influence.scenarios.on_withdrawal", leaving, measure=scenarios_by_actor),
            top=listed(top),
            count=fact("iran_influence.scenarios.top", int(actors.iloc[0]), measure=scenarios_by_actor).on(
                rows_behind(naming)
            ),
            each="" if len(top) == 1 else " each",
            cited=cite("report-2021"),
        ).on(table)
    )
