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

search-box = Rechercher un candidat
search-box-example = dupont marie 12/03/2008
search-box-help = Tout ce que vous savez, dans l’ordre que vous voulez : nom de famille ou d’usage, prénoms, date ou année de naissance, n° de candidat même incomplet, n° d’inscription, INE, courriel, code d’établissement, localité, spécialité. Les accents, les tirets, les particules et une ou deux fautes de frappe ne gênent pas.
search-filters = Filtres
search-filter-all-academies = Toutes
search-filter-all-domains = Tous
search-filter-all-exam-sessions = Toutes
search-filter-all-states = Tous
search-filter-all-offices = Tous
search-filter-academies = Académies
search-filter-domains = Examens
search-filter-exam-sessions = Sessions d’examen
search-filter-states = États
search-filter-offices = Services gestionnaires
search-filter-schools = Codes d’établissement (UAI)
search-nothing-asked = Tapez ce que vous savez du candidat, puis Entrée. Pour obtenir une liste, choisissez des filtres ou des conditions sans rien taper.
search-nobody = Personne ne correspond dans votre périmètre. Retirez un mot ou un filtre ; essayez la date de naissance ou les derniers chiffres du n° de candidat.
search-count = { $count ->
    [0] Aucune réponse exacte
    [one] { $written } candidat
   *[other] { $written } candidats
}
search-at-least = Plus de { $written } candidats : ajoutez un mot, une date ou un filtre
search-summary = { $count } · { $took } ms
search-summary-of = « { $text } » : { $count } · { $took } ms
search-near = Orthographe ou son proches
search-near-explained = Ces réponses ressemblent à ce que vous avez tapé. Elles ne font partie ni du compte, ni des exports, ni des éditions.
search-table-alt = { $count ->
    [one] Une ligne trouvée
   *[other] { $count } lignes trouvées
}
search-open = Ouvrir un dossier
search-open-choose = Ouvrir un dossier : choisissez une personne de cette page
search-open-number = Ouvre le dossier
search-closed = session close
search-unregistered = Sans candidature
search-column-number = N° candidat
search-column-name = Nom de famille
search-column-first-names = Prénom(s)
search-column-born = Né(e) le
search-column-registration = N° inscription
search-column-state = État
search-column-exam = Examen
search-column-speciality = Spécialité
search-column-school = Établissement
search-column-academie = Académie
search-column-why = Pourquoi cette réponse
search-exam-session = Session d’examen
search-around = Localité, établissement ou spécialité
search-why-exact = { $field } : { $typed }
search-why-start = { $field } : { $typed }… ({ $found })
search-why-inside = { $field } contient { $typed } ({ $found })
search-why-near = { $field } proche de { $typed } ({ $found })
search-why-sound = { $field } se prononce comme { $typed } ({ $found })
search-why-absent = { $typed } introuvable
search-export = Exporter ces candidatures
search-regenerate = Éditer leurs documents
search-back = Revenir à la recherche
search-previous = Précédent
search-next = Suivant
subject-search = Recherche
field-text = Texte tapé
field-kinds = Critères
field-filters = Filtres
field-hits = Réponses
