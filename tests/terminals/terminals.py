"""Terminals in windows of an X server without a screen, and pictures of them."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import struct
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from PIL import Image

FONT, SIZE = "DejaVu Sans Mono", 14
ROOT = Path(__file__).parents[2]

PACKAGES = {
    "xterm": "xterm",
    "xfce4-terminal": "xfce4-terminal",
    "konsole": "konsole",
    "kitty": "kitty",
    "mlterm": "mlterm",
    "alacritty": "alacritty",
    "gnome-terminal": "gnome-terminal",
    "foot": "foot",
}
"""Each terminal with the Debian package that has it; two are of VTE. foot needs weston too."""

# A desktop of Wayland in a window of the X server, with the one terminal in it.
_IN_WESTON = """
weston --backend=x11-backend.so --use-pixman --width=1400 --height=900 --shell=kiosk-shell.so \
    --no-config --socket=mahdar &
until [ -S "$XDG_RUNTIME_DIR/mahdar" ]; do sleep 0.1; done
WAYLAND_DISPLAY=mahdar exec "$@"
"""


def starting(name: str, command: Sequence[str], columns: int, rows: int) -> list[str]:
    """The command that opens a terminal of a size with a program in it."""
    size = f"{columns}x{rows}"
    pixels = f"{columns * 12}x{rows * 24}"
    opened = {
        "xterm": f"xterm -fa '{FONT}' -fs {SIZE} -u8 -bg white -fg black -geometry {size}+0+0 -e",
        "xfce4-terminal": f"dbus-run-session xfce4-terminal --disable-server"
        f" --font '{FONT} {SIZE}' --geometry {size}+0+0 --hide-menubar --hide-scrollbar"
        f" --hide-borders -x",
        "konsole": f"dbus-run-session konsole --hide-menubar --hide-tabbar"
        f" --geometry {pixels}+0+0 -p 'Font={FONT},{SIZE},-1,5,50,0,0,0,0,0' -e",
        "kitty": f"kitty --config NONE -o font_family='{FONT}' -o font_size={SIZE}"
        f" -o remember_window_size=no -o update_check_interval=0"
        f" -o initial_window_width={columns}c -o initial_window_height={rows}c",
        "mlterm": f"mlterm --type=xft -g {size} -w {SIZE + 5} -e",
        "alacritty": f"alacritty -o font.normal.family='{FONT}' -o font.size={SIZE}"
        f" -o window.dimensions.columns={columns} -o window.dimensions.lines={rows} -e",
        "gnome-terminal": f"dbus-run-session gnome-terminal --wait --geometry {size}+0+0"
        f" --hide-menubar --",
        # It fills the desktop, whatever size it is told.
        "foot": f"sh -c {shlex.quote(_IN_WESTON)} sh foot --config=/dev/null"
        f" --font='{FONT}:size={SIZE}'",
    }[name]
    return [*shlex.split(opened), *command]


def in_tmux(command: Sequence[str], socket: str) -> list[str]:
    """The command that runs a program in a tmux of its own."""
    return ["tmux", "-u", "-L", socket, "-f", "/dev/null", "new-session", *command]


def end_tmux(socket: str) -> None:
    """End a tmux that a terminal has left behind."""
    if shutil.which("tmux") is not None:
        subprocess.run(["tmux", "-L", socket, "kill-server"], capture_output=True, check=False)


class Screen:
    """An X server without a screen; a context."""

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="mahdar-terminals-"))
        self._name = ""
        self._server: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Screen:
        read, write = os.pipe()
        # The server writes its picture into a file, and the number it found free into a pipe.
        command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1400x900x24"]
        command += ["-nolisten", "tcp", "-fbdir", str(self._folder)]
        self._server = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as numbers:
            self._name = f":{numbers.readline().strip()}"
        return self

    def __exit__(self, *_: object) -> None:
        if self._server is not None:
            self._server.terminate()
            self._server.wait()
        shutil.rmtree(self._folder, ignore_errors=True)

    @property
    def environment(self) -> dict[str, str]:
        """What a terminal is started with: nothing of the person's own settings."""
        home = self._folder / "home"
        settings = home / ".mlterm"
        settings.mkdir(parents=True, exist_ok=True)
        settings.joinpath("aafont").write_text(f"DEFAULT = {FONT}\n", "utf-8")
        gnome = home / ".config" / "glib-2.0" / "settings"
        gnome.mkdir(parents=True, exist_ok=True)
        font = f"[org/gnome/desktop/interface]\nmonospace-font-name='{FONT} {SIZE}'\n"
        gnome.joinpath("keyfile").write_text(font, "utf-8")
        home.chmod(0o700)
        return {
            "PATH": os.environ["PATH"],
            "HOME": str(home),
            "XDG_RUNTIME_DIR": str(home),
            "DISPLAY": self._name,
            "LANG": "C.UTF-8",
            "LC_ALL": "C.UTF-8",
            "SHELL": "/bin/sh",
            "PYTHONPATH": str(ROOT),
            "LIBGL_ALWAYS_SOFTWARE": "1",
            "NO_AT_BRIDGE": "1",
            "GSETTINGS_BACKEND": "keyfile",
        }

    def picture(self) -> Image.Image:
        """What is on the screen now."""
        data = (self._folder / "Xvfb_screen0").read_bytes()
        header = struct.unpack(">25I", data[:100])  # XWD: sizes and places come in this order
        start = header[0] + header[19] * 12
        width, height, stride = header[4], header[5], header[12]
        return Image.frombytes(
            "RGB", (width, height), data[start : start + stride * height], "raw", "BGRX", stride
        )

    def show(
        self,
        command: Sequence[str],
        ready: Callable[[Image.Image], bool],
        *,
        extra: Mapping[str, str] | None = None,
        wait: float = 25.0,
    ) -> Image.Image:
        """Run a terminal until its picture is ready and at rest, and end it.

        Returns:
            The last picture, ready or not when the time ran out.
        """
        process = subprocess.Popen(
            command,
            env=self.environment | dict(extra or {}),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            deadline = time.monotonic() + wait
            before, picture = None, self.picture()
            while time.monotonic() < deadline:
                time.sleep(0.3)
                before, picture = picture, self.picture()
                if ready(picture) and before.tobytes() == picture.tobytes():
                    break
            return picture
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
