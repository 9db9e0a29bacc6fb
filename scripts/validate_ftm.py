#!/usr/bin/env python3
"""Holds an export of `kheo export --format ftm` against the published model of FollowTheMoney.

Usage: validate_ftm.py FILE        (the package followthemoney must be installed; see validate_ftm.sh)

Every line is one entity. Its schema exists, is not abstract, and has what it requires; every property exists, is no
reverse one, and every value survives the package's own cleaning as it is (of addresses of the web, the cleaning may add a
slash); identifiers are unique; whatever refers to an entity refers to one of the file, of a schema in the property's range;
nothing but the known members stands beside the properties. Prints counts and exits with 0, or up to 20 complaints and exits
with 1.
"""
import collections
import json
import re
import sys

from followthemoney import model
from followthemoney.exc import InvalidData
from followthemoney.types import registry

COMPLAINTS = 20
IDENTIFIER = re.compile(r"[0-9a-f]{40}")
OFFSETS = re.compile(r"(\d+)-(\d+)")
MEMBERS = {"id", "schema", "properties", "kheoOffsets"}


def required(schema):
    """Properties that the schema or one that it extends requires; of documents their own checks are laxer (no name)."""
    if schema.is_a("Document"):
        return {"fileName"}
    if schema.is_a("Address"):
        return {"name"}
    return {name for ancestor in schema.schemata for name in ancestor.required if name in schema.properties}


def problems_of(entity):
    """What is wrong with one entity by itself."""
    if set(entity) - MEMBERS or not {"id", "schema", "properties"} <= set(entity):
        yield f"members {sorted(entity)}"
        return
    schema = model.get(entity["schema"])
    if schema is None or schema.abstract:
        yield f"schema {entity['schema']!r}"
        return
    if not IDENTIFIER.fullmatch(entity["id"]):
        yield "an identifier is 40 hexadecimal digits"
    properties = entity["properties"]
    for name in sorted(required(schema) - set(properties)):
        yield f"lacks {name}"
    proxy = model.get_proxy(entity, cleaned=False)
    try:
        schema.validate(entity)
    except InvalidData as error:
        yield f"{error}: {error.errors}"
    for name, values in properties.items():
        yield from problems_of_property(schema, proxy, name, values)
    for offsets in entity.get("kheoOffsets", []):
        match = OFFSETS.fullmatch(offsets)
        if match is None or int(match[1]) >= int(match[2]):
            yield f"offsets {offsets!r}"


def problems_of_property(schema, proxy, name, values):
    prop = schema.get(name)
    if prop is None or prop.stub:
        yield f"{schema.name} has no property {name}"
        return
    if not isinstance(values, list) or not values or not all(isinstance(value, str) and value for value in values):
        yield f"{name} is no list of strings: {values!r}"
        return
    kept = proxy.get(name)
    if prop.type == registry.url:
        if len(kept) != len(values):
            yield f"{name}: cleaned from {values!r} to {kept!r}"
    elif kept != values:
        yield f"{name}: cleaned from {values!r} to {kept!r}"[:400]
    for value in values:
        if len(value) > prop.max_length:
            yield f"{name}: a value of {len(value)} characters, {prop.max_length} fit"
        if prop.type == registry.topic and value not in registry.topic.names:
            yield f"{name}: no topic {value!r}"


def entities(path):
    with open(path, encoding="utf-8", errors="strict", newline="\n") as lines:
        for number, line in enumerate(lines, 1):
            yield number, json.loads(line)


def main(path):
    schemata = {}
    counts = collections.Counter()
    problems = []
    for number, entity in entities(path):
        problems += [f"line {number}: {problem}" for problem in problems_of(entity)]
        if entity["id"] in schemata:
            problems.append(f"line {number}: identifier {entity['id']} stands twice")
        schemata[entity["id"]] = entity["schema"]
        counts[entity["schema"]] += 1
        if len(problems) >= COMPLAINTS:
            break
    references = 0
    for number, entity in entities(path) if not problems else ():
        schema = model.get(entity["schema"])
        for name, values in entity["properties"].items():
            prop = schema.get(name)
            if prop.type != registry.entity:
                continue
            for value in values:
                references += 1
                target = schemata.get(value)
                if target is None:
                    problems.append(f"line {number}: {name} refers to {value}, which is not here")
                elif not model.get(target).is_a(prop.range):
                    problems.append(f"line {number}: {name} is a {target}, {prop.range.name} is wanted")
    for problem in problems[:COMPLAINTS]:
        print(problem, file=sys.stderr)
    total = ", ".join(f"{count} {schema}" for schema, count in sorted(counts.items()))
    print(f"{path}: {sum(counts.values())} entities ({total}), {references} references, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
