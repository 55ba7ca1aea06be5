# The record of a candidate: place in the list, requests, timeline, litigation file; registrations set aside together
candidate-file-place = { $place } of { $total }
candidate-file-place-at-least = { $place } of more than { $total }
candidate-file-keys = Keyboard shortcuts
candidate-file-keys-tabs = Change tab, once in the tabs
candidate-tab-requests = Requests
candidate-file-no-request = No error reported and no accommodations asked.
candidate-file-report = Error reported: { $field } – { $at }
candidate-file-report-waiting = Waiting
candidate-file-report-answered = Answered
candidate-file-report-refused = Refused
candidate-file-report-withdrawn = Withdrawn
candidate-file-accommodation = Accommodations asked – registration { $number } – { $at }
candidate-file-accommodations = Open the requests for accommodations
candidate-file-message = Message of the candidate
candidate-file-answer = Answer of the office
candidate-file-older = Older events are not shown here; the litigation file holds them all.
candidate-file-kind-account = Account
candidate-file-kind-registration = Registration
candidate-file-kind-document = Document
candidate-file-kind-piece = Supporting document
candidate-file-kind-mail = E-mail
candidate-file-kind-correction = Correction
candidate-file-kind-report = Error report
candidate-file-kind-accommodation = Accommodations
candidate-file-kind-record = Record
candidate-file-kind-reading = Reading
search-suggestions = Suggested candidates
search-suggestions-told = Suggestions: { $count }. Arrows to choose, Enter to open the record, Escape to close.

litigation-panel = Litigation file
litigation-panel-help = One PDF with everything the base knows of this candidate: identity, versions and differences, documents and digests, e-mails, supporting documents, corrections, the whole journal and who read what. The request and its reason are written in the journal.
litigation-reason = Reason
litigation-reason-help = For instance the reference of the appeal. It is printed at the head of the file.
litigation-make = Make the file
litigation-ready = The litigation file is ready: open it below. It is kept for 24 hours.
litigation-promised = The litigation file is long: it will be ready in a moment. Reload the page.
litigation-line = { $at } – { $who } – { $pages ->
    [0] { $events ->
        [one] { $events } event
       *[other] { $events } events
    }
    [one] { $pages } page
   *[other] { $pages } pages
 }
litigation-state-ordered = Being made
litigation-state-ready = Ready
litigation-state-failed = Failed
litigation-state-expired = Expired
litigation-open = Open the PDF
error-litigation-reason-missing = Give the reason of the litigation file, in five characters at least.
error-litigation-file-expired = This file is no longer kept: make it again.

litigation-title = Litigation file
litigation-made = Made by { $who } on { $at }
litigation-page = Page { $page } of { $pages }
litigation-part-heading = How this file was made
litigation-number = File no.
litigation-by = Made by
litigation-at = On (Paris time)
litigation-reason-printed = Reason
litigation-places = Scope
litigation-everywhere = Every académie
litigation-every-exam = every exam
litigation-journal-up-to = Journal up to
litigation-journal-event = event no. { $seq }, digest { $hash }
litigation-journal-count = Events
litigation-what = Contents
litigation-what-explained = Everything the base holds on this person within the scope above. Each event of the journal bears its rank in the chain and its SHA-256 digest.
litigation-part-identity = Identity and contact
litigation-candidate-number = Candidate no.
litigation-academie = Académie
litigation-locked = Data locked on
litigation-part-registration = Registration no. { $number }
litigation-state = State
litigation-exam = Exam
litigation-speciality = Speciality
litigation-category = Category
litigation-school = School
litigation-first-saved = Saved on
litigation-saved = Last version
litigation-version = Registration no. { $number }, { $version } – { $at } – { $who } – { $cause }
litigation-part-documents = Registration no. { $number }: documents
litigation-part-pieces = Registration no. { $number }: supporting documents
litigation-part-credits = Registration no. { $number }: prior credits, exemptions and kept grades
litigation-handed = { $kind } (handed over by the office)
litigation-column-document = Document
litigation-column-version = Version
litigation-column-made = Made on, by
litigation-column-opened = Opened by the candidate on
litigation-column-digest = SHA-256 digest
litigation-column-piece = Supporting document
litigation-column-file = File
litigation-column-deposited = Deposited on, by
litigation-column-removed = Removed on
litigation-column-event = No.
litigation-column-at = Date and time
litigation-column-what = Reading
litigation-column-who = By
litigation-part-corrections = Corrections
litigation-correction = Correction no. { $number } – { $state }
litigation-change = { $field }: “{ $before }” becomes “{ $after }”
litigation-because = Reason: { $reason }
litigation-proposed = Proposed by { $who } on { $at }
litigation-decided = Decided by { $who } on { $at }
litigation-proof = Proof, SHA-256 digest { $sha256 }
litigation-part-requests = Requests of the candidate
litigation-report = Error reported on { $at } – { $state }
litigation-accommodation = Accommodations asked on { $at }, registration no. { $number } – { $state }
litigation-asked = Asked: { $measures }
litigation-granted = Granted: { $measures }
litigation-message = Message: { $text }
litigation-answer = Answer: { $text }
litigation-part-mails = E-mails
litigation-part-readings = Readings: who read what
litigation-part-journal = Whole journal
litigation-event = no. { $seq } · { $at } · { $what } · by { $who }
litigation-hash = digest { $hash }

event-litigation-file-ordered = Litigation file requested
event-litigation-file-made = Litigation file made
event-litigation-file-failed = Litigation file failed
event-litigation-file-read = Litigation file opened
event-litigation-file-expired = Litigation file expired
event-mass-ending-asked = Setting aside together asked
event-mass-ending-approved = Setting aside together approved
event-mass-ending-refused = Setting aside together refused
event-mass-ending-started = Setting aside together begun
event-mass-ending-cancelled = Setting aside together stopped
event-mass-ending-resumed = Setting aside together taken up again
event-mass-ending-finished = Setting aside together finished
subject-account = Candidate account
subject-mass-ending = Registrations set aside together
journal-fact-litigation-file = Litigation file no.
journal-fact-pages = Pages
journal-fact-up-to = Up to event no.

page-set-aside = Set aside
search-set-aside = Set aside…
set-aside-asking = Set registrations aside
set-aside-orders = Orders to set aside
set-aside-nothing = No registration chosen. Search, tick lines or keep the whole list, then “Set aside…”.
set-aside-search = Registrations: { $criteria }
set-aside-forget = Set nothing aside
set-aside-preview = { $count ->
    [one] { $items } registration to set aside, of { $matched } found
   *[other] { $items } registrations to set aside, of { $matched } found
 }
set-aside-sample = { $name } – no. { $number }, registration { $registration }, speciality { $speciality }
set-aside-more = { $count ->
    [one] and { $written } other
   *[other] and { $written } others
 }
set-aside-left-out = { $count ->
    [one] { $written } left out: { $why }
   *[other] { $written } left out: { $why }
 }
set-aside-second-person = With so many, counted with what you asked in the last twenty-four hours, a second person must approve. Nothing is done before.
set-aside-reason = Reason, written on each registration
set-aside-do = Set aside, for good
set-aside-ask = Ask for approval
set-aside-begun = { $count ->
    [one] Setting { $count } registration aside begins.
   *[other] Setting { $count } registrations aside begins.
 }
set-aside-asked = { $count ->
    [one] Setting { $count } registration aside waits for a second person.
   *[other] Setting { $count } registrations aside waits for a second person.
 }
set-aside-no-order = No order yet.
set-aside-order = { $count ->
    [one] No. { $number } – { $written } registration
   *[other] No. { $number } – { $written } registrations
 }
set-aside-asked-by = Asked by { $who }, { $at }
set-aside-because = Reason: { $reason }
set-aside-decided-by = Decided by { $who } – { $reason }
set-aside-state-awaiting-approval = To approve
set-aside-state-refused = Refused
set-aside-state-ordered = Ordered
set-aside-state-running = Under way
set-aside-state-cancelled = Stopped
set-aside-state-done = Finished
set-aside-progress = { $done } of { $total }
set-aside-cancel = Stop
set-aside-resume = Take up again
set-aside-refusal = Reason of a refusal
set-aside-approve = Approve
set-aside-refuse = Refuse
set-aside-lines = Line by line
set-aside-column-number = Candidate no.
set-aside-column-name = Name
set-aside-column-registration = Registration no.
set-aside-column-outcome = Outcome
set-aside-column-at = On
set-aside-outcome-set-aside = set aside
set-aside-outcome-waiting = waiting
set-aside-outcome-moved = left: changed since
set-aside-outcome-ended = left: already ended
set-aside-outcome-out-of-perimeter = left: out in your scope
set-aside-outcome-failed = left: unexpected error
error-nothing-to-set-aside = None of these registrations can be set aside.
error-too-many-to-set-aside = No more than { $most } registrations at once.
error-set-aside-reason-missing = Give the reason, in five characters at least.
error-mass-ending-moved = This order is no longer in a state that allows it. Reload the page.
error-set-aside-by-two = The person who asked cannot be the second one, under any account.
awaiting-set-aside = { $count ->
    [one] order to set registrations aside awaits your approval
   *[other] orders to set registrations aside await your approval
 }
awaiting-set-aside-link = Examine
