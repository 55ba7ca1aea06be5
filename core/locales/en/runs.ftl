# Bulk runs: choose, check, order, follow
page-documents = Issue documents
page-runs = Runs
documents-intro = Choose the registrations, check what would be done, then order. The run goes on even if you close this tab.
documents-search-text = Registrations of the search: { $criteria }
documents-search-forget = Forget this search
documents-what = Which registrations
documents-how = Which files
documents-filter-academies = Académies
documents-filter-domains = Exams
documents-filter-exam-sessions = Exam sessions
documents-filter-specialities = Specialities
documents-filter-specialities-help = Choose a single exam first.
documents-filter-offices = Offices
documents-filter-schools = Schools (UAI codes)
documents-filter-all-academies = All
documents-filter-all-domains = All
documents-filter-all-exam-sessions = All
documents-filter-all-specialities = All
documents-filter-all-offices = All
documents-only-stale = Only the documents to make again
documents-only-stale-help = Leaves out those that already say what they should. Untick to gather all of them in the files: those up to date are not made again.
documents-order = Order of the files
documents-order-speciality = Speciality, then name
documents-order-school = School, then class and name
documents-order-name = Name
documents-outputs = Files to make
documents-outputs-none = None: documents are only published
documents-output-merged = One PDF
documents-output-zip = A ZIP archive
documents-output-manifest = CSV manifest
documents-dry-run = What would be done
documents-metric-items = Registrations concerned
documents-metric-to-make = To make again
documents-metric-current = Already up to date
documents-metric-skipped = Left out
documents-metric-time = Estimated time
documents-nothing = Nothing to issue: no registration matches, or all documents are up to date.
documents-nothing-stale = All documents of this choice are up to date. Nothing is to be made again.
documents-reasons = Why they are to be made again
documents-skipped = Why others are left out
documents-column-reason = Reason
documents-column-count = Registrations
documents-samples = Samples, as they would be printed
documents-sample = { $name }, no. { $number }
documents-launch = Start the run
documents-launched = Run no. { $number } is ordered: { $total ->
    [one] one registration
   *[other] { $written } registrations
 }.

stale-none-yet = No document exists yet
stale-version-moved = The registration changed
stale-template-changed = The template changed
stale-context-changed = The office’s information changed
stale-dates-changed = The dates of the calendar changed
stale-office-changed = The office’s address changed
stale-regime-changed = The way to return it changed

skipped-deregistered = Deregistered
skipped-set-aside = Set aside by the office
skipped-transferred = Transferred to another académie
skipped-session-closed = Exam session closed
skipped-no-calendar = No date in the calendar for this place
skipped-no-office = No managing office known
skipped-no-template = No published template
skipped-already-current = Already up to date
skipped-out-of-perimeter = Outside the scope of who ordered, when it ran
skipped-superseded = Replaced since
skipped-unreadable = Kept data cannot be read: tell the technical administrator

runs-live = Run no. { $number }
error-run-already-ordered = { $state ->
    [awaiting_approval] Run no. { $run }, ordered by { $who } on { $at }, covers the same registrations and awaits the approval of a second person: give it or cancel the run under “Runs”.
    [paused] Run no. { $run }, ordered by { $who } on { $at }, covers the same registrations and is paused: resume or cancel it under “Runs”.
   *[other] Run no. { $run }, ordered by { $who } on { $at }, covers the same registrations and is not over: follow it under “Runs”.
 }
run-same = { $state ->
    [awaiting_approval] The same run, no. { $number }, was ordered by { $who } on { $at } and awaits the approval of a second person.
    [paused] The same run, no. { $number }, was ordered by { $who } on { $at } and is paused.
   *[other] The same run, no. { $number }, was ordered by { $who } on { $at } and is not over.
 } It cannot be started twice at a time.
run-same-link = Follow run no. { $number }
runs-state-ordered = Ordered
runs-state-running = Running
runs-state-paused = Paused
runs-state-cancelled = Cancelled
runs-state-done = Done
runs-state-failed = Done with errors
runs-ordered-by = Ordered by { $by } on { $at }
runs-about = { $criteria }
runs-stage-ordered = Waiting for a worker…
runs-stage-documents = Documents: { $done } of { $total }
runs-stage-files = Documents done, preparing the files: { $files_done } of { $files }
runs-rate = { $rate } documents a second
runs-left = About { $time } left
runs-time-seconds = { $count ->
    [one] one second
   *[other] { $count } seconds
 }
runs-time-minutes = { $count ->
    [one] one minute
   *[other] { $count } minutes
 }
runs-time-hours = { $count ->
    [one] one hour
   *[other] { $count } hours
 }
runs-no-worker = No worker is running: the run will begin as soon as one is started.
runs-metric-made = Made again
runs-metric-current = Already up to date
runs-metric-skipped = Left out
runs-metric-failed = Failed
runs-pause = Pause
runs-resume = Resume
runs-cancel = Cancel
runs-retry = Retry what failed
runs-done-paused = Run no. { $number } is paused.
runs-done-running = Run no. { $number } goes on.
runs-done-cancelled = Run no. { $number } is cancelled: what is made stays, the rest will not be made.
runs-took = Took { $time }
runs-skipped = Left out
runs-failures = Failed
runs-column-candidate = Candidate
runs-column-name = Name
runs-column-why = Reason
runs-files = Files
runs-file-label = { $name } ({ $size })
runs-files-none = This run gives no file: the documents are published.
runs-manifest-sheet = Manifest for a spreadsheet
runs-history = History
runs-history-empty = No run yet. Choose registrations and start the first one.
runs-history-none-other = No other run.
runs-history-link = Follow
runs-history-facts = { $done } registrations, ordered by { $by } on { $at }
runs-new = New run
runs-unknown-failure = Unexpected defect ({ $code })
runs-worker-died = Printing this document stops the worker: tell the administrator
error-unreadable = What is kept of this registration cannot be read: tell the technical administrator.
error-documents-not-made = Not all the documents could be made again.
runs-files-error = A file could not be written ({ $error }). Retry, or tell the administrator.
runs-size = { $size ->
    [small] less than 1 MB
   *[other] { $written } MB
 }

error-no-document-now = This registration cannot have this document now: { $reason ->
    [deregistered] it is deregistered
    [set_aside] it was set aside by the office
    [transferred] it was transferred to another académie
    [session_closed] the exam session is closed
    [no_calendar] the calendar has no date for its académie and audience
    [no_office] no managing office is known
   *[other] no template is published
 }.
error-run-cannot-change = This run can no longer change that way: { $state ->
    [done] it is done
    [failed] it is done with errors
    [cancelled] it is cancelled
    [paused] it is paused
   *[other] it is running
 }.
documents-time-seconds = { $count } s
documents-time-minutes = { $count } min
documents-time-hours = { $count } h
