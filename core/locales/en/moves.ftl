# Moving deadlines of the calendar: two persons
error-nothing-moves = Nothing changes: choose at least one period, and a time other than the present one.
error-instant-passed = A new deadline must be at least { $minutes } minutes from now: a second person must have time to read it.
error-move-closes-before-it-opens = One of the periods would close before it opens. Check both dates.
error-window-is-open = One of the chosen periods is already open: only its closing can still be moved.
error-move-unexplained = Write the reason: it stays in the journal.
error-move-already-open = Another move already awaits a decision for one of these periods (no. { $move }). Have it decided or withdraw it first.
error-move-already-decided = This move is no longer awaiting a decision. Reload the page to see where it stands.
error-own-move = You proposed this move: another person must decide.
error-not-your-move = Only the person who proposed this move may withdraw it.
error-move-too-late = The new deadline was reached while saving: nothing was moved.

calendar-view-moves = Moved deadlines
awaiting-moves = { $count ->
    [one] move of a deadline awaits your decision
   *[other] moves of deadlines await your decision
 }
awaiting-moves-link = Decide

moves-confirm-why = Moving a deadline, or deciding on a move, requires a password typed within the last five minutes.
moves-propose = Propose a move
moves-explained = The times you enter are local to each place; Paris time follows where it differs. Another person will have to approve.
moves-too-many = The filters above give more than { $most } periods: only the { $most } that close soonest are offered here. Choose a domain, an académie or an exam session.
moves-every = Every period the filters above give ({ $count })
moves-windows = Periods to move
moves-choose = Choose one or more periods
moves-opens-day = New opening day (empty: unchanged)
moves-opens-hour = Opening time, local
moves-closes-day = New closing day (empty: unchanged)
moves-closes-hour = Closing time, local
moves-reason = Reason for the move
moves-nothing-asked = Choose periods and a new day: before and after are shown here.
moves-no-reason = The reason is missing.
moves-concerned = { $count ->
    [0] No candidate is concerned at this instant.
    [one] One candidate concerned: an active registration, or a form begun. They will be told by e-mail upon approval.
   *[other] { $count } candidates concerned: an active registration, or a form begun. They will be told by e-mail upon approval.
 }
moves-shorter = { $count ->
    [one] One period will close earlier than planned. What has been accepted stands.
   *[other] { $count } periods will close earlier than planned. What has been accepted stands.
 }
moves-send = Propose this move
moves-sent = Move no. { $number } proposed ({ $windows ->
    [one] one period
   *[other] { $windows } periods
 }). Nothing moves until another person approves.

moves-history = Decided moves
moves-none-decided = No deadline has been moved in your scope.
moves-title = No. { $number } – { $state } – { $at }
moves-by = Move no. { $number }, proposed by { $who } on { $at }
moves-hidden = { $count ->
    [one] One other period lies outside your scope.
   *[other] { $count } other periods lie outside your scope.
 }
moves-until = To be decided before { $at } (Paris time).
moves-decided-by = Decided by { $who }.
moves-refusal = Reason for refusing
moves-told = { $count ->
    [0] No candidate to tell.
    [one] One candidate told by e-mail.
   *[other] { $count } candidates told by e-mail.
 }
moves-being-told = { $count ->
    [0] The candidates concerned are about to be told.
    [one] One candidate told by e-mail so far; the others follow.
   *[other] { $count } candidates told by e-mail so far; the others follow.
 }
moves-closing = Closing
moves-opening = Opening
moves-zone = Time zone
moves-stays = unchanged
moves-approve = Approve
moves-refuse = Refuse
moves-confirm-refusal = Refuse this move
moves-yours = You proposed this move. Another person must decide.
moves-withdraw = Withdraw my proposal
moves-approved = { $windows ->
    [one] Deadline moved. The candidates concerned are being told by e-mail.
   *[other] { $windows } deadlines moved. The candidates concerned are being told by e-mail.
 }
moves-refused = Move refused: nothing changes.
moves-withdrawn = Proposal withdrawn.
moves-too-late-stale = One of these periods has changed meanwhile: nothing was moved. Propose again.
moves-too-late-expired = It is too late to approve this move: nothing was moved.

move-state-proposed = To decide
move-state-approved = Approved
move-state-refused = Refused
move-state-stale = Out of date: a period has changed
move-state-expired = Too late
move-state-withdrawn = Withdrawn

event-calendar-move-proposed = Move of a deadline proposed
event-calendar-move-approved = Move of a deadline approved
event-calendar-move-refused = Move of a deadline refused
event-calendar-move-stale = Move of a deadline out of date
event-calendar-move-expired = Move of a deadline came too late
event-calendar-move-withdrawn = Move of a deadline withdrawn
subject-window-move = Move of a deadline

mail-deadline-opens = { $exam }, { $place }, { $phase }: opens on { $after }, instead of { $before }
mail-deadline-closes = { $exam }, { $place }, { $phase }: closes on { $after }, instead of { $before }
mail-deadline-moved-subject = A date of your exam has changed
mail-deadline-moved-body =
    Hello,

    The exams division has changed dates that concern you (candidate no. { $candidate_number }):
    { $moves }

    What you have already saved stands. Your candidate space shows the new dates:
    { $portal }

    Any questions? Reply to this e-mail or write to the managing office: { $office }.
