# Conditions of a search, saved views, lists
conditions-sentence = records where { $conditions }
conditions-any-record = anything is allowed
conditions-and = { $first } and { $last }
conditions-or = { $first } or { $last }
conditions-parts-between = { ", " }
conditions-unless = { $wanted }, unless ({ $unwanted })
conditions-among = { $said } (among: { $values })
conditions-quoted = “{ $value }”
conditions-quote-end = { "”" }

conditions-says-is = { $field } is { $values }
conditions-says-is-not = { $field } is not { $values }
conditions-says-one-of = { $field } is { $values }
conditions-says-none-of = { $field } is not among { $values }
conditions-says-starts = { $field } starts with { $values }
conditions-says-contains = { $field } contains { $values }
conditions-says-contains-not = { $field } does not contain { $values }
conditions-says-before = { $field } is before { $values }
conditions-says-after = { $field } is after { $values }
conditions-says-between = { $field } is between { $from } and { $to }
conditions-says-at-least = { $field } is at least { $values }
conditions-says-at-most = { $field } is at most { $values }
conditions-says-empty = { $field } is empty
conditions-says-filled = { $field } is not empty
conditions-instant-during = { $field } happened { $values }
conditions-instant-last-days = { $count ->
    [one] { $field } happened in the last day
   *[other] { $field } happened in the last { $count } days
}
conditions-instant-older-than = { $count ->
    [one] { $field } happened more than one day ago
   *[other] { $field } happened more than { $count } days ago
}
conditions-instant-is = { $field } happened on { $values }
conditions-instant-before = { $field } happened before { $values }
conditions-instant-after = { $field } happened after { $values }
conditions-instant-between = { $field } happened between { $from } and { $to }
conditions-instant-empty = { $field } did not happen
conditions-instant-filled = { $field } happened

conditions-of-today = today
conditions-of-yesterday = yesterday
conditions-of-this-week = this week
conditions-of-last-week = last week
conditions-of-this-month = this month
conditions-of-last-month = last month
conditions-of-this-year = this year
conditions-of-last-year = last year
conditions-period-today = today
conditions-period-yesterday = yesterday
conditions-period-this-week = this week
conditions-period-last-week = last week
conditions-period-this-month = this month
conditions-period-last-month = last month
conditions-period-this-year = this year
conditions-period-last-year = last year

conditions-operator-is = is
conditions-operator-is-not = is not
conditions-operator-one-of = is one of
conditions-operator-none-of = is none of
conditions-operator-starts = starts with
conditions-operator-contains = contains
conditions-operator-contains-not = does not contain
conditions-operator-before = before
conditions-operator-after = after
conditions-operator-between = between
conditions-operator-at-least = at least
conditions-operator-at-most = at most
conditions-operator-during = during
conditions-operator-last-days = in the last (days)
conditions-operator-older-than = more than (days) ago
conditions-operator-empty = is empty
conditions-operator-filled = is not empty
conditions-operator-has = yes, there is one
conditions-operator-has-none = no, there is none

conditions-subject-identity = Identity
conditions-subject-contact = Contact
conditions-subject-registration = Registration
conditions-subject-documents = Documents
conditions-subject-pieces = Supporting documents
conditions-subject-exemptions = Exemptions
conditions-subject-corrections = Corrections
conditions-subject-account = Account
conditions-subject-imports = Imports
conditions-subject-accommodations = Accommodations
conditions-subject-duplicates = Duplicates
conditions-subject-mails = Mails

conditions-field-number = Candidate number
conditions-field-birth-name = Birth name
conditions-field-usual-name = Usual name
conditions-field-first-names = First names
conditions-field-birth-date = Date of birth
conditions-field-birth-departement = Département of birth
conditions-field-ine = INE
conditions-field-kind = Kind of candidate
conditions-field-home = Académie of residence
conditions-field-email = E-mail address
conditions-field-phone = Telephone
conditions-field-postcode = Postcode
conditions-field-city = City
conditions-field-academie = Académie
conditions-field-domain = Exam
conditions-field-exam-session = Exam session
conditions-field-speciality = Speciality
conditions-field-state = State
conditions-field-category = Candidate category
conditions-field-audience = Audience
conditions-field-school = School code (UAI)
conditions-field-class-name = Class
conditions-field-registration-number = Registration number
conditions-field-version = Version
conditions-field-first-saved = First save
conditions-field-saved = Last save
conditions-field-closed = End of the registration
conditions-field-origin = Origin
conditions-field-confirmation = Confirmation made
conditions-field-confirmation-stale = Confirmation to make or remake
conditions-field-confirmation-made = Making of the confirmation
conditions-field-validated-online = Online validation
conditions-field-pieces-complete = Supporting documents complete
conditions-field-pieces-locked = Supporting documents locked
conditions-field-piece-awaited = Supporting document awaited
conditions-field-piece-received = Supporting document received
conditions-field-piece-under-check = Supporting document under check
conditions-field-piece-refused = Supporting document refused
conditions-field-piece-accepted = Supporting document accepted
conditions-field-piece-not-required = Supporting document not required
conditions-field-exemption = Exemption, by rule
conditions-field-exemption-kind = Exemption, by kind
conditions-field-correction = Identity correction
conditions-field-error-report = Error reported by the candidate
conditions-field-account = Active account
conditions-field-activated = Activation of the account
conditions-field-slip = Connection slip
conditions-field-import = Import number
conditions-field-imported = Came from an import
conditions-field-office = Managing office
conditions-field-abroad = Centre abroad
conditions-field-document = Document made
conditions-field-document-opened = Document opened by the candidate
conditions-field-handed = Document handed over
conditions-field-run = Run number
conditions-field-accommodation = Request for accommodations
conditions-field-duplicate = Possible duplicate
conditions-field-merged = Record made of a merge
conditions-field-mail = Mail
conditions-field-mailed = Sending of a mail

conditions-said-number = the candidate number
conditions-said-birth-name = the birth name
conditions-said-usual-name = the usual name
conditions-said-first-names = the run of first names
conditions-said-birth-date = the date of birth
conditions-said-birth-departement = the département of birth
conditions-said-ine = the INE
conditions-said-kind = the kind of candidate
conditions-said-home = the académie of residence
conditions-said-email = the e-mail address
conditions-said-phone = the telephone
conditions-said-postcode = the postcode
conditions-said-city = the city
conditions-said-academie = the académie
conditions-said-domain = the exam
conditions-said-exam-session = the exam session
conditions-said-speciality = the speciality
conditions-said-state = the state
conditions-said-category = the candidate category
conditions-said-audience = the audience
conditions-said-school = the school code
conditions-said-class-name = the class
conditions-said-registration-number = the registration number
conditions-said-version = the version
conditions-said-first-saved = the first save
conditions-said-saved = the last save
conditions-said-closed = the end of the registration
conditions-said-origin = the origin
conditions-said-confirmation-made = the making of the confirmation
conditions-said-activated = the activation of the account
conditions-said-import = the import number
conditions-said-office = the managing office
conditions-said-run = the run number
conditions-said-mailed = the sending of a mail

conditions-has-confirmation = a confirmation is made
conditions-none-confirmation = no confirmation is made
conditions-has-confirmation-stale = the confirmation is to be made or remade
conditions-none-confirmation-stale = the confirmation is neither to be made nor remade
conditions-has-validated-online = this version is validated online
conditions-none-validated-online = this version is not validated online
conditions-has-pieces-complete = the supporting documents are complete
conditions-none-pieces-complete = the supporting documents are not complete
conditions-has-pieces-locked = the supporting documents are locked
conditions-none-pieces-locked = the supporting documents are not locked
conditions-has-piece-awaited = a supporting document is awaited
conditions-none-piece-awaited = no supporting document is awaited
conditions-has-piece-received = a supporting document is received
conditions-none-piece-received = no supporting document is received
conditions-has-piece-under-check = a supporting document is under check
conditions-none-piece-under-check = no supporting document is under check
conditions-has-piece-refused = a supporting document is refused
conditions-none-piece-refused = no supporting document is refused
conditions-has-piece-accepted = a supporting document is accepted
conditions-none-piece-accepted = no supporting document is accepted
conditions-has-piece-not-required = a supporting document is not required
conditions-none-piece-not-required = all known supporting documents are required
conditions-has-exemption = an exemption is entered under a rule
conditions-none-exemption = no exemption is entered under a rule
conditions-has-exemption-kind = a paper is exempted or kept
conditions-none-exemption-kind = no paper is exempted or kept
conditions-has-correction = an identity correction exists
conditions-none-correction = no identity correction exists
conditions-has-error-report = a reported error awaits its answer
conditions-none-error-report = no reported error awaits an answer
conditions-has-account = an account is active
conditions-none-account = no account is active
conditions-has-slip = a connection slip exists
conditions-none-slip = no connection slip exists
conditions-has-imported = the registration came from an import
conditions-none-imported = the registration came from no import
conditions-has-abroad = the centre is abroad
conditions-none-abroad = the centre is not abroad
conditions-has-document = a document is made
conditions-none-document = no document is made
conditions-has-document-opened = the candidate opened a document
conditions-none-document-opened = the candidate opened no document
conditions-has-handed = a document is handed over
conditions-none-handed = no document is handed over
conditions-has-accommodation = a request for accommodations exists
conditions-none-accommodation = no request for accommodations exists
conditions-has-duplicate = a possible duplicate waits
conditions-none-duplicate = no possible duplicate waits
conditions-has-merged = the record is made of a merge
conditions-none-merged = the record is made of no merge
conditions-has-mail = a mail exists
conditions-none-mail = no mail exists

conditions-value-individual = individual candidate
conditions-value-school = school candidate
conditions-value-exempted = exempted paper
conditions-value-kept = kept grade
conditions-value-carried = carried grade
conditions-value-waiting = waiting to be used
conditions-value-expired = expired
conditions-value-used = used
conditions-value-revoked = revoked

error-conditions-refused = These search conditions cannot be read. Make them again, or ask for a new link.
error-conditions-field-unknown = No search criterion is called “{ $field_code }”.
error-conditions-operator-not-for-field = The criterion “{ $field_code }” cannot be compared so ({ $operator }).
error-conditions-values-unreadable = A value of the criterion “{ $field_code }” is missing or does not suit it: “{ $value }”.
error-conditions-too-deep = These groups of conditions are nested too deeply: { $most } levels at most.
error-conditions-too-many = This search has too many conditions: { $most } at most.
error-conditions-field-not-yours = The criterion “{ $field_code }” needs a right you do not have.
field-conditions = Conditions

error-view-name-taken = You already have a view named “{ $name }”.
error-view-not-for-place = A view is shared within your scope only.
error-view-too-many-to-freeze = A frozen copy holds { $most } registrations at most: add a condition, or make an export.
error-view-nothing-to-freeze = This search finds no registration: there is nothing to freeze.
error-view-unreadable = The conditions kept under this number can no longer be read: make the search again.
event-view-kept = View saved
event-view-changed = View changed
event-view-deleted = View deleted
event-view-frozen = Frozen copy of a view
subject-view = View
subject-frozen-view = Frozen copy
field-view-name = Name of the view

conditions-title = Conditions
conditions-help = Add a condition to choose among all criteria: registration, documents, supporting documents, exemptions, accommodations, corrections, duplicates, account, mails, imports. Days are those of Paris.
conditions-as-a-sentence = In one sentence: { $sentence }.
conditions-incomplete = { $count ->
    [one] One condition is not complete: it does not count yet.
   *[other] { $count } conditions are not complete: they do not count yet.
}
conditions-not-yours = needs a right you do not have
conditions-join = Group { $number }
conditions-join-all = All (AND)
conditions-join-any = At least one (OR)
conditions-join-none = None (NOT)
conditions-add = Add a condition
conditions-add-group = Add a group
conditions-remove-group = Remove this group
conditions-remove = Remove
conditions-remove-help = Remove condition { $place }
conditions-criterion = Criterion { $place }
conditions-criterion-choose = Choose a criterion
conditions-comparison = Comparison { $place }
conditions-value = Value { $place }
conditions-choose = Choose
conditions-choose-any = Any of them
conditions-type = Type, then Enter
conditions-type-several = Type each value, then Enter

list-mode = Display
list-mode-ranked = Closest first
list-mode-list = As a list
list-settings = Columns and order
list-columns = Columns
list-columns-usual = Usual columns
list-sort = Sort by
list-sort-names = Name, then first names
list-sort-help = This order applies to the whole list. A click on a column title only arranges the page on screen.
list-descending = From largest to smallest
list-count = { $count ->
    [0] No line
    [one] { $written } line
   *[other] { $written } lines
}
list-at-least = { $count ->
    [one] More than { $written } line
   *[other] More than { $written } lines
}
list-summary = { $count } · { $took } ms
list-unsorted = More than { $written } lines are not sorted: they come in the order of the files. Add a condition to sort.
list-ticked = { $count ->
    [one] Act on the ticked line
   *[other] Act on the { $written } ticked lines
}
list-untick = Untick all
list-all = { $count ->
    [one] Act on this line
   *[other] Act on the { $written } lines
}
list-all-at-least = { $count ->
    [one] Act on all lines (more than { $written })
   *[other] Act on all lines (more than { $written })
}

page-views = Saved views
home-views = Your views
views-mine = Views
views-none = No view yet. Make a search, then “Keep as a view”: one click opens it again, and the home page can count it.
views-keep = Keep as a view
views-keep-now = Keep the view
views-kept = The view “{ $name }” is saved.
views-name = Name
views-seen-by = Seen by
views-only-me = Only me
views-every-academie = all académies
views-place = Everyone who works in: { $academie }
views-place-and-domain = Everyone who works in: { $academie }, { $domain }
views-pinned = Count on the home page
views-is-pinned = Counted on the home page
views-whose = Made by { $owner }. Seen by: { $seen }.
views-open = Open
views-open-own = Open view: { $name }
views-open-shared = Open view: { $name } (made by { $owner })
views-ask-anew = Keep these changes
views-close = Close the view
views-clear = New search
views-change = Change
views-change-now = Save
views-delete = Remove
views-delete-now = Remove this view
views-deleted = The view “{ $name }” is removed.
views-counted = { $written }
views-more-than = More than { $written }
views-not-counted = Not counted
views-unreadable-own = The conditions of this view can no longer be read: it finds and counts nothing any more. Open it to build the search again and keep the changes, or remove it.
views-unreadable-shared = The conditions of this view can no longer be read: it finds and counts nothing any more. Ask { $owner } to build it again or remove it.
views-address = Link
views-address-help = This link opens the same search again, for you or a colleague, each within their own scope.
views-address-personal = This search may name somebody: it does not go into a link. A number can stand for it; only you can open it.
views-address-make = Get a link
views-freeze = Freeze a copy
views-freeze-help = The list of the registrations found now, with its date and your name. Nothing changes it any more; the journal keeps its digest.
views-freeze-reason = Why (audit, litigation…)
views-freeze-now = Freeze now
views-frozen = { $count ->
    [one] Frozen copy: { $written } registration.
   *[other] Frozen copy: { $written } registrations.
}
views-see-frozen = See the frozen copies
views-frozen-copies = Frozen copies
views-no-frozen = No frozen copy that you may read. “Freeze a copy”, under a search, takes one.
views-frozen-open = Read a copy again
views-frozen-choose = Choose a copy
views-frozen-outside = No registration of this copy is in your scope today.
views-frozen-part = { $count ->
    [one] { $shown } line visible today out of { $count } frozen.
   *[other] { $shown } lines visible today out of { $count } frozen.
}
views-column-name = Name
views-column-taken = Taken on
views-column-by = By
views-column-count = Registrations
views-column-criteria = Search
views-column-reason = Reason
views-column-digest = Digest
