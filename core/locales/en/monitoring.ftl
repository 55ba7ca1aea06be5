# Volumes and calendar
registration-state-registered = Registered
registration-state-confirmed = Confirmed
registration-state-validated = Validated
registration-state-deregistered = Deregistered
registration-state-set-aside = Set aside
registration-state-transferred = Transferred

audience-individual = Individual candidates
audience-school = School candidates

phase-registration = Registration
phase-modification = Modification
phase-pieces = Sending pieces
phase-confirmations = Returning confirmations
phase-online-validation = Online validation

window-state-upcoming = Upcoming
window-state-open = Open
window-state-closed = Closed

volumes-withheld = Fewer than 5 (not given)

chart-day = Day
chart-name = Series
chart-count = Count
chart-place = Académie
chart-domain = Domain
chart-state = State
chart-opens = Opens
chart-closes = Closes
chart-line = Académie
chart-phase = Phase
chart-opened = Opens
chart-closed = Closes

page-volumes = Volumes
volumes-academie = Académie
volumes-domain = Domain
volumes-exam-session = Exam session
volumes-every-academie = All
volumes-every-domain = All
volumes-every-exam-session = All
volumes-axis = One curve per
volumes-axis-domain = domain
volumes-axis-academie = académie
volumes-at = As of { $at } (Paris time), counted from the registrations themselves. Each day is the académie’s own.
volumes-nothing = No registration meets these choices. Widen the académies, domains or exam sessions.
volumes-number-saved = Registrations saved
volumes-number-active = Active registrations
volumes-number-today = Saved today
volumes-number-deregistered = Deregistered
volumes-to-list = See the list
volumes-running = Running total
volumes-by-day = Registrations saved by day
volumes-by-day-running = Registrations saved, running total
volumes-ended-by-day = Registrations ended by day
volumes-alt = Curve of { $count } registrations by day: { $series }. The same numbers are in the table that follows.
volumes-ended-alt = { $count } registrations deregistered, set aside or transferred, by day. The same numbers are in the table that follows.
volumes-others = The { $count } others
volumes-as-table = See the same numbers as a table
volumes-total = Total
volumes-cells = By académie and domain
volumes-small = < 5
volumes-withheld-note = { $count ->
    [one] One count under 5 is not given: it is in no total.
   *[other] { $count } counts under 5 are not given: they are in no total.
 }
volumes-export = Export these volumes

page-calendar = Calendar
calendar-empty = No registration period is known yet in your scope. They come from the reference data.
calendar-intro = As of { $at } (Paris time). Hours are the académie’s own; Paris time follows when it differs.
calendar-view = View
calendar-view-table = Table
calendar-view-matrix = Matrix
calendar-view-timeline = Timeline
calendar-every-state = All
calendar-every-academie = All
calendar-every-domain = All
calendar-every-exam-session = All
calendar-every-audience = All
calendar-every-phase = All
calendar-state = State
calendar-academie = Académie
calendar-domain = Domain
calendar-exam-session = Exam session
calendar-audience = Audience
calendar-phase = Phase
calendar-opens = Opens
calendar-closes = Closes
calendar-left = Time left
calendar-source = Source of the dates
calendar-source-of-all = Source of the dates: { $source }.
calendar-in-paris = ({ $paris } in Paris)
calendar-over = over
calendar-opens-in = opens in { $time }
calendar-closes-in = closes in { $time }
calendar-days-hours = { $days } d { $hours } h
calendar-hours-minutes = { $hours } h { $minutes } min
calendar-shown = { $shown } periods of { $total }.
calendar-nothing = No period meets these choices. Choose another state or exam session.
calendar-too-many = Only the first { $most } periods are drawn. Choose an académie, a domain or an exam session.
calendar-matrix-of = { $phase }, exam session { $exam_session }, { $audience }. Choose other values above.
calendar-matrix-alt = One square per académie and domain, of the colour of its state now. The same states are in the table that follows.
calendar-timeline-alt = One bar per phase, from opening to closing, for each académie and domain. The same dates are in the table that follows.
calendar-as-table = See the same periods as a table
calendar-export = Export the calendar
calendar-count-open = { $count ->
    [one] { $count } open
   *[other] { $count } open
 }
calendar-count-upcoming = { $count ->
    [one] { $count } upcoming
   *[other] { $count } upcoming
 }
calendar-count-closed = { $count ->
    [one] { $count } closed
   *[other] { $count } closed
 }
audience-short-individual = individual
audience-short-school = school
calendar-line = { $academie } – { $domain } ({ $audience })
volumes-windows = { $open ->
    [0] No registration is open.
    [one] One registration period is open,
   *[other] { $open } registration periods are open,
 } { $open ->
    [0] { "" }
   *[other] { $soon ->
        [0] none closes within seven days.
        [one] one closes within seven days.
       *[other] { $soon } close within seven days.
    }
 }
volumes-to-calendar = See the calendar
