"""Where servers listen: on this computer only, under the names that it has here."""

from __future__ import annotations

import os
import socket
from typing import Final

#: Other computers cannot reach it, and other names for it are a trick of another site (DNS
#: rebinding).
ADDRESS: Final = "127.0.0.1"
NAMES: Final = (ADDRESS, "localhost")


def listening(port: int) -> socket.socket:
    """Return a socket at a port, or at any free one if it is 0.

    :raises OSError: if the port is taken.
    """
    found = socket.socket()
    if os.name != "nt":  # where it would share a port that is taken
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        found.bind((ADDRESS, port))
        found.listen()
    except OSError:
        found.close()
        raise
    return found


def port_of(at: socket.socket) -> int:
    """Return the port at which a socket listens."""
    port: int = at.getsockname()[1]
    return port


def origins(at: socket.socket) -> frozenset[str]:
    """Return the origins of the pages that are served at a socket."""
    return frozenset(f"http://{name}:{port_of(at)}" for name in NAMES)
