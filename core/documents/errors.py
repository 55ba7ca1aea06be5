"""Why a document cannot be printed: the refusals of this capability that the printing itself raises."""

from __future__ import annotations

from core.errors import ExamError


class CharacterNotPrintable(ExamError):
    """No vendored font prints this character: it is named, never dropped (2.40). Facts: character."""

    code = "character_not_printable"


class DocumentTooLong(ExamError):
    """The document would pass its budget of pages (2.43). Facts: limit."""

    code = "document_too_long"


class DocumentTooLarge(ExamError):
    """The document would pass its budget of bytes, or has too much text to be laid out (2.43). Facts: limit."""

    code = "document_too_large"


class UnknownWordingFact(ExamError):
    """A wording asks for a fact that no document of its kind has. Facts: slot, name."""

    code = "unknown_wording_fact"


class MissingWording(ExamError):
    """A template does not have all the slots of its kind. Facts: slots."""

    code = "missing_wording"


class ImageNotReadable(ExamError):
    """A logo or a signature is a PNG or a JPEG, by its content and by its name."""

    code = "image_not_readable"


class ImageTooLarge(ExamError):
    """The image has too many bytes or points, or too few to be printed. Facts: most (megabytes), side (points)."""

    code = "image_too_large"


class NothingToMerge(ExamError):
    """No document of an order could be printed: there is no file to give."""

    code = "nothing_to_merge"


class Unreadable(ExamError):
    """What is kept of one registration cannot be read: its document is not made, the others are."""

    code = "unreadable"


class DocumentSuperseded(ExamError):
    """A newer version of the document replaces this one, which its candidate no longer opens (6.12)."""

    code = "document_superseded"


class DocumentTakenBack(DocumentSuperseded):
    """The office took back a document that it had handed over: its candidate opens it no more."""

    code = "document_taken_back"


class HandedFileMissing(ExamError):
    """There is no file to hand over."""

    code = "handed_file_missing"


class HandedFileTooLarge(ExamError):
    """The file to hand over is too large. Facts: most (megabytes)."""

    code = "handed_file_too_large"


class HandedFileNotPdf(ExamError):
    """What is handed over is a PDF, by its content and by its name."""

    code = "handed_file_not_pdf"


class TakingBackUnexplained(ExamError):
    """A document is taken back with a reason."""

    code = "taking_back_unexplained"
