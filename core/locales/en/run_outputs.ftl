# Runs: where they start from, files by school, samples, mails, second person
run-outputs-no-school = No school

run-kind = Document
run-from = Start from
run-from-filters = The filters below
run-from-view = View: { $name }
run-from-frozen = Frozen list: { $name }, { $at }
documents-order-listed = As in the list
documents-output-schools = One PDF per school
run-notify = Tell the candidates by mail
run-notify-help = One mail per candidate and run, once the new document is published. A document already up to date is not announced.

run-sample-first = The first of the run
run-sample-long = One of the longest
run-samples-show = Show these first pages here
run-sample-page = First page as it would be printed: { $about }
run-sample-random = Another one, at random
run-each = See each document to make again and why
run-each-more = Only the first { $shown } are shown.
run-column-registration = Registration
run-column-printed = Printed version
run-column-now = Current version
stale-version-moved-by = The registration changed: { $cause }
stale-saying-changed = What the letter says changed

run-about = { $kind }: { $criteria }
run-told = { $count ->
    [0] No candidate is told so far.
    [one] One candidate is told by mail.
   *[other] { $written } candidates are told by mail.
 }
runs-state-awaiting-approval = Waits for a second person
runs-state-refused = Refused
runs-stage-notices = Documents and files done, sending the mails…

run-needs-second = Over { $above } documents asked for by one person in twenty-four hours, a run waits for the approval of a second person: it begins only then.
run-awaits-second = Run no. { $number } is ordered ({ $total ->
    [one] one registration
   *[other] { $written } registrations
 }). It waits for the approval of a second person.
run-waits-second = This run waits for the approval of a second person: nothing is made yet. You may cancel it.
run-to-approve = Runs to approve
run-awaiting-line = Run no. { $number }: { $kind }, { $total ->
    [one] one registration
   *[other] { $written } registrations
 }
run-awaiting-notify = The candidates will be told by mail.
run-awaiting-silent = The candidates will not be told by mail.
run-refusal-reason = Reason, if you refuse
run-refusal-reason-given = Reason for refusal: { $reason }
run-approve = Approve
run-refuse = Refuse
run-approved = Run no. { $number } is approved: it begins.
run-refused = Run no. { $number } is refused.
run-approved-by = approved by { $by }
run-refused-by = refused by { $by }
error-orderer-cannot-approve = You ordered this run: another person must approve it.
error-run-refusal-reason-missing = Give the reason for refusing: the person who ordered the run will read it.
event-run-approved = Run approved
event-run-refused = Run refused

run-threshold = Approval by a second person
run-threshold-help = Over this number, another person must approve. What covers several académies follows the smallest of their numbers. What one person asks alone in twenty-four hours counts together, and whoever raises this number does not use it himself. The change is written in the journal.
run-threshold-act = What waits for a second person
counted-act-run = Runs
counted-act-export = Exports
counted-act-setting-aside = Registrations set aside together
run-threshold-place = For
run-threshold-everywhere = All académies without a setting of their own
run-threshold-set = Set by { $by } on { $at }
run-threshold-keep = Keep this number
run-threshold-kept = Noted: over { $written }, a second person will have to approve.
field-run-approval-above = Documents that one person may issue alone
field-export-approval-above = Rows naming someone that one person may export alone
field-mass-approval-above = Registrations that one person may set aside alone
fault-number-out-of-range = this number is out of range.

awaiting-runs-to-approve = { $count ->
    [one] run awaits your approval
   *[other] runs await your approval
 }
awaiting-runs-to-approve-link = Examine
awaiting-stale-letters = { $count ->
    [one] to make again: { $document }
   *[other] to make again: { $document }
 }
awaiting-stale-letters-link = Make again
run-confirm-why = Approving a mass run requires a password typed within the last five minutes.

runs-with-failures = { $count ->
    [one] one failure
   *[other] { $count } failures
 }
runs-failures-first = The first { $shown } failures, of { $failed }.
runs-failure-open = Open the record of { $name }, no. { $number }

run-stopped-paused = Run suspended: { $done } of { $total }. The documents already made again are published; “Resume” makes the others, then the files.
run-stopped-cancelled = Run cancelled: { $done } of { $total }. The documents already made again are published; the others are still to be made.
run-stopped-refused = Run refused: nothing was done.
