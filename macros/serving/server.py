"""Un petit serveur pour relire le guide sur sa machine : il prévient les pages ouvertes de ce qui change."""

import posixpath
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from threading import Condition
from urllib.parse import unquote, urlsplit

from macros.markup import html

HOST = "127.0.0.1"
NEWS, RELOAD = "/.nouvelles", "/.recharger.js"
"""Où une page attend les nouvelles, et le script qui la recharge ; aucun fichier du guide n'a ces noms."""

SCRIPT = """new EventSource("{}").onmessage = ({{ data }}) => data !== "{}" && location.reload();\n"""
INDEX = "index.html"
STILL = 30
"""Les secondes de silence après lesquelles on redit la même version : une page fermée se remarque alors."""


@dataclass(frozen=True)
class Answer:
    """Ce que le serveur répond : l'état de la demande et les octets du fichier."""

    status: HTTPStatus
    content: bytes


class Server(ThreadingHTTPServer):
    """Sert un guide fichier par fichier ; `answer` les rend par place : `lexique/index.html`."""

    daemon_threads = True

    def __init__(self, port: int, answer: Callable[[str], Answer]) -> None:
        super().__init__((HOST, port), Handler)
        self.answer = answer
        self.version = 0
        self.news = Condition()

    def changed(self) -> None:
        """Recharge les pages ouvertes."""
        with self.news:
            self.version += 1
            self.news.notify_all()

    def handle_error(self, request: object, client_address: object) -> None:
        """Une page fermée pendant qu'on lui répond n'est pas une faute."""


class Handler(BaseHTTPRequestHandler):
    """Répond à une demande du navigateur."""

    server: Server
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Un fichier du guide, le script qui recharge, ou les nouvelles."""
        path = unquote(urlsplit(self.path).path)
        if path == NEWS:
            self.tell()
        elif path == RELOAD:
            version = urlsplit(self.path).query
            self.reply(HTTPStatus.OK, "text/javascript", SCRIPT.format(NEWS, version).encode())
        else:
            self.show(path)

    do_HEAD = do_GET  # noqa: N815

    def show(self, path: str) -> None:
        """Un fichier du guide ; une page sans sa barre finale y renvoie, comme chez les vrais serveurs."""
        place = f"{path}{INDEX}" if path.endswith("/") else path
        answer = self.server.answer(place.removeprefix("/"))
        if answer.status == HTTPStatus.NOT_FOUND and not posixpath.splitext(path)[1]:
            if self.server.answer(f"{path}/{INDEX}".removeprefix("/")).status == HTTPStatus.OK:
                self.reply(HTTPStatus.MOVED_PERMANENTLY, "text/html", b"", Location=f"{self.path}/")
                return
            place = INDEX
        kind = guess_type(place)[0] or "application/octet-stream"
        page = kind == "text/html" or answer.status != HTTPStatus.OK
        if page:
            self.reply(answer.status, "text/html", self.watching(answer.content))
        else:
            self.reply(answer.status, kind, answer.content)

    def watching(self, page: bytes) -> bytes:
        """Une page qui se recharge quand le guide change."""
        script = html.script(f"{RELOAD}?{self.server.version}")
        return page.replace(b"</body>", script.encode() + b"</body>")

    def reply(self, status: HTTPStatus, kind: str, content: bytes, **headers: str) -> None:
        """Envoie une réponse que le navigateur ne garde pas."""
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(content)

    def tell(self) -> None:
        """Dit la version du guide, puis chaque version nouvelle, tant que la page reste ouverte."""
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        while True:
            with self.server.news:
                self.wfile.write(f"retry: 500\ndata: {self.server.version}\n\n".encode())
                self.wfile.flush()
                self.server.news.wait(STILL)

    def log_message(self, format: str, *args: object) -> None:
        """Rien : le terminal ne montre que les fautes."""
