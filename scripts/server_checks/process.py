"""A kheo-server under test: starting it, watching what it takes, stopping it."""
import http.client
import os
import signal
import socket
import subprocess
import tempfile
import time


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """A server over an index, on a free port of this machine."""

    def __init__(self, program, index, options=(), ready_within=60.0):
        self.port = free_port()
        self.log = tempfile.TemporaryFile()
        self.process = subprocess.Popen(
            [program, "--index", index, "--host", "127.0.0.1", "--port", str(self.port), *options],
            stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log)
        deadline = time.monotonic() + ready_within
        while self.status("/readyz") != 200:
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise SystemExit(f"the server did not become ready\n{self.log_text()}")
            time.sleep(0.02)

    @property
    def address(self):
        return ("127.0.0.1", self.port)

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    def get(self, target, headers=None, method="GET", body=None, timeout=10.0):
        """Status, headers by lower-case name, and body of one request on a connection of its own."""
        connection = http.client.HTTPConnection(*self.address, timeout=timeout)
        try:
            connection.request(method, target, body=body, headers=headers or {})
            response = connection.getresponse()
            return response.status, {name.lower(): value for name, value in response.getheaders()}, response.read()
        finally:
            connection.close()

    def status(self, target, timeout=10.0):
        """The status of an answer; 0 where there is none."""
        try:
            return self.get(target, timeout=timeout)[0]
        except (OSError, http.client.HTTPException):
            return 0

    def is_alive(self):
        return self.process.poll() is None

    def memory(self):
        """Resident bytes."""
        with open(f"/proc/{self.process.pid}/status") as file:
            return next(int(line.split()[1]) * 1024 for line in file if line.startswith("VmRSS:"))

    def settled_memory(self):
        """Resident bytes once nothing is under way any more."""
        time.sleep(0.5)
        return self.memory()

    def descriptors(self):
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))

    def settled_descriptors(self, most, within=60.0):
        """Open descriptors once they are down to a number, or when the time is up."""
        deadline = time.monotonic() + within
        while self.descriptors() > most and time.monotonic() < deadline:
            time.sleep(0.1)
        return self.descriptors()

    def threads(self):
        return len(os.listdir(f"/proc/{self.process.pid}/task"))

    def log_text(self):
        self.log.seek(0)
        return self.log.read().decode("utf-8", "replace")

    def stop(self, signal_number=signal.SIGTERM, within=30.0):
        """Ends the server; its exit status, or None where it had to be killed."""
        if self.is_alive():
            self.process.send_signal(signal_number)
        try:
            return self.process.wait(within)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            return None
