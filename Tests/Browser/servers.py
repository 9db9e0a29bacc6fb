"""Indexes and the servers that the tests ask."""

import json
import pathlib
import socket
import subprocess
import time
import urllib.error
import urllib.parse
import urllib.request

RATES = ["rate-limit", "rate-burst", "suggest-rate-limit", "suggest-rate-burst"]
ROOT = pathlib.Path(__file__).resolve().parents[2]


def build_index(kheo, folder, *sources):
    """Indexes sources; 6 says that some of what is hostile cannot be read, which is as it should be."""
    done = subprocess.run([kheo, "index", "--quiet", "--output", folder, *sources], cwd=ROOT)
    assert done.returncode in (0, 6), f"kheo index ended with {done.returncode}"
    return folder


class Server:
    """A kheo-server on a port of its own, for as long as the tests run."""

    def __init__(self, program, index, log):
        self.log = open(log, "wb")
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        # The tests are one client and ask more than people do.
        rates = [f"--{setting}=100000" for setting in RATES]
        self.process = subprocess.Popen(
            [program, "--index", index, "--port", str(self.port), *rates], stderr=self.log, stdout=self.log)
        self.wait()

    def wait(self):
        for _ in range(300):
            assert self.process.poll() is None, f"kheo-server ended: {open(self.log.name).read()[-2000:]}"
            try:
                with urllib.request.urlopen(self.address + "/readyz", timeout=2):
                    return
            except OSError:
                time.sleep(0.05)
        raise AssertionError("kheo-server is not ready")

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=20)
        self.log.close()

    def api(self, route, **parameters):
        """An answer of the API."""
        return json.loads(self.read(f"/v1/{route}?" + urllib.parse.urlencode(parameters)))

    def read(self, path, **headers):
        request = urllib.request.Request(self.address + path, headers=headers)
        with urllib.request.urlopen(request, timeout=20) as response:
            return response.read().decode()


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]
