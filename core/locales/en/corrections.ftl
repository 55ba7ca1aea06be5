# Corrections of locked personal data: refusals
error-nothing-changes = Nothing changes: the register already says so. Change at least one field.
error-field-not-correctable = This field cannot be corrected ({ $field }).
error-correction-already-open = A correction already waits for a decision on this candidate (no. { $correction }). Have it decided or withdraw it first.
error-unknown-reason = Choose a reason in the list.
error-reason-unexplained = This reason needs an explanation: write it.
error-evidence-missing = Attach the evidence: a correction is not proposed without proof.
error-evidence-too-large = The evidence is larger than { $most } MB. Make it smaller, then attach it again.
error-evidence-not-recognised = The evidence is not a PDF, JPEG or PNG file, or its name says something else than its content.
error-own-proposal = You proposed this correction: another person must decide about it.
error-recent-editor = You changed this file in the last 24 hours: another person must approve this correction.
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
correction-state-stale = Stale: the file has changed
correction-state-expired = Expired after 7 days
correction-state-withdrawn = Withdrawn

civility-mme = Madam
civility-m = Sir
civility-unsaid = Not said
