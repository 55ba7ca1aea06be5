"""All tables, in reading order."""

from db.tables.base import Base
from db.tables.calendar import ExamSession, Window
from db.tables.catalogue import (
    Academie,
    CandidateCategory,
    Commune,
    ExamDomain,
    ExemptionRule,
    ForeignCentre,
    ManagingOffice,
    Paper,
    PaperGrid,
    PaperMatch,
    PriorTitle,
    RequiredPiece,
    School,
    Speciality,
)
from db.tables.corrections import Correction
from db.tables.documents import (
    BulkFile,
    BulkItem,
    BulkRun,
    Document,
    DocumentReading,
    PrintedContext,
    TemplateVersion,
)
from db.tables.exchange import (
    Export,
    IdempotencyKey,
    ImportFile,
    ImportLine,
    OutboxMessage,
    PromisedTask,
    SavedView,
    SchemaMark,
    Worker,
)
from db.tables.journal import AuditEvent, AuditValue, ChainHead, Touched
from db.tables.people import Account, AccountToken, Candidate, EmailClaim, NumberAllocator, Slip
from db.tables.registrations import Exemption, Piece, PriorCredit, Registration, RegistrationVersion, StoredFile
from db.tables.staff import Grant, Person, SignInThrottle, SignInTicket, Staff, StaffSession

__all__ = [
    "Academie", "Account", "AccountToken", "AuditEvent", "AuditValue", "Base", "BulkFile", "BulkItem", "BulkRun",
    "Candidate", "CandidateCategory", "ChainHead", "Commune", "Correction", "Document", "DocumentReading",
    "EmailClaim", "ExamDomain", "ExamSession", "Exemption", "ExemptionRule", "Export", "ForeignCentre", "Grant",
    "IdempotencyKey", "ImportFile", "ImportLine", "ManagingOffice", "NumberAllocator", "OutboxMessage", "Paper",
    "PaperGrid", "PaperMatch", "Person", "Piece", "PrintedContext", "PriorCredit", "PriorTitle", "PromisedTask",
    "Registration", "RegistrationVersion", "RequiredPiece", "SavedView", "School", "SchemaMark", "SignInThrottle",
    "SignInTicket", "Slip", "Speciality", "Staff", "StaffSession", "StoredFile", "TemplateVersion", "Touched",
    "Window", "Worker",
]  # fmt: skip
