"""What takes long is done by another thread, while keys are answered."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from threading import Thread
from typing import TypeVar

T = TypeVar("T")


async def beside(act: Callable[[], T]) -> T:
    """Return what another thread finds, or raise what it raises.

    It is left to itself when the program ends meanwhile.
    """
    loop = asyncio.get_running_loop()
    done: asyncio.Future[T] = loop.create_future()

    def finish(give: Callable[[], None]) -> None:
        if not done.done():  # who waited has been told to stop
            give()

    def run() -> None:
        try:
            give = partial(done.set_result, act())
        except Exception as error:
            give = partial(done.set_exception, error)
        with suppress(RuntimeError):  # the loop has ended already
            loop.call_soon_threadsafe(finish, give)

    Thread(target=run, name="mahdar-index", daemon=True).start()
    return await done
