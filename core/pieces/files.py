"""Hand over the files of a piece: to staff who check it, and to the candidate who deposited it; readings are noted."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import files
from core.access import Actor, Permission, require
from core.access.perimeter import registrations_in
from core.audit import Event, record
from core.corrections.evidence import EXTENSIONS
from core.errors import NotFound
from core.registrations.visible import own_registration
from core.storage import fetch
from db.tables import Piece, PieceFile, Registration, StoredFile

KIND = "pieces"


def open_piece(tx: Session, actor: Actor, name: str) -> files.FileAnswer:
    """Hand over a file of a piece to staff of the perimeter, a replaced one included; who opened it is journalled."""
    require(actor, Permission.CANDIDATE_DESK)
    number = files.number_in(name, "piece")
    found = tx.execute(
        select(Piece, StoredFile)
        .select_from(PieceFile)
        .join(Piece, Piece.id == PieceFile.piece_id)
        .join(Registration, Registration.id == Piece.registration_id)
        .join(StoredFile, StoredFile.id == PieceFile.file_id)
        .where(PieceFile.id == number, registrations_in(actor, Permission.CANDIDATE_DESK))
    ).one_or_none()
    if found is None:
        raise NotFound(kind="piece")
    piece, file = found
    answer = _answer(piece, file)
    record(
        tx, actor, Event.PIECE_READ, "registration", piece.registration_id,
        facts={"piece": piece.piece_code, "file": file.id, "person": actor.person_id},
    )  # fmt: skip
    return answer


def open_own_piece(tx: Session, actor: Actor, number: int, mark: str) -> files.FileAnswer:
    """Hand over to a candidate a file of a piece of his own, named by its digest, as long as it is not taken away."""
    require(actor, Permission.OWN_FILE)
    registration = own_registration(tx, actor, number)
    found = tx.execute(
        select(Piece, StoredFile)
        .select_from(PieceFile)
        .join(Piece, Piece.id == PieceFile.piece_id)
        .join(StoredFile, StoredFile.id == PieceFile.file_id)
        .where(Piece.registration_id == registration.id, PieceFile.removed_at.is_(None), StoredFile.sha256 == mark)
        .limit(1)
    ).one_or_none()
    if found is None:
        raise NotFound(kind="piece")
    return _answer(*found)


def _answer(piece: Piece, file: StoredFile) -> files.FileAnswer:
    shown = f"{piece.piece_code.replace('_', '-')}-{file.id}{EXTENSIONS[file.media_type][0]}"
    return files.FileAnswer(shown, file.media_type, content=fetch(file.storage_key, file.sha256), inline=True)


files.register(KIND, open_piece)
