"""Holds a SARIF log against the schema and the same messages as JSON: tests/sarif.py SCHEMA LOG MESSAGES

Beyond the schema: results name their rules by number and name, places are in their files and hold what the JSON says
stands there, ends come after beginnings, and every message with its labels and fixes is in both.
"""

import json
import pathlib
import sys
import urllib.parse

import jsonschema

faults = []


def expect(condition, words):
    if not condition:
        faults.append(words)


def file_of(artifact):
    uri = artifact["uri"]
    return urllib.parse.unquote(uri[len("file://"):] if uri.startswith("file://") else uri)


def is_same_place(place, where):
    """Whether a physical location and a place of the JSON are one."""
    if where is None:
        return "region" not in place
    region = place["region"]
    return (file_of(place["artifactLocation"]) == where["file"]
            and (region["startLine"], region["startColumn"]) == (where["line"], where["column"])
            and (region["endLine"], region["endColumn"]) == (where["end_line"], where["end_column"]))


def text_at(artifact, region):
    """What stands in a region, its columns counted in characters."""
    lines = pathlib.Path(file_of(artifact)).read_bytes().decode("utf-8").split("\n")
    start, end = region["startLine"] - 1, region["endLine"] - 1
    expect(end < len(lines), f"{artifact['uri']}: it has no line {end + 1}")
    if start == end:
        return lines[start][region["startColumn"] - 1:region["endColumn"] - 1]
    parts = [lines[start][region["startColumn"] - 1:], *lines[start + 1:end], lines[end][:region["endColumn"] - 1]]
    return "\n".join(parts)


def look_at_fix(fix, told, name):
    [change] = fix["artifactChanges"]
    [replacement] = change["replacements"]
    deleted = replacement["deletedRegion"]
    expect(is_same_place({"artifactLocation": change["artifactLocation"], "region": deleted}, told["place"]),
           f"{name}: a fix is at another place")
    expect(replacement["insertedContent"]["text"] == told["replacement"], f"{name}: a fix writes something else")
    expect(text_at(change["artifactLocation"], deleted) == told["replaces"], f"{name}: a fix deletes something else")


def look_at_result(result, told, rules):
    name = told["code"]
    rule = rules[result["ruleIndex"]]
    expect(result["ruleId"] == name == rule["id"] and told["name"] == rule["name"], f"{name}: it is of another rule")
    expect(result["level"] == told["severity"], f"{name}: it has another level")
    expect(result["message"]["text"].startswith(told["message"]), f"{name}: it says something else")
    expect(is_same_place(result["locations"][0]["physicalLocation"], told["place"]), f"{name}: it is elsewhere")
    expect(result.get("properties", {}).get("citation") == told["citation"], f"{name}: it cites something else")
    expect(result.get("properties", {}).get("touches") == told["touches"], f"{name}: it touches others")
    related, fixes = result.get("relatedLocations", []), result.get("fixes", [])
    expect(len(related) == len(told["labels"]), f"{name}: not all labels are there")
    for location, label in zip(related, told["labels"]):
        expect(is_same_place(location["physicalLocation"], label["place"]), f"{name}: a label is elsewhere")
        expect(location["message"]["text"] == label["text"], f"{name}: a label says something else")
    expect(len(fixes) == len(told["fixes"]), f"{name}: not all fixes are there")
    for fix, change in zip(fixes, told["fixes"]):
        look_at_fix(fix, change, name)


def regions(value):
    if isinstance(value, list):
        for part in value:
            yield from regions(part)
    elif isinstance(value, dict):
        if "startLine" in value:
            yield value
        for part in value.values():
            yield from regions(part)


def main(schema_file, log_file, messages_file):
    schema, log, messages = (json.loads(pathlib.Path(name).read_text(encoding="utf-8"))
                             for name in (schema_file, log_file, messages_file))
    jsonschema.Draft202012Validator.check_schema(schema)
    for error in jsonschema.Draft202012Validator(schema).iter_errors(log):
        faults.append(f"{error.json_path}: {error.message[:200]}")
    [run] = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    told = [message for file in messages["files"] for message in file["messages"]]
    expect(len(told) == len(run["results"]), "not all messages are there")
    expect(any(message["labels"] for message in told) and any(message["fixes"] for message in told)
           and any(message["citation"] for message in told)
           and any(message["touches"] for message in told), "the files show too little")
    for result, message in zip(run["results"], told):
        look_at_result(result, message, rules)
    for region in regions(log):
        start, end = (region["startLine"], region["startColumn"]), (region["endLine"], region["endColumn"])
        expect(start <= end, f"a region ends before it begins: {region}")
    for fault in faults[:20]:
        print(fault)
    return 1 if faults else 0


sys.exit(main(*sys.argv[1:]))
