"""Reads what a site publishes for machines with parsers that know nothing of loket.

check.py <folder that gets published> [fact=value ...]; each fact must be found.
"""

import csv
import html.parser
import json
import pathlib
import re
import sys
import xml.etree.ElementTree as xml
from datetime import datetime

import jsonschema
import rdflib

public = pathlib.Path(sys.argv[1])
wanted = [fact.split("=", 1) for fact in sys.argv[2:]]
found = {}


def note(fact, value):
    found.setdefault(fact, set()).add(str(value))


def text(path):
    return (public / path).read_text(encoding="utf-8")


# The records: each fits the schema, and the large file has just the same ones.
schema = json.loads(text("data/service.schema.json"))
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(
    schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
)
records = {}
for file in sorted(public.glob("*/*/index.json")):
    record = json.loads(file.read_text(encoding="utf-8"))
    problems = [f"{file}: {error.json_path}: {error.message}" for error in validator.iter_errors(record)]
    assert not problems, "\n".join(problems)
    records[record["id"]] = record
    for step in record.get("steps", []):
        duration = step.get("time", {}).get("duration")
        if duration:
            amounts = [duration, duration.get("part")]
            note("step_time", " ".join(f"{one['amount']} {one['unit']}" for one in amounts if one))
            note("step_duration", duration["iso_8601"])
everything = json.loads(text("data/services.json"))
assert {record["id"]: record for record in everything["services"]} == records
assert len(everything["services"]) == len(records) > 0

# The table: the same services, no cell that a spreadsheet would run.
with open(public / "data/services.csv", encoding="utf-8", newline="") as file:
    raw = file.read()
assert "\n" not in raw.replace("\r\n", "") or '"' in raw, "lines end with CR LF"
rows = list(csv.DictReader(raw.splitlines(keepends=True), strict=True))
assert [row["id"] for row in rows] == sorted(records, key=lambda id: tuple(id.split("/")))
for row in rows:
    assert None not in row and None not in row.values(), row
    for cell in row.values():
        assert not re.match(r"[=+\-@\t\r]", cell), cell
    assert row["title"].lstrip("'") == records[row["id"]]["title"]
    assert row["url"] == records[row["id"]]["url"]

# The catalogue: RDF in the terms of CPSV-AP.
graph = rdflib.Graph()
graph.parse(public / "data/catalogue.jsonld", format="json-ld")
PREFIXES = """
PREFIX cpsv: <http://purl.org/vocab/cpsv#>
PREFIX cv: <http://data.europa.eu/m8g/>
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX eli: <http://data.europa.eu/eli/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""


def ask(query):
    return list(graph.query(PREFIXES + query))


services = ask(
    """SELECT ?service ?id ?title ?description ?name WHERE {
      ?service a cpsv:PublicService ; dct:identifier ?id ; dct:title ?title ;
        dct:description ?description ; cv:hasCompetentAuthority ?agency .
      ?agency a cv:PublicOrganisation ; skos:prefLabel ?name ; dct:spatial ?country .
      ?country a dct:Location .
    }"""
)
assert len(services) == len(records), "each service has what the profile demands, once"
for service, id, title, description, name in services:
    record = records[str(id)]
    assert id.language is None and title.language == record["language"]
    assert str(title) == record["title"] and str(service) == record["url"]
    note("title", title)
# Every class that a part belongs to has what the profile demands of it.
for kind in ["cv:Channel", "cv:Cost", "cv:Output", "cv:Evidence", "cv:LifeEvent"]:
    nodes = ask(f"SELECT ?node WHERE {{ ?node a {kind} }}")
    identified = ask(f"SELECT DISTINCT ?node WHERE {{ ?node a {kind} ; dct:identifier ?id }}")
    assert len(nodes) == len(identified), kind
for kind in ["cv:Output", "cv:Evidence", "cv:LifeEvent", "eli:LegalResource"]:
    unnamed = ask(f"SELECT ?node WHERE {{ ?node a {kind} FILTER NOT EXISTS {{ ?node dct:title ?title }} }}")
    assert not unnamed, (kind, unnamed)
for value, currency in ask("SELECT ?value ?currency WHERE { ?cost cv:hasValue ?value ; cv:currency ?currency }"):
    assert value.datatype == rdflib.XSD.double and str(currency).endswith("/IDR")
    note("cost", value.toPython())
for service, time, words in ask(
    "SELECT ?service ?time ?words WHERE { ?service cv:processingTime ?time ; rdfs:comment ?words }"
):
    assert time.datatype == rdflib.XSD.duration and not time.ill_typed
    note("time", str(time))
    note("words", words)
for (title,) in ask("SELECT ?title WHERE { ?service cpsv:hasInput ?evidence . ?evidence dct:title ?title }"):
    note("evidence", title)
for (phone,) in ask("SELECT ?phone WHERE { ?service cv:contactPoint ?point . ?point cv:telephone ?phone }"):
    note("phone", phone)
# No node is spoken of that is not there, but for authority tables and other sites.
for subject, predicate, other in graph:
    if isinstance(other, rdflib.URIRef) and "#" in other and str(other).startswith(everything["url"]):
        assert (other, None, None) in graph, (predicate, other)


class Scripts(html.parser.HTMLParser):
    """Collects the linked data of a page, and what it links to."""

    def __init__(self):
        super().__init__()
        self.inside, self.data, self.links = False, [], []

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.inside = tag == "script" and attributes.get("type") == "application/ld+json"
        if tag == "link":
            self.links.append(attributes)

    def handle_endtag(self, tag):
        self.inside = False

    def handle_data(self, data):
        if self.inside:
            self.data.append(data)


for id, record in records.items():
    page = Scripts()
    page.feed(text(f"{id}/index.html"))
    [data] = map(json.loads, ["".join(page.data)])
    assert data["@type"] == "GovernmentService" and data["@context"] == "https://schema.org"
    assert data["name"] == record["title"] and data["url"] == record["url"]
    assert data["provider"]["name"] == record["agency"]["name"]
    [alternate] = [link for link in page.links if link.get("type") == "application/json"]
    assert alternate["href"] == f"/{id}/index.json"

# The lists of pages, and the feed.
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
root = xml.parse(public / "sitemap.xml").getroot()
assert root.tag == SITEMAP + "urlset"
pages = [location.text for location in root.iter(SITEMAP + "loc")]
assert len(pages) == len(set(pages))
assert {record["url"] for record in records.values()} <= set(pages)
for page in pages:
    path = page.removeprefix(everything["url"])
    assert (public / path / "index.html").is_file(), page
for day in root.iter(SITEMAP + "lastmod"):
    datetime.strptime(day.text, "%Y-%m-%d")
    note("lastmod", day.text)
ATOM = "{http://www.w3.org/2005/Atom}"
if (public / "perubahan.atom").exists():
    feed = xml.parse(public / "perubahan.atom").getroot()
    entries = feed.findall(ATOM + "entry")
    for element in [feed, *entries]:
        for part in ["id", "title", "updated"]:
            assert len(element.findall(ATOM + part)) == 1, part
        assert datetime.fromisoformat(element.find(ATOM + "updated").text).tzinfo
    assert feed.find(ATOM + "author") is not None
    times = [entry.find(ATOM + "updated").text for entry in entries]
    assert times == sorted(times, reverse=True) and feed.find(ATOM + "updated").text == times[0]
    ids = [entry.find(ATOM + "id").text for entry in entries]
    assert len(ids) == len(set(ids))
    for entry in entries:
        note("feed", entry.find(ATOM + "title").text)

for fact, value in wanted:
    assert value in found.get(fact, set()), (fact, value, found.get(fact))
