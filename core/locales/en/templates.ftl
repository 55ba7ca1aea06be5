# Templates of documents: the texts that the office writes itself.
page-templates = Document templates
templates-lead = Headings, notices, back page, signatory and logo of each document, by académie and exam domain. One person writes, another publishes; until something is published, no document changes.
templates-kind = Document
templates-academie = Académie
templates-domain = Exam domain
templates-every-academie = All académies
templates-every-domain = All domains
templates-any-academie = all académies
templates-any-domain = all domains
templates-view = View
templates-view-texts = Texts
templates-view-history = Published versions
templates-place = { $academie }, { $domain }
templates-no-place = No template is in your scope.

templates-applies-sporades = The text in force here is Sporades’s own, version { $n }.
templates-applies = The text in force here is version { $n } ({ $place }), published on { $when }.
templates-begin = Change these texts
templates-begun = Draft open: only you write in it. Nothing changes on documents before it is published.
templates-being-written = { $author } has been writing a draft of these texts since { $when }.
templates-proposed-by = Proposed by { $author }. Read the differences and the preview, then publish or refuse.
templates-proposed-own = Your proposal awaits another person: you can neither change nor publish it.
templates-refused-lately = Your last proposal was refused by { $by }: { $reason }
templates-saved-at = Draft saved on { $when }.
templates-unsaved = Some texts are not saved yet.

templates-group-headings = Headings
templates-group-notices = Notices and texts
templates-group-back = Back page: return and supporting documents
templates-group-signature = Signature
templates-group-labels = Labels
templates-group-margins = Header and footer
templates-group-logo = Logo
templates-facts = Facts this text may hold: { $facts }
templates-fact = { $code } ({ $name })

template-slot-signatory-name = Name of the signatory
template-slot-signatory-function = Title of the signatory
template-slot-logo = Logo of the académie or service
template-slot-signature = Scanned signature
templates-slot-whole = The whole document

template-fact-version = version number
template-fact-issued-at = day of issue
template-fact-issued-on = day of issue
template-fact-page = page number
template-fact-pages = number of pages
template-fact-domain = name of the exam
template-fact-exam-session = exam session
template-fact-kept-until = until when the grade is kept
template-fact-label = name
template-fact-year = year
template-fact-academie = académie
template-fact-detail = detail
template-fact-due = last day
template-fact-closes-at = closing day
template-fact-return-by = last day to return
template-fact-website = address of the candidate space
template-fact-office-email = e-mail of the service
template-fact-office-phone = telephone of the service
template-fact-office-name = name of the service
template-mark-fact = ({ $name }?)
template-mark-text = (text?)
template-mark-sign = (sign?)

templates-image-none = No image.
templates-image-there = An image is in place: see the preview.
templates-image-file = PNG or JPEG, 2 MB at most
templates-image-put = Put this image
templates-image-remove = Take the image away
templates-image-done = Image saved in the draft.
templates-image-removed = Image taken out of the draft.
templates-image-missing = Choose a file first.

templates-save = Save the draft
templates-saved = Draft saved.
templates-propose = Propose for publication
templates-proposed = Proposal sent: another person in your scope may publish it.
templates-withdraw = Discard this draft
templates-withdraw-proposal = Withdraw this proposal
templates-withdrawn = Draft discarded: the text in force has not changed.
templates-publish = Publish
templates-published = Version { $n } published. The documents concerned are to be made again.
templates-refuse = Refuse
templates-refuse-reason = Reason for refusing
templates-refuse-confirm = Refuse with this reason
templates-refused = Proposal refused: its author will read why.
templates-to-remake = { $count ->
    [0] No document in your scope is to be made again.
    [one] 1 document in your scope is to be made again.
   *[other] { $written } documents in your scope are to be made again.
 }

templates-preview = Preview
templates-preview-person = Sample person
templates-preview-regime = How it is signed
templates-regime-paper = On paper
templates-regime-upload = Signed paper uploaded
templates-regime-online = Validated online
templates-preview-page = Preview of page { $page } of { $pages }
templates-preview-none = This text cannot be laid out.
specimen-usual = Usual candidate
specimen-long-name = Very long name
specimen-many-papers = Forty papers, under age
specimen-foreign-address = Foreign address
specimen-few-facts = Few facts

templates-faults = { $count ->
    [one] 1 fault to correct before proposing:
   *[other] { $count } faults to correct before proposing:
 }
templates-no-fault = No fault on the five sample people.
template-fault-empty = “{ $slot }”: the text is empty.
template-fault-unknown-fact = “{ $slot }”: there is no fact { $name } in this place.
template-fault-missing-fact = “{ $slot }”: the required fact { $name } is missing.
template-fault-empty-fact = “{ $slot }”: the service has no { $name }; fill it in, or take it out of the text.
template-fault-sign = “{ $slot }”: the sign { $name } cannot be printed.
template-fault-crowded = “{ $slot }”: the text has no room ({ $person }).
template-fault-not-printed = “{ $slot }”: the document cannot be printed ({ $person }).

templates-differences = Differences from the text in force
templates-differences-none = Both texts are the same.
templates-before = Before
templates-after = After
templates-nothing-there = (nothing)
templates-image = (image)
templates-history-none = No version published.
templates-version = Version { $n } – { $place }
templates-version-by = Written by { $author }, published by { $by } on { $when }
templates-version-sporades = Sporades’s text, published on { $when }
templates-version-applies = In force here
templates-compare-before = Compare version
templates-compare-after = with version
templates-again = Start again from this version
templates-again-begun = Draft open, from version { $n }.

templates-waiting = { $count ->
    [one] 1 proposal awaits your decision
   *[other] { $count } proposals await your decision
 }
templates-waiting-one = { $kind } – { $place }, proposed by { $author }
templates-open = Read proposal no. { $number }
awaiting-templates = { $count ->
    [one] document template awaits your reading
   *[other] document templates await your reading
 }
awaiting-templates-link = Read and publish

event-template-begun = Draft of a template begun
event-template-changed = Draft of a template changed
event-template-proposed = Template proposed for publication
event-template-refused = Template refused
event-template-withdrawn = Draft of a template given up
subject-template-draft = Draft of a template

error-draft-open = A draft is open already for this document and place. { $author }
error-draft-decided = This draft is no longer where it was: open the page again to see where it stands.
error-draft-of-another = This draft is { $author }’s: only its author writes in it and proposes it.
error-author-cannot-decide = You wrote this text: another person has to publish or refuse it.
error-template-faulty = { $count ->
    [one] The text has 1 fault: mend it, then try again.
   *[other] The text has { $count } faults: mend them, then try again.
 }
error-nothing-written = This text is the one in force already: there is nothing to propose.
error-unknown-slot = This document has no text “{ $slot }”.
error-text-too-long = The text “{ $slot }” has more than { $most } characters.
error-template-refused-unexplained = Say why you refuse this text.
error-image-not-readable = This file is not a readable PNG or JPEG image.
error-image-too-large = The image weighs { $most } MB at most and measures from 24 to { $side } points a side.
