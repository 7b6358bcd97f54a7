"""What is copied of a record: its value, its words with where they stand, its id."""

from __future__ import annotations

from store import Article
from tui.browser.fields import line_of
from tui.messages import Words


def quote(article: Article, start: int, end: int, words: Words) -> str:
    """Return words of an article with their citation.

    Args:
        article: Where they stand.
        start: Offset of the first code point.
        end: Offset behind the last; where it is no further, the article alone is cited.
        words: Texts of the interface.
    """
    cited = citation(article, start, words)
    return f"«{article.text[start:end].strip()}»\n{cited}" if start < end else cited


def citation(article: Article, offset: int, words: Words) -> str:
    """Return title, date with how it is known, and file with line, on two lines."""
    date = article.date
    if date is None:
        dated = words("reader.undated")
    else:
        basis = words(f"method.{date.method}")
        if date.anchor:
            basis = f"{basis} {words('evidence.anchor', anchor=date.anchor)}"
        dated = f"{date.edtf} ({basis})"
    return f"{article.title}\n{dated}, {article.file}:{line_of(article.text, offset)}"
