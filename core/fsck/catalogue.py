"""What must always be true of the base, as questions whose answer must be zero (4.16).

Each question is SQL that both engines read the same way; what SQL cannot say is in `core.fsck.examined`.
"""

from __future__ import annotations

from dataclasses import dataclass

from core.registrations.rules import ENDED

_ENDED = ", ".join(f"'{state.value}'" for state in sorted(ENDED))


@dataclass(frozen=True, slots=True)
class Question:
    """One invariant: its name, the requirement it keeps, and the SQL that counts what breaks it."""

    name: str
    requirement: str
    sql: str


QUESTIONS: tuple[Question, ...] = (
    Question(
        "changes_without_event", "3.15",
        "SELECT count(*) FROM touched",
    ),
    Question(
        "candidate_email_without_claim", "6.01",
        "SELECT count(*) FROM candidate c WHERE c.email_key <> '' AND NOT EXISTS (SELECT 1 FROM email_claim e"
        " WHERE e.email_key = c.email_key AND ((e.owner_kind = 'candidate' AND e.owner_id = c.id)"
        " OR (e.owner_kind = 'account' AND EXISTS (SELECT 1 FROM account a WHERE a.id = e.owner_id"
        " AND a.candidate_id = c.id))))",
    ),
    Question(
        "account_email_without_claim", "6.01",
        "SELECT count(*) FROM account a WHERE a.state <> 'closed' AND NOT EXISTS (SELECT 1 FROM email_claim e"
        " WHERE e.email_key = a.email_key AND e.owner_kind = 'account' AND e.owner_id = a.id)",
    ),
    Question(
        "claim_without_owner", "6.01",
        "SELECT count(*) FROM email_claim e WHERE e.expires_at IS NULL AND NOT EXISTS (SELECT 1 FROM candidate c"
        " WHERE e.owner_kind = 'candidate' AND c.id = e.owner_id AND c.email_key = e.email_key)"
        " AND NOT EXISTS (SELECT 1 FROM account a WHERE e.owner_kind = 'account' AND a.id = e.owner_id"
        " AND a.email_key = e.email_key)",
    ),
    Question(
        "active_account_without_candidate", "6.05",
        "SELECT count(*) FROM account a WHERE a.state = 'active' AND (a.activated_at IS NULL OR NOT EXISTS"
        " (SELECT 1 FROM candidate c WHERE c.id = a.candidate_id AND c.email_key = a.email_key))",
    ),
    Question(
        "pending_account_that_owns_something", "6.05",
        "SELECT count(*) FROM account a WHERE a.state = 'pending' AND (a.activated_at IS NOT NULL"
        " OR EXISTS (SELECT 1 FROM account_session s WHERE s.account_id = a.id)"
        " OR EXISTS (SELECT 1 FROM email_claim e WHERE e.owner_kind = 'account' AND e.owner_id = a.id"
        " AND e.email_key <> a.email_key))",
    ),
    Question(
        "reserved_address_without_active_account", "6.04",
        "SELECT count(*) FROM email_claim e WHERE e.expires_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM account a"
        " WHERE e.owner_kind = 'account' AND a.id = e.owner_id AND a.state = 'active')",
    ),
    Question(
        "registered_but_not_locked", "6.08",
        "SELECT count(*) FROM candidate c WHERE c.locked_at IS NULL"
        " AND EXISTS (SELECT 1 FROM registration r WHERE r.candidate_id = c.id)",
    ),
    Question(
        "registration_number_beyond_mark", "6.20",
        "SELECT count(*) FROM registration r JOIN candidate c ON c.id = r.candidate_id"
        " WHERE r.number > c.last_registration_number",
    ),
    Question(
        "candidate_number_not_yet_given", "6.20",
        "SELECT count(*) FROM candidate c JOIN number_allocator n ON n.name = 'candidate'"
        " WHERE c.origin <> 'import' AND c.number >= '02' || substr('000000000' ||"
        " CAST(n.next_value AS VARCHAR(20)), length(CAST(n.next_value AS VARCHAR(20))) + 1, 9)",
    ),
    Question(
        "version_missing_or_extra", "6.09",
        "SELECT count(*) FROM registration r WHERE r.version <> (SELECT count(*) FROM registration_version v"
        " WHERE v.registration_id = r.id) OR r.version <> (SELECT COALESCE(MAX(v.n), 0) FROM"
        " registration_version v WHERE v.registration_id = r.id)",
    ),
    Question(
        "registration_differs_from_its_version", "6.09",
        "SELECT count(*) FROM registration r JOIN registration_version v ON v.registration_id = r.id"
        " AND v.n = r.version WHERE v.fingerprint <> r.fingerprint",
    ),
    Question(
        "two_active_registrations_for_an_exam", "6.33",
        "SELECT count(*) FROM (SELECT 1 FROM registration r WHERE r.state NOT IN (" + _ENDED + ")"
        " GROUP BY r.candidate_id, r.exam_session_id, r.speciality_code HAVING count(*) > 1) t",
    ),
    Question(
        "ended_without_its_date", "6.10",
        "SELECT count(*) FROM registration r WHERE (r.state IN (" + _ENDED + ")) <> (r.closed_at IS NOT NULL)",
    ),
    Question(
        "two_current_documents", "6.12",
        "SELECT count(*) FROM (SELECT 1 FROM document d WHERE d.superseded_at IS NULL"
        " GROUP BY d.registration_id, d.kind HAVING count(*) > 1) t",
    ),
    Question(
        "superseded_document_still_current", "6.12",
        "SELECT count(*) FROM document d WHERE (CASE WHEN d.current THEN 1 ELSE 0 END)"
        " = (CASE WHEN d.superseded_at IS NOT NULL THEN 1 ELSE 0 END)",
    ),
    Question(
        "two_current_handed_documents", "6.12",
        "SELECT count(*) FROM (SELECT 1 FROM handed_document h WHERE h.superseded_at IS NULL"
        " GROUP BY h.registration_id, h.kind, h.title HAVING count(*) > 1) t",
    ),
    Question(
        "superseded_handed_document_still_current", "6.12",
        "SELECT count(*) FROM handed_document h WHERE (CASE WHEN h.current THEN 1 ELSE 0 END)"
        " = (CASE WHEN h.superseded_at IS NOT NULL THEN 1 ELSE 0 END)",
    ),
    Question(
        "two_current_imported_facts", "6.12",
        "SELECT count(*) FROM (SELECT 1 FROM document_facts f WHERE f.superseded_at IS NULL"
        " GROUP BY f.registration_id, f.kind HAVING count(*) > 1) t",
    ),
    Question(
        "superseded_imported_facts_still_current", "6.12",
        "SELECT count(*) FROM document_facts f WHERE (CASE WHEN f.current THEN 1 ELSE 0 END)"
        " = (CASE WHEN f.superseded_at IS NOT NULL THEN 1 ELSE 0 END)",
    ),
    Question(
        "handed_line_without_its_document", "4.10",
        "SELECT count(*) FROM handing_line l LEFT JOIN handed_document h ON h.id = l.handed_id"
        " WHERE (l.outcome = 'handed') <> (l.handed_id IS NOT NULL)"
        " OR (h.id IS NOT NULL AND h.registration_id <> l.registration_id)",
    ),
    Question(
        "handed_document_without_its_pdf", "4.10",
        "SELECT count(*) FROM handed_document h WHERE NOT EXISTS (SELECT 1 FROM stored_file f"
        " WHERE f.id = h.file_id AND f.media_type = 'application/pdf')",
    ),
    Question(
        "document_of_an_unknown_version", "6.13",
        "SELECT count(*) FROM document d WHERE NOT EXISTS (SELECT 1 FROM registration_version v"
        " WHERE v.registration_id = d.registration_id AND v.n = d.version)",
    ),
    Question(
        "document_that_goes_back", "6.13",
        "SELECT count(*) FROM document d JOIN document e ON e.registration_id = d.registration_id"
        " AND e.kind = d.kind AND e.id < d.id WHERE e.version > d.version",
    ),
    Question(
        "correction_decided_by_its_author", "3.09",
        "SELECT count(*) FROM correction c WHERE c.decider_person_id = c.proposer_person_id",
    ),
    Question(
        "approved_correction_without_trace", "3.15",
        "SELECT count(*) FROM correction c WHERE c.state = 'approved' AND NOT EXISTS (SELECT 1 FROM audit_event e"
        " WHERE e.name = 'correction.approved' AND e.subject_kind = 'candidate' AND e.subject_id = c.candidate_id)",
    ),
    Question(
        "open_correction_past_its_time", "3.09",
        "SELECT count(*) FROM (SELECT 1 FROM correction c WHERE c.state = 'proposed'"
        " GROUP BY c.candidate_id HAVING count(*) > 1) t",
    ),
    Question(
        "finished_run_with_waiting_items", "4.09",
        "SELECT count(*) FROM bulk_run b WHERE b.state = 'done' AND EXISTS (SELECT 1 FROM bulk_item i"
        " WHERE i.run_id = b.id AND i.state = 'waiting')",
    ),
    Question(
        "made_item_without_document", "4.09",
        "SELECT count(*) FROM bulk_item i WHERE i.state = 'done' AND i.outcome = 'made' AND i.document_id IS NULL",
    ),
    Question(
        "item_of_another_registration", "6.13",
        "SELECT count(*) FROM bulk_item i JOIN document d ON d.id = i.document_id"
        " WHERE d.registration_id <> i.registration_id",
    ),
    Question(
        "window_that_closes_before_it_opens", "6.15",
        "SELECT count(*) FROM registration_window w WHERE w.closes_at <= w.opens_at",
    ),
    Question(
        "ready_export_without_file", "1.21",
        "SELECT count(*) FROM export x WHERE x.state = 'ready' AND (x.storage_key = '' OR x.expires_at IS NULL)",
    ),
    Question(
        "export_without_trace", "1.21",
        "SELECT count(*) FROM export x WHERE NOT EXISTS (SELECT 1 FROM audit_event e"
        " WHERE e.subject_kind = 'export' AND e.subject_id = x.id)",
    ),
    Question(
        "applied_import_with_lines_left", "2.31",
        "SELECT count(*) FROM import_line l JOIN import_file f ON f.id = l.import_id WHERE f.state = 'applied'"
        " AND l.outcome IN ('to_create', 'to_update')",
    ),
    Question(
        "sent_mail_without_date", "4.11",
        "SELECT count(*) FROM outbox_message m WHERE (m.state = 'sent') <> (m.sent_at IS NOT NULL)",
    ),
    Question(
        "exemption_without_its_credit", "6.11",
        "SELECT count(*) FROM exemption x JOIN prior_credit p ON p.id = x.prior_credit_id"
        " WHERE p.registration_id <> x.registration_id",
    ),
    Question(
        "locked_without_its_pieces", "6.30",
        "SELECT count(*) FROM piece p JOIN registration r ON r.id = p.registration_id WHERE r.pieces_locked_at"
        " IS NOT NULL AND r.state NOT IN (" + _ENDED + ") AND (p.state = 'received' OR (p.state = 'under_check'"
        " AND NOT EXISTS (SELECT 1 FROM piece_file f WHERE f.piece_id = p.id AND f.removed_at IS NULL)))",
    ),
    Question(
        "validation_of_another_content", "6.11",
        "SELECT count(*) FROM online_validation o WHERE NOT EXISTS (SELECT 1 FROM registration_version v"
        " WHERE v.registration_id = o.registration_id AND v.n = o.registration_version"
        " AND v.fingerprint = o.fingerprint)",
    ),
    Question(
        "merged_candidate_still_registered", "6.21",
        "SELECT count(*) FROM registration r JOIN candidate c ON c.id = r.candidate_id WHERE c.merged_into IS NOT NULL",
    ),
    Question(
        "merged_into_nobody", "6.21",
        "SELECT count(*) FROM candidate c WHERE c.merged_into IS NOT NULL AND NOT EXISTS (SELECT 1 FROM candidate k"
        " WHERE k.id = c.merged_into AND k.merged_into IS NULL AND ' ' || k.former_numbers || ' ' LIKE"
        " '% ' || c.number || ' %')",
    ),
    Question(
        "former_number_of_nobody", "6.21",
        "SELECT count(*) FROM candidate k WHERE length(k.former_numbers) <> (SELECT COALESCE(SUM(length(c.number) + 1),"
        " 1) - 1 FROM candidate c WHERE c.merged_into = k.id) AND k.merged_into IS NULL",
    ),
    Question(
        "merged_candidate_who_signs_in", "6.21",
        "SELECT count(*) FROM account a JOIN candidate c ON c.id = a.candidate_id"
        " WHERE c.merged_into IS NOT NULL AND a.state <> 'closed'",
    ),
    Question(
        "merge_decided_by_its_author", "6.21",
        "SELECT count(*) FROM candidate_merge m WHERE m.decider_person_id = m.proposer_person_id",
    ),
    Question(
        "approved_merge_without_trace", "3.15",
        "SELECT count(*) FROM candidate_merge m WHERE m.state = 'approved' AND (SELECT count(*) FROM audit_event e"
        " WHERE e.name IN ('merge.approved', 'merge.undone') AND e.subject_kind = 'candidate'"
        " AND e.subject_id IN (m.kept_id, m.absorbed_id)) < 2",
    ),
    Question(
        "registration_not_where_it_moved", "6.20",
        "SELECT count(*) FROM registration r JOIN registration_move v ON v.merge_id = r.last_merge_id"
        " AND v.registration_id = r.id WHERE v.to_candidate_id <> r.candidate_id OR v.to_number <> r.number",
    ),
    Question(
        "registration_number_of_two", "6.20",
        "SELECT count(*) FROM (SELECT 1 FROM (SELECT r.candidate_id, r.number, r.id FROM registration r"
        " UNION SELECT v.to_candidate_id, v.to_number, v.registration_id FROM registration_move v"
        " UNION SELECT v.from_candidate_id, v.from_number, v.registration_id FROM registration_move v) n"
        " GROUP BY n.candidate_id, n.number HAVING count(*) > 1) t",
    ),
    Question(
        "moved_number_beyond_mark", "6.20",
        "SELECT count(*) FROM registration_move v JOIN candidate c ON c.id = v.to_candidate_id"
        " WHERE v.to_number > c.last_registration_number",
    ),
    Question(
        "template_not_as_proposed", "3.13",
        "SELECT count(*) FROM template_version t WHERE t.draft_id IS NOT NULL AND NOT EXISTS (SELECT 1"
        " FROM template_draft d WHERE d.id = t.draft_id AND d.state = 'published' AND d.template_id = t.template_id"
        " AND d.kind = t.kind AND d.academie_code = t.academie_code AND d.domain_code = t.domain_code)",
    ),
    Question(
        "published_draft_without_its_version", "2.45",
        "SELECT count(*) FROM template_draft d WHERE d.state = 'published' AND NOT EXISTS (SELECT 1"
        " FROM template_version t WHERE t.draft_id = d.id)",
    ),
    Question(
        "grant_without_end_order", "3.06",
        "SELECT count(*) FROM role_grant g WHERE g.ends_at IS NOT NULL AND g.ends_at < g.starts_at",
    ),
)  # fmt: skip
