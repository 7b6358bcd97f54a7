"""The links of a record as a tree."""

from __future__ import annotations

from typing import Any

import pytest

from store import Kind, Mark, Row
from tui.browser.panes import TreeView
from tui.browser.screens.graph import Graph
from tui.browser.tree import MORE, Neighbours, Node, Tree, neighbours


def row(id: str, kind: Kind = Kind.ENTITY) -> Row:
    return Row(id=id, kind=kind, label=id, date="", mark=Mark.STATED, sources=1)


class Grown(Tree):
    """A tree that is opened at once."""

    def __init__(self, root: Row, ask: Neighbours) -> None:
        super().__init__(root, ask)
        self._ask = ask

    def unfold(self, node: Node) -> None:
        self.open(node, neighbours(node, self._ask))


def tree(links: dict[str, list[str]]) -> Grown:
    """A tree of entities, by the names of their neighbours."""

    def ask(id: str, kind: Kind) -> list[Row]:
        return [row(each) for each in links.get(id, ())] if kind is Kind.ENTITY else []

    return Grown(row("a"), ask)


def told(tree: Tree) -> list[str]:
    return [f"{'.' * node.depth}{node.row.id}{'=' * node.is_cycle}" for node in tree.shown]


def at(tree: Tree, number: int) -> Node:
    return tree.shown[number]


def test_branches_open_in_place_and_a_circle_is_marked_and_not_walked() -> None:
    grown = tree({"a": ["b", "c"], "b": ["a", "c"], "c": ["a"]})
    assert told(grown) == ["a", ".b", ".c"]
    grown.unfold(at(grown, 1))
    assert told(grown) == ["a", ".b", "..a=", "..c", ".c"]
    grown.unfold(at(grown, 2))
    assert told(grown) == ["a", ".b", "..a=", "..c", ".c"], "it leads nowhere"
    grown.unfold(at(grown, 3))
    assert told(grown)[3:5] == ["..c", "...a="]


def test_closing_goes_to_what_a_record_is_linked_to_and_never_closes_the_root() -> None:
    grown = tree({"a": ["b"], "b": ["c"]})
    grown.unfold(at(grown, 1))
    assert grown.close(at(grown, 2)).row.id == "b"
    assert told(grown) == ["a", ".b"]
    assert grown.close(at(grown, 1)).row.id == "a"
    assert told(grown) == ["a", ".b"]


def test_of_many_neighbours_the_first_are_shown_and_the_others_on_demand() -> None:
    many = [f"n{number}" for number in range(2 * MORE + 3)]
    grown = tree({"a": many})
    assert len(grown.shown) == 1 + MORE + 1
    rest = grown.shown[-1]
    assert (rest.is_rest, rest.left) == (True, MORE + 3)
    grown.unfold(rest)
    assert grown.shown[-1].left == 3
    grown.unfold(grown.shown[-1])
    assert [node.row.id for node in grown.shown[1:]] == many


def test_what_is_linked_in_one_way_stands_together_in_the_order_of_a_record() -> None:
    links = [
        ("s1", "speaker"),
        ("x", ""),
        ("c", "chair, speaker"),
        ("s2", "speaker"),
        ("p", "place"),
    ]

    def neighbours(id: str, kind: Kind) -> list[Row]:
        if kind is not Kind.ENTITY or id != "a":
            return []
        return [row(name)._replace(relation=relation) for name, relation in links]

    grown = Tree(row("a"), neighbours)
    assert told(grown) == ["a", ".p", ".c", ".s1", ".s2", ".x"]
    begins = {node.row.id: node.begins_group for node in grown.shown}
    assert begins == {"a": True, "p": True, "c": True, "s1": True, "s2": False, "x": True}
    at(grown, 3).opened = True
    assert at(grown, 4).begins_group, "what is open lies between"


# The screen


async def graph(seen: Any, *keys: str) -> TreeView:
    await seen.press("d", *keys)
    assert isinstance(seen.app.screen, Graph)
    found: TreeView = seen.app.screen.query_one(TreeView)
    return found


def labels(view: TreeView) -> list[str]:
    return [node.row.label for node in view.linked.shown]


@pytest.mark.parametrize("key", ["d", "\u064a"])
async def test_the_neighbours_stand_below_the_record_with_how_they_are_linked(
    browse: Any, key: str
) -> None:
    async with browse((100, 30)) as seen:
        await seen.press(key)
        view = seen.app.screen.query_one(TreeView)
        assert labels(view)[0] == seen.screen.record.title
        lines = seen.lines(view)
        assert any("person" in line and "chair" in line for line in lines)
        (first,) = [number for number, line in enumerate(lines) if "article" in line]
        assert [node.row.kind for node in view.linked.shown[first - 1 :]] == [Kind.ARTICLE] * 2
        await seen.press("d")
        assert seen.app.screen is seen.screen


@pytest.mark.parametrize(("lang", "into", "out"), [("en", "l", "h"), ("ar", "h", "l")])
async def test_keys_open_and_close_in_the_direction_the_branches_grow(
    browse: Any, lang: str, into: str, out: str
) -> None:
    async with browse((100, 30), lang=lang) as seen:
        view = await graph(seen, "j")
        before = labels(view)
        await seen.press(into)
        assert len(labels(view)) > len(before)
        await seen.press(into)
        assert view.cursor == 2, "down into what is open"
        assert view.current.is_cycle, "the meeting one comes from"
        await seen.press(into)
        assert seen.app.screen.query_one("#notice").said
        await seen.press(out)
        assert (labels(view), view.cursor) == (before, 1)
        await seen.press("space")
        assert len(labels(view)) > len(before)
        await seen.press("space")
        assert labels(view) == before


async def test_enter_goes_to_the_record_and_back_leads_back(browse: Any) -> None:
    async with browse() as seen:
        view = await graph(seen, "j")
        chosen = view.current.row
        await seen.press("enter")
        assert seen.screen.record.id == chosen.id
        await seen.press("[")
        assert seen.screen.active == "meetings"


async def test_enter_on_what_is_not_shown_shows_more(
    browse: Any, make_store: Any, make_draft: Any
) -> None:
    names = [f"\u0634\u062e\u0635{chr(0x628 + number)}" for number in range(18)]
    names += [f"\u0631\u062c\u0644{chr(0x628 + number)}" for number in range(18)]
    draft = make_draft("a.txt", " ".join(names), "t")
    for name in names:
        draft.claim(f"person:{name}", "name", name)
    async with browse(store=make_store([draft.article()])) as seen:
        await seen.press("1")
        view = await graph(seen, "G")
        assert "11 more entities" in "".join(seen.lines(view))
        await seen.press("enter")
        assert isinstance(seen.app.screen, Graph)
        assert view.length == 1 + len(names)


async def test_a_click_goes_to_a_record_and_a_second_opens_it(browse: Any) -> None:
    async with browse() as seen:
        view = await graph(seen)
        wanted = view.linked.shown[1].row.id
        for _ in range(2):
            await seen.pilot.click(view, offset=(10, 2))
            await seen.pilot.pause()
        assert seen.screen.record.id == wanted
