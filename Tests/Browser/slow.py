"""A proxy that answers some requests late, so that answers may come in another order than the questions."""

import http.client
import http.server
import threading
import time
import urllib.parse


class SlowProxy:
    """Passes everything on to a server; `delay` decides, from the parsed path, by how many seconds an answer is late."""

    def __init__(self, port, delay):
        self.requests, self.aborted = [], []
        proxy = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                proxy.requests.append(self.path)
                upstream = http.client.HTTPConnection("127.0.0.1", port)
                headers = {name: value for name, value in self.headers.items() if name.lower() != "accept-encoding"}
                upstream.request("GET", self.path, headers=headers)
                answer = upstream.getresponse()
                body = answer.read()
                url = urllib.parse.urlsplit(self.path)
                time.sleep(delay(url.path, dict(urllib.parse.parse_qsl(url.query))))
                try:
                    self.send_response(answer.status)
                    for name, value in answer.getheaders():
                        if name.lower() not in ("connection", "date", "server"):
                            self.send_header(name, value)
                    self.end_headers()
                    self.wfile.write(body)
                    self.wfile.flush()
                    # A client that has given up has closed its side.
                    if self.connection.recv(1, 0x40 | 0x02) == b"":  # MSG_DONTWAIT | MSG_PEEK
                        proxy.aborted.append(self.path)
                except BlockingIOError:
                    pass
                except OSError:
                    proxy.aborted.append(self.path)

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def searches(self, name="search"):
        """The queries that were asked, in order."""
        urls = map(urllib.parse.urlsplit, self.requests)
        return [dict(urllib.parse.parse_qsl(url.query)).get("q") for url in urls if url.path.endswith("/" + name)]

    def stop(self):
        self.server.shutdown()
        self.server.server_close()
