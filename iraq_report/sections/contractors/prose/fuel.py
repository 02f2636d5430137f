"""Sentences about militia ties inside the base, fuel, and attacks on fuelled sites."""

from __future__ import annotations

import math

import pandas as pd

from iraq_report.prose.facts import Fact, chosen, counted, fact, share
from iraq_report.prose.table import ShownTable
from iraq_report.prose.text import Sentence, Text, join, listed, paragraph, plural, sentence
from iraq_report.sections.contractors.common import ContractorsRun, site_name
from iraq_report.sections.contractors.companies import misconduct
from iraq_report.sections.contractors.fuel import (
    RateChange,
    behind_fuel,
    fixed_attacks,
    fuel_counts,
    fuel_of_run,
    fuel_sites,
    rate_changes,
    supplied_share,
)
from iraq_report.sections.contractors.parameters import Parameters
from iraq_report.sections.rows import STATED_LABELS, cited, when, when_text
from iraq_report.sections.selection import for_trends, within


def inside(run: ContractorsRun) -> ShownTable:
    """Reports of wrongdoing at the site, those of the report and those of others."""
    rows = misconduct(run.tables["contractor_events"], run.parameters.site)
    shown = pd.DataFrame(
        {
            "When": [when_text(row) for _, row in rows.iterrows()],
            "What": rows["description"],
            "Stated by": rows["stated_by"].map(STATED_LABELS),
        }
    )
    return ShownTable(
        "contractors-misconduct", f"Reports of wrongdoing at {site_name(run)}", shown, ("contractor_events",)
    )


def cole(run: ContractorsRun) -> Text:
    """The internal investigator whom the report names: what it leaves out."""
    rows = misconduct(run.tables["contractor_events"], run.parameters.site)
    rows = rows[rows["description"].str.contains("Cole")]
    told, other = rows[rows["stated_by"] != "sources"], rows[rows["stated_by"] == "sources"]
    if told.empty or other.empty:
        return Text(())
    return paragraph(
        sentence(
            "The report tells under {told} what Robert Cole found {cite}, and calls him an inspector.",
            told=when("contractors.cole.report", told.iloc[0], measure=misconduct),
            cite=cited(told.iloc[0]),
        ),
        sentence(
            "He was an investigator of the company itself, which dismissed him on {dismissed} {cite}; the "
            "report leaves that out.",
            dismissed=when("contractors.cole.dismissed", other.iloc[0], measure=misconduct),
            cite=cited(other.iloc[0]),
        ),
    )


def supply(run: ContractorsRun) -> Text:
    """Who is said to supply fuel, to which sites, and on whose word."""
    rows = fuel_sites(run.tables["services"])
    if rows.empty:
        return paragraph(sentence("The tables name no supplier of fuel."))
    alone = (rows["stated_by"] == "report").all()
    companies, names = list(dict.fromkeys(rows["company"])), list(rows["site"])
    suppliers = run.tables["contractors"]
    roles = suppliers[suppliers["contractor_id"].isin(rows["contractor_id"])]
    return paragraph(
        sentence(
            "{companies} {is_} named as supplier of fuel to {n} {word}: {sites} {cite}.",
            companies=listed(companies),
            is_=plural(len(companies), "is", "are"),
            n=fact("contractors.fuel.sites", len(rows), measure=fuel_sites),
            word=plural(len(rows), "site"),
            sites=listed(names),
            cite=cited(rows.iloc[0]),
        ).on(rows),
        *(sentence(f"The table says of {row['company']}: {row['role']}.") for _, row in roles.iterrows()),
        sentence("All of this rests on the report, on the one article it cites and on the company about itself.")
        if alone
        else None,
    )


def attacked(run: ContractorsRun) -> Text:
    """Whether the fuelled sites were heavily attacked in the window, beside other days and sites."""
    p = run.parameters
    reason = run.not_covered(p.fuel_start, p.fuel_end) or run.not_covered(p.baseline_start, p.baseline_end)
    if reason:
        return paragraph(sentence(reason.replace("{", "(").replace("}", ")")))
    counts = fuel_of_run(run.events, run.tables, p)
    supplied = counts[counts["supplied"]]
    if supplied.empty or not counts["window"].sum():
        return paragraph(sentence("The list holds no attack on a fixed site in the window, or no fuelled site."))
    hit = int((supplied["window"] > 0).sum())
    fixed = within(fixed_attacks(run.events), p.fuel_start, p.fuel_end)
    on_supplied = fixed[fixed["site_id"].isin(supplied["site_id"])]
    sites = fuel_sites(run.tables["services"])
    lead = sentence(
        "From {first} to {last}, {hit} of the {n} fuelled {word} {was} attacked; {of_them} {attacks} of the {all} "
        "{attacks_word} on fixed sites that the list holds.",
        first=chosen("contractors.fuel.first", p.fuel_start, measure=fuel_counts),
        last=chosen("contractors.fuel.last", p.fuel_end, measure=fuel_counts),
        hit=fact("contractors.fuel.hit", hit, measure=fuel_counts),
        n=counted("contractors.fuel.supplied", sites, measure=fuel_counts),
        word=plural(len(supplied), "site"),
        was=plural(hit, "was", "were"),
        of_them=plural(len(supplied), "it took", "together they took"),
        attacks_word=plural(len(fixed), "attack"),
        attacks=counted("contractors.fuel.attacks", on_supplied, measure=fuel_counts),
        all=counted("contractors.fuel.all_attacks", fixed, measure=fuel_counts),
    )
    trends = for_trends(behind_fuel(run.events, p))
    shares = _shares(run)
    told = paragraph(lead.on(on_supplied, sites), shares.on(trends) if shares else None)
    return join(told, _changes(run, trends), _verdict(run))


def _shares(run: ContractorsRun) -> Sentence | None:
    p, counts = run.parameters, fuel_of_run(run.events, run.tables, run.parameters)
    now, before = supplied_share(counts, "window_trend"), supplied_share(counts, "baseline_trend")
    if now is None or before is None:
        return None
    return sentence(
        "Of the rocket and drone attacks of medium or high confidence on fixed sites, the share on fuelled ones was "
        "{now} (95% "
        "interval {now_low} to {now_high}); from {first} to {last} it had been {before} ({before_low} to "
        "{before_high}).",
        first=chosen("contractors.fuel.baseline_first", p.baseline_start, measure=fuel_counts),
        last=chosen("contractors.fuel.baseline_last", p.baseline_end, measure=fuel_counts),
        **{
            f"{key}{end}": share(f"contractors.fuel.share.{key}{end}", value, measure=supplied_share)
            for key, interval in (("now", now), ("before", before))
            for end, value in (("", interval.value), ("_low", interval.low), ("_high", interval.high))
        },
    )


def _changes(run: ContractorsRun, trends: pd.DataFrame) -> Text:
    """How the rate changed at each supplied site and group of sites, each on the attacks there."""
    p = run.parameters
    counts = fuel_of_run(run.events, run.tables, p)
    found = rate_changes(counts, window=(p.fuel_start, p.fuel_end), baseline=(p.baseline_start, p.baseline_end))
    told = (
        _change(number, change, trends[trends["site_id"].isin(change.sites)], p) for number, change in enumerate(found)
    )
    return paragraph(*told)


def _change(number: int, change: RateChange, attacks: pd.DataFrame, p: Parameters) -> Sentence | None:
    if change.ratio is None:
        return None
    key = f"contractors.fuel.rate.{number}"
    told = "beyond chance" if change.ratio.excludes_one else "within chance"

    now, before = within(attacks, p.fuel_start, p.fuel_end), within(attacks, p.baseline_start, p.baseline_end)
    values: dict[str, Fact | str] = {
        "name": change.name,
        "window": counted(f"{key}.window", now, measure=rate_changes),
        "baseline": counted(f"{key}.baseline", before, measure=rate_changes),
        "told": told,
    }
    if math.isinf(change.ratio.value):
        del values["baseline"]
        return sentence("{name}: {window} in the window, none before; a rise {told}.", **values)
    return sentence(
        "{name}: {window} in the window, {baseline} before; the rate is {ratio} times the rate before (95% interval "
        "{low} to {high}), {told}.",
        **values,
        **{
            end: fact(f"{key}.{end}", value, measure=rate_changes, digits=1) if math.isfinite(value) else "no bound"
            for end, value in (
                ("ratio", change.ratio.value),
                ("low", change.ratio.low),
                ("high", change.ratio.high),
            )
        },
    ).on(attacks)


def _verdict(run: ContractorsRun) -> Text:
    """What the counts say about the report's sentence."""
    p = run.parameters
    found = rate_changes(
        fuel_of_run(run.events, run.tables, p),
        window=(p.fuel_start, p.fuel_end),
        baseline=(p.baseline_start, p.baseline_end),
    )
    single = [change for change in found if change.supplied and not change.group]
    risen = [change.name for change in single if change.ratio is not None and change.ratio.low > 1]
    fewer = [change.name for change in single if change.ratio is not None and change.ratio.value < 1]
    hit = fuel_of_run(run.events, run.tables, p)[lambda t: t["supplied"]]["window"] > 0
    return paragraph(
        sentence("That the fuelled sites were attacked is borne out.") if hit.all() else None,
        sentence(
            f"Taken one by one, that attacks on them grew holds beyond chance for {listed(risen)} only."
            if risen and len(risen) < len(single)
            else "That attacks on them grew holds beyond chance for each of them taken alone."
            if risen
            else "That attacks on them grew does not hold beyond chance for any of them taken alone."
        ),
        sentence(f"The rate was no higher than before at {listed(fewer)}.") if fewer else None,
        sentence(
            "The counts cannot say whether fuel has to do with it: these sites house foreign troops or contractors, "
            "whom the attacks were aimed at."
        ),
    )
