"""A registration whose snapshot no release wrote: what a defect or a hand in the base leaves."""

from __future__ import annotations

from core.access import system
from core.audit import Event, record
from db.engine import writing
from db.tables import Registration, RegistrationVersion


def spoil(engine, registration_id):
    """Give a registration one more version, which nothing can read."""
    with writing(engine) as tx:
        registration = tx.get_one(Registration, registration_id)
        good = tx.query(RegistrationVersion).filter_by(registration_id=registration_id, n=registration.version).one()
        columns = {c.key: getattr(good, c.key) for c in RegistrationVersion.__table__.columns if c.key != "id"}
        tx.add(
            RegistrationVersion(**columns | {"n": good.n + 1, "snapshot": {"identity": {}}, "fingerprint": "0" * 64})
        )
        tx.flush()
        registration.version = good.n + 1
        record(tx, system("tests"), Event.REGISTRATION_SAVED, "registration", registration_id)
