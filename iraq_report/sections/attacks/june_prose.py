"""Sentences of the attacks section about the events that the report tells one by one."""

from __future__ import annotations

import pandas as pd

from iraq_report.prose.basis import STATED, Basis
from iraq_report.prose.facts import chosen, day, day_text, fact
from iraq_report.prose.table import ShownTable
from iraq_report.prose.text import Sentence, Text, bullets, cite, listed, paragraph, sentence
from iraq_report.sections.attacks.measures import TOLD, count_attacks
from iraq_report.sections.attacks.parameters import Parameters
from iraq_report.sections.rows import sources_cells
from iraq_report.sections.run import Run
from iraq_report.sections.selection import on_us, within
from iraq_report.sections.words import WEAPON_LABELS
from iraq_report.tables.columns import items_of

_MAY_2021 = (pd.Timestamp(2021, 5, 1), pd.Timestamp(2021, 5, 31))
_REPORTED_IN_MAY = 4  # "at least", as the report states it


def al_asad_in_may(run: Run[Parameters]) -> Text:
    """The attacks on Ayn al-Asad in May 2021 beside the number that the report gives."""
    first, last = _MAY_2021
    p = run.parameters
    filtered = p.governorates or p.weapons or p.target_types or "Iraq" not in p.countries
    if filtered or first < pd.Timestamp(p.start) or last > pd.Timestamp(p.end):
        return Text(())
    rows = on_us(run.events)[lambda t: (t["site_id"] == "ayn_al_asad") & t["date"].between(first, last)]
    days = listed(f"{d.day} {d:%B}" for d in rows["date"])
    return paragraph(
        sentence(
            "For May 2021 the report counts at least {theirs} attacks on Ayn al-Asad; the list of this run holds "
            "{ours}{days}.",
            theirs=fact("attacks.al_asad_may.report", _REPORTED_IN_MAY, measure=count_attacks, unit="attacks").on(
                Basis(words=STATED)
            ),
            ours=fact("attacks.al_asad_may.ours", len(rows), measure=count_attacks, unit="attacks"),
            days=f" ({days})" if days else "",
        ).on(rows)
    )


def recent_events(run: Run[Parameters]) -> ShownTable | Text:
    """Attacks on fixed sites in the weeks of which the report tells, day by day."""
    p = run.parameters
    first, last = max(TOLD[0], p.start), min(TOLD[1], p.end)
    if first > last:
        return paragraph(
            sentence(
                f"Not covered: this run holds no day from {day_text(TOLD[0])} to {day_text(TOLD[1])}, the weeks that "
                "the report tells of."
            )
        )
    rows = within(on_us(run.events), first, last)
    rows = rows[rows["target_type"] != "logistics_convoy"]
    window = day_text(first) if first == last else f"{day_text(first)} to {day_text(last)}"
    if rows.empty:
        return paragraph(sentence(f"The run holds no attack on a fixed site in these days: {window}."))
    table = pd.DataFrame(
        {
            "Date": [day_text(value) for value in rows["date"]],
            "Place": rows["place"],
            "Weapon": rows["weapon"].map(WEAPON_LABELS),
            "Killed": [_span(*pair) for pair in zip(rows["killed_low"], rows["killed_high"], strict=True)],
            "Wounded": [_span(*pair) for pair in zip(rows["wounded_low"], rows["wounded_high"], strict=True)],
            "Claimed by": rows["claimed_by"].fillna("no claim seen"),
            "Confidence": rows["confidence"],
            "Sources": sources_cells("attacks", rows, run.tables["sources"]),
        }
    )
    return ShownTable("attacks-recent-events", f"Attacks on fixed sites, {window}", table, ("attacks",))


def _span(low: object, high: object) -> str | None:
    if pd.isna(low):
        return None
    if pd.isna(high):
        return f"{low} or more"
    return str(low) if low == high else f"{low} to {high}"


def _on(run: Run[Parameters], date: str, *sites: str) -> pd.DataFrame:
    attacks = on_us(run.events)
    return attacks[(attacks["date"] == pd.Timestamp(date)) & attacks["site_id"].isin(sites)]


def _sources(rows: pd.DataFrame) -> str:
    ids = [source for cell in rows["source_ids"] for source in items_of(cell) if source != "report-2021"]
    return cite(*ids[:3])


def told_differently(run: Run[Parameters]) -> Text:
    """Where the report's account of an event and that of the sources part, for events that the run holds."""
    return bullets([_balad(run), _support_centre(run), _airport(run), _rasheed(run)])


def _balad(run: Run[Parameters]) -> Sentence | None:
    rows = _on(run, "2021-06-09", "balad")
    if rows.empty or not _on(run, "2021-06-08", "balad").empty:
        return None
    unhurt = ", and report nobody hurt" if (rows["wounded_high"] == 0).all() else ""
    return sentence(
        "**Balad.** The report tells of rockets hours after a release on {report} and of a second attack on {day}; "
        "the sources know one attack, on the evening of {day}{unhurt} {cited}. The injured that the report names "
        "beside it belong to earlier attacks.",
        report=chosen("attacks.release.report", run.parameters.release_report, measure=count_attacks),
        day=day("attacks.balad.day", rows["date"].iloc[0], measure=count_attacks),
        unhurt=unhurt,
        cited=_sources(rows),
    ).on(rows)


def _support_centre(run: Run[Parameters]) -> Sentence | None:
    rows = _on(run, "2021-06-06", "baghdad_airport")
    if rows.empty or _on(run, "2021-06-06", "ayn_al_asad").empty:
        return None
    return sentence(
        "**Diplomatic support centre.** The report dates the rocket to the night after the drones against Ayn "
        "al-Asad; the coalition put it at a quarter past midnight on {day}, minutes before them {cited}.",
        day=day("attacks.support_centre.day", rows["date"].iloc[0], measure=count_attacks),
        cited=_sources(rows),
    ).on(rows)


def _airport(run: Run[Parameters]) -> Sentence | None:
    rows = _on(run, "2021-06-09", "baghdad_airport")
    if rows.empty:
        return None
    return sentence(
        "**Baghdad airport.** The report tells of rockets at Camp Victory and, separately, of three drones at the "
        "airport. First reports spoke of rockets, the authorities later of drones; the list holds one attack {cited}.",
        cited=_sources(rows),
    )


def _rasheed(run: Run[Parameters]) -> Sentence | None:
    attacks = on_us(run.events)
    rows = attacks[attacks["date"].between("2021-06-15", "2021-06-16") & (attacks["weapon"] == "drone")]
    if rows.empty:
        return None
    return sentence(
        "**Rasheed.** The report has both drones of mid-June destroyed over one base; sources place one near Rasheed "
        "and one near the airport {cited}.",
        cited=_sources(rows),
    )
