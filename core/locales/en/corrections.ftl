# Corrections of locked personal data: refusals
error-nothing-changes = Nothing changes: the register already says so. Change at least one field.
error-field-not-correctable = This field cannot be corrected ({ $field }).
error-correction-already-open = A correction already waits for a decision on this candidate (no. { $correction }). Have it decided or withdraw it first.
error-unknown-reason = Choose a reason in the list.
error-reason-unexplained = This reason needs an explanation: write it.
error-evidence-missing = Choose a file: none was attached, or it is empty.
error-evidence-too-large = The evidence is larger than { $most } MB. Make it smaller, then attach it again.
error-evidence-not-recognised = The evidence is not a PDF, JPEG or PNG file, or its name says something else than its content.
error-own-proposal = You proposed this correction: another person must decide about it.
error-recent-editor = You changed this record in the last 24 hours: another person must approve this correction.
error-evidence-not-read = Open the evidence first: only what was seen is approved.
error-not-what-was-shown = This proposal is not the one that was shown. Read it again: nothing was approved.
error-already-decided = This correction is no longer to be decided. Reload the page to see where it stands.
error-not-your-proposal = Only the person who proposed this correction may do that.
error-undo-too-late = A later change touches the same field: this correction can no longer be undone. Propose a new one.
error-refusal-unexplained = Write why you refuse: the reason goes back to the person who proposed.

# Reasons
reason-civil-status = To agree with the civil status record
reason-entry-error = Typing error at entry
reason-name-change = Change of name or first name (decision or decree)
reason-usual-name = Usual name (marriage, divorce, choice)
reason-birth-date = Wrong birth date
reason-birth-place = Wrong birth place
reason-nationality = Nationality acquired or wrong
reason-student-number = Student number found or wrong
reason-email = E-mail address that cannot be used
reason-undo = Undoing a correction
reason-other = Another reason

# States
correction-state-proposed = To decide
correction-state-approved = Approved
correction-state-refused = Refused
correction-state-stale = Stale: the record has changed
correction-state-expired = Expired after 7 days
correction-state-withdrawn = Withdrawn

civility-mme = Ms
civility-m = Mr
civility-unsaid = Not said

# Propose
page-correct = Correct personal data
correct-nobody = No candidate is chosen, or the candidate is not in your scope. Open the record from the search first.
correct-back = Candidate’s record
correct-identity = Identity: to be approved
correct-contact = Contact: saved at once
correct-contact-explained = Telephone and address are changed by one person alone. The e-mail address is corrected in the other tab.
correct-already-open = A correction already waits for a decision on this candidate. Only one can be open at a time.
correct-see-open = See the correction that waits
correct-locked = These data are locked since the first registration. Another person will have to approve your correction.
correct-unlocked = This candidate has no registration yet. A correction made by the office takes two persons all the same.
correct-unlock = Unlock the fields
correct-before = Before: { $value }
correct-reason = Reason
correct-choose-reason = Choose a reason
correct-explanation = Explanation
correct-evidence = Evidence (PDF, JPEG or PNG, 10 MB at most)
correct-missing = To propose, this is missing: { $what }.
correct-missing-change = a change
correct-missing-reason = the reason
correct-missing-explanation = the explanation
correct-missing-evidence = the evidence
correct-propose = Propose the correction
correct-sent = Correction no. { $number } is proposed: another person must now decide about it.
correct-consequences = Consequences
correct-no-change = Change a field: the consequences are shown here before anything is saved.
contact-address-help = Four lines at most, one per line.
contact-save = Save the contact details
contact-unchanged = These contact details are already those of the register: nothing was saved.
contact-changed = Contact details saved. Fields changed: { $fields }; new versions: { $versions }; documents to make again: { $documents }.

# Consequences
effects-registration = Registration { $number }
effects-new-version = { $before } → { $after }
effects-same-version = { $version }, unchanged
effects-document = Stale document, made again automatically: { $kind }.
effects-piece-asked = Supporting document now required: { $piece }.
effects-piece-dropped = Supporting document no longer required: { $piece }.
effects-piece-to-check = Identity document already received: to check again with the new data.
effects-rule-met = Rule respected: { $rule }
effects-rule-not-met = Rule that would no longer be respected: { $rule }
effects-elsewhere = { $count ->
    [one] Académie { $academie }: one active registration will also have a new version if it prints these data.
   *[other] Académie { $academie }: { $count } active registrations will also have a new version if they print these data.
}
effects-duplicate-ine = Same INE: { $who }.
effects-duplicate-name = Same birth date and a near name: { $who }.
effects-duplicate-elsewhere = Académie { $academie }: a candidate there may be the same person. Ask this académie to check.
effects-see-candidate = Open record no. { $number }
effects-mail-correction-approved = E-mail to the candidate: { $recipient }.
effects-mail-email-replaced = Warning mail to the former address: { $recipient }.
effects-no-mail = No e-mail: this candidate has no e-mail address. Tell by letter.
effects-unchanged = The candidate number { $number } and the registration numbers do not change.
effects-ended = { $count ->
    [one] One closed registration keeps its version and its documents.
   *[other] { $count } closed registrations keep their version and their documents.
}

# Decide
page-corrections = Corrections
corrections-which = Corrections to show
corrections-others = To decide
corrections-mine = Mine
corrections-decided = Decided
corrections-none-others = No correction awaits your decision. To propose one, find a candidate, open the record, then “Correct”.
corrections-none-mine = You have proposed no correction. To propose one, find a candidate, open the record, then “Correct”.
corrections-none-decided = No correction has been decided yet.
corrections-open = Open no. { $number }
corrections-back = All corrections
corrections-one = Correction no. { $number }
corrections-proposed = proposed by { $who } on { $when }
corrections-until = to decide before { $when }
corrections-decided-by = decided by { $who } on { $when }
corrections-column-field = Field
corrections-column-before = Before
corrections-column-after = After
corrections-column-base = When proposed
corrections-column-current = Today
corrections-column-asked = Asked
corrections-side-by-side = Each field before and after the correction
corrections-three-values = Each field when proposed, today, and as asked
corrections-nothing = —
corrections-reason = Explanation
corrections-answer = Answer
corrections-open-evidence = Open the evidence
corrections-evidence = { $name } · { $size } kB
corrections-evidence-read = Seen by you
corrections-moved = The record has changed since the proposal: approving will send it back to its author without changing anything.
corrections-approve = Approve
corrections-refuse = Refuse
corrections-refusal-reason = Why refuse
corrections-confirm-refusal = Refuse this correction
corrections-yours = You proposed this correction: another person must decide about it.
corrections-withdraw = Withdraw my proposal
corrections-withdrawn = The proposal is withdrawn. Nothing has changed in the register.
corrections-renew = Take up again on today’s data
corrections-undo = Undo this correction
corrections-undo-explained = Undoing is a reverse correction: another person will have to approve it.
corrections-confirm-undo = Propose to undo
corrections-approved = Correction approved. New versions: { $versions }; documents to make again: { $documents }; mails: { $mails }.
corrections-refused = The correction is refused. The reason goes back to the person who proposed it.
corrections-too-late-stale = The record has changed since the proposal: nothing was modified, it goes back to its author.
corrections-too-late-expired = This proposal is more than 7 days old: nothing was modified, it goes back to its author.
corrections-expires-soon = Expires soon
corrections-undoes = Undoing
corrections-change = { $field }: { $before } → { $after }

awaiting-returned-corrections = { $count ->
    [one] correction you proposed came back without approval.
   *[other] corrections you proposed came back without approval.
}
awaiting-returned-corrections-link = Take up again
