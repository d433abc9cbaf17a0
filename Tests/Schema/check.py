"""Checks the JSON Schema of pipeline files with a real validator, as an editor would use it.

usage: check.py BINARY SCHEMA GOOD.yaml...
The good files must fit. Each planted fault must be refused by the schema, and by `dateline validate` too.
"""
import copy
import json
import os
import subprocess
import sys
import tempfile

import jsonschema
import yaml


class Loader(yaml.SafeLoader):
    """YAML 1.2 core, as editors read it: a day is text, `no` and `on` are text."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, regexp) for tag, regexp in resolvers if not tag.endswith((":timestamp", ":bool"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Loader.add_implicit_resolver("tag:yaml.org,2002:bool", __import__("re").compile("^(?:true|false)$"), list("tf"))

BASE = """
dateline: 1
name: fault
vars: {day: 2024-10-24, keep: earliest}
ingest:
  - {name: wire, path: "in/*.txt", format: text, document_date: "${vars.day}"}
  - {name: web, path: web.jsonl, fields: {text: body}, document_date: {from: [metadata, infer]}}
stages:
  - repair: {mode: annotate}
  - sentences
  - dates: {order: mdy, min_confidence: 0.5}
  - entities:
  - dedupe: {kinds: [exact], near_threshold: "0.8", keep: "${vars.keep}"}
outputs:
  directory: out/${env:DAY:-now}
  formats: [csv]
  spreadsheet_safe: true
  compression: 9
  tables:
    - documents
    - dates: {columns: [date_id, start_on], where: "confidence >= 0.5", name: sure}
limits: {workers: auto, memory: 512MiB, max_document: 4096, max_rejects: 1%}
tests:
  - name: a test
    document: {text: "On October 24.", published_on: 2024-10-25}
    expect: {dates: [{text: October 24, start_on: 2024-10-24, confidence: 0.9, is_relative: false, timex_mod: null}]}
"""

# (path to a place in BASE, what is put there, or None to leave the key out)
FAULTS = [
    (["stagse"], ["sentences"]), (["name"], "Not A Slug"), (["name"], None), (["dateline"], 2), (["ingest"], []), (["ingest", 0, "path"], None),
    (["ingest", 0, "pathh"], "x"), (["ingest", 0, "format"], "excel"), (["ingest", 0, "document_date"], "tomorrow"),
    (["ingest", 1, "fields", "headline"], "h"), (["ingest", 1, "document_date", "from"], ["guess"]), (["ingest", 0, "separator"], "ab"),
    (["stages", 0, "repair", "mode"], "on"), (["stages", 1], "sentence"), (["stages", 2, "dates", "min_confidance"], 0.5),
    (["stages", 2, "dates", "min_confidence"], 1.5), (["stages", 2, "dates", "min_confidence"], "high"), (["stages", 2, "dates", "order"], "us"),
    (["stages", 4, "dedupe", "kinds"], "exact"), (["stages", 4, "dedupe", "kinds"], ["exact", "exact"]), (["stages", 4, "dedupe", "near_threshold"], 0.2),
    (["outputs", "directory"], None), (["outputs", "formats"], ["parquet"]), (["outputs", "spreadsheet_safe"], "yes"),
    (["outputs", "compression"], 12), (["outputs", "tables", 0], "document"), (["outputs", "tables", 1, "dates", "columns"], ["date_id", "start"]),
    (["outputs", "tables", 1, "dates", "filter"], "x"), (["outputs", "report"], "maybe"), (["limits", "memory"], "2 gigs"),
    (["limits", "workers"], 0), (["limits", "max_rejects"], "200%"), (["tests", 0, "document", "text"], None),
    (["tests", 0, "document", "published_on"], "yesterday"), (["tests", 0, "expect", "date"], [{"text": "x"}]),
    (["tests", 0, "expect", "dates", 0, "start"], "2024-10-24"), (["tests", 0, "expect", "dates", 0, "granularity"], "days"),
    (["tests", 0, "expect", "dates", 0, "start_on"], "soon"), (["tests", 0, "expect", "dates", 0, "text"], None), (["vars"], ["day"]),
]


def accepts(binary, root):
    """Whether `dateline validate` takes the file."""
    with tempfile.NamedTemporaryFile("w", suffix=".yaml", encoding="utf-8") as file:
        yaml.safe_dump(root, file)
        file.flush()
        environment = {name: value for name, value in os.environ.items() if name != "DAY"}
        return subprocess.run([binary, "validate", file.name], capture_output=True, env=environment).returncode == 0


def main():
    binary = sys.argv[1]
    with open(sys.argv[2], encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.Draft7Validator.check_schema(schema)
    validator = jsonschema.Draft7Validator(schema)
    good = [(name, open(name, encoding="utf-8").read()) for name in sys.argv[3:]] + [("the base of the faults", BASE)]
    for name, text in good:
        errors = [f"{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}" for error in validator.iter_errors(yaml.load(text, Loader))]
        if errors:
            sys.exit(f"schema: {name} does not fit:\n  " + "\n  ".join(errors))
    if not accepts(binary, yaml.load(BASE, Loader)):
        sys.exit("schema: 'dateline validate' refuses the base of the faults")
    refused = 0
    for path, value in FAULTS:
        root = yaml.load(BASE, Loader)
        node = root
        for step in path[:-1]:
            node = node[step]
        if value is None and path[-1] == "text" and "expect" in path:
            node[path[-1]] = None  # a column that is never null
        elif value is None:
            del node[path[-1]]
        else:
            node[path[-1]] = copy.deepcopy(value)
        if validator.is_valid(root):
            sys.exit(f"schema: the fault {path} = {value!r} was not refused")
        if accepts(binary, root):
            sys.exit(f"schema: 'dateline validate' accepts the fault {path} = {value!r}")
        refused += 1
    print(f"schema: {len(good)} files fit, {refused} faults refused")


main()
