"""Clients that take their time, many at once: each has to be sent away by the server within its timeouts."""
import collections
import selectors
import socket
import time

REQUEST = b"GET /v1/search?q=kommune&limit=100 HTTP/1.1\r\nHost: localhost\r\n"
BATCH = b"POST /v1/search/batch HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"

# What is sent at once, what is sent byte by byte after it, and whether answers are read.
KINDS = {
    "says nothing": (b"", b"", True),
    "half a request line": (b"GET /v1/sea", b"", True),
    "half a header": (REQUEST + b"X-A: b\r\n", b"", True),
    "a header byte by byte": (b"", REQUEST + b"X-Slow: " + b"a" * 100_000, True),
    "header lines without an end": (REQUEST, b"X-A: b\r\n" * 10_000, True),
    "half a body": (BATCH + b"Content-Length: 1000\r\n\r\n{", b"", True),
    "a body byte by byte": (BATCH + b"Content-Length: 60000\r\n\r\n", b" " * 60_000, True),
    "half a chunk": (BATCH + b"Transfer-Encoding: chunked\r\n\r\n400\r\n{", b"", True),
    "chunks byte by byte": (BATCH + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\n \r\n" * 10_000, True),
    "idle after an answer": (REQUEST + b"\r\n", b"", True),
    "never reads": ((REQUEST + b"\r\n") * 600, b"", False),
}
# Seconds between the bytes of those that go byte by byte.
PACE = 0.1


class Client:
    def __init__(self, address, kind):
        self.kind = kind
        start, self.slow, self.reads = KINDS[kind]
        self.connection = socket.socket()
        if not self.reads:
            # A small window, so that what is not read soon waits in the server.
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
        self.connection.settimeout(5)
        self.connection.connect(address)
        self.connection.setblocking(False)
        self.pending = start
        self.began = time.monotonic()
        self.received = 0
        self.next_byte = self.began
        self.closed_after = None
        self.push()

    def push(self):
        try:
            while self.pending:
                self.pending = self.pending[self.connection.send(self.pending):]
            now = time.monotonic()
            if self.slow and now >= self.next_byte:
                self.connection.send(self.slow[:1])
                self.slow = self.slow[1:]
                self.next_byte = now + PACE
        except BlockingIOError:
            pass
        except OSError:
            self.close()

    def pull(self):
        try:
            while True:
                data = self.connection.recv(65536)
                if not data:
                    return self.close()
                self.received += len(data)
        except BlockingIOError:
            pass
        except OSError:
            self.close()

    def close(self):
        if self.closed_after is None:
            self.closed_after = time.monotonic() - self.began
        self.connection.close()


def ports_connected_to(server_port):
    """Ports of clients whose connection the server has not closed.

    Looked at from the server's end: where nothing is read, the end of a connection waits behind what is unread.
    """
    with open("/proc/net/tcp") as file:
        rows = [line.split() for line in file]
    port = lambda address: int(address.split(":")[1], 16)  # noqa: E731
    # 01: established.
    return {port(row[2]) for row in rows[1:] if row[3] == "01" and port(row[1]) == server_port}


def run(address, count, limit):
    """Lets `count` clients hang until the server has closed all, or for `limit` seconds.

    Returns by kind the seconds after which they were closed, None for those that never were.
    """
    kinds = list(KINDS)
    clients = [Client(address, kinds[index % len(kinds)]) for index in range(count)]
    selector = selectors.DefaultSelector()
    for client in clients:
        if client.closed_after is None and client.reads:
            selector.register(client.connection, selectors.EVENT_READ, client)
    deadline = time.monotonic() + limit
    next_look = time.monotonic() + 1
    while time.monotonic() < deadline and any(client.closed_after is None for client in clients):
        for key, _ in selector.select(PACE / 2):
            key.data.pull()
            if key.data.closed_after is not None:
                selector.unregister(key.fileobj)
        for client in clients:
            if client.closed_after is not None:
                continue
            client.push()
            if client.closed_after is not None and client.reads:
                selector.unregister(client.connection)
        if time.monotonic() > next_look:
            connected = ports_connected_to(address[1])
            for client in clients:
                if client.closed_after is None and not client.reads and client.connection.getsockname()[1] not in connected:
                    client.close()
            next_look = time.monotonic() + 0.5
    result = collections.defaultdict(list)
    for client in clients:
        result[client.kind].append(client.closed_after)
        client.connection.close()
    return dict(result)
