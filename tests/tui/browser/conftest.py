"""A small world of three articles, and the browser over it."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import (
    AbstractAsyncContextManager,
    AbstractContextManager,
    asynccontextmanager,
    contextmanager,
)
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

import pytest
from textual.pilot import Pilot
from textual.widget import Widget

from store import Article, Block, BlockKind, Claim, EventDate, Mention, Method, Scan, Store
from tui.arabic import choose
from tui.browser.app import Browser
from tui.browser.opening import browser_of
from tui.browser.panes import EvidenceStrip, Pane, Reader, RecordList, RecordView
from tui.browser.screens import Browse
from tui.browser.widgets import SearchBox
from tui.messages import words

# What several tests share lies beside them, and what opens real terminals in its own folder.
HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parents[1] / "terminals")]

Found = TypeVar("Found", bound=Widget)

KUWAIT = """صحيفة الغد
عاجل: إعلان
الكويت تستضيف اجتماع التحالف الدولي
الكويت: عقد التحالف الدولي اجتماعا وزاريا في الكويت أمس برئاسة صباح الخالد.

وقال ريكس تيلرسون إن بلاده تتعهد بمبلغ 200 مليون دولار لدعم الاستقرار في المناطق المحررة.
وأضاف تيلرسون أن الحرب لم تنته بعد، وأن التحالف الدولي ماض في عمله حتى هزيمة التنظيم هزيمة تامة.
جميع الحقوق محفوظة
"""

KUWAIT_AGAIN = """اجتماع وزاري في الكويت
عقد في الكويت يوم الثلاثاء 13 فبراير 2018 اجتماع التحالف الدولي.
وتعهد ريكس تيلرسون بتقديم 200 مليون دولار للتحالف.
"""

AMMAN = """اجتماع مصغر في الأردن
عقدت المجموعة المصغرة اجتماعها في الأردن أول من أمس، وافتتحه ناصر جودة.
ومن المقرر أن يعقد الاجتماع المقبل الشهر المقبل.
"""


@dataclass
class Draft:
    """An article in the making: quotes are looked up, so that offsets are right by construction."""

    file: str
    text: str
    title: str
    published: EventDate | None = None
    modified: EventDate | None = None
    publisher: str | None = None
    blocks: tuple[tuple[BlockKind, str], ...] = ()
    mentions: list[Mention] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)

    @property
    def id(self) -> str:
        return f"a-{sha256(self.text.encode('utf-8', 'surrogatepass')).hexdigest()[:10]}"

    def mention(self, key: str, *surfaces: str) -> None:
        for surface in surfaces:
            start = -1
            while (start := self.text.find(surface, start + 1)) >= 0:
                self.mentions.append(Mention(key, start, start + len(surface)))

    def claim(
        self,
        about: str,
        name: str,
        quote: str,
        value: str | None = None,
        normalised: str | None = None,
        method: Method = Method.STATED,
        anchor: str | None = None,
        role: str | None = None,
    ) -> None:
        start = self.text.index(quote)
        shown = quote if value is None else value
        self.claims.append(
            Claim(
                id=f"{self.id}.{len(self.claims) + 1}",
                article=self.id,
                about=about,
                property=name,
                value=shown,
                normalised=shown if normalised is None else normalised,
                start=start,
                end=start + len(quote),
                quote=quote,
                method=method,
                rule="by-hand",
                anchor=anchor,
                role=role,
            )
        )

    def article(self) -> Article:
        found = []
        for kind, words_ in self.blocks:
            start = self.text.index(words_)
            found.append(Block(kind, start, start + len(words_)))
        return Article(
            id=self.id,
            file=self.file,
            sha256=sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest(),
            text=self.text,
            title=self.title,
            publisher=self.publisher,
            date_published=self.published,
            date_modified=self.modified,
            page_date=EventDate("2024-03-29", Method.STATED, "page"),
            blocks=tuple(sorted(found, key=lambda block: block.start)),
            mentions=tuple(sorted(self.mentions, key=lambda each: each.start)),
            claims=tuple(self.claims),
        )


def _kuwait() -> Draft:
    draft = Draft(
        "kuwait.txt",
        KUWAIT,
        "الكويت تستضيف اجتماع التحالف الدولي",
        published=EventDate("2018-02-14", Method.STATED, "page"),
        publisher="الغد",
        blocks=(
            (BlockKind.MASTHEAD, "صحيفة الغد"),
            (BlockKind.ADVERT, "عاجل: إعلان"),
            (BlockKind.TITLE, "الكويت تستضيف اجتماع التحالف الدولي"),
            (BlockKind.FOOTER, "جميع الحقوق محفوظة"),
        ),
    )
    meeting = "meeting:kuwait"
    draft.claim("article", "title", "الكويت تستضيف اجتماع التحالف الدولي")
    draft.claim(meeting, "date", "أمس", "2018-02-13", method=Method.RESOLVED, anchor="2018-02-14")
    draft.claim(meeting, "place", "في الكويت", "الكويت", "country:KW")
    draft.claim(meeting, "status", "عقد", "عُقد", "held")
    draft.claim(meeting, "level", "وزاريا", "وزاري", "ministerial")
    draft.claim(meeting, "body", "التحالف الدولي", normalised="group:coalition")
    draft.claim(meeting, "speaker", "ريكس تيلرسون", normalised="person:tillerson")
    draft.claim(meeting, "chair", "صباح الخالد", normalised="person:sabah", role="وزير الخارجية")
    draft.claim(
        meeting,
        "pledge",
        "تتعهد بمبلغ 200 مليون دولار لدعم الاستقرار في المناطق المحررة",
        "200 مليون دولار",
        "200000000 USD",
    )
    draft.claim("person:tillerson", "name", "ريكس تيلرسون")
    draft.claim("person:sabah", "name", "صباح الخالد")
    draft.claim("country:KW", "name", "الكويت")
    draft.claim("group:coalition", "name", "التحالف الدولي")
    draft.mention("person:tillerson", "تيلرسون")
    draft.mention("country:KW", "الكويت")
    return draft


def _kuwait_again() -> Draft:
    draft = Draft(
        "again.txt",
        KUWAIT_AGAIN,
        "اجتماع وزاري في الكويت",
        modified=EventDate("2018-02-13T14:16", Method.STATED, "page"),
    )
    meeting = "meeting:kuwait"
    draft.claim(meeting, "date", "13 فبراير 2018", "2018-02-13", "2018-02-13")
    draft.claim(meeting, "place", "في الكويت", "الكويت", "country:KW")
    draft.claim(meeting, "body", "التحالف الدولي", normalised="group:coalition")
    draft.claim(meeting, "speaker", "ريكس تيلرسون", normalised="person:tillerson")
    draft.claim("person:tillerson", "name", "ريكس تيلرسون")
    draft.claim("person:tillerson", "position", "ريكس تيلرسون", "وزير الخارجية")
    draft.claim("country:KW", "name", "الكويت")
    draft.claim("group:coalition", "name", "التحالف الدولي")
    draft.mention("person:tillerson", "ريكس تيلرسون")
    return draft


def _amman() -> Draft:
    draft = Draft(
        "amman.txt",
        AMMAN,
        "اجتماع مصغر في الأردن",
        published=EventDate("2015-04-10", Method.STATED, "page"),
    )
    meeting = "meeting:amman"
    draft.claim(
        meeting, "date", "أول من أمس", "2015-04-08", method=Method.RESOLVED, anchor="2015-04-10"
    )
    draft.claim(meeting, "place", "في الأردن", "الأردن", "country:JO")
    draft.claim(meeting, "body", "المجموعة المصغرة", normalised="group:small")
    draft.claim(meeting, "opener", "ناصر جودة", normalised="person:judeh")
    draft.claim("meeting:next", "date", "الشهر المقبل", "2015-05", method=Method.RESOLVED)
    draft.claim("meeting:next", "status", "المقرر", "مخطط له", "planned")
    draft.claim("person:judeh", "name", "ناصر جودة")
    draft.claim("country:JO", "name", "الأردن")
    draft.claim("group:small", "name", "المجموعة المصغرة")
    return draft


@pytest.fixture
def make_draft() -> type[Draft]:
    """Makes articles by hand."""
    return Draft


@pytest.fixture
def articles() -> list[Article]:
    """Two reports of one meeting in Kuwait, and one of a meeting in Jordan and the next."""
    return [_kuwait().article(), _kuwait_again().article(), _amman().article()]


@pytest.fixture
def make_store(tmp_path: Path) -> Iterator[Callable[[list[Article]], Scan]]:
    """Makes stores that hold given articles."""
    opened: list[Scan] = []

    def make(given: list[Article]) -> Scan:
        store = Store.create(tmp_path / f"store{len(opened)}")
        opened.append(Scan(store))
        opened[-1].put(given)
        return opened[-1]

    yield make
    for scan in opened:
        scan.close()


@pytest.fixture
def lookups(make_store: Callable[[list[Article]], Scan], articles: list[Article]) -> Scan:
    """A store of the small world."""
    return make_store(articles)


class Seen:
    """The browser as a person sees and steers it."""

    def __init__(self, pilot: Pilot[None]) -> None:
        self.pilot = pilot

    @property
    def app(self) -> Browser:
        assert isinstance(self.pilot.app, Browser)
        return self.pilot.app

    @property
    def screen(self) -> Browse:
        """The main screen."""
        found = next(each for each in self.app.screen_stack if isinstance(each, Browse))
        assert isinstance(found, Browse)
        return found

    async def press(self, *keys: str) -> None:
        """Press keys and wait until all that follows them is done."""
        await self.pilot.press(*keys)
        await self.rest()

    async def rest(self) -> None:
        """Wait until what follows the cursor has caught up."""
        await self.pilot.pause()
        if self.app.screen is self.screen:
            self.screen.settle()
        await self.pilot.pause()

    async def write(self, text: str) -> None:
        """Type into the box of the search, and wait for what it finds."""
        await self.pilot.press(*text)
        await self.pilot.pause(0.1)
        await self.pilot.pause()

    def one(self, kind: type[Found]) -> Found:
        """The one widget of a kind on the screen in front."""
        return self.app.screen.query_one(kind)

    def listing(self, name: str) -> RecordList:
        return self.screen.query_one(f"#{name}", RecordList)

    @property
    def record(self) -> RecordView:
        return self.screen.query_one(RecordView)

    @property
    def strip(self) -> EvidenceStrip:
        return self.screen.query_one(EvidenceStrip)

    @property
    def reader(self) -> Reader:
        return self.screen.query_one(Reader)

    @property
    def box(self) -> SearchBox:
        return self.one(SearchBox)

    def labels(self, name: str) -> list[str]:
        """Labels of the records a list shows."""
        return [row.label for row in self.listing(name).rows]

    def lines(self, pane: Widget) -> list[str]:
        """What a widget draws, line by line."""
        return [pane.render_line(y).text for y in range(pane.size.height)]

    @property
    def drawn(self) -> list[str]:
        """The panes that can be seen, by name."""
        return [
            str(pane.id)
            for pane in self.screen.query(Pane)
            if pane.region.area and pane.id != "explanation"
        ]

    async def to_field(self, name: str) -> None:
        """Put the record's cursor on a field."""
        names = [row.name for row in self.record.fields]
        self.record.move_to(names.index(name))
        await self.rest()


Browsing = Callable[..., AbstractAsyncContextManager[Seen]]


@pytest.fixture
def browse(lookups: Scan) -> Browsing:
    """Opens the browser on the small world, or on another store."""

    @asynccontextmanager
    async def opened(
        size: tuple[int, int] = (80, 24), lang: str = "en", store: Scan | None = None
    ) -> AsyncIterator[Seen]:
        screen = browser_of(store or lookups, words(lang), name="sample", found=1)
        app = Browser(screen, choose("visual", {}))
        async with app.run_test(size=size) as pilot:
            seen = Seen(pilot)
            await pilot.pause()
            yield seen

    return opened


# The program on a terminal of its own

PROGRAM = """
import sys
from pathlib import Path
from tui.browser import run
sys.exit(run(Path(sys.argv[1]), emit=sys.argv[2], lang="en"))
"""


class Terminal:
    """A program on a terminal of 80 by 24 cells."""

    def __init__(self, program: str, *arguments: str, **environment: str) -> None:
        self._leader, follower = pty.openpty()
        fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.before = termios.tcgetattr(self._leader)
        self.process = subprocess.Popen(
            [sys.executable, "-c", program, *arguments],
            stdin=follower,
            stdout=follower,
            stderr=follower,
            start_new_session=True,
            env={
                "PATH": os.environ["PATH"],
                "PYTHONPATH": os.pathsep.join(sys.path),
                "TERM": "xterm-256color",
                "LANG": "C.UTF-8",
                **environment,
            },
        )
        self._follower = follower
        self.written = ""
        self._forgotten = ""

    @property
    def everything(self) -> str:
        """All that was written since the start."""
        return self._forgotten + self.written

    def forget(self) -> None:
        """Wait only for what is written from now on."""
        self._forgotten, self.written = self.everything, ""

    def wait_for(self, text: str) -> None:
        """Read until a text has been written; fails when it does not come."""
        deadline = time.monotonic() + 20
        while text not in self.written:
            assert time.monotonic() < deadline, f"no {text!r} in {self.written[-500:]!r}"
            self.read(0.1)

    def wait_for_standstill(self) -> None:
        """Wait, without reading, until nothing more is written: for long enough, or never again."""
        deadline, before, same = time.monotonic() + 60, -1, 0
        while same < 20:
            assert time.monotonic() < deadline, "it writes on and on"
            time.sleep(0.05)
            held = fcntl.ioctl(self._leader, termios.FIONREAD, bytes(4))
            waiting = struct.unpack("i", held)[0]
            same = same + 1 if waiting == before else 0
            before = waiting

    def resize(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self._leader, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def press(self, keys: str) -> None:
        os.write(self._leader, keys.encode())

    def end(self) -> int:
        """Wait for the end, read what is left, and return the exit code."""
        deadline = time.monotonic() + 20
        while self.process.poll() is None:
            assert time.monotonic() < deadline, "it does not end"
            self.read(0.05)
        while self.read(0.05):
            pass
        return self.process.returncode

    def unread(self) -> str:
        """What was typed and read by nobody: the shell will."""
        attributes = termios.tcgetattr(self._follower)
        attributes[3] &= ~termios.ICANON
        termios.tcsetattr(self._follower, termios.TCSANOW, attributes)
        if not select.select([self._follower], [], [], 0)[0]:
            return ""
        return os.read(self._follower, 4096).decode()

    def settings(self) -> list[object]:
        """How the terminal is set now."""
        return list(termios.tcgetattr(self._leader))

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        os.close(self._follower)
        os.close(self._leader)

    def read(self, seconds: float) -> bool:
        """Read what is written next; say whether anything was."""
        if not select.select([self._leader], [], [], seconds)[0]:
            return False
        self.written += os.read(self._leader, 65536).decode("utf-8", "replace")
        return True


@pytest.fixture
def terminal() -> Callable[..., AbstractContextManager[Terminal]]:
    """Runs the browser on a store in a terminal of its own; what is run before may break it."""

    @contextmanager
    def opened(
        store: str, emission: str, *, before: str = "", **environment: str
    ) -> Iterator[Terminal]:
        running = Terminal(before + PROGRAM, store, emission, **environment)
        try:
            yield running
        finally:
            running.close()

    return opened


@pytest.fixture
def folder(lookups: Scan, tmp_path: Path) -> str:
    """A store of the small world, closed."""
    return str(next(tmp_path.glob("store*")))
