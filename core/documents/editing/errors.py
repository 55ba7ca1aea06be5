"""Why a wording cannot be written, proposed or published: the refusals of this capability."""

from __future__ import annotations

from core.errors import ExamError


class DraftOpen(ExamError):
    """Somebody writes this wording already, for the same kind and place. Facts: author."""

    code = "draft_open"


class DraftDecided(ExamError):
    """The draft is not where this act needs it: proposed, published, refused or withdrawn meanwhile. Facts: state."""

    code = "draft_decided"


class DraftOfAnother(ExamError):
    """Only its author changes and proposes a draft. Facts: author."""

    code = "draft_of_another"


class AuthorCannotDecide(ExamError):
    """Who wrote a wording neither publishes nor refuses it (3.13)."""

    code = "author_cannot_decide"


class TemplateFaulty(ExamError):
    """The wording has faults: none is proposed or published with one. Facts: count."""

    code = "template_faulty"


class NothingWritten(ExamError):
    """The wording is the one that applies already: there is nothing to propose."""

    code = "nothing_written"


class UnknownSlot(ExamError):
    """The kind has no such text. Facts: slot."""

    code = "unknown_slot"


class TextTooLong(ExamError):
    """A text of a template has a most. Facts: slot, most."""

    code = "text_too_long"


class RefusedUnexplained(ExamError):
    """A wording is refused with a reason."""

    code = "template_refused_unexplained"
