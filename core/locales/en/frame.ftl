# Frame of the dashboard: navigation, home
frame-not-allowed = Your rights do not open this page
frame-signed-out = You are not signed in. Open the home page to sign in.
frame-sign-out = Sign out
section-desk = My desk
section-candidates = Candidates
section-documents = Documents
section-exchange = Exchange
section-calendar = Calendar and volumes
section-office = Office and rights
page-home = Home
frame-defect = Something failed; nothing that was recorded is lost. Give reference { $reference } to the administrator.
frame-noscript = This application needs JavaScript. Enable it in your browser.
file-signed-out = Your session has ended: open the dashboard to sign in, then ask for the file again.
sidebar-language = Language of the screens
language-fr = Français
language-en = English
role-reader = Reader
role-case-officer = Case officer
role-head-of-office = Head of office
role-supervisor = Supervisor
role-technical-administrator = Technical administrator

# Home
home-nothing = Nothing is waiting for you: no correction to decide, no document to make again, no file left aside. You can search for a candidate or look at the calendar.
home-no-role = Your account has no role yet. Ask your head of office for one: the pages will appear here.
home-awaiting = Waiting for you
home-counting = Counting the rest…
home-more-than = More than { $number }
home-closing = Closing next
home-no-window = No window is open at the moment within your scope.
home-last = Your last actions
home-column-window = Domain and session
home-column-audience = Candidates
home-column-phase = Phase
home-column-place = Académie
home-column-closes = Closes on
home-column-when = When
home-column-what = Action
home-phase-registration = Registration
home-phase-modification = Modification
home-phase-pieces = Documents due
home-phase-confirmations = Confirmations due
home-phase-online-validation = Online validation
awaiting-corrections = { $count ->
    [one] correction awaits your decision
   *[other] corrections await your decision
 }
awaiting-corrections-link = Decide
awaiting-own-corrections = { $count ->
    [one] of your corrections awaits a second pair of eyes
   *[other] of your corrections await a second pair of eyes
 }
awaiting-own-corrections-link = Follow
awaiting-stale-documents = { $count ->
    [one] document is to be issued or made again
   *[other] documents are to be issued or made again
 }
awaiting-stale-documents-link = Issue
awaiting-runs = { $count ->
    [one] run in progress
   *[other] runs in progress
 }
awaiting-runs-link = Follow
awaiting-imports = { $count ->
    [one] file uploaded, not imported yet
   *[other] files uploaded, not imported yet
 }
awaiting-imports-link = Examine
awaiting-windows = { $count ->
    [one] period of the calendar closes within seven days
   *[other] periods of the calendar close within seven days
 }
awaiting-windows-link = See the calendar
frame-changed-meanwhile = A change was still being read: nothing was done. Check what is shown now, then click again.
