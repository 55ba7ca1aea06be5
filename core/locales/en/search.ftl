# Search of candidates
page-search = Search
search-sentence-everything = Everything in your scope
search-sentence-between = { "; " }
search-sentence-text = “{ $text }”
search-sentence-academies = { $count ->
    [one] académie: { $values }
   *[other] académies: { $values }
}
search-sentence-domains = { $count ->
    [one] exam: { $values }
   *[other] exams: { $values }
}
search-sentence-exam-sessions = { $count ->
    [one] exam session: { $values }
   *[other] exam sessions: { $values }
}
search-sentence-specialities = { $count ->
    [one] speciality: { $values }
   *[other] specialities: { $values }
}
search-sentence-states = { $count ->
    [one] state: { $values }
   *[other] states: { $values }
}
search-sentence-offices = { $count ->
    [one] managing office: { $values }
   *[other] managing offices: { $values }
}
search-sentence-schools = { $count ->
    [one] school: { $values }
   *[other] schools: { $values }
}
search-sentence-registrations = { $count ->
    [one] one chosen registration
   *[other] { $count } chosen registrations
}

search-box = Find a candidate
search-box-example = dupont marie 12/03/2008
search-box-help = All you know, in any order: birth or usual name, first names, birth date or year, candidate number even incomplete, registration number, INE, e-mail, school code, city, speciality. Accents, hyphens, particles and one or two mistyped letters do not matter.
search-filters = Filters
search-filter-all-academies = All
search-filter-all-domains = All
search-filter-all-exam-sessions = All
search-filter-all-states = All
search-filter-all-offices = All
search-filter-academies = Académies
search-filter-domains = Exams
search-filter-exam-sessions = Exam sessions
search-filter-states = States
search-filter-offices = Managing offices
search-filter-schools = School codes (UAI)
search-nothing-asked = Type what you know of the candidate, then Enter. For a list, choose filters or conditions and type nothing.
search-nobody = Nobody matches in your scope. Take away a word or a filter; try the birth date or the last digits of the candidate number.
search-count = { $count ->
    [0] No exact answer
    [one] { $written } candidate
   *[other] { $written } candidates
}
search-at-least = More than { $written } candidates: add a word, a date or a filter
search-summary = { $count } · { $took } ms
search-summary-of = “{ $text }”: { $count } · { $took } ms
search-near = Near in spelling or sound
search-near-explained = These answers look like what you typed. They are no part of the count, of exports or of runs.
search-table-alt = { $count ->
    [one] One line found
   *[other] { $count } lines found
}
search-open = Open a record
search-open-choose = Open a record: choose a person of this page
search-open-number = Opens the record
search-closed = exam session over
search-unregistered = No registration
search-column-number = Candidate no.
search-column-name = Birth name
search-column-first-names = First name(s)
search-column-born = Born on
search-column-registration = Registration no.
search-column-state = State
search-column-exam = Exam
search-column-speciality = Speciality
search-column-school = School
search-column-academie = Académie
search-column-why = Why this answer
search-exam-session = Exam session
search-around = City, school or speciality
search-why-exact = { $field }: { $typed }
search-why-start = { $field }: { $typed }… ({ $found })
search-why-inside = { $field } holds { $typed } ({ $found })
search-why-near = { $field } near { $typed } ({ $found })
search-why-sound = { $field } sounds like { $typed } ({ $found })
search-why-absent = { $typed } not found
search-export = Export these registrations
search-regenerate = Issue their documents
search-back = Back to the search
search-previous = Previous
search-next = Next
subject-search = Search
field-text = Text typed
field-kinds = Criteria
field-filters = Filters
field-hits = Answers
