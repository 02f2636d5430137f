"""Sentences of the attacks section: each is printed only when the data of the run bear it out."""

from __future__ import annotations

import pandas as pd

from iraq_report.prose.basis import Basis, rows_behind
from iraq_report.prose.facts import Fact, chosen, counted, fact, share
from iraq_report.prose.text import Sentence, Text, join, listed, paragraph, plural, sentence
from iraq_report.sections.attacks.measures import (
    ENOUGH,
    Comparison,
    Overlap,
    Stopped,
    around_detention,
    compare_windows,
    compared_quarters,
    count_attacks,
    count_site_days,
    drone_share,
    drones_stopped,
    in_windows,
    on_fixed_sites,
    site_overlap,
    windows_of_run,
    with_numbers,
)
from iraq_report.sections.attacks.opening import later, of_quarter, quarter_text
from iraq_report.sections.attacks.parameters import Parameters
from iraq_report.sections.rates import WindowRate, in_window, window_rate
from iraq_report.sections.run import Run
from iraq_report.sections.selection import for_trends, on_us, within
from iraq_report.sections.words import TARGET_WORDS, WEAPON_WORDS

AttacksRun = Run[Parameters]


def nothing_found(run: AttacksRun) -> Text:
    """The one sentence of a run without an attack."""
    return paragraph(
        sentence(f"The tables hold no attack on the US presence from {run.period} under the filters of this run.")
    )


def _split(run: AttacksRun, column: str, words: dict[str, str]) -> list[Sentence]:
    attacks = on_us(run.events)
    parts = []
    for key in attacks[column].value_counts().index:
        count = counted(
            f"attacks.{column}.{key}", attacks[attacks[column] == key], measure=count_attacks, unit="attacks"
        )
        parts.append(sentence("{n} {what}", n=count, what=words[key]))
    return parts


def _listed(parts: list[Sentence], lead: str) -> Sentence:
    facts = tuple(one for part in parts for one in part.facts)
    return Sentence(f"{lead} {listed(part.markdown for part in parts)}.", facts)


def _claimed(run: AttacksRun) -> pd.DataFrame:
    return on_us(run.events).dropna(subset="claimed_by")


def _attributed_only(run: AttacksRun) -> pd.DataFrame:
    attacks = on_us(run.events)
    return attacks[attacks["attributed_to"].notna() & attacks["claimed_by"].isna()]


def _site_days(run: AttacksRun) -> Sentence:
    days = count_site_days(run.events)
    return sentence(
        "Several attacks on one place and day counted as one, they make {n}.",
        n=fact("attacks.site_days", days, measure=count_site_days, unit="site-days"),
    )


def overview(run: AttacksRun) -> Text:
    """How many attacks, with what, against what, and how sure the list is of them."""
    total = count_attacks(run.events)
    if total == 0:
        return nothing_found(run)
    attacks = on_us(run.events)
    told = join(
        paragraph(
            sentence(
                "From {first} to {last} the list holds {total} {attacks} on the US presence, its contractors or the "
                "convoys said to supply it. Claimed by a group: {claimed}; attributed to one by a source "
                "and not claimed: {attributed}; the rest are counted because of where and how they struck.",
                first=chosen("attacks.period.start", run.parameters.start, measure=count_attacks),
                last=chosen("attacks.period.end", run.parameters.end, measure=count_attacks),
                total=fact("attacks.total", total, measure=count_attacks, unit="attacks"),
                claimed=counted("attacks.claimed", _claimed(run), measure=count_attacks, unit="attacks"),
                attributed=counted("attacks.attributed", _attributed_only(run), measure=count_attacks, unit="attacks"),
                attacks=plural(total, "attack"),
            ),
            _site_days(run),
            _listed(_split(run, "weapon", WEAPON_WORDS), "By weapon:"),
            _listed(_split(run, "target_type", TARGET_WORDS), "By target:"),
        ),
        paragraph(
            sentence(
                "By confidence: {high} high (an official body says so, or two pages agree), {medium} medium (one "
                "reasonable source) and {low} low (vague, denied, or known through partisan channels only).",
                **{
                    grade: counted(
                        f"attacks.confidence.{grade}", attacks[attacks["confidence"] == grade], measure=count_attacks
                    )
                    for grade in ("high", "medium", "low")
                },
            ),
            sentence(
                "Bombs against convoys are the least complete part: many reports carry no date or place, and their "
                "number by month is to be read beside the published tallies further down."
            )
            if (attacks["weapon"] == "ied").any()
            else None,
        ),
    )
    return told.on(attacks)


def overlap(run: AttacksRun, found: Overlap | None) -> Text:
    """Whether the sites of the recent window had been attacked before."""
    if found is None:
        gaps = [run.not_listed(*window) for window in windows_of_run(run.parameters)]
        leaves = "Not covered: the earlier or the recent window leaves the period of this run; set both inside it."
        return paragraph(sentence(next(filter(None, gaps), leaves)))
    if found.recent_attacks == 0:
        return paragraph(sentence("In the recent window the list holds no attack on a fixed site."))
    names = _site_names(run, found.sites[(found.sites["recent"] > 0) & (found.sites["earlier"] > 0)]["site_id"])
    new = _site_names(run, found.sites[(found.sites["recent"] > 0) & (found.sites["earlier"] == 0)]["site_id"])
    earlier, recent = windows_of_run(run.parameters)
    hit = within(on_fixed_sites(run.events), *recent)
    return paragraph(
        _overlap_counts(run, found, hit),
        sentence(f"Attacked again: {'; '.join(names)}.") if names else None,
        sentence(f"Attacked in the recent window only: {'; '.join(new)}.") if new else None,
        sentence(
            "Convoy routes are left out here: the list places a convoy by governorate only, and a governorate "
            "overlaps with itself."
        ),
    ).on(in_windows(on_fixed_sites(run.events), [earlier, recent]))


def _overlap_counts(run: AttacksRun, found: Overlap, hit: pd.DataFrame) -> Sentence:
    p = run.parameters
    return sentence(
        "From {first} to {last} the list holds {attacks} {word} on {recent} fixed {sites}; {shared} of these {sites} "
        "had been attacked in the earlier window, and {part} of these {word} fell on {them}."
        if found.shared_sites
        else "From {first} to {last} the list holds {attacks} {word} on {recent} fixed {sites}; the events of this run "
        "hold none of them for the earlier window.",
        recent=fact("attacks.overlap.recent_sites", found.recent_sites, measure=site_overlap).on(rows_behind(hit)),
        sites=plural(found.recent_sites, "site"),
        first=chosen("attacks.overlap.recent_start", p.recent_start, measure=site_overlap),
        last=chosen("attacks.overlap.recent_end", p.recent_end, measure=site_overlap),
        attacks=counted("attacks.overlap.recent_attacks", hit, measure=site_overlap),
        word=plural(found.recent_attacks, "attack"),
        **_shared(found, hit),
    )


def _shared(found: Overlap, hit: pd.DataFrame) -> dict[str, Fact | str]:
    if not found.shared_sites:
        return {}
    again = found.sites[(found.sites["recent"] > 0) & (found.sites["earlier"] > 0)]
    return {
        "shared": fact("attacks.overlap.shared_sites", found.shared_sites, measure=site_overlap),
        "part": counted(
            "attacks.overlap.attacks_at_shared", hit[hit["site_id"].isin(again["site_id"])], measure=site_overlap
        ),
        "them": plural(found.shared_sites, "it", "them"),
    }


def _site_names(run: AttacksRun, ids: pd.Series) -> list[str]:
    names = run.tables["sites"].set_index("site_id")["name"]
    return [names[site] for site in ids]


def _rate(run: AttacksRun, window: WindowRate, key: str) -> Sentence:
    return sentence(
        "{count} in {days} days {name}",
        count=counted(
            f"attacks.{key}.{window.name}.count",
            in_window(run.events, window),
            measure=window_rate,
            unit="attacks",
        ),
        days=fact(f"attacks.{key}.{window.name}.days", window.days, measure=window_rate, unit="days"),
        name={
            "before": "before the arrest",
            "during": "from arrest to release",
            "after": "after the release",
        }[window.name],
    )


def _times(name: str, value: float) -> Fact | str:
    return "no bound" if value == float("inf") else fact(name, value, measure=compare_windows, digits=1)


def windows(run: AttacksRun, compared: Comparison | None, *, key: str, ending: str) -> Text:
    """Rates before, during and after the detention, for one of the two dates of its end."""
    if compared is None:
        endings = run.parameters.release_report, run.parameters.release_sources
        gaps = [run.not_listed(*around_detention(run.parameters, last)) for last in endings]
        leave = "Not covered: the windows around this detention leave the period of this run."
        return paragraph(sentence(next(filter(None, gaps), leave)))
    parts = [_rate(run, w, key) for w in (compared.before, compared.during, compared.after)]
    lead = _listed(
        parts,
        f"Rocket and drone attacks of medium or high confidence, with the release dated as {ending} it:",
    )
    told = paragraph(lead, _ratio(compared, "during", key), _ratio(compared, "after", key))
    spans = [(w.start, w.end) for w in (compared.before, compared.during, compared.after)]
    return told.on(in_windows(for_trends(on_us(run.events)), spans))


def _ratio(compared: Comparison, name: str, key: str) -> Sentence | None:
    ratio = compared.during_ratio if name == "during" else compared.after_ratio
    if ratio is None:
        return None
    told = "beyond chance" if ratio.excludes_one else "within chance"
    when = "From arrest to release" if name == "during" else "After the release"
    if ratio.value == float("inf"):
        return sentence(f"{when} the list holds attacks, before the arrest none: {told}.")
    return sentence(
        "{when} the rate was {value} times the rate before the arrest (95% interval {low} to {high}), {told}.",
        when=when,
        value=_times(f"attacks.{key}.{name}.ratio", ratio.value),
        low=_times(f"attacks.{key}.{name}.ratio_low", ratio.low),
        high=_times(f"attacks.{key}.{name}.ratio_high", ratio.high),
        told=told,
    )


def drones(run: AttacksRun, shares: pd.DataFrame, stopped: Stopped) -> Text:
    """How the share of drones moved, and how many drones were reported stopped."""
    if shares.empty:
        return paragraph(sentence("The run holds no rocket or drone attack of medium or high confidence."))
    return join(
        paragraph(*_quarters(run, shares)),
        _stopped(stopped, on_us(run.events)[lambda t: t["weapon"] == "drone"]),
    )


def _quarters(run: AttacksRun, shares: pd.DataFrame) -> list[Sentence | None]:
    ends = compared_quarters(shares)
    if ends.empty:
        return [sentence("No quarter holds {n} or more rocket and drone attacks of that kind.", n=_enough())]
    first, last = ends.iloc[0], ends.iloc[-1]
    told: list[Sentence | None] = [_quarter("first", first, of_quarter(run, first["quarter"]))]
    if len(ends) > 1:
        told += [_quarter("last", last, of_quarter(run, last["quarter"]))]
        if last["low"] > first["high"] or last["high"] < first["low"]:
            told += [sentence("The intervals of the two quarters do not overlap.")]
    return [*told, later(run, shares)]


def _enough() -> Fact:
    """How many attacks a quarter needs to be compared, as a fact."""
    basis = Basis(words="A threshold of the measure, set by the compilers.")
    return fact("attacks.drones.enough", ENOUGH, measure=compared_quarters, unit="attacks").on(basis)


def _quarter(which: str, row: pd.Series, attacks: pd.DataFrame) -> Sentence:
    drones = attacks[attacks["weapon"] == "drone"]
    return sentence(
        "In the {which} quarter with at least {enough} rocket and drone attacks of medium or high confidence "
        "({quarter}) drones made up {share} of them ({drones} of {attacks}; 95% interval {low} to {high}).",
        which=which,
        enough=_enough(),
        quarter=quarter_text(row["quarter"]),
        share=share(f"attacks.drones.{which}.share", row["share"], measure=drone_share),
        drones=counted(f"attacks.drones.{which}.drones", drones, measure=drone_share),
        attacks=counted(f"attacks.drones.{which}.attacks", attacks, measure=drone_share),
        low=share(f"attacks.drones.{which}.low", row["low"], measure=drone_share),
        high=share(f"attacks.drones.{which}.high", row["high"], measure=drone_share),
    ).on(attacks)


def _stopped(stopped: Stopped, drones: pd.DataFrame) -> Text:
    if stopped.with_numbers == 0:
        return Text(())
    known = with_numbers(drones)

    def bounds(name: str, low: int, high: int) -> Sentence:
        first = fact(f"attacks.drones.{name}_low", low, measure=drones_stopped)
        if low == high:
            return sentence("{low}", low=first)
        return sentence(
            "{low} to {high}",
            low=first,
            high=fact(f"attacks.drones.{name}_high", high, measure=drones_stopped),
        )

    stop, sent = (
        bounds("stopped", stopped.stopped_low, stopped.stopped_high),
        bounds("sent", stopped.sent_low, stopped.sent_high),
    )
    lead = sentence(
        "Drone attacks whose sources say how many drones came and how many were stopped: {known} of {all}.",
        all=fact("attacks.drones.total", stopped.attacks, measure=drones_stopped),
        known=counted("attacks.drones.with_numbers", known, measure=drones_stopped),
    ).on(drones)
    tail = Sentence(f"Drones reported stopped in them: {stop.markdown} of {sent.markdown}.", stop.facts + sent.facts)
    return paragraph(lead, tail.on(known))
