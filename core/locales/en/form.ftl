# Refusals of the registration
error-no-window = No registration service is open for this choice of Domain – Exam session – Académie.
error-not-yet-open = The registration service is not open yet. It opens on { $opens } ({ $zone }). Nothing was saved.
error-window-closed = The registration service has been closed since { $closes } ({ $zone }). Nothing was registered; what you typed is kept.
error-exam-session-over = This exam session is over: its registrations no longer change.
error-tab-not-reached = Tabs are completed in order: finish the previous ones first.
error-form-incomplete = The registration has not been saved: these tabs must still be completed: { $tabs }.
error-not-offered = Registration is not possible here for this exam, exam session and place. Go back to the choice of the exam.

# Mails
mail-hour-paris = { $hour } (Paris time)
mail-hour-local = { $hour } (local time), that is { $paris } Paris time
mail-registration-saved-subject = Registration saved: { $exam }
mail-registration-saved-body =
    Hello,

    Your registration is saved: { $exam }.
    – Candidate no.: { $candidate_number }
    – Registration no.: { $registration }
    – Version { $version }

    { $closes ->
        [none] {""}
       *[other] You may modify your registration, or deregister, until the registration service closes: { $closes }. After that it can no longer be modified.
    }

    { $regime ->
        [online] What you still have to do: check your registration confirmation, then validate it online in your candidate space. This validation counts as your signature.
        [upload] What you still have to do: print your registration confirmation, check it, sign it, then upload it in your candidate space with the supporting documents that are asked for.
       *[paper] What you still have to do: print your registration confirmation, check it, sign it and send it back, with the supporting documents that are asked for, to the address written on it.
    }
    { $due ->
        [none] {""}
       *[other] Deadline: { $due }.
    }

    Your confirmation is in your candidate space, under “My documents”:
    { $portal }

    Was this registration not made by you, or do you have a question? Reply to this e-mail or write to the managing office: { $office }.
mail-registration-modified-subject = Registration modified: { $exam }, Version { $version }
mail-registration-modified-body =
    Hello,

    The modification of your registration is saved: { $exam }.
    – Candidate no.: { $candidate_number }
    – Registration no.: { $registration }
    – Version { $version }

    The new registration confirmation replaces the previous one, which is no longer valid.

    { $closes ->
        [none] {""}
       *[other] You may still modify your registration, or deregister, until the registration service closes: { $closes }. After that it can no longer be modified.
    }

    { $regime ->
        [online] What you still have to do: check the new confirmation, then validate it online in your candidate space. This validation counts as your signature.
        [upload] What you still have to do: print the new confirmation, check it, sign it, then upload it in your candidate space with the supporting documents that are asked for.
       *[paper] What you still have to do: print the new confirmation, check it, sign it and send it back, with the supporting documents that are asked for, to the address written on it.
    }
    { $due ->
        [none] {""}
       *[other] Deadline: { $due }.
    }

    It is in your candidate space, under “My documents”:
    { $portal }

    Was this modification not made by you, or do you have a question? Reply to this e-mail or write to the managing office: { $office }.
mail-registration-deregistered-subject = Deregistration saved: { $exam }
mail-registration-deregistered-body =
    Hello,

    You are deregistered from this exam: { $exam }.
    – Candidate no.: { $candidate_number }
    – Registration no.: { $registration }
    – Version { $version }

    This registration cannot be reactivated and its confirmation is no longer valid. To sit the exam, register again while the registration service is open: the form will start from your answers, under a new number.
    { $portal }

    Did you not ask for this deregistration? Reply to this e-mail without delay or write to the managing office: { $office }.

# Register: the choice
form-register-title = Register
form-register-lead = I choose the exam, the exam session, then the académie where I live. I then see the registration dates of this académie. Abroad, I choose the country of my exam centre.
form-register-choice = The exam I register for
form-all-required = All fields are required.
form-exam = Exam
form-place = Académie of residence, or centre abroad
form-choose-place = Choose an académie or a country
form-choose-place-first = Choose the académie where you live, or the country of your exam centre, to see the registration dates.
form-see-dates = See the dates
form-register-next = When you press “Validate”, the registration form opens: it has several tabs. Nothing is saved before the last one.
form-validate = Validate
form-not-now = Registration is possible only during the period shown.
form-refused = Your request was not saved

# The tabs
form-steps = Tabs of the form
form-tab-identification = Identification
form-tab-application = Application details
form-tab-qualification = Qualification
form-tab-prior-credits = Prior credits
form-tab-papers = Exam papers
form-tab-summary = Summary
form-tab-number = Registration no.
form-step-done = filled in
form-step-wrong = to be completed
form-step-later = not open yet
form-modifying = modifying registration no. { $number }, Version { $version }
form-not-saved = Registration not saved. What you type is kept from tab to tab, but you are not registered until you press “Save” in the Summary tab.
form-not-saved-change = Modification not saved. Your registration stays as it was until you press “Save” in the Summary tab.
form-moved = This registration has changed since you began to modify it: it cannot be saved as it stands. Press “Cancel”, then “Modify” again in My registrations.
form-back = Back
form-next = Next
form-save = Save
form-save-later = This button works in the Summary tab only.
form-leave = Leave
form-leave-help = what you typed is kept, but not saved
form-cancel = Cancel
form-print = View / print
form-required = Fields marked with an asterisk are required: complete them before going to the next tab.
form-faults = This tab must be completed
form-faults-tabs = These tabs must be completed before saving
form-fault-missing = this field is required.
form-fault-unknown = choose one of the values proposed.
form-fault-too-long = 32 characters at most.
form-fault-registered = there is already an active registration for this speciality and exam session.
form-fault-same-language = choose a language other than that of the first paper.
form-field-category = Category of candidate
form-field-school-uai = School
form-field-class-name = Class
form-field-speciality = Speciality

# What the tabs hold
form-identity = Identity
form-contact = Contact details
form-identity-grey = These data come from my account. They cannot be changed here.
form-identity-wrong = Is something wrong? As long as I have no registration, I change it under
form-identity-wrong-locked = Is something wrong? A registration exists: only the e-mail address and the password can be changed. I report the error to the managing office under
form-category = Category of candidate
form-centre = Exam centre abroad
form-attached = Attached to the académie of
form-residence = This is not the académie of the address in your account. Register in the académie where you live, unless the managing office has asked you to do otherwise.
form-school = School
form-class = Class
form-school-fixed = These data were entered by your school. If they are wrong, ask your school to correct them.
form-speciality = Speciality
form-search = Search
form-search-label = Search the list
form-search-hint = A word or a code, among { $count } specialities.
form-search-found = { $count ->
    [0] No speciality matches.
    [one] { $count } speciality matches.
   *[other] { $count } specialities match.
 }
form-credits-look = This is what your prior credits give. Untick the papers you wish to sit again, then press “Next” again.
form-compulsory = Compulsory papers
form-compulsory-help = You will sit these papers.
form-optional-papers = Optional papers
form-optional-help = Tick those you wish to sit.
form-given-papers = Papers you will not sit
form-given-help = They are already granted, or you are exempt from them. To sit one again, go back to the tab
form-one-of = One paper to choose ({ $code })
form-language = Language
form-choose-language = Choose a language
form-paper = Paper
form-choice = Choice
form-status = Status
form-optional = optional paper
form-papers-caption = Papers and options I am registered for
form-no-credit = No prior credit declared.
form-pieces = Supporting documents to provide
form-change = Change
form-attention = Attention!
form-not-saved-yet = At this stage, the registration is not saved yet: I must press the “Save” button to complete my registration.
form-not-saved-yet-change = At this stage, the modification is not saved yet: I must press the “Save” button to complete it.
form-print-title = Summary, not saved
form-back-to-summary = Back to the summary

# The hour of the service
form-hour-local = { $hour } (local time), that is { $paris } Paris time
form-closes = The registration service closes: { $at }. Time left: { $left }.
form-opens = The registration service opens: { $at }.
form-closed = The registration service has been closed since: { $at }.
form-clock = By the clock of the service, the only one that counts, it is: { $at }.

# Cancel
form-give-up-title = Discard what I typed?
form-give-up-new = What you typed will be erased. You are not registered for this exam.
form-give-up-change = Your modification will be erased. Registration no. { $number } stays saved, Version { $version }.
form-give-up-yes = Discard what I typed
form-give-up-no = Continue with the form

# My registrations
form-mine-title = My registrations
form-mine-lead = While the registration service is open, I can view and modify my registrations. Those I withdrew from and those of closed exam sessions are no longer visible.
form-mine-registered = Saved registrations
form-mine-none = No registration is saved.
form-mine-drafts = Forms in progress
form-mine-drafts-help = These forms are not saved: they are not registrations.
form-draft-new = registration not saved
form-draft-change = modification not saved
form-draft-at = Last kept on { $at } (Paris time), up to tab { $tab }.
form-resume = Resume
form-abandon = Discard
form-number = Registration no.
form-candidate-number = Candidate no.
form-version = Version
form-state = Status
form-state-registered = Registered
form-state-confirmed = Confirmation received
form-state-validated = Validated online
form-consult = View
form-consulting = View only. Registration saved on { $at } (Paris time).
form-modify = Modify
form-resume-change = Resume the modification
form-no-change-now = The registration service is closed: this registration can no longer be modified. For any request, write to the managing office.
form-deregistered = You are deregistered. This registration cannot be reactivated; to sit the exam, register again:
form-given-up = What you typed has been discarded.

# Registration no.
form-registered = Your registration is saved.
form-unchanged = Nothing has changed: your registration remains at Version { $version }.
form-until-then = After this date, my registration can no longer be modified.
form-documents = Documents made available to me
form-documents-place = I find all my documents under:
form-my-documents = My documents

# Deregister
form-deregister-title = Deregister
form-deregister-final = My registration cannot be reactivated.
form-deregister-again = If I change my mind before the registration service closes, I will register again: the form will start from my answers, under a new number.
form-deregister-locked = My personal data remain locked, even after deregistration.
form-deregister-reason = Reason (optional)
form-deregister-yes = Confirm my deregistration
form-deregister-no = Keep my registration
form-pieces-locked = Your supporting documents were already locked when you modified this registration: print the confirmation again and contact the managing office, to upload the new documents and have your changes validated.
