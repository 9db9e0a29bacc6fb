#!/usr/bin/env python3
"""Sends a server what hostile, broken, slow and odd clients send, and looks at every answer and at the server.

Usage: hostile_clients.py --server KHEO_SERVER --index DIR [--requests N] [--seed N] [--workers N] [--slow N]

Standard library only. Every request is decided by the seed and its number; a complaint names both. What must hold:

- the server lives and says so within a second, whatever goes on beside;
- every answer is HTTP, letter by letter, with a status that fits; problems are application/problem+json and say what to do;
- no 5xx but 503 with Retry-After;
- an odd query is answered, and given back as it was sent;
- no answer shows a path of the machine, a stack, or the names of what is inside;
- what is hidden in a body is never answered as a request;
- slow clients are sent away within the timeouts;
- memory stays within a bound, and where it is over a second run; descriptors go back to what they were.

Prints a summary by category. Exits with 0, or with complaints and 1.
"""
import argparse
import collections
import multiprocessing
import os
import re
import socket
import statistics
import struct
import sys
import threading
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from server_checks import hostile_requests, slow_clients  # noqa: E402
from server_checks.http_wire import Closed, Malformed, Reader  # noqa: E402
from server_checks.process import Server  # noqa: E402

STATUSES = {200, 204, 206, 301, 302, 303, 304, 307, 308, 400, 401, 403, 404, 405, 406, 408, 410, 411, 412, 413, 414, 415, 416, 417,
            421, 422, 426, 428, 429, 431, 503}
HEADER_TIMEOUT = 3
IDLE_TIMEOUT = 6
# What timers of the server, and a machine with other work, may add to a timeout.
SLACK = 4
# Resident bytes that the first run may add: answers that are kept (32 MiB), buffers, and memory that malloc keeps.
MOST_GROWTH = 160 << 20
# Resident bytes that a second run of the same may add.
MOST_GROWTH_AGAIN = 24 << 20
# Complaints of one kind that are printed.
COMPLAINTS = 4
# Seconds that no question about the server's health may take; one in a hundred may take more than one.
LONGEST_PAUSE = 5


def marks_of_the_inside(index):
    """What no answer may show: the machine's folders, the program's sources, types and messages."""
    folders = {os.getcwd(), os.path.expanduser("~"), os.path.realpath(index), index if index.startswith("/") else os.getcwd()}
    words = ["Fatal error", "/Sources/", ".swift", "Optional(", "Swift.", "Hummingbird", "NIOCore", "NIOHTTP", "HTTPParserError",
             "KheoServer.", "KheoSearch.", "KheoIndex.", "KheoWeb.", "CorruptIndexError", "DecodingError", "Stack dump", "root:x:0:",
             "manifest-", "libc.so", "0x0000", "errno", "Thread 0", "Foundation"]
    return [word.encode() for word in words] + [folder.encode() for folder in folders if len(folder) > 3]


class Findings:
    def __init__(self):
        self.lock = threading.Lock()
        self.complaints = []
        self.statuses = collections.defaultdict(collections.Counter)
        self.times = collections.defaultdict(list)

    def complain(self, text):
        with self.lock:
            self.complaints.append(text)

    def report(self):
        """Prints the first complaints of each kind."""
        kinds = collections.defaultdict(list)
        for complaint in self.complaints:
            kinds[complaint.split(",")[0]].append(complaint)
        for complaints in kinds.values():
            for complaint in complaints[:COMPLAINTS]:
                print("✗", complaint, file=sys.stderr)
            if len(complaints) > COMPLAINTS:
                print(f"✗ and {len(complaints) - COMPLAINTS} more of this kind", file=sys.stderr)

    def note(self, category, statuses, seconds):
        with self.lock:
            self.statuses[category].update(statuses)
            self.times[category].append(seconds)


class Hostile:
    def __init__(self, server, index, seed, findings):
        self.server = server
        self.seed = seed
        self.findings = findings
        self.marks = marks_of_the_inside(index)

    # MARK: One case

    def run(self, number):
        case = hostile_requests.case(self.seed, number)
        began = time.monotonic()
        try:
            outcome = self.exchange(case)
        except Malformed as error:
            outcome = ["malformed"]
            self.complain(number, case, f"no HTTP: {error}")
        except TimeoutError:
            outcome = ["no answer"]
            self.complain(number, case, "no answer, and no end of the connection")
        except Wrong as error:
            outcome = ["wrong"]
            self.complain(number, case, str(error))
        self.findings.note(case.category, outcome, time.monotonic() - began)

    def complain(self, number, case, text):
        data = b"".join(case.pieces)
        self.findings.complain(f"{case.category}, seed {self.seed}, request {number}: {text}; sent {data[:160]!r}")

    def exchange(self, case):
        """Sends a case and reads the answers; what became of each."""
        with socket.create_connection(self.server.address, timeout=30) as connection:
            if case.aborts:
                connection.sendall(b"".join(case.pieces))
                # Gone at once, with a reset.
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                return ["gone"]
            sender = threading.Thread(target=self.send, args=(connection, case), daemon=True)
            if sum(map(len, case.pieces)) > 30_000:
                # What is large is sent while answers are read: a server may answer before it has everything.
                sender.start()
            else:
                self.send(connection, case)
            return self.answers(connection, case)

    @staticmethod
    def send(connection, case):
        try:
            for piece in case.pieces:
                connection.sendall(piece)
            if case.ends_early:
                connection.shutdown(socket.SHUT_WR)
        except OSError:
            pass

    def answers(self, connection, case):
        reader = Reader(connection)
        outcome = []
        for method in case.methods:
            try:
                answer = reader.answer(method)
            except (Closed, ConnectionError) as error:
                if case.may_close or outcome and outcome[-1] == "last":
                    outcome.append("closed")
                    break
                raise Wrong(f"the connection ended without an answer ({type(error).__name__})") from error
            self.check(answer, case, method)
            outcome.append(answer.status)
            if (answer.value("connection") or "").lower() == "close":
                if method is not case.methods[-1]:
                    outcome.append("closed")
                break
        if case.category == "request smuggling":
            self.check_nothing_follows(reader)
        return outcome

    @staticmethod
    def check_nothing_follows(reader):
        """After a request whose length is ambiguous nothing on the connection may be taken for another."""
        reader.connection.settimeout(5)
        try:
            answer = reader.answer()
        except (Closed, OSError):
            return
        raise Wrong(f"what was hidden in a body was answered, with {answer.status}")

    # MARK: Checks of an answer

    def check(self, answer, case, method):
        if answer.status not in STATUSES:
            raise Wrong(f"status {answer.status}")
        if case.statuses is not None and answer.status not in case.statuses | {503}:
            raise Wrong(f"status {answer.status}, not one of {sorted(case.statuses)}; {answer.body[:200]!r}")
        if answer.status in (429, 503) and not re.fullmatch(r"[0-9]+", answer.value("retry-after") or ""):
            raise Wrong(f"status {answer.status} without Retry-After")
        if answer.status == 405 and not answer.value("allow"):
            raise Wrong("status 405 without Allow")
        if any(name in ("server", "x-powered-by") for name, _ in answer.headers):
            raise Wrong("the answer tells what the server is")
        if any(name == "x-injected" for name, _ in answer.headers):
            raise Wrong("a header of the answer came out of the request")
        content = answer.content()
        for mark in self.marks:
            if mark in content or mark in answer.head:
                raise Wrong(f"the answer shows {mark.decode()!r}: {content[:300]!r}")
        if method != "HEAD":
            self.check_body(answer, case)

    @staticmethod
    def check_body(answer, case):
        if answer.media_type.endswith("json") and answer.body:
            value = answer.json()
            if answer.media_type == "application/problem+json":
                if value.get("status") != answer.status or not value.get("detail") or not str(value.get("type", "")).startswith("urn:"):
                    raise Wrong(f"a problem that lacks something: {value}")
            elif answer.status >= 400 and answer.status != 503:
                raise Wrong("an error that is no problem")
            elif case.query is not None and answer.status == 200 and value["query"]["text"] != case.query:
                raise Wrong(f"the query came back as {value['query']['text'][:80]!r}")
        elif answer.status >= 400 and answer.body and answer.media_type != "text/html":
            raise Wrong(f"an error as {answer.media_type!r}: {answer.body[:120]!r}")

    # MARK: Many

    def run_all(self, count, workers):
        numbers = iter(range(count))
        lock = threading.Lock()

        def work():
            while self.server.is_alive():
                with lock:
                    number = next(numbers, None)
                if number is None:
                    return
                try:
                    self.run(number)
                except OSError as error:
                    self.findings.complain(f"seed {self.seed}, request {number}: {error!r}")

        threads = [threading.Thread(target=work) for _ in range(workers)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()


class Wrong(Exception):
    """An answer that is not right."""


def ask_how_it_is(address, ends, answers):
    """Asks the server again and again; in a process of its own, which nothing but the server keeps waiting."""
    while not ends.wait(0.1):
        for target in ("/healthz", "/readyz"):
            began = time.monotonic()
            try:
                with socket.create_connection(address, timeout=10) as connection:
                    connection.sendall(f"GET {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
                    status = Reader(connection).answer().status
            except (Closed, Malformed, OSError) as error:
                status = type(error).__name__
            answers.put((target, status, time.monotonic() - began))
    answers.put(None)


class Monitor:
    """Asks the server all the while whether it is well."""

    def __init__(self, server, findings):
        self.server = server
        self.findings = findings
        self.times = []
        self.ends = multiprocessing.Event()
        self.answers = multiprocessing.Queue()
        self.process = multiprocessing.Process(target=ask_how_it_is, args=(server.address, self.ends, self.answers))

    def __enter__(self):
        self.process.start()
        return self

    def __exit__(self, *_):
        self.ends.set()
        while (answer := self.answers.get()) is not None:
            target, status, seconds = answer
            self.times.append(seconds)
            if status != 200 or seconds > LONGEST_PAUSE:
                self.findings.complain(f"{target} said {status} after {seconds:.2f} s")
        self.process.join()
        late = sum(seconds > 1 for seconds in self.times)
        # A machine with other work may hold up a process for a moment.
        if late * 100 > len(self.times):
            self.findings.complain(f"healthz and readyz took more than a second {late} times of {len(self.times)}")
        if not self.server.is_alive():
            self.findings.complain(f"the server died:\n{self.server.log_text()[-3000:]}")


def check_slow_clients(server, findings, count):
    for kind, times in slow_clients.run(server.address, count, 2 * IDLE_TIMEOUT + SLACK + 5).items():
        # What is never read is first made, and then waits for the window of the connection to move.
        limit = (2 if kind == "never reads" else 1) * IDLE_TIMEOUT + SLACK
        open_still = sum(time is None for time in times)
        closed = [time for time in times if time is not None]
        longest = max(closed, default=0)
        when = f"closed after {min(closed):.1f} to {longest:.1f} s" if closed else "never closed"
        print(f"  {kind:30} {len(times):5} clients, {when}")
        if open_still:
            findings.complain(f"slow clients: {kind}: {open_still} of {len(times)} are connected still")
        elif longest > limit:
            findings.complain(f"slow clients: {kind}: closed after {longest:.1f} s only")


def summarize(findings):
    print(f"  {'category':26} {'requests':>8} {'median ms':>10} {'longest ms':>10}  outcomes")
    for category, times in sorted(findings.times.items()):
        outcomes = ", ".join(f"{status}: {count}" for status, count in sorted(findings.statuses[category].items(), key=str))
        print(f"  {category:26} {len(times):8} {statistics.median(times) * 1e3:10.1f} {max(times) * 1e3:10.1f}  {outcomes}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--server", required=True)
    parser.add_argument("--index", required=True)
    parser.add_argument("--requests", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=20251122)
    parser.add_argument("--workers", type=int, default=16)
    parser.add_argument("--slow", type=int, default=220)
    arguments = parser.parse_args()

    server = Server(arguments.server, arguments.index, [
        "--header-timeout-seconds", str(HEADER_TIMEOUT), "--idle-timeout-seconds", str(IDLE_TIMEOUT), "--log-level", "error"])
    findings = Findings()
    megabytes = lambda count: f"{count / (1 << 20):.1f} MiB"  # noqa: E731
    Hostile(server, arguments.index, arguments.seed + 1, Findings()).run_all(200, arguments.workers)
    descriptors = server.settled_descriptors(0, within=IDLE_TIMEOUT + SLACK)
    memory = [server.settled_memory()]
    began = time.monotonic()
    with Monitor(server, findings) as monitor:
        hostile = Hostile(server, arguments.index, arguments.seed, findings)
        for _ in range(2):
            hostile.run_all(arguments.requests, arguments.workers)
            if not server.is_alive():
                break
            memory.append(server.settled_memory())
        seconds = time.monotonic() - began
        print(f"{arguments.requests} hostile requests, twice, in {seconds:.0f} s ({len(findings.complaints)} complaints)")
        summarize(findings)
        if server.is_alive():
            print(f"{arguments.slow} slow clients at once")
            check_slow_clients(server, findings, arguments.slow)
    if server.is_alive() and len(memory) == 3:
        memory.append(server.settled_memory())
        after = server.settled_descriptors(descriptors, within=IDLE_TIMEOUT + SLACK)
        print(f"memory {' → '.join(map(megabytes, memory))}; descriptors {descriptors} → {after}; "
              f"healthz and readyz {max(monitor.times) * 1e3:.0f} ms at most")
        if memory[1] - memory[0] > MOST_GROWTH:
            findings.complain(f"memory grew by {megabytes(memory[1] - memory[0])} in the first run")
        if memory[2] - memory[1] > MOST_GROWTH_AGAIN:
            findings.complain(f"memory grew by {megabytes(memory[2] - memory[1])} in a second run of the same")
        if after > descriptors:
            findings.complain(f"{after - descriptors} descriptors are open that were not before")
    status = server.stop()
    if status != 0:
        findings.complain(f"the server ended with {status}\n{server.log_text()[-3000:]}")
    for mark in ("Fatal error", "Stack dump", "Backtrace"):
        if mark in server.log_text():
            findings.complain(f"the server's log has {mark!r}")
    findings.report()
    sys.exit(1 if findings.complaints else 0)


if __name__ == "__main__":
    main()
