"""Articles whose date of publication a person decided: read as of that day.

What «yesterday» means, what was still to come and which meetings are told apart follow from the
day of writing; so the article is read again by it, as it is by `mahdar ingest --published`.
"""

from __future__ import annotations

from ..records import Article

PUBLISHED = "date_published"
"""The property of articles that everything relative in them is counted from."""


def read_as_dated(article: Article, published: str) -> Article:
    """Return an article as it reads when it was published on another day.

    Args:
        article: It as it was read.
        published: When, in EDTF; empty for as it was read.

    Returns:
        The article read again, without that date itself; as it was where that is its date, or
        where it cannot be read.
    """
    now = article.date_published.edtf if article.date_published is not None else ""
    if published in ("", now):
        return article
    # Dear to import, and needed only where a date was decided.
    from ..reading import Text, Understood, read_texts

    text = Text(
        path=article.file,
        id=article.id,
        file=article.file,
        sha256=article.sha256,
        text=article.text,
        given=article.given._replace(published=published, dated_by_page=False),
        recognizers=article.recognizers,
    )
    ((_, read),) = read_texts([text], count=1, jobs=1)
    if not isinstance(read, Understood):
        return article
    return read.article._replace(given=article.given, rules=article.rules)
