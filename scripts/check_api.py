#!/usr/bin/env python3
"""Holds a running server against its own description, beyond what schemathesis does; used by check_api.sh.

Usage: check_api.py --server KHEO_SERVER --index DIR --schemathesis PROGRAM [--seconds N]

- the description is a valid OpenAPI 3.1 document, and its examples fit their schemas;
- what HTTP and the description promise and no schema can say: tags and 304, HEAD, gzip, links, cursors over all pages, Allow;
- schemathesis, over every operation, with all checks, allowed data and other, and along links. For it the schemas of answers
  are closed: a member that is not described is a failure.

Exits with 0, or with complaints and 1.
"""
import argparse
import copy
import gzip
import json
import os
import re
import subprocess
import sys
import tempfile
from urllib.parse import quote

import jsonschema
from openapi_spec_validator import validate

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from server_checks.process import Server  # noqa: E402

SCRIPTS = os.path.dirname(os.path.abspath(__file__))
# Objects whose members are not ours to list.
OPEN = {"Names"}


class Checks:
    def __init__(self, server, description):
        self.server = server
        self.description = description
        self.complaints = []
        self.count = 0

    def expect(self, holds, text):
        self.count += 1
        if not holds:
            self.complaints.append(text)

    # MARK: The document

    def check_document(self):
        try:
            validate(self.description)
        except Exception as error:  # noqa: BLE001
            self.complaints.append(f"the description is not valid: {error}")
        self.check_examples(self.description, "")

    def check_examples(self, value, place):
        """Every example beside a schema fits it."""
        if isinstance(value, list):
            for index, item in enumerate(value):
                self.check_examples(item, f"{place}/{index}")
        if not isinstance(value, dict):
            return
        if "schema" in value:
            examples = [example["value"] for example in value.get("examples", {}).values()]
            examples += [value["example"]] if "example" in value else []
            # The names of components stay what they are beside the schema.
            schema = {**value["schema"], "components": self.description["components"]}
            for example in examples:
                try:
                    jsonschema.validate(example, schema, jsonschema.Draft202012Validator)
                    self.count += 1
                except jsonschema.ValidationError as error:
                    self.complaints.append(f"the example at {place}: {error.message}")
        for name, item in value.items():
            self.check_examples(item, f"{place}/{name}")

    # MARK: What the server does

    def check_conventions(self):
        for target in ["/v1/search?q=kommune", "/v1/suggest?q=ko", "/v1/suggest/opensearch?q=ko", "/v1/analyze?text=kommune", "/openapi.json",
                       "/opensearch.xml", "/robots.txt", "/v1/articles/" + quote("a/b c%2F?#&=+", safe="")]:
            self.check_representation(target)
        self.check_documents()
        self.check_allow()
        self.check_problems()
        for kind, name in [("article", "articles"), ("unit", "units"), ("person", "people")]:
            self.check_pages(kind, name)

    def check_representation(self, target):
        status, headers, body = self.server.get(target)
        self.expect(status == 200, f"{target}: status {status}")
        tag = headers.get("etag", "")
        self.expect(re.fullmatch(r'"[^"]+"', tag) is not None, f"{target}: ETag {tag!r}")
        again = self.server.get(target)
        self.expect(again[2] == body and again[1].get("etag") == tag, f"{target}: the same request gets another answer")
        for wanted in (tag, "W/" + tag, f'"x", {tag}', "*"):
            status, fields, content = self.server.get(target, {"If-None-Match": wanted})
            self.expect(status == 304 and content == b"" and fields.get("etag") == tag, f"{target}: If-None-Match {wanted}: {status}")
        status, fields, content = self.server.get(target, {"If-None-Match": '"x"'})
        self.expect(status == 200 and content == body, f"{target}: If-None-Match with another tag: {status}")
        status, fields, content = self.server.get(target, method="HEAD")
        length = str(len(body))
        self.expect(status == 200 and content == b"" and fields.get("etag") == tag and fields.get("content-length") == length,
                    f"{target}: HEAD gives {status}, {fields}")
        status, fields, content = self.server.get(target, {"Accept-Encoding": "gzip"})
        compressed = fields.get("content-encoding") == "gzip"
        self.expect((gzip.decompress(content) if compressed else content) == body, f"{target}: gzip changes the answer")
        self.expect(compressed == (len(body) >= 1000), f"{target}: {len(body)} bytes, compressed: {compressed}")
        self.expect(not compressed or fields.get("etag") != tag, f"{target}: one tag for two codings")
        self.expect("accept-encoding" in headers.get("vary", "").lower(), f"{target}: Vary {headers.get('vary')!r}")

    def check_documents(self):
        """Whatever a search finds is there under its id."""
        for query in ["", "Musterfrau", "kommune"]:
            answer = json.loads(self.server.get(f"/v1/search?limit=100&q={query}")[2])
            for name in ("articles", "units", "people"):
                for hit in answer[name]["hits"]:
                    target = f"/v1/{name}/{quote(hit['id'], safe='')}"
                    status, _, body = self.server.get(target)
                    self.expect(status == 200 and json.loads(body)["id"] == hit["id"], f"{target}: status {status}")

    def check_allow(self):
        for path, item in self.description["paths"].items():
            target = path.replace("{id}", "none")
            allowed = {method.upper() for method in item if method in ("get", "post")}
            if "GET" in allowed:
                allowed.add("HEAD")
            status, headers, _ = self.server.get(target, method="DELETE")
            names = {name.strip() for name in headers.get("allow", "").split(",")}
            self.expect(status == 405 and allowed <= names, f"DELETE {target}: {status}, Allow {headers.get('allow')!r}")

    def check_problems(self):
        batch = {"Content-Type": "application/json"}
        cases = [
            ("GET", "/v1/nothing", None, {}, 404, None), ("GET", "/v1/search", None, {}, 400, "q"),
            ("GET", "/v1/search?q=a&limit=0", None, {}, 400, "limit"), ("GET", "/v1/search?q=a&q=b", None, {}, 400, "q"),
            ("GET", "/v1/search?q=" + "a" * 2001, None, {}, 414, "q"), ("GET", "/v1/suggest?q=" + "a" * 2001, None, {}, 414, "q"),
            ("GET", "/v1/analyze?text=" + "a" * 2001, None, {}, 414, "text"), ("GET", "/v1/search?q=" + "a" * 20000, None, {}, 414, None),
            ("GET", "/v1/search?q=a&kind=article&cursor=x", None, {}, 400, "cursor"), ("GET", "/v1/articles/none", None, {}, 404, None),
            ("GET", "/v1/units/none", None, {}, 404, None), ("GET", "/v1/people/none", None, {}, 404, None),
            ("POST", "/v1/search/batch", b"{}", {}, 415, None), ("POST", "/v1/search/batch", b"{", batch, 400, None),
            ("POST", "/v1/search/batch", b'{"searches":[]}', batch, 422, "/searches"),
            ("POST", "/v1/search/batch", b'{"searches":[{"q":"a","limit":0}]}', batch, 422, "/searches/0/limit"),
            ("POST", "/v1/search/batch", b" " * 70_000, batch, 413, None),
        ]
        for method, target, body, headers, wanted, place in cases:
            status, fields, content = self.server.get(target, headers, method, body)
            name = f"{method} {target[:60]}"
            self.expect(status == wanted, f"{name}: status {status}, not {wanted}")
            self.expect(fields.get("content-type") == "application/problem+json", f"{name}: {fields.get('content-type')}")
            try:
                problem = json.loads(content)
            except ValueError:
                self.complaints.append(f"{name}: {content[:100]!r} is no problem")
                continue
            places = [error.get("parameter") or error.get("pointer") for error in problem.get("errors", [])]
            self.expect(problem.get("status") == wanted and problem.get("detail"), f"{name}: {problem}")
            self.expect(place is None or place in places, f"{name}: names {places}, not {place}")

    def check_pages(self, kind, name):
        """Pages forth and back hold every hit once, in one order, and the links are those of the body."""
        target = f"/v1/search?q=&kind={kind}&limit=7"
        whole = json.loads(self.server.get(f"/v1/search?q=&kind={kind}&limit=100")[2])[name]
        pages, cursor, previous = [], None, None
        while True:
            status, headers, body = self.server.get(target + (f"&cursor={cursor}" if cursor else ""))
            self.expect(status == 200, f"{kind}: page {len(pages)}: status {status}")
            if status != 200:
                return
            value = json.loads(body)[name]
            links = dict(re.findall(r'<([^>]*)>; rel="(next|prev)"', headers.get("link", "")))
            links = {relation: link for link, relation in links.items()}
            for relation, member in (("next", "next"), ("prev", "previous")):
                self.expect((relation in links) == (value[member] is not None), f"{kind}: links {links} beside {member} {value[member]}")
            if "next" in links:
                linked = json.loads(self.server.get(links["next"])[2])[name]
                followed = json.loads(self.server.get(f"{target}&cursor={value['next']}")[2])[name]
                self.expect(linked == followed, f"{kind}: the link leads elsewhere than the cursor")
            if previous is not None and value["previous"]:
                back = json.loads(self.server.get(f"{target}&cursor={value['previous']}")[2])[name]
                self.expect(back["hits"] == pages[-1], f"{kind}: the page before is another one")
            self.expect((value["previous"] is None) == (not pages), f"{kind}: page {len(pages)} has previous {value['previous']}")
            pages.append(value["hits"])
            previous, cursor = cursor, value["next"]
            if cursor is None:
                break
            previous = cursor
        ids = [hit["id"] for page in pages for hit in page]
        self.expect(len(ids) == len(set(ids)) == whole["total"], f"{kind}: {len(ids)} hits on pages, {whole['total']} in all")
        self.expect(ids[:100] == [hit["id"] for hit in whole["hits"]], f"{kind}: pages are in another order")


def closed(description):
    """The description with every schema of an answer closed: nothing but what is described."""
    description = copy.deepcopy(description)

    def close(schema):
        if isinstance(schema, list):
            for item in schema:
                close(item)
        if not isinstance(schema, dict):
            return
        if isinstance(schema.get("properties"), dict):
            schema.setdefault("additionalProperties", False)
        for value in schema.values():
            close(value)

    for name, schema in description["components"]["schemas"].items():
        if name not in OPEN and not name.startswith("Batch"):
            close(schema)
    close(description["components"]["schemas"]["BatchAnswer"])
    return description


def run_schemathesis(arguments, server, description, folder):
    path = os.path.join(folder, "openapi.json")
    with open(path, "w", encoding="utf-8") as file:
        json.dump(closed(description), file, ensure_ascii=False)
    return subprocess.run(
        [arguments.schemathesis, "--config-file", os.path.join(SCRIPTS, "schemathesis.toml"), "run", path, "--url", server.url,
         "--max-time", str(arguments.seconds), "--workers", "1"],
        cwd=folder, env={**os.environ, "PYTHONPATH": SCRIPTS, "NO_COLOR": "1"}, check=False).returncode


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--server", required=True)
    parser.add_argument("--index", required=True)
    parser.add_argument("--schemathesis", required=True)
    parser.add_argument("--seconds", type=int, default=120)
    arguments = parser.parse_args()
    server = Server(arguments.server, arguments.index, ["--log-level", "error"])
    status, _, body = server.get("/openapi.json")
    if status != 200:
        raise SystemExit(f"the server gives no description: status {status}")
    description = json.loads(body)
    checks = Checks(server, description)
    checks.check_document()
    checks.check_conventions()
    print(f"{checks.count} checks of documents and conventions, {len(checks.complaints)} complaints", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        failed = run_schemathesis(arguments, server, description, folder) != 0
    if server.stop() != 0 or "Fatal error" in server.log_text():
        checks.complaints.append(f"the server did not end well:\n{server.log_text()[-3000:]}")
    for complaint in checks.complaints[:40]:
        print("✗", complaint, file=sys.stderr)
    sys.exit(1 if failed or checks.complaints else 0)


if __name__ == "__main__":
    main()
