"""HTTP/1.1 answers read strictly off a socket (RFC 9112)."""
import gzip
import json
import re
import zlib

STATUS_LINE = re.compile(rb"HTTP/1\.[01] ([1-5][0-9][0-9]) [\x20-\x7e\t]*")
FIELD = re.compile(rb"([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*([\x20-\x7e\x80-\xff\t]*)")
CHUNK = re.compile(rb"([0-9A-Fa-f]{1,8})(;[\x20-\x7e]*)?")
LARGEST_HEAD = 1 << 17


class Malformed(Exception):
    """The server sent what is no HTTP."""


class Closed(Exception):
    """The connection ended before an answer began."""


class Reader:
    """Reads answers off a socket one after the other."""

    def __init__(self, connection):
        self.connection = connection
        self.buffer = b""

    def answer(self, method="GET"):
        """The next final answer. Raises Closed, Malformed, or what the socket raises."""
        while True:
            answer = self._answer(method)
            if answer.status >= 200:
                return answer

    def _answer(self, method):
        head = self._until(b"\r\n\r\n")
        lines = head.split(b"\r\n")
        match = STATUS_LINE.fullmatch(lines[0])
        if not match:
            raise Malformed(f"status line {lines[0][:80]!r}")
        headers = []
        for line in lines[1:]:
            field = FIELD.fullmatch(line)
            if not field:
                raise Malformed(f"header line {line[:80]!r}")
            headers.append((field[1].decode().lower(), field[2].decode("latin-1").strip()))
        answer = Answer(int(match[1]), headers, head)
        answer.body = self._body(answer, method)
        return answer

    def _body(self, answer, method):
        lengths = answer.values("content-length")
        chunked = "chunked" in answer.values("transfer-encoding")
        if len(lengths) > 1 or lengths and chunked:
            raise Malformed("a length given twice")
        if answer.status < 200 or answer.status in (204, 304) or method == "HEAD":
            return b""
        if chunked:
            return self._chunks()
        if lengths:
            if not lengths[0].isdigit():
                raise Malformed(f"Content-Length {lengths[0]!r}")
            return self._exactly(int(lengths[0]))
        # Without a length the body ends with the connection.
        while self._fill():
            pass
        body, self.buffer = self.buffer, b""
        return body

    def _chunks(self):
        body = b""
        while True:
            match = CHUNK.fullmatch(self._until(b"\r\n"))
            if not match:
                raise Malformed("a chunk without a size")
            size = int(match[1], 16)
            if size == 0:
                while self._until(b"\r\n"):
                    pass
                return body
            body += self._exactly(size)
            if self._exactly(2) != b"\r\n":
                raise Malformed("a chunk without its end")

    def _fill(self):
        data = self.connection.recv(65536)
        self.buffer += data
        return bool(data)

    def _until(self, end):
        while (index := self.buffer.find(end)) < 0:
            if len(self.buffer) > LARGEST_HEAD:
                raise Malformed("a head without an end")
            if not self._fill():
                if self.buffer:
                    raise Malformed(f"an answer cut off: {self.buffer[:80]!r}")
                raise Closed
        found, self.buffer = self.buffer[:index], self.buffer[index + len(end):]
        return found

    def _exactly(self, count):
        while len(self.buffer) < count:
            if not self._fill():
                raise Malformed(f"a body of {len(self.buffer)} bytes where {count} were said")
        found, self.buffer = self.buffer[:count], self.buffer[count:]
        return found


class Answer:
    def __init__(self, status, headers, head):
        self.status = status
        self.headers = headers
        self.head = head
        self.body = b""

    def values(self, name):
        return [value for other, value in self.headers if other == name]

    def value(self, name):
        return next(iter(self.values(name)), None)

    @property
    def media_type(self):
        return (self.value("content-type") or "").split(";")[0].strip().lower()

    def content(self):
        """The body without its coding."""
        if self.value("content-encoding") == "gzip":
            try:
                return gzip.decompress(self.body)
            except (OSError, EOFError, zlib.error) as error:
                raise Malformed(f"a body that is no gzip: {error}") from error
        return self.body

    def json(self):
        try:
            return json.loads(self.content().decode("utf-8"))
        except (UnicodeDecodeError, json.JSONDecodeError) as error:
            raise Malformed(f"a body that is no JSON: {error}: {self.content()[:80]!r}") from error
