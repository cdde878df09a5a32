"""A server of files on this machine, with ranges, slow answers, errors and pages of text."""

from __future__ import annotations

import contextlib
import http.server
import os
import threading
import time

PAGE = b"<!DOCTYPE html><html><body>Please log in</body></html>"


class _Handler(http.server.BaseHTTPRequestHandler):
    """Serves the files of a folder; /slow, /page, /gone and /signed behave as they are called."""

    protocol_version = "HTTP/1.1"

    def do_HEAD(self):  # noqa: N802 - the name of http.server
        self._answer(False)

    def do_GET(self):  # noqa: N802 - the name of http.server
        self._answer(True)

    def _answer(self, with_body: bool) -> None:
        path = self.path.split("?")[0]
        self.server.asked.append(path)
        if path.startswith("/signed/"):
            if "sig=" not in self.path:
                self.send_response(403)
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            path = path[len("/signed") :]
        if path.startswith("/page/"):
            self._send(PAGE, with_body)
            return
        if path.startswith("/slow/"):
            time.sleep(self.server.delay)
            path = path[len("/slow") :]
        file = os.path.join(self.server.folder, path.lstrip("/"))
        if path.startswith("/gone/") or not os.path.isfile(file):
            self.send_response(404)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        with open(file, "rb") as stream:
            self._send(stream.read(), with_body)

    def _send(self, content: bytes, with_body: bool) -> None:
        asked = self.headers.get("Range", "")
        first, last = 0, len(content) - 1
        if asked.startswith("bytes=") and content:
            begin, _, end = asked[6:].partition("-")
            first, last = int(begin), min(int(end or last), last)
            self.send_response(206)
            self.send_header("Content-Range", f"bytes {first}-{last}/{len(content)}")
        else:
            self.send_response(200)
        self.send_header("Accept-Ranges", "bytes")
        self.send_header("Content-Length", str(max(last - first + 1, 0)))
        self.end_headers()
        if with_body:
            with contextlib.suppress(OSError):  # the other side has given up
                self.wfile.write(content[first : last + 1])

    def log_message(self, *args) -> None:
        """Keep quiet."""


class _Server(http.server.ThreadingHTTPServer):
    """Knows its folder, what was asked for, and how long slow answers take."""

    daemon_threads = True

    def __init__(self, folder: str, delay: float) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.folder, self.delay, self.asked = folder, delay, []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


@contextlib.contextmanager
def serve(folder, delay: float = 0.0):
    """Serve the files of a folder; yields the server, whose `address` and `asked` tell the rest."""
    from osgeo import gdal

    gdal.VSICurlClearCache()
    server = _Server(str(folder), delay)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
