"""The app as a process: a free port, a start that is waited for, an end that leaves nothing behind.

Standard library only; tests start the app through it too.
"""

import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

from tools.environment import ROOT, SetupError

ADDRESS = "127.0.0.1"
DEFAULT_PORT = 8501


def read_port(text):
    """A port from what was set, DEFAULT_PORT for nothing; SetupError for what is no port."""
    if not text:
        return DEFAULT_PORT
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise SetupError(f"PORT is {text!r}; expected a number from 1 to 65535.")
    return int(text)


def check_port_free(port):
    """SetupError when something listens on the port already."""
    with socket.socket() as probe:
        if probe.connect_ex((ADDRESS, port)) == 0:
            raise SetupError(
                f"Port {port} of {ADDRESS} is in use.\n"
                f"Stop what uses it, or choose another: make run PORT={port + 1}"
            )


def free_port():
    """A port nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind((ADDRESS, 0))
        return probe.getsockname()[1]


def start_app(python, port, settings, root=ROOT, **streams):
    """Starts app.py of a project's root on loopback and returns its process at once."""
    command = [str(python), "-m", "streamlit", "run", "app.py"]
    place = ["--server.address", ADDRESS, "--server.port", str(port)]
    return subprocess.Popen([*command, *place], cwd=root, env=settings, **streams)


def wait_until_ready(server, port, seconds=90.0, path="/health"):
    """Whether the server answered before it ended or the seconds were over."""
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # never by the office's proxy
    end = time.monotonic() + seconds
    while server.poll() is None and time.monotonic() < end:
        try:
            with direct.open(f"http://{ADDRESS}:{port}{path}", timeout=5):
                return True
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    return False


def serve_until_stopped(python, port, settings):
    """Runs the app, prints its address once it answers, and ends it with Ctrl-C or SIGTERM."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    server = start_app(python, port, settings)
    try:
        if wait_until_ready(server, port):
            print(f"\n  Open http://{ADDRESS}:{port} in a browser. Ctrl-C stops it.\n", flush=True)
        return server.wait()
    except KeyboardInterrupt:
        return 0
    finally:
        server.terminate()
        server.wait()
