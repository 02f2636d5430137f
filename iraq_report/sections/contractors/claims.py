"""How each statement of the report on contractors and bases is tested: statement, measure, and the rows to look at."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial

from iraq_report.claims.counts import Where, attack_count, attack_number, attack_told, months_hit, rate_change
from iraq_report.claims.inside import adds_up, agrees_with, cited_in_time
from iraq_report.claims.ledger import Test
from iraq_report.claims.order import followed
from iraq_report.claims.rows import row_count, stated_day, stated_number, stated_words, told
from iraq_report.claims.verdict import Row
from iraq_report.sections.contractors.claim_measures import services_given, total_holds, total_since

EVENTS, STAFF = "contractor_events", "contractor_staff"
BALAD, AIRPORT, AL_ASAD = Where(sites=("balad",)), Where(sites=("baghdad_airport",)), Where(sites=("ayn_al_asad",))
SUPPORT_CENTER = Where(sites=("baghdad_airport",), target_types=("diplomatic",))
FUELLED = Where(sites=("balad", "baghdad_airport", "ayn_al_asad"))  # as the report lists them
# May and June 2021 against the months before them.
ROSE = partial(rate_change, base_first=date(2021, 1, 1), base_last=date(2021, 4, 30))

TESTS: Mapping[str, Test] = {
    # who worked at the base
    "CO001": partial(told, table="troops", ids=("TR035",)),
    "CO002": partial(told, table="services", ids=("SV006",)),
    "CO003": partial(told, table="dialogue", ids=("DG037", "DG072")),
    "CO004": partial(stated_words, table="contractors", ids=("sallyport",), column="main_site"),
    "CO005": partial(stated_words, table="contractors", ids=("sallyport",), column="parent"),
    "CO007": partial(stated_words, table="contractors", ids=("caliburn",), column="role"),
    "CO008": partial(stated_words, table="contracts", ids=("CT007",), column="description"),
    "CO009": partial(agrees_with, others=("CO008",)),
    # money
    "CO010": partial(stated_number, table="contracts", ids=("CT010",), column="value"),
    "CO011": partial(stated_day, table="contracts", ids=("CT010",)),
    "CO013": partial(told, table="contracts", ids=("CT010",)),
    "CO015": partial(stated_number, table="contracts", ids=("CT009",), column="value"),
    "CO016": partial(total_since, contract="CT009"),
    "CO017": partial(total_holds, contract="CT009"),
    # the evacuation that was denied
    "CO018": partial(stated_words, table="contractors", ids=("sallyport", "caliburn"), column="company"),
    "CO019": partial(stated_day, table=EVENTS, ids=("CE022", "CE004")),
    "CO020": partial(stated_day, table=EVENTS, ids=("CE023", "CE005")),
    "CO021": partial(stated_words, table="dialogue", ids=("DG117",), column="speaker"),
    "CO022": partial(stated_day, table=EVENTS, ids=("CE023", "CE030")),
    "CO023": partial(stated_day, table=EVENTS, ids=("CE006",)),
    "CO024": partial(
        row_count, table=EVENTS, where={"event_type": "withdrawal", "counting": "single", "site_id": "balad"}
    ),
    # a contractor's death
    "CO025": partial(told, table=EVENTS, ids=("CE014",)),
    "CO026": partial(attack_told, where=Where(sites=("ayn_al_asad",), weapons=("rocket",))),
    "CO027": partial(attack_number, where=AL_ASAD, column="killed"),
    "CO028": partial(stated_words, table=EVENTS, ids=("CE014",), column="nationality"),
    "CO029": partial(cited_in_time),
    # attacks and departures
    "CO032": partial(attack_count, where=BALAD),
    "CO033": partial(followed, cause=Row("attacks", "2021-05-03-balad-1"), effect=Row(EVENTS, "CE018"), within_days=30),
    "CO034": partial(told, table=EVENTS, ids=("CE018",)),
    "CO035": partial(stated_words, table="dialogue", ids=("DG035",), column="description"),
    "CO036": partial(stated_words, table="dialogue", ids=("DG035",), column="office"),
    "CO037": partial(told, table="dialogue", ids=("DG035",)),
    "CO038": partial(stated_words, table="dialogue", ids=("DG035",), column="description"),
    "CO039": partial(told, table="dialogue", ids=("DG115",)),
    "CO040": partial(told, table="dialogue", ids=("DG115",)),
    "CO041": partial(stated_words, table="dialogue", ids=("DG116", "DG115"), column="speaker"),
    "CO042": partial(stated_words, table="dialogue", ids=("DG037",), column="office"),
    "CO043": partial(told, table="dialogue", ids=("DG036",)),
    # staff
    "CO044": partial(told, table=STAFF, ids=("CP015",)),
    "CO045": partial(stated_number, table=STAFF, ids=("CP014", "CP015"), column="people"),
    "CO046": partial(stated_number, table=STAFF, ids=("CP016",), column="people"),
    "CO047": partial(stated_number, table=STAFF, ids=("CP017",), column="people"),
    "CO048": partial(adds_up, parts=("CO046", "CO047")),
    # militias inside the base
    "CO049": partial(stated_words, table=EVENTS, ids=("CE024", "CE031", "CE002"), column="role"),
    "CO050": partial(stated_day, table=EVENTS, ids=("CE031",)),
    "CO051": partial(told, table=EVENTS, ids=("CE024",)),
    "CO052": partial(told, table=EVENTS, ids=("CE024",)),
    "CO053": partial(stated_words, table="groups", ids=("kataib_al_imam_ali",), column="affiliation"),
    "CO054": partial(told, table=EVENTS, ids=("CE024",)),
    "CO055": partial(told, table=EVENTS, ids=("CE024",)),
    "CO056": partial(stated_words, table=EVENTS, ids=("CE033",), column="description"),
    "CO057": partial(cited_in_time),
    # fuel
    "CO062": partial(told, table="contractors", ids=("madina_qibab",)),
    "CO069": partial(told, table="services", ids=("SV008", "SV009", "SV010")),
    "CO070": partial(services_given, where={"service": "f16_maintenance"}, column="site"),
    "CO071": partial(told, table="services", ids=("SV008",)),
    "CO072": partial(attack_told, where=FUELLED),
    "CO073": partial(attack_told, where=FUELLED),
    "CO074": partial(agrees_with, others=("CO069",)),
    "CO075": partial(months_hit, where=BALAD),
    "CO076": partial(attack_told, where=SUPPORT_CENTER),
    "CO077": partial(months_hit, where=AL_ASAD),
    "CO078": partial(attack_count, where=FUELLED, distinct="site_id"),
    "CO079": partial(ROSE, where=FUELLED),
    "CO080": partial(ROSE, where=BALAD),
    "CO081": partial(ROSE, where=AIRPORT),
    "CO082": partial(ROSE, where=AL_ASAD),
}
