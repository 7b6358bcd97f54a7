"""Joining records of several articles into clusters, the same whatever the order of the input."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import Generic, TypeVar

from ..hashing import blake2b

T = TypeVar("T", bound=Hashable)


class Clusters(Generic[T]):
    """Sets that grow together pair by pair; every item begins alone."""

    def __init__(self, items: Iterable[T]) -> None:
        self._cluster: dict[T, frozenset[T]] = {item: frozenset((item,)) for item in items}

    def of(self, item: T) -> frozenset[T]:
        """Return the cluster an item is in."""
        return self._cluster[item]

    def all(self) -> list[frozenset[T]]:
        """Return every cluster once."""
        return list(dict.fromkeys(self._cluster.values()))

    def join(
        self,
        pairs: Iterable[tuple[float, T, T]],
        may_join: Callable[[frozenset[T], frozenset[T]], bool],
    ) -> list[tuple[T, T]]:
        """Join the pairs with the best scores first, where the clusters as a whole allow it.

        Args:
            pairs: Score and the two items. Equal scores are taken in the order of the items, so
                the outcome does not depend on the order in which they are given.
            may_join: Whether nothing in the two clusters speaks against their being one.

        Returns:
            The pairs by which clusters became one, in their order.
        """
        done: list[tuple[T, T]] = []
        for _, one, other in sorted(pairs, key=lambda pair: (-pair[0], repr(pair[1:]))):
            mine, theirs = self._cluster[one], self._cluster[other]
            if mine is theirs or not may_join(mine, theirs):
                continue
            joined = mine | theirs
            for item in joined:
                self._cluster[item] = joined
            done.append((one, other))
        return done


def identifier(prefix: str, *parts: str) -> str:
    """Return a short id that is the same for the same parts on every machine."""
    digest = blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=5)
    return f"{prefix}-{digest.hexdigest()}"
