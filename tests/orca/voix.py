"""Un écran sans moniteur, Firefox et Orca dessus : on tape au clavier, on lit ce qui est dit."""

import os
import re
import subprocess
import time
import tty
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from typing import TextIO

FIRST = 2.5
"""Les secondes que l'on laisse à Orca pour commencer à parler."""

QUIET = 0.8
"""Les secondes de silence après quoi il a fini."""

LONGEST = 15.0
"""Les secondes au-delà desquelles on n'attend plus."""

SPEECH = re.compile(r"SPEECH OUTPUT: '(.*)'\{")
FIREFOX = ("firefox-esr", "firefox")
AT_SPI = "/usr/libexec/at-spi-bus-launcher"

PREFERENCES = """\
user_pref("accessibility.force_disabled", -1);
user_pref("app.update.enabled", false);
user_pref("browser.aboutwelcome.enabled", false);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("browser.startup.homepage_override.mstone", "ignore");
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("intl.accept_languages", "fr");
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
user_pref("toolkit.telemetry.reportingpolicy.firstRun", false);
user_pref("trailhead.firstrun.didSeeAboutWelcome", true);
"""


@dataclass
class Voice:
    """Ce qu'une personne ferait au clavier, et ce qu'elle entendrait."""

    env: dict[str, str]
    spoken: list[str] = field(default_factory=list)
    heard: int = 0

    def press(self, *keys: str) -> None:
        """Tape des touches, l'une après l'autre ; ce qui compte est ce qui se dira ensuite."""
        for key in keys:
            self.heard = len(self.spoken)
            self.tool("key", key)
            self.listen()

    def write(self, text: str) -> None:
        """Tape un texte, lettre à lettre."""
        self.heard = len(self.spoken)
        self.tool("type", "--delay", "150", text)
        self.listen()

    def until(self, key: str, wanted: str, most: int = 80) -> None:
        """Tape la même touche jusqu'à entendre ces mots."""
        said = []
        for _ in range(most):
            self.press(key)
            said.append(self.since())
            if wanted in said[-1]:
                return
        raise AssertionError(f"« {wanted} » ne s'est pas dit. Entendu : {' | '.join(said)}")

    def hears(self, *wanted: str) -> None:
        """Tous ces mots se disent, depuis la dernière touche."""
        start = time.monotonic()
        while lacking := [words for words in wanted if words not in self.since()]:
            if time.monotonic() - start > LONGEST:
                raise AssertionError(f"{lacking} ne s'est pas dit. Entendu : {self.since()}")
            time.sleep(0.2)

    def since(self) -> str:
        """Ce qui s'est dit depuis la dernière touche."""
        return " ".join(self.spoken[self.heard :])

    def listen(self) -> None:
        """Attend qu'Orca commence à parler, puis qu'il se taise."""
        start = last = time.monotonic()
        seen = self.heard
        while (
            time.monotonic() - last < (QUIET if seen > self.heard else FIRST)
            and time.monotonic() - start < LONGEST
        ):
            time.sleep(0.1)
            if (count := len(self.spoken)) != seen:
                seen, last = count, time.monotonic()

    def note(self, journal: TextIO) -> None:
        """Note ce que dit Orca, les espaces unifiées, jusqu'à ce qu'il se taise pour de bon."""
        with suppress(OSError), journal:
            for line in journal:
                self.spoken += [" ".join(said.split()) for said in SPEECH.findall(line)]

    def tool(self, *arguments: str) -> None:
        """Un geste de xdotool."""
        subprocess.run(["xdotool", *arguments], env=self.env, check=True, capture_output=True)


@contextmanager
def reading(url: str, folder: Path, width: int) -> Iterator[Voice]:
    """Ouvre une page dans Firefox, sur un écran de cette largeur, avec Orca ; tout se ferme à la fin."""
    with ExitStack() as stack:
        env = surroundings(folder)
        env["DISPLAY"] = display(stack, env, width)
        env["DBUS_SESSION_BUS_ADDRESS"] = bus(stack, env)
        started(stack, env, AT_SPI, "--launch-immediately")
        started(stack, env, "openbox")
        browser = next(
            name for name in FIREFOX if subprocess.run(["which", name], capture_output=True).returncode == 0
        )
        started(
            stack, env, browser, "--profile", str(folder / "firefox"), "--no-remote", "--new-instance", url
        )
        voice = Voice(env)
        voice.tool("search", "--sync", "--onlyvisible", "--class", "firefox")
        time.sleep(6)
        started(stack, env, "orca", "--replace", f"--debug-file={journal(stack, voice)}")
        greeted(voice)
        voice.tool("search", "--onlyvisible", "--class", "firefox", "windowfocus")
        voice.listen()
        yield voice


def journal(stack: ExitStack, voice: Voice) -> str:
    """Le terminal où Orca écrit : dans un fichier, ses dernières lignes attendraient les suivantes."""
    ours, its = os.openpty()
    tty.setraw(its)
    stack.callback(os.close, its)
    reader = Thread(
        target=voice.note, args=(os.fdopen(ours, encoding="utf-8", errors="replace"),), daemon=True
    )
    reader.start()
    return os.ttyname(its)


def greeted(voice: Voice) -> None:
    """Attend qu'Orca ait dit le nom de la fenêtre."""
    start = time.monotonic()
    while not any("Firefox" in said for said in voice.spoken):
        if time.monotonic() - start > 60:
            raise AssertionError(f"Orca n'a pas lu la fenêtre en une minute : {voice.spoken}")
        time.sleep(0.3)
    voice.listen()


def surroundings(folder: Path) -> dict[str, str]:
    """Un environnement neuf, en français, qui ne touche à rien de la personne."""
    (folder / "firefox").mkdir()
    (folder / "firefox" / "user.js").write_text(PREFERENCES, encoding="utf-8")
    runtime = folder / "run"
    runtime.mkdir(mode=0o700)
    return {
        "PATH": os.defpath,
        "HOME": str(folder),
        "XDG_RUNTIME_DIR": str(runtime),
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        "LANGUAGE": "fr",
        "GNOME_ACCESSIBILITY": "1",
        "NO_AT_BRIDGE": "0",
        "GTK_MODULES": "gail:atk-bridge",
    }


def display(stack: ExitStack, env: dict[str, str], width: int) -> str:
    """Un écran sans moniteur, au premier numéro libre."""
    read, write = os.pipe()
    started(
        stack,
        env,
        "Xvfb",
        "-displayfd",
        str(write),
        "-screen",
        "0",
        f"{width}x900x24",
        "-nolisten",
        "tcp",
        kept=write,
    )
    os.close(write)
    with os.fdopen(read, encoding="utf-8") as answer:
        return f":{answer.readline().strip()}"


def bus(stack: ExitStack, env: dict[str, str]) -> str:
    """Le bus par lequel les programmes disent à Orca ce qu'ils montrent."""
    process = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address=1"],
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    stack.callback(ended, process)
    assert process.stdout
    return process.stdout.readline().strip()


def started(stack: ExitStack, env: dict[str, str], *command: str, kept: int | None = None) -> None:
    """Lance un programme, que la fin de la lecture arrêtera."""
    process = subprocess.Popen(
        command,
        env=env,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        pass_fds=() if kept is None else (kept,),
    )
    stack.callback(ended, process)


def ended(process: "subprocess.Popen[str] | subprocess.Popen[bytes]") -> None:
    """Arrête un programme et l'attend."""
    process.terminate()
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    if process.stdout:
        process.stdout.close()
