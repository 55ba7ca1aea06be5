# Mails: confirmation and supporting documents
mail-confirmation-validated-subject = Your registration confirmation has been validated
mail-confirmation-validated-body =
    Hello,

    You have validated online the confirmation of your registration no. { $registration }, Version { $version } ({ $exam }), candidate no. { $candidate_number }. This validation counts as your signature.

    If you change your registration, the new version will have to be validated again.

    Your candidate space: { $portal }

    Was this not you? Reply to this e-mail or write to the managing office: { $office }.

mail-confirmation-received-subject = Your signed registration confirmation has been received
mail-confirmation-received-body =
    Hello,

    The exams office has received the signed confirmation of your registration no. { $registration }, Version { $version } ({ $exam }), candidate no. { $candidate_number }.

    If you change your registration, the new version will have to be signed and returned again.

    Your candidate space: { $portal }

    Any questions? Reply to this e-mail or write to the managing office: { $office }.

mail-confirmation-taken-back-subject = Your registration confirmation must be { $online ->
    [yes] validated
   *[no] signed
} again
mail-confirmation-taken-back-body =
    Hello,

    Your registration no. { $registration } ({ $exam }), candidate no. { $candidate_number }, is now Version { $version }. The signature given for the previous version no longer stands.

    { $online ->
        [yes] Read the new version in your candidate space, under “My registrations”, then validate it.
       *[no] Print the new version from your candidate space, under “My documents”, sign it and return it.
    }
    { $portal }

    Any questions? Reply to this e-mail or write to the managing office: { $office }.

mail-pieces-locked-subject = Your supporting documents are locked
mail-pieces-locked-body =
    Hello,

    The supporting documents of your registration no. { $registration } ({ $exam }), candidate no. { $candidate_number }, are locked. The exams office will check them.

    To change them from now on, write to the managing office: { $office }.

    Your candidate space: { $portal }

mail-pieces-unlocked-subject = Your supporting documents are unlocked
mail-pieces-unlocked-body =
    Hello,

    The exams office has unlocked the supporting documents of your registration no. { $registration } ({ $exam }), candidate no. { $candidate_number }. Reason: { $reason }

    Upload the new documents in your candidate space, then lock them again:
    { $portal }

    Any questions? Reply to this e-mail or write to the managing office: { $office }.

mail-piece-refused-subject = A supporting document was not accepted
mail-piece-refused-body =
    Hello,

    The exams office did not accept a document of your registration no. { $registration } ({ $exam }), candidate no. { $candidate_number }:
    – { $piece }

    Reason: { $reason }

    Replace this document in your candidate space, under “My supporting documents”:
    { $portal }

    Any questions? Reply to this e-mail or write to the managing office: { $office }.

mail-pieces-reminder-subject = Documents are missing from your registration
mail-pieces-reminder-body =
    Hello,

    Candidate no. { $candidate_number }, supporting documents are missing from your file.

    { $reminded }

    The whole list is in your candidate space, under “My documents”: { $portal }

    Any questions? Reply to this e-mail or write to the managing office: { $office }.

mail-reminded-registration = Registration no. { $number } ({ $exam })
mail-reminded-refused = { $reason ->
    [none] { $piece } (refused, to be replaced)
   *[other] { $piece } (refused, to be replaced: { $reason })
 }
mail-reminded-by-post = { $piece } (to be sent back by post to the exams office)
mail-reminded-all-by-post = The date to return it by is printed on the registration confirmation.
mail-reminded-where = { $due ->
    [none] To be uploaded without delay, under “My supporting documents”: { $address }
   *[other] To be uploaded before { $due }, under “My supporting documents”: { $address }
 }
mail-piece-unnamed = A document that your candidate space names
mail-reason-unnamed = it is in your candidate space.

# Refusals
error-file-acts = This PDF contains a program, another file or a password: it is not accepted. Save it again without these, or take a photo of the document.
error-pieces-not-open = Supporting documents cannot be uploaded for this registration at the moment.
error-pieces-locked = The documents are locked: only the managing office can unlock them.
error-pieces-not-locked = The documents are not locked.
error-piece-cannot = This is not possible: { $state ->
    [awaited] the document has not been uploaded yet
    [received] the document has been received
    [under_check] the document is being checked
    [refused] the document was refused
    [accepted] the document is already accepted
   *[not_required] the document is no longer asked for
}.
error-pieces-lacking = Still missing: { $pieces }. Upload every document asked for before locking.
error-too-many-files = This document already has { $most } files: remove or replace one.
error-sent-by-post = This document is returned by post, signed: it is not uploaded.
error-piece-reason-missing = Say why.
error-not-online = The confirmation of this registration is signed on paper: it cannot be validated online.
error-not-on-paper = This candidate has an account and validates the confirmation of this registration online: no paper is expected.
error-validation-not-open = Online validation is not open at the moment.
error-signed-already = This version is already signed or validated.

event-piece-read = Supporting document opened

# Candidate space: my supporting documents
portal-pieces-title = My supporting documents
portal-pieces-heading = Supporting documents of registration { $number }
portal-pieces-lead = Upload each document asked for, check it, then lock your documents: the exams office can then examine them.
portal-pieces-none = No document is asked for this registration.
portal-pieces-no-registration = You have no current registration. The documents to provide appear here as soon as you have one.
portal-pieces-choose = Which registration is it about?
portal-pieces-open-until = Uploads are open until { $closes }.
portal-pieces-open-from = Uploads open on { $opens }.
portal-pieces-closed = Uploads closed on { $closes }. Write to the managing office if a document is missing.
portal-pieces-given-back = Uploads closed on { $closes }, but the managing office has asked for a document again since: upload it as soon as possible.
portal-pieces-asked = Documents asked for
portal-pieces-locked = Your documents have been locked since { $at }. The exams office is checking them. To change them, write to the office: it alone can unlock them.
portal-pieces-modified = Your registration was changed after the documents were locked: print or validate the new confirmation, then write to the managing office so that it unlocks your documents and validates your changes.
portal-pieces-complete = All your documents are accepted. You have nothing more to do.
portal-piece-by-post = To be returned by post, signed. It is not uploaded here.
portal-piece-refused-why = Reason for the refusal: { $reason }
portal-piece-replace-it = Upload a new document: it will replace the one that was refused.
portal-piece-files = Files uploaded for { $piece }
portal-piece-file-size = { $size } KB, uploaded on { $at }
portal-piece-open = Open
portal-piece-open-named = Open { $name } (new tab)
portal-piece-remove = Remove
portal-piece-remove-named = Remove { $name }
portal-piece-replaces = This file replaces
portal-piece-replaces-none = None: it is one more file
portal-piece-file = File
portal-piece-file-of = File to upload: { $piece }
portal-piece-hint = PDF, JPEG or PNG, 10 MB at most, { $most } files at most for each document.
portal-piece-deposit = Upload
portal-piece-deposit-named = Upload: { $piece }
portal-piece-deposited = The file has been uploaded.
portal-piece-removed = The file has been removed.
portal-pieces-lock-title = Lock my documents
portal-pieces-lock-why = Locking means: I have uploaded everything, the exams office can check it. After that you cannot change anything without the office; any change to the registration will need a new confirmation and its agreement.
portal-pieces-lock-lacking = Before locking, still missing:
portal-pieces-lock = Lock my documents
portal-pieces-lock-done = Your documents are locked.
portal-piece-state-awaited = To upload
portal-piece-state-received = Uploaded
portal-piece-state-under-check = Being checked
portal-piece-state-refused = Refused
portal-piece-state-accepted = Accepted
portal-piece-state-not-required = Not required

# Candidate space: validate or return the confirmation
portal-validate-title = Confirm my registration { $number }
portal-validate-lead-online = Read the whole confirmation, then validate it: this validation counts as your signature. There is nothing to print or send back.
portal-validate-lead-paper = Print the registration confirmation, check it, sign it, then return it with the supporting documents asked for.
portal-validate-lead-upload = Print the registration confirmation, check it, sign it, scan the whole of it, then upload it under “My supporting documents”.
portal-validate-open-until = To be done before { $closes }.
portal-validate-open-from = The period opens on { $opens }.
portal-validate-again = I had validated the previous version in time. My registration has changed since: I validate the new version as soon as possible.
portal-validate-closed = The period closed on { $closes }. Write to the managing office without delay.
portal-validate-undated = The deadline is the one written on the back of the confirmation.
portal-validate-tick = I have checked
portal-validate-tick-missing = Tick the box to say that you have checked the content.
portal-validate-do = Validate my registration confirmation
portal-validate-done = Version { $version } is validated: it counts as your signature.
portal-validate-received = The exams office has received the signed confirmation of Version { $version }.
portal-validate-print = View / print the confirmation
portal-validate-steps = What to do
portal-validate-step-print = Print the confirmation (both sides) and read it through.
portal-validate-step-sign = Date it and sign it. If the candidate is a minor, the legal representative signs too.
portal-validate-step-send = Return it with the documents asked for to the address below.
portal-validate-step-upload = Scan the whole of it and upload it under “My supporting documents”, with the others.
portal-validate-address = Return address
portal-validate-content = Content of the confirmation, Version { $version }
portal-validate-moved = The content changed while you were reading it: read it again below before validating.

# Dashboard: supporting documents
page-pieces = Supporting documents
pieces-count = { $count ->
    [0] No document
    [one] 1 document
   *[other] { $count } documents
}
pieces-none = No document to check here. Change the filters, or come back when candidates have uploaded some.
pieces-filter-academie = Académie
pieces-filter-domain = Domain
pieces-filter-state = State
pieces-filter-kind = Document
pieces-filter-modified = Only those changed after locking
pieces-every = All
pieces-to-check = To check
pieces-of = { $name } · { $number } · registration { $registration }
pieces-exam = Registration
pieces-born = Born
pieces-born-said = { $day }, { $place }
pieces-credits = Prior credits declared
pieces-waiting-since = Uploaded on { $at }
pieces-open-file = Open { $name }
pieces-image = ![The uploaded file]({ $address })
pieces-no-file = No file: the document is awaited, or came by post.
pieces-accept = Accept
pieces-refuse = Refuse
pieces-skip = Skip
pieces-reason = Reason for the refusal, sent to the candidate
pieces-accepted = Document accepted: { $piece }
pieces-refused = Document refused: { $piece }
pieces-locked-at = Locked on { $at }
pieces-not-locked-yet = Not locked by the candidate
pieces-modified-since = Registration changed since the documents were locked
pieces-candidate = Open the record
pieces-unlock = Unlock the documents
pieces-unlock-reason = Reason for unlocking, sent to the candidate
pieces-unlock-confirm = Unlock
pieces-unlocked = Documents unlocked: the candidate has been told.
pieces-remind = Send a reminder
pieces-reminded = Reminder sent: the letter is in the candidate’s space.
pieces-reminded-already = The same reminder was already sent today.
pieces-note-confirmed = Signed confirmation received
pieces-confirmed = Signed confirmation noted.
pieces-reason-choice = Usual reason
pieces-reason-unreadable = The document cannot be read: upload it again, sharp and whole.
pieces-reason-expired = The document is no longer valid on the date of registration.
pieces-reason-incomplete = The document is incomplete: all its pages are needed.
pieces-reason-other-document = The document is not the one asked for.
pieces-refuse-confirm = Refuse and tell the candidate
pieces-open-piece = Open
pieces-reason-refused-before = Reason for the previous refusal
pieces-skipped-again = See the skipped documents again
portal-piece-to-post = To return
portal-validate-name = Confirm my registration
awaiting-pieces = { $count ->
    [one] supporting document to check
   *[other] supporting documents to check
}
awaiting-pieces-link = Check
pieces-reason-none = Choose a reason, or write it below
