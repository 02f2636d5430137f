"""`serve`: show the built site on this machine."""

from __future__ import annotations

from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import click

from iraq_report.errors import ReportError
from iraq_report.paths import BUILD


@click.command(epilog="Example: python -m iraq_report serve --port 8000")
@click.option("--port", default=8000, show_default=True, help="Port on 127.0.0.1; 0 takes a free one.")
def serve(port: int) -> None:
    """Serve _build/site on 127.0.0.1 until interrupted."""
    site = BUILD / "site"
    if not (site / "index.html").is_file():
        raise ReportError("E-SITE-MISSING", f"found no site in {site}; run python -m iraq_report build")
    handler = partial(SimpleHTTPRequestHandler, directory=str(site))
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), handler)
    except OSError as error:
        raise ReportError("E-PORT-TAKEN", f"port {port} cannot be used ({error.strerror}); try --port 0") from None
    with server:
        click.echo(f"http://127.0.0.1:{server.server_address[1]}/index.html")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            click.echo("stopped")
