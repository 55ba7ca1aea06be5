# Hand over in bulk: one PDF of many candidates, or an archive of PDFs
subject-handing = Bulk hand-over
event-handing-staged = File to hand over in bulk uploaded
event-handing-ordered = Bulk hand-over confirmed
event-handing-cancelled = Bulk hand-over stopped
event-handing-finished = Bulk hand-over finished
event-handing-discarded = File to hand over in bulk withdrawn

page-handing = Hand over in bulk
handing-many-intro = A PDF of many candidates is cut by the candidate number read on each page; a ZIP archive, by the names of its files. The plan comes first: nothing is handed over before you confirm.
handing-many-file = PDF file or ZIP archive (50 MB, 3,000 pages or files at most)
handing-many-session = Exam session
handing-many-session-any = Not needed: one registration per candidate
handing-many-session-help = Chooses the registration of a candidate who has several.
handing-many-follows = A page without a number follows the one before
handing-many-follows-help = Tick it when only the first page of each document bears the number. Otherwise a page without a number is left out.
handing-many-read = Read the file
handing-many-review = Plan again this way
handing-many-understood = How the file is understood
handing-many-reading = Reading the file…
handing-many-being-read = This large file is read in the background. You may close this page.
handing-many-gave-up = The background work gave up on this file. Withdraw it, then upload it again.
handing-many-plan = What will be done
handing-many-matched = To hand over
handing-many-replaced = Of which replace
handing-many-already = Handed over already
handing-many-ambiguous = To be clarified
handing-many-left = Left out
handing-many-given = Handed over
handing-many-failures = Not handed over
handing-many-confirm = { $count ->
    [one] Hand over one document
   *[other] Hand over { $count } documents
}
handing-many-discard = Withdraw this file
handing-many-stop = Stop
handing-many-nothing = No part of this file can be handed over: see why below.
handing-many-ordered = Confirmed: the documents are handed over in the background. You may close this page.
handing-many-progress = { $done } of { $all } handed over
handing-many-stopped = Stopped: what was handed over stays.
handing-many-discarded = File withdrawn: nothing was handed over.
handing-many-reviewed = The plan was made again.
handing-many-done = Done: { $given ->
    [0] no document handed over
    [one] one document handed over
   *[other] { $given } documents handed over
}, { $failed ->
    [0] no failure
    [one] one failure
   *[other] { $failed } failures
}. Each candidate is told by mail.
handing-column-where = Pages or file
handing-column-number = Number read
handing-column-person = Candidate
handing-column-registration = Registration
handing-column-session = Exam session
handing-column-outcome = What will be done
handing-column-done = What was done
handing-pages = pages { $first } to { $last }
handing-one-page = page { $page }
handing-outcome-matched = To hand over
handing-outcome-matched-replaces = To hand over, replaces the former one
handing-outcome-unmatched = Left out
handing-outcome-ambiguous = To be clarified
handing-outcome-already = Handed over already
handing-outcome-handed = Handed over
handing-outcome-failed = Not handed over
handing-why-no-number = no candidate number is read there
handing-why-unknown-number = no registration within your scope has this number
handing-why-several-numbers = several candidates are named there
handing-why-apart = this candidate is at several places of the file
handing-why-no-registration = no registration for this exam session
handing-why-several-registrations = several registrations: choose the exam session
handing-why-not-a-pdf = this is not a PDF
handing-why-too-large = over 10 MB
handing-why-acts = this PDF holds a script, a program or a password
handing-why-other = the registration is out of your reach now
handing-history = Earlier files
handing-open = Open
handing-state-reading = Being read
handing-state-refused = Refused
handing-state-staged = To be confirmed
handing-state-ordered = Under way
handing-state-done = Done
handing-state-cancelled = Stopped
handing-state-discarded = Withdrawn
error-batch-file-refused = { $reason ->
    [empty] Choose a file.
    [too_large] The file is over { $most } MB: divide it.
    [not_pdf_nor_zip] This file is neither a PDF nor a ZIP archive.
    [encrypted] This file is protected by a password: take it without protection.
    [too_many_pages] This PDF has more than { $most } pages: divide it.
    [too_many_files] This archive has more than { $most } files: divide it.
    [too_heavy] This PDF needs too much memory to be read: divide it, or print it to PDF again.
    [too_slow] This PDF takes too long to read: divide it, or print it to PDF again.
    [unpacked_too_large] This archive would be over { $most } MB once unpacked: divide it.
    [ratio] This archive is compressed more than { $most } times: it is no ordinary archive of PDFs.
    [size_lie] This archive lies about the size of its files.
    [without_file] This archive holds no file.
    [file_acts] This PDF holds a script, a program, another file or a password: it is not kept.
   *[other] This file cannot be read: it is damaged, or is not what its name says.
}
error-batch-cannot-change = { $state ->
    [done] This file is done already.
    [ordered] This file is being handed over.
    [cancelled] Handing over this file was stopped.
    [reading] This file is still being read.
   *[other] This file was withdrawn or refused. Upload it again.
}
error-batch-plan-moved = The plan has changed since you read it: nothing is handed over. Make the plan again, read it, then confirm.
error-nothing-to-hand-over = No part of this file can be handed over.
handing-many-what-was-done = What was done
handing-many-other = Hand over another file
