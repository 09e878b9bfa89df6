"""Holds what the command writes as JSON against docs/json-schema.json: tests/json_schema.py SCHEMA FILE...

Beyond the schema itself, so that neither drifts from the other: every key that is written is described where it
stands, every key that is described is written in some file, every result has its rule, and the counts are those
of what is counted. Exit status 1 when something does not hold.
"""

import json
import sys

import jsonschema

faults = []


def close(schema):
    """The same schema, in which no object may have keys that are not described."""
    parts = [close(part) if isinstance(part, (dict, list)) else part
             for part in (schema.values() if isinstance(schema, dict) else schema)]
    if isinstance(schema, list):
        return parts
    closed = dict(zip(schema, parts))
    if isinstance(schema.get("properties"), dict) and schema.get("type") == "object":
        closed["unevaluatedProperties"] = False
    return closed


def open_parts(schema):
    """Objects that are parts of an `allOf` are closed by the whole, not each by itself."""
    if isinstance(schema, list):
        return [open_parts(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    opened = {key: open_parts(part) for key, part in schema.items()}
    if any("$ref" in part for part in schema.get("allOf", []) if isinstance(part, dict)):
        for part in opened["allOf"]:
            part.pop("unevaluatedProperties", None)
        opened["unevaluatedProperties"] = False
    return opened


def described(schema, keys):
    if isinstance(schema, list):
        for part in schema:
            described(part, keys)
    elif isinstance(schema, dict):
        properties = schema.get("properties")
        if isinstance(properties, dict):
            keys.update(properties)
        for part in schema.values():
            described(part, keys)
    return keys


def look_into(value, keys, name):
    if isinstance(value, list):
        for part in value:
            look_into(part, keys, name)
    elif isinstance(value, dict):
        keys.update(value)
        if "kind" in value and "text" in value and value.get("rule") is None:
            faults.append(f"{name}: the result {value['name']} has no rule")
        for part in value.values():
            look_into(part, keys, name)


def count(document, name):
    """Whether the counts of an evaluation are those of what stands in it."""
    counts = document["counts"]
    undecided = [[entry["counts"] for entry in p["undecided"]] for p in document["partnerships"]]
    findings = [f for p in document["partnerships"] + [document["register"]] for f in p["findings"]]
    weights = [f["weight"] for f in findings]
    expected = {
        "partnerships": len(document["partnerships"]),
        "findings": len(weights) - weights.count("note"),
        "recommendations": weights.count("should"),
        "notes": weights.count("note"),
        "undecided": sum(map(sum, undecided)),
        "undecided_partnerships": sum(map(any, undecided)),
    }
    if counts != expected:
        faults.append(f"{name}: it counts {counts}, and has {expected}")


def main(schema_file, files):
    with open(schema_file, encoding="utf-8") as source:
        schema = json.load(source)
    jsonschema.Draft202012Validator.check_schema(schema)
    # `value` is only ever a part of something else: closing it would close that.
    closed = open_parts(close(schema))
    closed["$defs"]["value"].pop("unevaluatedProperties", None)
    written = set()
    for name in files:
        with open(name, encoding="utf-8") as source:
            document = json.load(source)
        kind = {"$ref": f"#/$defs/{document['report']}", "$defs": closed["$defs"]}
        for error in jsonschema.Draft202012Validator(kind).iter_errors(document):
            faults.append(f"{name}: {error.json_path}: {error.message[:200]}")
        look_into(document, written, name)
        if document["report"] == "evaluation":
            count(document, name)
    for key in sorted(described(schema["$defs"], set()) - written):
        faults.append(f"{schema_file}: `{key}` is described, and no file has it")
    for fault in faults[:20]:
        print(fault)
    return 1 if faults else 0


sys.exit(main(sys.argv[1], sys.argv[2:]))
