#!/usr/bin/env python3
"""Requests a second and latencies of kheo-server beside Hummingbird's hello-world, with wrk.

    serving.py --server .build/release/kheo-server --hello Benchmarks/.build/release/hello-server --index indexes/demo
            [--queries FILE] [--connections 8,64,512] [--seconds 5] [--rounds 3] [--cache BYTES]

The servers run at the same time and take turns, round by round, so that a noisy neighbour hits all of them. Of each figure the
median of the rounds is printed, with the least and the greatest, and the ratio to hello-world in the same rounds. FILE holds one
query a line (default: a handful of words); with --cache 0 every search is made anew.
"""
import argparse
import os
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("--server", required=True)
parser.add_argument("--hello", required=True)
parser.add_argument("--index", required=True)
parser.add_argument("--queries")
parser.add_argument("--kind", default="all")
parser.add_argument("--connections", default="8,64,512")
parser.add_argument("--seconds", type=int, default=5)
parser.add_argument("--rounds", type=int, default=3)
parser.add_argument("--cache", help="bytes of the cache; the server's default without it")
parser.add_argument("--only", help="comma-separated: search, suggest, page")
arguments = parser.parse_args()


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def start(command, port, path):
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _ in range(200):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5).read()
            return process
        except OSError:
            time.sleep(0.05)
    sys.exit(f"{command[0]} does not answer")


def microseconds(text):
    number = float(re.match(r"[\d.]+", text)[0])
    return number * (1 if text.endswith("us") else 1e3 if text.endswith("ms") else 1e6)


def load(port, paths, connections):
    with tempfile.NamedTemporaryFile("w", suffix=".lua", delete=False) as script:
        lines = ",\n".join("'" + path.replace("'", "%27") + "'" for path in paths)
        script.write(
            f"local paths = {{{lines}}}\nlocal at = 0\n"
            'function request() at = at % #paths + 1; return wrk.format("GET", paths[at]) end\n')
    output = subprocess.run(
        ["wrk", "-t1", f"-c{connections}", f"-d{arguments.seconds}s", "--latency", "-s", script.name,
         f"http://127.0.0.1:{port}"], capture_output=True, text=True).stdout
    os.unlink(script.name)

    def find(pattern):
        return (re.search(pattern, output) or [None, "0us"])[1]

    failed = int((re.search(r"Non-2xx or 3xx responses: (\d+)", output) or [0, 0])[1])
    errors = re.search(r"Socket errors: .*", output)
    return (float(find(r"Requests/sec:\s+([\d.]+)").replace("us", "")), microseconds(find(r"(?m)^\s+50%\s+(\S+)")),
            microseconds(find(r"(?m)^\s+99%\s+(\S+)")), failed, errors[0] if errors else "")


words = ["kommune", "pac nam", "Sicherheit", "école", "ủy ban nhân dân", "politi", "\"dan van\"", "2025"]
if arguments.queries:
    words = [line.rstrip("\n").split("\t")[-1] for line in open(arguments.queries, encoding="utf-8") if line.strip()]
encoded = [urllib.parse.quote_plus(word) for word in words]
targets = {
    "search": [f"/v1/search?kind={arguments.kind}&q={word}" for word in encoded],
    "suggest": [f"/v1/suggest?q={word[:count]}" for word in encoded for count in (2, 4) if "%" not in word[:count]],
    "page": [f"/search?kind={arguments.kind}&q={word}" for word in encoded],
}
if arguments.only:
    targets = {name: targets[name] for name in arguments.only.split(",")}
ports = free_port(), free_port()
extra = ["--cache-bytes", arguments.cache] if arguments.cache is not None else []
servers = [
    start([arguments.server, "--index", arguments.index, "--port", str(ports[0]), "--log-level", "error"] + extra,
          ports[0], "/healthz"),
    start([arguments.hello, str(ports[1])], ports[1], "/"),
]
try:
    print(f"{'':10}{'connections':>12}{'requests/s':>12}{'least':>10}{'greatest':>10}{'p50 ms':>9}{'p99 ms':>9}{'ratio':>8}  failed")
    for connections in map(int, arguments.connections.split(",")):
        rounds = {name: [] for name in ["hello", *targets]}
        for number in range(-1, arguments.rounds):
            for name in rounds:
                found = load(ports[1], ["/"], connections) if name == "hello" \
                    else load(ports[0], targets[name], connections)
                if number >= 0:
                    rounds[name].append(found)
        for name, found in rounds.items():
            rates = [one[0] for one in found]
            ratios = [one[0] / hello[0] for one, hello in zip(found, rounds["hello"]) if hello[0]]
            print(
                f"{name:10}{connections:12}{statistics.median(rates):12.0f}{min(rates):10.0f}{max(rates):10.0f}"
                f"{statistics.median(one[1] for one in found) / 1e3:9.2f}"
                f"{statistics.median(one[2] for one in found) / 1e3:9.2f}{statistics.median(ratios):8.2f}"
                f"  {sum(one[3] for one in found)} {' '.join({one[4] for one in found})}", flush=True)
finally:
    for server in servers:
        server.terminate()
