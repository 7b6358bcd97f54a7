"""Claims of what a notice says, with the words from its trigger to the value."""

from __future__ import annotations

from ...records import Method
from ..frames.frame import Frame
from ..notices.notice import Notice
from ..notices.said import Said
from .writing import Writer, spanning


def write_said(
    frame: Frame,
    property: str,
    said: Said,
    notice: Notice,
    writer: Writer,
    *,
    rule: str,
    method: Method = Method.STATED,
) -> None:
    """Write what a notice says, with the words from its trigger to the value for evidence."""
    value = said.label or said.value
    writer.write(
        frame.key,
        property,
        value,
        said.value,
        spanning(notice.trigger.span, said.span),
        rule,
        method=method,
    )
