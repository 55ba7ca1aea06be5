# Candidate space: common frame
portal-name = Candidate space
portal-service = Registering for exams and competitions
portal-skip = Skip to content
portal-menu = Main menu
portal-menu-short = Menu
portal-language = Language
portal-language-fr = Français
portal-language-en = English
portal-footer-accessibility = Accessibility: not compliant
portal-footer-cookie = This space sets only the cookies it needs: the language chosen, the form being filled, the session open. Nothing is measured and nothing is sent to a third party.
portal-paris = Paris time
portal-demonstration-dates = Invented dates, for demonstration: no exams office is bound by them.
portal-demonstration-offices = Offices marked “demonstration” are invented: do not write to their address or call their number.
portal-demonstration-office = demonstration

# Home
portal-home-name = Home
portal-home-title = Candidate space
portal-home-lead = The candidate space is for everyone who wishes to register for the exams or competitions managed by the exams offices of the académies.
portal-home-who = Who uses what?
portal-home-individual = I am not at school
portal-home-individual-rule = I must create a candidate account before I can register for the exam. My e-mail address identifies this account.
portal-home-school = I am a school candidate, registered by my school
portal-home-school-rule = I must not create an account: I use the connection slip given to me by my school.
portal-home-mine = In my space
portal-home-mine-exams = My exams
portal-home-mine-exams-rule = I find my registrations and the forms I have begun, or I register for an exam.
portal-home-mine-papers = My documents and supporting documents
portal-home-mine-papers-rule = I read what the exams office makes available to me, and I upload the supporting documents it asks for.
portal-home-today = What I can do today
portal-home-opening = I look up, for each exam domain and each académie or foreign exam centre, the public registration periods.
portal-home-opening-link = See when services open
portal-home-contacts = I find the address of the office that manages my exam in my académie, or in the académie my country is attached to.
portal-home-contacts-link = Find a managing office
portal-home-open = { $count ->
    [0] No registration is open at the moment.
    [one] Registration is open at the moment in { $count } exam domain.
   *[other] Registration is open at the moment in { $count } exam domains.
 }
portal-home-next = Next to close: { $domain }, { $place }, on { $closes } (Paris time). { $left } left.

# Opening of services
portal-opening-title = Opening of services
portal-opening-lead = I look up, for each exam domain and each académie or foreign exam centre, the public registration periods: those of individual candidates.
portal-opening-form = My choice
portal-opening-required = Only the domain is required.
portal-field-domaine = Exam domain
portal-field-session = Exam session
portal-field-lieu = Académie or foreign centre
portal-choose-domain = Choose a domain
portal-every-place = Everywhere
portal-academies = Académies
portal-centres = Foreign exam centres
portal-centre-attached = { $country } (attached académie: { $academie })
portal-show = Show
portal-faults = Your choice was not understood
portal-fault-domaine-unknown = This exam domain does not exist: choose one from the list.
portal-fault-domaine-missing = Choose an exam domain first.
portal-fault-session-unknown = This exam session does not exist: choose one from the list.
portal-fault-lieu-unknown = This place does not exist: choose an académie or a country from the list.
portal-session = Exam session { $session }
portal-everywhere = Everywhere
portal-nothing = No service is open for this choice of Domain – Exam session – Académie.
portal-nothing-next = Check your choice. If you expected to find a period here, ask the managing office when it will be published.
portal-now-open = The registration service is open.
portal-now-upcoming = The registration service is not open yet.
portal-now-closed = The registration service is closed.
portal-time-open = { $left } left: it closes on { $at }.
portal-time-upcoming = It opens in { $left }, on { $at }.
portal-time-closed = It closed on { $at }.
portal-hour-here-and-paris = { $hour } (local time: { $place }), that is { $paris } Paris time
portal-hour-paris = { $hour } (Paris time)
portal-periods-caption = Public periods, { $domain }, exam session { $session }, { $place }
portal-periods-hours-paris = Paris time. A period is open up to, but not including, the instant it closes.
portal-periods-hours-local = Local time ({ $place }), then Paris time. A period is open up to, but not including, the instant it closes.
portal-registrations-caption = Public registration periods, { $domain }, exam session { $session }, by place
portal-registrations-hours = Local time of each place; Paris time is added where it differs.
portal-column-phase = Step
portal-column-place = Académie or centres
portal-column-opens = Opens
portal-column-closes = Closes
portal-column-state = State
portal-phase-registration = Registration
portal-phase-modification = Modification
portal-phase-pieces = Sending supporting documents
portal-phase-confirmations = Returning confirmations
portal-phase-online-validation = Online validation
portal-phase-registration-help = Register for the exam
portal-phase-modification-help = Change a saved registration
portal-phase-pieces-help = Send the documents asked for
portal-phase-confirmations-help = Return the confirmation printed, checked and signed
portal-phase-online-validation-help = Validate the registration online, which counts as signing
portal-state-open = Open
portal-state-upcoming = Upcoming
portal-state-closed = Closed
portal-left-open = { $left } left
portal-left-upcoming = in { $left }
portal-abroad-attached = académie { $academie }
portal-computed = Page produced on { $at } by the clock of the service, the only one that counts.
portal-download = Add these periods to my calendar (.ics file)
portal-other-places = See every place for this domain
portal-office = Managing office
portal-office-none = No managing office is recorded for this choice.
portal-office-of = Académie: { $academie }
portal-office-email = E-mail
portal-office-phone = Telephone
portal-office-address = Address
portal-open-now = Open now
portal-open-now-caption = Exam domains whose public registration is open, the first to close first
portal-open-nothing = No registration service is open at the moment.
portal-open-soon = Opening soon
portal-open-soon-caption = Exam domains whose public registration is not open yet, the first to open first
portal-column-domain = Exam domain
portal-column-session = Exam session
portal-column-where = Places open
portal-column-where-upcoming = Places to come
portal-place-abroad = foreign centres (académie { $academie })
portal-place-and-others = { $others ->
    [0] { $place }
    [one] { $place } and { $others } other place
   *[other] { $place } and { $others } other places
 }
portal-column-next-closing = First to close (Paris time)
portal-column-next-opening = First to open (Paris time)
portal-places = { $count ->
    [one] { $count } place
   *[other] { $count } places
 }
portal-ics-name = { $domain } { $session } – { $place }
portal-ics-summary = { $phase } – { $domain } { $session } – { $place }
portal-ics-local = Closes: { $closes } (local time, { $place })
portal-ics-paris = Closes: { $closes } (Paris time)

# Contacts
portal-contacts-name = Contacts
portal-contacts-title = Contact a managing office
portal-contacts-lead = The managing office of my académie answers questions about my registration, my supporting documents and my documents. It corrects what I can no longer change myself.
portal-contacts-abroad = Abroad, I contact the office of the académie my country is attached to.
portal-contacts-form = My search
portal-contacts-field = Académie or country
portal-contacts-choose = Choose an académie or a country
portal-contacts-found = Managing offices: { $place }
portal-contacts-all = All offices
portal-contacts-caption = Managing offices by académie, with their domains
portal-column-academie = Académie
portal-column-office = Office
portal-contacts-domains-others = all other domains
portal-contacts-domains-all = all domains
portal-accessibility-title = Accessibility statement
portal-accessibility-lead = This statement covers the candidate space. It says what has been checked, what is still missing, whom to tell about a fault and what your remedies are.
portal-accessibility-state = Compliance
portal-accessibility-state-text = No full audit against the French accessibility reference (RGAA 4.1) has been carried out yet. Until one is, the candidate space is declared not compliant under article 47 of the French law of 11 February 2005, and no compliance rate is claimed.
portal-accessibility-checked = What has been checked
portal-accessibility-checked-axe = Each page, in French and in English, is checked at each release by the automatic tool axe: no serious or critical fault is tolerated.
portal-accessibility-checked-keyboard = Every page works with the keyboard alone; the active element is always visible; a link leads straight to the content.
portal-accessibility-checked-narrow = Every page reads without horizontal scrolling on a screen 320 pixels wide.
portal-accessibility-checked-script = Everything works without JavaScript.
portal-accessibility-checked-structure = Each page has its own title, a declared language and a single main heading; tables have a caption and headers; nothing is conveyed by colour alone.
portal-accessibility-gaps = What is still missing
portal-accessibility-gaps-audit = A check of the 106 criteria of the reference by someone who did not write these pages.
portal-accessibility-gaps-people = Trials by people who use a screen reader, a magnifier or voice control every day.
portal-accessibility-gaps-french = A translation of the names of diplomas and offices in the English version: they stay in French; their language is announced to screen readers.
portal-accessibility-contact = Reporting a fault
portal-accessibility-contact-text = If a page keeps you from getting information or completing a step, write to or call the managing office of your académie: it will give you the information in another way and pass on the report.
portal-accessibility-contact-link = Find a managing office
portal-accessibility-remedies = Remedies
portal-accessibility-remedies-text = If you reported a fault and the answer does not satisfy you, you can turn to the Défenseur des droits:
portal-accessibility-remedies-form = through its online form, on the site defenseurdesdroits.fr;
portal-accessibility-remedies-delegate = through its delegate in your region;
portal-accessibility-remedies-mail = by free post, no stamp needed: Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07, France.
portal-accessibility-stated = Statement made on { $day }.

# Refusals
portal-refused-not-found = This page does not exist
portal-refused-not-found-text = The address may be incomplete, or the page has moved.
portal-refused-not-understood = This request was not understood
portal-refused-not-understood-text = Start again from the home page: nothing was recorded.
portal-refused-form-over = This form is no longer valid
portal-refused-form-over-text = Nothing was recorded. It may have been opened before signing in or out, or in a browser that refuses cookies. Open the page again, then start over.
portal-refused-too-large = What you sent is too large
portal-refused-too-large-text = Nothing was recorded. A file is at most 10 MB: go back to the previous page, then choose a smaller file, for instance scanned at a lower resolution.
portal-refused-defect = Something did not work
portal-refused-defect-text = Nothing that was recorded is lost. Try again in a few minutes. If it happens again, give this reference to the managing office: { $reference }.
portal-refused-home = Back to the home page
role-candidate = Candidate
role-public = Public
