"""What hostile, broken and odd clients send: one request a case, by category, each decided by a seed alone."""
import random
from dataclasses import dataclass, field
from urllib.parse import quote

# A target that nobody asks for by themselves; an answer about it means that bytes of a body were read as a request.
SMUGGLED = b"/smuggled-request"

PATHS = [
    "/v1/search?q=kommune", "/v1/suggest?q=ko", "/v1/suggest/opensearch?q=ko", "/v1/articles/none", "/v1/units/none",
    "/v1/people/none", "/v1/analyze?text=kommune", "/healthz", "/readyz", "/openapi.json", "/opensearch.xml", "/robots.txt",
    "/", "/search?q=kommune", "/articles/none", "/units/none", "/people/none", "/help",
]
METHODS = ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "PURGE", "LINK", "M-SEARCH"]
MARKS = "\u0301\u0300\u0309\u0303\u0323\u0302\u031b\u0306\u0308\u030a\u0489\u20dd"
BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"
ODD = "\u0000\u0001\u0007\u0008\t\n\r\u001b\u007f\u0085\u00a0\u00ad\u034f\u180e\u200b\u200d\u2028\u2029\u2060\u3000\ufeff\ufffd\uffff\U0001f1fb\U000e0041\U0010ffff"


@dataclass
class Case:
    category: str
    # Pieces of what is sent.
    pieces: list
    # What the answers are to: one method for each answer that a good server may give.
    methods: list = field(default_factory=lambda: ["GET"])
    # Statuses that are right, besides 503; None leaves it to the general ones.
    statuses: set | None = None
    # Whether the server may close the connection without an answer.
    may_close: bool = False
    # Whether the request is cut off: the client says that nothing more comes.
    ends_early: bool = False
    # Whether the client goes away without reading.
    aborts: bool = False
    # A query whose answer must give it back.
    query: str | None = None


def request(target, method="GET", headers=(), body=b"", version="HTTP/1.1", host="localhost"):
    """The bytes of a request. Text goes out as UTF-8."""
    lines = [f"{method} {target} {version}".encode("utf-8", "surrogatepass")]
    if host is not None:
        lines.append(b"Host: " + host.encode())
    for name, value in headers:
        name = name if isinstance(name, bytes) else name.encode()
        value = value if isinstance(value, bytes) else str(value).encode("utf-8", "surrogatepass")
        lines.append(name + b": " + value)
    return b"\r\n".join(lines) + b"\r\n\r\n" + body


def batch(body, headers=(), length=None):
    """A batch of searches with a declared length."""
    length = len(body) if length is None else length
    return request(
        "/v1/search/batch", "POST", [("Content-Type", "application/json"), ("Content-Length", length), *headers], body)


def chunks(pieces, headers=(), end=b"0\r\n\r\n"):
    """A batch of searches in chunks."""
    body = b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + end
    return request(
        "/v1/search/batch", "POST", [("Content-Type", "application/json"), ("Transfer-Encoding", "chunked"), *headers], body)


def noise(rng, count):
    return bytes(rng.getrandbits(8) for _ in range(count))


def text_of(rng, count, letters):
    return "".join(rng.choice(letters) for _ in range(count))


# MARK: Categories


def huge_urls(rng):
    count = rng.choice([3_000, 8_000, 16_000, 17_000, 33_000, 70_000, 300_000])
    letter = rng.choice(["a", "%41", "%00", "/", "a/", "&a=b", "=", "%", "+", "?", "%C4%91"])
    path = rng.choice(["/v1/search?q=", "/v1/suggest?q=", "/", "/v1/articles/", "/search?q=", "/v1/search?q=a&x=", "/assets/"])
    data = request(path + letter * (count // len(letter)))
    return Case("huge URLs", [data], statuses={200, 400, 404, 414, 431}, may_close=count > 10_000)


def huge_headers(rng):
    count = rng.choice([1_000, 8_000, 30_000, 40_000, 100_000, 1_000_000])
    name, value = rng.choice([("X-" + "a" * count, "b"), ("X-A", "b" * count), ("Cookie", "a=b; " * (count // 6)),
                              ("Accept-Encoding", "gzip," * (count // 5)), ("If-None-Match", '"a",' * (count // 4)),
                              ("Authorization", "Bearer " + "k" * count), ("traceparent", "0" * count), ("X-Request-Id", "r" * count),
                              ("X-Forwarded-For", "1.2.3.4," * (count // 8)), ("Accept-Language", "vi;q=0." + "9" * count),
                              ("User-Agent", "\xe4" * (count // 2)), ("Accept", "*/*;q=" + "0" * count)])
    data = request(rng.choice(PATHS), headers=[(name, value)])
    return Case("huge headers", [data], may_close=count > 10_000)


def header_floods(rng):
    count = rng.choice([50, 101, 500, 5_000, 50_000])
    style = rng.randrange(4)
    headers = [(f"X-{index}" if style == 0 else ["", "X-Same", "Cookie", "X-" + "a" * 50][style], "v" * rng.choice([0, 1, 20]))
               for index in range(count)]
    data = request(rng.choice(PATHS), headers=headers)
    return Case("header floods", [data], may_close=count > 90)


def bodies(rng):
    kind = rng.randrange(14)
    good = b'{"searches":[{"q":"kommune","limit":1}]}'
    right = {400, 413, 415, 422}
    if kind == 0:
        return Case("bodies", [batch(noise(rng, rng.choice([1, 100, 5_000])))], ["POST"], right)
    if kind == 1:
        count = rng.choice([65_000, 65_537, 200_000, 2_000_000])
        return Case("bodies", [batch(b" " * count + good)], ["POST"], {200} if count < 65_400 else {413}, may_close=count > 65_536)
    if kind == 2:
        return Case("bodies", [batch(b"[" * rng.choice([100, 1_000, 60_000]))], ["POST"], right)
    if kind == 3:
        depth = rng.choice([100, 600, 5_000])
        return Case("bodies", [batch(b'{"searches":[{"q":' + b"[" * depth + b"]" * depth + b"}]}")], ["POST"], right)
    if kind == 4:
        return Case("bodies", [batch(good.decode().encode(rng.choice(["utf-16", "utf-16-le", "utf-16-be", "utf-32"])))],
                    ["POST"], right | {200})
    if kind == 5:
        return Case("bodies", [batch(b'{"searches":[' + b",".join([b'{"q":"a"}'] * rng.choice([51, 1_000, 6_000])) + b"]}")],
                    ["POST"], right)
    if kind == 6:
        return Case("bodies", [batch(good, length=len(good) + rng.choice([1, 1_000]))], ["POST"], may_close=True, ends_early=True)
    if kind == 7:
        return Case("bodies", [batch(good, length=rng.choice([0, 5, len(good) - 1]))], ["POST", "GET"], may_close=True)
    if kind == 8:
        length = rng.choice(["-1", "+5", "0x10", "1e3", "9" * 19, "9" * 40, "5,5", "5, 6", "", " ", "٣", "1.0"])
        return Case("bodies", [batch(good, length=length)], ["POST"], may_close=True, ends_early=True)
    if kind == 9:
        odd = rng.choice([b'{"searches":[{"q":"\\ud800"}]}', b'{"searches":[{"q":"\xed\xa0\x80"}]}', b'{"searches":[{"q":"\xc0\xaf"}]}',
                          b'{"searches":[{"q":"a","q":"b"}]}', b'{"searches":[{"q":1e999}]}', b'{"searches":[{"q":"a","limit":1e9}]}',
                          b'{"searches":[{"q":"a","limit":99999999999999999999}]}', b'{"searches":{"q":"a"}}', b'{"searches":[[]]}',
                          b'{"searches":[{"q":"\\u0000"}]}', b"null", b"", b"{}", b"\xef\xbb\xbf" + good, b'{"searches":[{"q":NaN}]}',
                          b'{"searches":[{"q":"a","cursor":"x.0.00000000"}]}', b'{"searches":[{"q":{}}]}', good + good])
        return Case("bodies", [batch(odd)], ["POST"], right | {200})
    if kind == 10:
        type_ = rng.choice(["text/plain", "application/xml", "multipart/form-data; boundary=x", "", "application/json; charset=utf-16",
                            "application/x-www-form-urlencoded", "a" * 5_000])
        data = request("/v1/search/batch", "POST", [("Content-Type", type_), ("Content-Length", len(good))], good)
        return Case("bodies", [data], ["POST"], right | {200})
    if kind == 11:
        searches = b",".join(b'{"q":"' + text_of(rng, 20, "abc ").encode() + b'","limit":100}' for _ in range(50))
        return Case("bodies", [batch(b'{"searches":[' + searches + b"]}")], ["POST"], {200, 503})
    if kind == 12:
        data = request(rng.choice(PATHS), "GET", [("Content-Length", len(good))], good)
        return Case("bodies", [data], ["GET"])
    data = request("/v1/search/batch", "POST", [("Content-Encoding", "gzip"), ("Content-Type", "application/json"),
                                                ("Content-Length", 40)], noise(rng, 40))
    return Case("bodies", [data], ["POST"], right)


def malformed_chunks(rng):
    size = rng.choice([b"-1", b"FFFFFFFFFFFFFFFFF", b"7fffffffffffffff", b"0x5", b"5 5", b"g", b"", b" 5", b"5\n", b"5;" + b"e" * 50_000,
                       b"00000000000000000000005", b'5;a="\x00"', b"5\r\r", b"\xff"])
    body = size + b"\r\nhello\r\n0\r\n" + rng.choice([b"\r\n", b"Trailer: x\r\n\r\n", b"T" * 100_000 + b": x\r\n\r\n", b"\r"])
    data = request("/v1/search/batch", "POST", [("Content-Type", "application/json"), ("Transfer-Encoding", "chunked")], body)
    if rng.random() < 0.3:
        pieces = [b" " * rng.choice([1, 1_000, 30_000]) for _ in range(rng.choice([1, 10, 200]))]
        data = chunks(pieces, end=rng.choice([b"0\r\n\r\n", b"", b"0\r\n", b"0\r\nX: " + b"y" * 200_000 + b"\r\n\r\n"]))
    return Case("malformed chunks", [data], ["POST"], may_close=True, ends_early=True)


def malformed_lines(rng):
    line = rng.choice([
        b"GET", b"GET /", b"GET  / HTTP/1.1", b" GET / HTTP/1.1", b"GET / HTTP/1.1 ", b"GET / HTTP/2.0", b"GET / HTTP/0.9", b"GET / HTTP/9.9",
        b"GET / http/1.1", b"GET / HTTP/1.10", b"GET / HTTP/1.", b"GET\t/\tHTTP/1.1", b"GET /\x00 HTTP/1.1", b"GET /\xff\xfe HTTP/1.1",
        b"GET /\r HTTP/1.1", b"GET / FTP/1.1", b"GET http:// HTTP/1.1", b"GET * HTTP/1.1", b"OPTIONS * HTTP/1.1", b"GET ? HTTP/1.1",
        b"GET # HTTP/1.1", b"GET /# HTTP/1.1", b"CONNECT localhost:80 HTTP/1.1", b"PRI * HTTP/2.0", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc",
        b"G\xc3\x89T / HTTP/1.1", b"G" * 20_000 + b" / HTTP/1.1", b"", b"\r\n\r\n\r\nGET /healthz HTTP/1.1", b"GET /healthz",
        b"GET //healthz HTTP/1.1", b"GET healthz HTTP/1.1", b"GET \\healthz HTTP/1.1", b"SSH-2.0-OpenSSH_9.2", b"{\"json\":true}", noise(rng, 60)])
    fields = rng.choice([
        b"Host: localhost", b"", b"Host: localhost\r\nHost: example.org", b"Host: " + b"a" * 10_000, b"Host: a b", b"Host: localhost:99999999",
        b"Host:", b": value", b"No colon", b"Host: localhost\r\n folded: x", b"Host: localhost\r\nX: a\x00b", b"Host: localhost\r\nX: a\rb",
        b"Host: localhost\r\nX\xff: a", b"Host: localhost\r\nX Y: a", b"Host: localhost\nX: bare", b"Host: localhost\r\nX: \x7f\x01"])
    end = rng.choice([b"\r\n\r\n", b"\r\n\r\n", b"\n\n", b"\r\r", b"\r\n \r\n\r\n"])
    return Case("malformed request lines", [line + b"\r\n" + fields + end], may_close=True, ends_early=True)


def wrong_encodings(rng):
    escape = rng.choice(["%C0%AF", "%E0%80%AF", "%F0%80%80%AF", "%ED%A0%80", "%ED%BF%BF", "%F4%90%80%80", "%F8%88%80%80%80", "%FF%FE",
                         "%00", "%80", "%BF%BF", "%C3", "%C3%28", "%E2%82", "%", "%4", "%zz", "%u0041", "%25%30%30", "+%2B", "%FE%FFa%00",
                         "\u00e9", "%0D%0AX-Injected:%20yes", "%E2%80%A8", "%EF%BB%BF", "%EF%BF%BF", "\u202e"])
    text = rng.choice(["", "a", "b%20"]) + escape * rng.choice([1, 2, 100]) + rng.choice(["", "z"])
    path = rng.choice(["/v1/search?q=", "/v1/suggest?q=", "/v1/analyze?text=", "/v1/articles/", "/v1/units/", "/search?q=", "/articles/",
                       "/v1/search?q=a&source=", "/v1/search?q=a&", "/assets/", "/v1/search?q=a&cursor="])
    header = rng.choice([(), (("X-Request-Id", b"\xff\xfe"),), (("Accept-Language", "\u202e"),), (("traceparent", b"\xc0\xaf"),),
                         (("Authorization", b"Bearer \xff"),), (("Authorization", "Basic ////"),), (("If-None-Match", b'"\xff"'),)])
    return Case("wrong encodings", [request(path + text, headers=header)], statuses={200, 400, 401, 404, 414}, may_close=not text.isascii())


def path_tricks(rng):
    up = rng.choice(["../", "..%2f", "%2e%2e/", "%2e%2e%2f", "..\\", "..%5c", "%252e%252e%252f", "....//", "..;/", "%c0%ae%c0%ae/", "./", "//", "%00/"])
    file = rng.choice(["etc/passwd", "proc/self/environ", "CURRENT", "LOCK", "manifest-0000000001", "Package.swift", ".git/config", "etc%2fpasswd", ""])
    base = rng.choice(["/", "/assets/", "/v1/articles/", "/v1/", "/articles/", "//", "/v1/units/", "/help/", "/static/", "file:///", "http://localhost/",
                       "http://example.org/", "/v1/search/", "/%2e/"])
    target = base + up * rng.choice([1, 3, 12]) + file
    return Case("path tricks", [request(target)], statuses={200, 301, 302, 307, 308, 400, 403, 404, 405, 414}, may_close=not base.startswith("/"))


def smuggling(rng):
    hidden = b"GET " + SMUGGLED + b" HTTP/1.1\r\nHost: localhost\r\n\r\n"
    line = b"POST /v1/search/batch HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
    framing = rng.choice([
        b"Content-Length: %d\r\nTransfer-Encoding: chunked\r\n" % (5 + len(hidden)), b"Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
        b"Content-Length: 5\r\nContent-Length: %d\r\n" % (5 + len(hidden)), b"Content-Length: 5, 6\r\n", b"Content-Length : 5\r\n",
        b"Transfer-Encoding : chunked\r\n", b"Transfer-Encoding: xchunked\r\n", b"Transfer-Encoding: chunked, identity\r\n",
        b"Transfer-Encoding: identity, chunked\r\nContent-Length: 5\r\n", b"Transfer-Encoding:\x0bchunked\r\n", b"Transfer-Encoding: \"chunked\"\r\n",
        b"X: y\r\nTransfer-Encoding\r\n : chunked\r\n", b"Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n",
        b"Content-Length: 0\r\nContent-Length: 5\r\n", b"Content-Length: +5\r\n", b"Content-Length: 5\x00\r\n",
        b"\x00Transfer-Encoding: chunked\r\n", b"X: \rTransfer-Encoding: chunked\r\n", b"X: \nTransfer-Encoding: chunked\n"])
    return Case("request smuggling", [line + framing + b"\r\n0\r\n\r\n" + hidden], ["POST"], may_close=True, ends_early=True)


def pipelines(rng):
    count = rng.choice([2, 5, 20, 100])
    targets = [rng.choice(PATHS) for _ in range(count)]
    methods = [rng.choice(["GET", "GET", "HEAD"]) for _ in range(count)]
    data = b"".join(request(target, method) for target, method in zip(targets, methods))
    cut = rng.randrange(1, len(data))
    return Case("pipelines", rng.choice([[data], [data[:cut], data[cut:]]]), methods)


def aborts(rng):
    data = rng.choice([request(rng.choice(PATHS)), batch(b'{"searches":[{"q":"a"}]}'), request("/v1/search?q=a&limit=100") * 20])
    return Case("aborted connections", [data[:rng.randrange(1, len(data) + 1)]], aborts=True)


def methods(rng):
    method = rng.choice(METHODS + ["get", "Get", "A" * 200, "GET-X", "\u00c9"])
    return Case("methods", [request(rng.choice(PATHS), method, [("Content-Length", "0")] if rng.random() < 0.5 else [])], [method],
                may_close=method not in METHODS[:9])


def special_headers(rng):
    header = rng.choice([
        ("Range", "bytes=0-0"), ("Range", "bytes=-1"), ("Range", "bytes=5-2"), ("Range", "bytes=" + "0-0," * 500), ("Range", "lines=1-2"),
        ("If-Range", '"x"'), ("Expect", "100-continue"), ("Expect", "200-ok"), ("Upgrade", "websocket"), ("Upgrade", "h2c"),
        ("Connection", "Upgrade, HTTP2-Settings"), ("Connection", "close"), ("Connection", "keep-alive, close"), ("Connection", "Host"),
        ("Accept-Encoding", "br;q=1, gzip;q=0"), ("Accept-Encoding", "gzip;q=NaN"), ("Accept-Encoding", "*;q=1"), ("Accept", "text/html"),
        ("Accept", "image/png"), ("Accept", "nonsense"), ("If-None-Match", "*"), ("If-None-Match", '"'), ("If-None-Match", 'W/"x", "y"'),
        ("If-Modified-Since", "yesterday"), ("Authorization", "Bearer"), ("Authorization", "Basic !!!"), ("Authorization", "Digest a=b"),
        ("X-Forwarded-For", "::1, 999.1.1.1"), ("Forwarded", "for=\"[::1\""), ("X-Forwarded-Host", "evil.example\""), ("X-Forwarded-Proto", "javascript"),
        ("Origin", "null"), ("Origin", "https://evil.example"), ("traceparent", "00-" + "0" * 32 + "-" + "0" * 16 + "-00"), ("traceparent", "ff-x"),
        ("tracestate", "a=" + "b" * 600), ("X-Request-Id", "a\tb"), ("X-Request-Id", "<script>"), ("X-HTTP-Method-Override", "DELETE"),
        ("TE", "trailers"), ("Trailer", "Host"), ("Max-Forwards", "0"), ("Cookie", "a=b"), ("Access-Control-Request-Method", "PUT"),
        ("Content-Length", "0"), ("Keep-Alive", "timeout=99999"), ("Via", "1.1 evil"), ("Prefer", "respond-async"), ("DNT", "1")])
    method = rng.choice(["GET", "GET", "GET", "HEAD", "OPTIONS"])
    target = rng.choice(PATHS)
    return Case("special headers", [request(target, method, [header])], [method])


def odd_text(rng):
    """A query of at most 2,000 bytes, of an odd kind."""
    kind = rng.randrange(16)
    count = rng.choice([1, 10, 100, 2_000])
    text = [
        '"' * count, "(" * count, ")" * count, "()" * (count // 2), "a*" * (count // 2), "* " * (count // 2), " OR " * (count // 4), "-" * count,
        "a" * count, "a" + MARKS * (count // 24), BIDI * (count // 33) + "a", ODD, "=\"" * (count // 2), "a AND (b OR (c NOT " * (count // 24),
        " ".join("kommune" for _ in range(count // 8)), "NEAR/999999999 AND:: kind: place:\"",
    ][kind]
    if rng.random() < 0.4:
        words = ["kommune", "OR", "AND", "NOT", "-", "(", ")", '"', "*", "a*", "=ä", "title:", "place:", "date:2025..", "..", "lang:de", "~", "ß", "\u0301",
                 "Tro", "1234-QD/TU", "/s", "\\", "'", "’", "kind:", "role:\"", "ﷺ", "𝒜", "👩‍👩‍👧", "\u202e", "e\u0301", "Vieejt", "%", "&amp;", "<b>"]
        text = rng.choice(["", " "]).join(rng.choice(words) for _ in range(rng.choice([2, 10, 60, 200])))
    data = text.encode("utf-8")[:2_000]
    return data.decode("utf-8", "ignore")


def odd_queries(rng):
    query = odd_text(rng)
    path, statuses, keeps = rng.choice([
        ("/v1/search?q=", {200, 503}, True), ("/v1/search?kind=article&explain=true&limit=100&q=", {200, 503}, True),
        ("/v1/search?strict=true&offsets=utf16&q=", {200, 503}, True), ("/v1/search?kind=person&sort=oldest&from=0001&q=", {200, 503}, True),
        ("/v1/search?kind=unit&offsets=scalar&facets=0&q=", {200, 503}, True),
        ("/v1/suggest?q=", {200, 503}, False), ("/v1/suggest/opensearch?limit=20&q=", {200, 503}, False), ("/v1/analyze?text=", {200, 503}, False),
        ("/search?q=", {200, 404, 503}, False), ("/search?fragment=results&q=", {200, 404, 503}, False)])
    encoded = quote(query, safe=rng.choice(["", "()*!'~"])) if rng.random() < 0.8 else quote(query, safe="").replace("%20", "+")
    headers = [("Accept-Encoding", "gzip")] if rng.random() < 0.3 else []
    return Case("odd queries", [request(path + encoded, headers=headers)], statuses=statuses, query=query if keeps else None)


def long_queries(rng):
    unit = rng.choice(['"', "(", "a OR ", "a* ", "-a ", "a\u0301", "\u202e", "wort ", '="a" ', "(a ", "a) "])
    text = (unit * 10_000)[:rng.choice([2_001, 3_000, 10_000])]
    path = rng.choice(["/v1/search?q=", "/v1/suggest?q=", "/v1/analyze?text=", "/search?q="])
    return Case("long queries", [request(path + quote(text))], statuses={200, 400, 404, 414, 431}, may_close=True)


def odd_parameters(rng):
    names = ["q", "kind", "type", "lang", "from", "to", "source", "place", "unitKind", "role", "sort", "limit", "cursor", "facets", "strict", "stems",
             "explain", "offsets", "ui", "fragment", "text", "", "Q", "q[]", "__proto__", "%71"]
    values = ["", "0", "-1", "1e3", "99999999999999999999", "١", "true", "TRUE", "null", "undefined", "2025-02-30", "2025-13", "0000", "99999", "all",
              "ARTICLE", "vi,de", "de-DE-1996", "x" * 201, "../..", "1.1.00000000", "a.1.00000000", "a.999999999.ffffffff", ".0.", "%00", "'; DROP TABLE",
              "{{7*7}}", "${7*7}", "<svg onload=alert(1)>", "\u202e", "%F0%9F%92%A9", "article&kind=unit", "utf16", "newest"]
    items = "&".join(f"{rng.choice(names)}={quote(rng.choice(values), safe='%&')}" for _ in range(rng.choice([1, 3, 10, 300])))
    path = rng.choice(["/v1/search?", "/v1/search?q=a&", "/v1/suggest?q=a&", "/v1/analyze?text=a&", "/search?q=a&", "/?", "/help?", "/articles/a?",
                       "/v1/articles/a?", "/healthz?", "/openapi.json?"])
    return Case("odd parameters", [request(path + items)], statuses={200, 302, 303, 307, 308, 304, 400, 404, 410, 414, 503})


def trickled(rng):
    data = request(rng.choice(PATHS))
    size = rng.choice([1, 2, 7])
    return Case("small pieces", [data[start:start + size] for start in range(0, len(data), size)])


CATEGORIES = [
    (odd_queries, 26), (odd_parameters, 10), (wrong_encodings, 9), (path_tricks, 9), (bodies, 8), (special_headers, 8), (malformed_lines, 7),
    (smuggling, 4), (malformed_chunks, 3), (huge_urls, 3), (huge_headers, 3), (header_floods, 2), (pipelines, 2), (aborts, 3), (methods, 4),
    (long_queries, 3), (trickled, 1),
]


def case(seed, index):
    """The case of a number: the same for the same seed."""
    rng = random.Random(f"{seed}/{index}")
    make = rng.choices([make for make, _ in CATEGORIES], [weight for _, weight in CATEGORIES])[0]
    return make(rng)
