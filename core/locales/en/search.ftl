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
