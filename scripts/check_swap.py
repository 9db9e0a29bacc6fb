#!/usr/bin/env python3
"""Publishes generation after generation under load, and looks whether anyone notices more than they should.

Usage: check_swap.py --kheo KHEO --server KHEO_SERVER [--seconds N] [--connections N]

Standard library only. What must hold:

- no request fails; a cursor two generations old gets a proper 410, and only such a one does;
- no answer mixes generations: what it holds is of the generation that it and its tag name;
- no connection sees an older generation after a newer one;
- memory and descriptors in the last third of the time are what they were in the first;
- a damaged generation is not served, the one before stays, and a good one after it is;
- SIGHUP has the folder looked at; SIGTERM lets a request under way be answered, and ends with 0.

Exits with 0, or with complaints and 1.
"""
import argparse
import collections
import json
import os
import random
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from server_checks import two_collections  # noqa: E402
from server_checks.http_wire import Closed, Malformed, Reader  # noqa: E402
from server_checks.process import Server  # noqa: E402
from server_checks.two_collections import MARKERS, markers_in, number  # noqa: E402

DOCUMENTS = 60
# Resident bytes that the last third of the time may have above the first.
MOST_GROWTH = 24 << 20
COMPLAINTS = 20


class Wrong(Exception):
    """An answer that is not right."""


class Publisher:
    """Writes generations of the two collections in turn."""

    def __init__(self, kheo, folder):
        self.kheo = kheo
        self.folder = folder
        self.files = []
        for marker in MARKERS:
            self.files.append(os.path.join(folder, f"{marker}.jsonl"))
            two_collections.write(self.files[-1], marker, DOCUMENTS)

    def publish(self, index, count):
        """Writes generation number `count`: the first collection where it is odd."""
        subprocess.run([self.kheo, "index", "--quiet", "--output", index, self.files[(count + 1) % 2]],
                       check=True, stdout=subprocess.DEVNULL)

    def prepare(self, count):
        """Folders of so many generations in a row, each with its own files only, so that they can be published at any pace."""
        growing = os.path.join(self.folder, "growing")
        folders = []
        for number_ in range(1, count + 1):
            before = set(names_below(growing))
            self.publish(growing, number_)
            folder = os.path.join(self.folder, f"generation-{number_}")
            for name in set(names_below(growing)) - before | {"CURRENT"}:
                copy(os.path.join(growing, name), os.path.join(folder, name))
            folders.append(folder)
        return folders


def names_below(folder):
    return [os.path.relpath(os.path.join(place, name), folder) for place, _, names in os.walk(folder) for name in names]


def copy(source, target):
    """Copies a file to where nothing is, or in one step in the place of what is: a server may have the old file mapped."""
    os.makedirs(os.path.dirname(target), exist_ok=True)
    shutil.copy(source, target + ".new")
    os.rename(target + ".new", target)


def put_in_place(source, target):
    """Publishes the generation of one folder in another, as `kheo index` does: the file that names it is replaced last."""
    for name in names_below(source):
        if name not in ("CURRENT", "LOCK"):
            copy(os.path.join(source, name), os.path.join(target, name))
    copy(os.path.join(source, "CURRENT"), os.path.join(target, "CURRENT"))


def remove_all_but(index, folders):
    """Removes what no generation of these folders needs, as `kheo index` does of those that are too old."""
    kept = {name for folder in folders for name in names_below(folder)} | {"LOCK"}
    for name in set(names_below(index)) - kept:
        os.remove(os.path.join(index, name))


class Client:
    """One connection that is kept open, and asks one thing after the other."""

    def __init__(self, load, seed):
        self.load = load
        self.rng = random.Random(seed)
        self.connection = None
        self.newest = 0
        self.cards = {"units": None, "people": None}

    # MARK: Requests

    def ask(self, target, method="GET", headers="", body=b""):
        if self.connection is None:
            self.connection = socket.create_connection(self.load.server.address, timeout=30)
            self.reader = Reader(self.connection)
        length = f"Content-Length: {len(body)}\r\nContent-Type: application/json\r\n" if body else ""
        self.connection.sendall(f"{method} {target} HTTP/1.1\r\nHost: localhost\r\n{headers}{length}\r\n".encode() + body)
        answer = self.reader.answer(method)
        self.load.count()
        if (answer.value("connection") or "").lower() == "close":
            raise Wrong(f"the server closed a connection after {target}")
        return answer

    def get(self, target, statuses=(200,)):
        headers = "Accept-Encoding: gzip\r\n" if self.rng.random() < 0.3 else ""
        answer = self.ask(target, headers=headers)
        if answer.status not in statuses:
            raise Wrong(f"{target}: status {answer.status}: {answer.content()[:300]!r}")
        if answer.status >= 400:
            problem = answer.json()
            if answer.media_type != "application/problem+json" or problem.get("status") != answer.status or not problem.get("detail"):
                raise Wrong(f"{target}: {answer.status} is no problem: {answer.content()[:300]!r}")
        return answer

    def generation(self, answer, is_live=True):
        """Notes of which generation an answer is and what it holds."""
        tag = re.match(r'"([0-9]+-[0-9a-f]+)-', answer.value("etag") or "")
        text = answer.content().decode()
        named = re.search(r'"generation":"([^"]+)"', text)
        if tag and named and tag[1] != named[1]:
            raise Wrong(f"the tag is of {tag[1]}, the answer of {named[1]}")
        generation = tag[1] if tag else named[1]
        markers = markers_in(text)
        if len(markers) > 1:
            raise Wrong(f"an answer holds both collections, of {generation}")
        if markers:
            self.load.note(generation, markers.pop())
        if is_live:
            if number(generation) < self.newest:
                raise Wrong(f"generation {number(generation)} came after {self.newest}")
            self.newest = number(generation)
        return generation

    # MARK: What is asked

    def search(self):
        query = self.rng.choice(["kommune", "Bücherei", "Erika", "Grundschule", "Schule Markt", '"und"', "Hafen OR Museum", "x" * 5])
        rest = self.rng.choice(["", "&limit=100", "&explain=true", "&strict=true", "&lang=de", "&sort=newest", "&offsets=utf16"])
        answer = self.get(f"/v1/search?q={query.replace(' ', '+').replace('ü', '%C3%BC')}{rest}".replace('"', "%22"))
        self.generation(answer)
        value = answer.json()
        for name in self.cards:
            if value[name]["hits"]:
                self.cards[name] = value[name]["hits"][0]["id"]

    def suggest(self):
        self.generation(self.get("/v1/suggest?q=" + self.rng.choice(["ko", "Er", "Gr", "a", "anf", "abg", "B%C3%BC"])))

    def document(self):
        self.generation(self.get(f"/v1/articles/document-{self.rng.randrange(DOCUMENTS)}"))

    def card(self):
        name = self.rng.choice(list(self.cards))
        if self.cards[name]:
            # The other collection has other cards.
            answer = self.get(f"/v1/{name}/{self.cards[name]}", statuses=(200, 404))
            if answer.status == 200:
                self.generation(answer)

    def batch(self):
        body = json.dumps({"searches": [{"q": "kommune"}, {"q": "Erika", "kind": "person"}, {"q": "Schule", "limit": 2}]}).encode()
        answer = self.ask("/v1/search/batch", "POST", body=body)
        if answer.status != 200:
            raise Wrong(f"batch: status {answer.status}")
        self.generation(answer)
        if len(set(re.findall(r'"generation":"([^"]+)"', answer.content().decode()))) != 1:
            raise Wrong("the answers of a batch are of several generations")

    def not_modified(self):
        target = "/v1/search?q=kommune&kind=article"
        tag = self.get(target).value("etag")
        answer = self.ask(target, headers=f"If-None-Match: {tag}\r\n")
        if answer.status == 200:
            self.generation(answer)
        elif answer.status != 304 or answer.body:
            raise Wrong(f"If-None-Match: status {answer.status}")

    def pages(self):
        """Turns pages, all of one generation, until the end or until the generation is gone."""
        target = "/v1/search?q=kommune&kind=article&limit=20"
        first = self.get(target)
        generation = self.generation(first)
        value, seen = first.json(), []
        while True:
            seen += [hit["id"] for hit in value["articles"]["hits"]]
            if not value["articles"]["next"]:
                break
            if self.rng.random() < 0.3:
                time.sleep(self.rng.choice([0.1, 1, 2.5]))
            answer = self.get(f"{target}&cursor={value['articles']['next']}", statuses=(200, 410))
            if answer.status == 410:
                self.load.count_gone()
                self.generation(self.get("/v1/search?q=kommune"))
                if self.newest < number(generation) + 2:
                    raise Wrong(f"a cursor of {generation} is gone while {self.newest} is live")
                return
            if self.generation(answer, is_live=False) != generation:
                raise Wrong(f"the second page of {generation} is of another generation")
            value = answer.json()
        if len(seen) != len(set(seen)) or len(seen) != value["articles"]["total"]:
            raise Wrong(f"pages of {generation} gave {len(seen)} hits, {len(set(seen))} different, of {value['articles']['total']}")

    def page(self):
        if self.load.has_page:
            text = self.get("/search?q=kommune").content().decode()
            if len(markers_in(text)) != 1:
                raise Wrong(f"a page holds {len(markers_in(text))} collections")

    def run(self):
        shapes = [self.search] * 6 + [self.suggest] * 3 + [self.document] * 3 + [self.card] * 2 + [
            self.batch, self.not_modified, self.pages, self.page]
        while not self.load.ends.is_set():
            try:
                self.rng.choice(shapes)()
            except (Wrong, Malformed, Closed, OSError, KeyError, TypeError) as error:
                self.load.complain(f"{type(error).__name__}: {error}")
                if self.connection is not None:
                    self.connection.close()
                self.connection = None


class Load:
    """Many clients at once, and what they saw."""

    def __init__(self, server, connections):
        self.server = server
        self.has_page = server.status("/search?q=a") == 200
        self.ends = threading.Event()
        self.lock = threading.Lock()
        self.requests = 0
        self.gone = 0
        self.complaints = []
        self.markers = collections.defaultdict(set)
        self.threads = [threading.Thread(target=Client(self, seed).run) for seed in range(connections)]
        for thread in self.threads:
            thread.start()

    def count(self):
        with self.lock:
            self.requests += 1

    def count_gone(self):
        with self.lock:
            self.gone += 1

    def note(self, generation, marker):
        with self.lock:
            self.markers[generation].add(marker)

    def complain(self, text):
        with self.lock:
            self.complaints.append(text)

    def stop(self):
        self.ends.set()
        for thread in self.threads:
            thread.join()


def swaps_told(server):
    """What the metrics say of swaps that went well; None where there are no metrics."""
    status, _, body = server.get("/metrics")
    if status != 200:
        return None
    counts = re.findall(r'^kheo_index_swaps_total\{[^}]*result="swapped"[^}]*\} ([0-9.]+)', body.decode(), re.MULTILINE)
    return sum(map(float, counts))


class Samples:
    """Memory and descriptors of a server, all the while."""

    def __init__(self, server):
        self.server = server
        self.taken = []
        self.ends = threading.Event()
        self.thread = threading.Thread(target=self.run)
        self.thread.start()

    def run(self):
        while not self.ends.wait(0.2) and self.server.is_alive():
            self.taken.append((self.server.memory(), self.server.descriptors()))

    def thirds(self):
        """Mean memory and median descriptors of the first third, and of the last."""
        self.ends.set()
        self.thread.join()
        third = max(1, len(self.taken) // 3)
        parts = (self.taken[:third], self.taken[-third:])
        return ([statistics.mean(sample[0] for sample in part) for part in parts],
                [statistics.median(sample[1] for sample in part) for part in parts])


def check_under_load(arguments, publisher, folder, complaints):
    index = os.path.join(folder, "index")
    generations = publisher.prepare(max(3, int(arguments.seconds) + 1))
    put_in_place(generations[0], index)
    server = Server(arguments.server, index, ["--reload-interval-ms", "100", "--log-level", "error"])
    swaps_before = swaps_told(server)
    load = Load(server, arguments.connections)
    samples = Samples(server)
    began = time.monotonic()
    for count in range(2, len(generations) + 1):
        time.sleep(max(0, began + count - 1 - time.monotonic()))
        put_in_place(generations[count - 1], index)
        remove_all_but(index, generations[count - 2:count])
        if not server.is_alive():
            break
    time.sleep(1)
    memory, descriptors = samples.thirds()
    load.stop()
    swaps = swaps_told(server)
    if not server.is_alive():
        complaints.append(f"the server died:\n{server.log_text()[-3000:]}")
        return
    seconds = time.monotonic() - began
    complaints += load.complaints
    seen = sorted(map(number, load.markers))
    for generation, markers in load.markers.items():
        if markers != {MARKERS[(number(generation) + 1) % 2]}:
            complaints.append(f"generation {generation} gave {markers}")
    if not seen or seen[-1] != count:
        complaints.append(f"the newest generation that was seen is {seen[-1:]} of {count}")
    if swaps is not None and swaps - swaps_before != len([one for one in seen if one > 1]):
        complaints.append(f"the metrics tell of {swaps - swaps_before} swaps where {len(seen) - 1} generations were seen")
    if memory[1] - memory[0] > MOST_GROWTH:
        complaints.append(f"memory grew from {memory[0] / (1 << 20):.1f} to {memory[1] / (1 << 20):.1f} MiB")
    if descriptors[1] - descriptors[0] > 16:
        complaints.append(f"descriptors grew from {descriptors[0]} to {descriptors[1]}")
    if server.stop() != 0:
        complaints.append("the server did not end with 0 after the load")
    print(f"{count} generations in {seconds:.0f} s, {len(seen)} seen under {load.requests} requests on {arguments.connections} connections, "
          f"{load.requests / seconds:.0f} a second; {load.gone} cursors gone; {len(load.complaints)} complaints; swaps by the metrics: "
          f"{'no metrics' if swaps is None else int(swaps - swaps_before)}")
    print(f"memory {memory[0] / (1 << 20):.1f} MiB in the first third, {memory[1] / (1 << 20):.1f} MiB in the last; "
          f"descriptors {descriptors[0]:.0f}, {descriptors[1]:.0f}")


# MARK: Generations that are not right, and signals


def live(server):
    """The number of the generation that is served."""
    return number(json.loads(server.get("/readyz")[2])["generation"])


def wait_for(server, count, within=10.0):
    """Whether a generation is served soon."""
    deadline = time.monotonic() + within
    while live(server) != count:
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def flip(path, position):
    with open(path, "r+b") as file:
        file.seek(position)
        byte = file.read(1)[0]
        file.seek(position)
        file.write(bytes([byte ^ 0x20]))


DAMAGES = {
    "a byte of the manifest": lambda folder: flip(max(
        os.path.join(folder, name) for name in os.listdir(folder) if name.startswith("manifest")), 20),
    "a byte of CURRENT": lambda folder: flip(os.path.join(folder, "CURRENT"), 20),
    "an empty CURRENT": lambda folder: os.truncate(os.path.join(folder, "CURRENT"), 0),
    "segments cut off": lambda folder: [
        os.truncate(os.path.join(folder, "segments", name), 100) for name in os.listdir(os.path.join(folder, "segments"))],
    "segments missing": lambda folder: shutil.rmtree(os.path.join(folder, "segments")),
}


def check_damage(arguments, publisher, folder, complaints):
    good = [os.path.join(folder, f"generation-{count}") for count in (1, 2, 3)]
    for name, damage in DAMAGES.items():
        place = tempfile.mkdtemp(dir=folder)
        index, damaged = os.path.join(place, "index"), os.path.join(place, "damaged")
        put_in_place(good[0], index)
        put_in_place(good[1], damaged)
        damage(damaged)
        server = Server(arguments.server, index, ["--reload-interval-ms", "50", "--log-level", "error"])
        put_in_place(damaged, index)
        time.sleep(1)
        status, _, body = server.get("/v1/search?q=kommune")
        if not server.is_alive() or status != 200 or live(server) != 1 or markers_in(body.decode()) != {MARKERS[0]}:
            complaints.append(f"{name}: the generation before is not served")
        put_in_place(good[2], index)
        if not wait_for(server, 3):
            complaints.append(f"{name}: a good generation after it is not served")
        if not server.log_text():
            complaints.append(f"{name}: the log says nothing of it")
        print(f"damaged: {name}: the generation before answers with {status}; then generation {live(server)}")
        if server.stop() != 0:
            complaints.append(f"{name}: the server did not end with 0")


def check_signals(arguments, publisher, folder, complaints):
    index = os.path.join(folder, "signals")
    publisher.publish(index, 1)
    server = Server(arguments.server, index, ["--reload-interval-ms", "3600000", "--log-level", "error"])
    publisher.publish(index, 2)
    time.sleep(0.5)
    if live(server) != 1:
        complaints.append("a generation was served before its time")
    server.process.send_signal(signal.SIGHUP)
    if not wait_for(server, 2):
        complaints.append("SIGHUP brought no new generation")
    # A request under way, an idle connection, and the end.
    body = json.dumps({"searches": [{"q": "kommune", "limit": 100}] * 20}).encode()
    idle = socket.create_connection(server.address, timeout=10)
    idle.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
    Reader(idle).answer()
    busy = socket.create_connection(server.address, timeout=20)
    busy.sendall(f"POST /v1/search/batch HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
                 .encode() + body[:100])
    time.sleep(0.3)
    server.process.send_signal(signal.SIGTERM)
    time.sleep(0.3)
    try:
        busy.sendall(body[100:])
        answer = Reader(busy).answer()
        if answer.status != 200 or len(answer.json()["answers"]) != 20:
            complaints.append(f"a request under way at SIGTERM got {answer.status}")
    except (Closed, Malformed, OSError) as error:
        complaints.append(f"a request under way at SIGTERM was not answered: {type(error).__name__} {error}")
    began = time.monotonic()
    try:
        socket.create_connection(server.address, timeout=2).close()
        time.sleep(0)
    except OSError:
        pass
    status = server.stop(within=20)
    if status != 0:
        complaints.append(f"the server ended with {status} after SIGTERM: {server.log_text()[-500:]}")
    idle.close()
    print(f"signals: SIGHUP brought generation 2; a request under way at SIGTERM was answered, then the end after "
          f"{time.monotonic() - began:.1f} s with {status}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kheo", required=True)
    parser.add_argument("--server", required=True)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--connections", type=int, default=64)
    arguments = parser.parse_args()
    complaints = []
    with tempfile.TemporaryDirectory() as folder:
        publisher = Publisher(os.path.abspath(arguments.kheo), folder)
        check_under_load(arguments, publisher, folder, complaints)
        check_damage(arguments, publisher, folder, complaints)
        check_signals(arguments, publisher, folder, complaints)
    for text, count in collections.Counter(complaints).most_common(COMPLAINTS):
        print("✗", text, f"({count} times)" if count > 1 else "", file=sys.stderr)
    sys.exit(1 if complaints else 0)


if __name__ == "__main__":
    main()
