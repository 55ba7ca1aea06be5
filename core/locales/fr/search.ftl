# Recherche de candidats
page-search = Rechercher
search-sentence-everything = Tout votre périmètre
search-sentence-between = { " ; " }
search-sentence-text = « { $text } »
search-sentence-academies = { $count ->
    [one] académie : { $values }
   *[other] académies : { $values }
}
search-sentence-domains = { $count ->
    [one] examen : { $values }
   *[other] examens : { $values }
}
search-sentence-exam-sessions = { $count ->
    [one] session : { $values }
   *[other] sessions : { $values }
}
search-sentence-specialities = { $count ->
    [one] spécialité : { $values }
   *[other] spécialités : { $values }
}
search-sentence-states = { $count ->
    [one] état : { $values }
   *[other] états : { $values }
}
search-sentence-offices = { $count ->
    [one] service gestionnaire : { $values }
   *[other] services gestionnaires : { $values }
}
search-sentence-schools = { $count ->
    [one] établissement : { $values }
   *[other] établissements : { $values }
}
search-sentence-registrations = { $count ->
    [one] une candidature choisie
   *[other] { $count } candidatures choisies
}
