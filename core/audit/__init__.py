"""The journal of who did what, including reading."""

from core.audit.events import Event
from core.audit.journal import Verdict, record, verify

__all__ = ["Event", "Verdict", "record", "verify"]
