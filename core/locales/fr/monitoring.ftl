# Volumes et calendrier
registration-state-registered = Inscrit
registration-state-confirmed = Confirmé
registration-state-validated = Validé
registration-state-deregistered = Désinscrit
registration-state-set-aside = Écarté
registration-state-transferred = Transféré

audience-individual = Candidats individuels
audience-school = Candidats scolaires

phase-registration = Inscription
phase-modification = Modification
phase-pieces = Dépôt des pièces
phase-confirmations = Retour des confirmations
phase-online-validation = Validation en ligne

window-state-upcoming = À venir
window-state-open = Ouverte
window-state-closed = Fermée

volumes-withheld = Moins de 5 (non communiqué)

chart-day = Jour
chart-name = Série
chart-count = Nombre
chart-place = Académie
chart-domain = Domaine
chart-state = État
chart-opens = Ouvre
chart-closes = Ferme
chart-line = Académie
chart-phase = Phase
chart-opened = Ouvre
chart-closed = Ferme

page-volumes = Volumes
volumes-academie = Académie
volumes-domain = Domaine
volumes-exam-session = Session
volumes-every-academie = Toutes
volumes-every-domain = Tous
volumes-every-exam-session = Toutes
volumes-axis = Une courbe par
volumes-axis-domain = domaine
volumes-axis-academie = académie
volumes-at = Situation au { $at } (heure de Paris), comptée sur les candidatures elles-mêmes. Chaque jour est celui de l’académie.
volumes-nothing = Aucune candidature ne répond à ces choix. Élargissez les académies, les domaines ou les sessions.
volumes-number-saved = Candidatures enregistrées
volumes-number-active = Candidatures actives
volumes-number-today = Enregistrées aujourd’hui
volumes-number-deregistered = Désinscrites
volumes-to-list = Voir la liste
volumes-running = Cumul
volumes-by-day = Candidatures enregistrées par jour
volumes-by-day-running = Candidatures enregistrées, en cumul
volumes-ended-by-day = Fins de candidature par jour
volumes-alt = Courbe de { $count } candidatures par jour : { $series }. Les mêmes nombres sont dans le tableau qui suit.
volumes-ended-alt = { $count } candidatures désinscrites, écartées ou transférées, par jour. Les mêmes nombres sont dans le tableau qui suit.
volumes-others = Les { $count } autres
volumes-as-table = Voir les mêmes nombres en tableau
volumes-total = Total
volumes-cells = Par académie et domaine
volumes-small = < 5
volumes-withheld-note = { $count ->
    [one] Un effectif de moins de 5 n’est pas communiqué : il n’est dans aucun total.
   *[other] { $count } effectifs de moins de 5 ne sont pas communiqués : ils ne sont dans aucun total.
 }
volumes-export = Exporter ces volumes

page-calendar = Calendrier
calendar-empty = Aucune période d’inscription n’est encore connue dans votre périmètre. Elles viennent des données de référence.
calendar-intro = Situation au { $at } (heure de Paris). Les heures sont celles de l’académie ; l’heure de Paris suit quand elle est différente.
calendar-view = Affichage
calendar-view-table = Tableau
calendar-view-matrix = Matrice
calendar-view-timeline = Frise
calendar-every-state = Tous
calendar-every-academie = Toutes
calendar-every-domain = Tous
calendar-every-exam-session = Toutes
calendar-every-audience = Tous
calendar-every-phase = Toutes
calendar-state = État
calendar-academie = Académie
calendar-domain = Domaine
calendar-exam-session = Session
calendar-audience = Public
calendar-phase = Phase
calendar-opens = Ouvre
calendar-closes = Ferme
calendar-left = Temps restant
calendar-source = Source des dates
calendar-source-of-all = Source des dates : { $source }.
calendar-in-paris = ({ $paris } à Paris)
calendar-over = terminée
calendar-opens-in = ouvre dans { $time }
calendar-closes-in = ferme dans { $time }
calendar-days-hours = { $days } j { $hours } h
calendar-hours-minutes = { $hours } h { $minutes } min
calendar-shown = { $shown } périodes sur { $total }.
calendar-nothing = Aucune période ne répond à ces choix. Choisissez un autre état ou une autre session.
calendar-too-many = Seules les { $most } premières périodes sont dessinées. Choisissez une académie, un domaine ou une session.
calendar-matrix-of = { $phase }, session { $exam_session }, { $audience }. Choisissez d’autres valeurs ci-dessus.
calendar-matrix-alt = Un carré par académie et par domaine, de la couleur de l’état à cet instant. Les mêmes états sont dans le tableau qui suit.
calendar-timeline-alt = Une barre par phase, de son ouverture à sa fermeture, pour chaque académie et domaine. Les mêmes dates sont dans le tableau qui suit.
calendar-as-table = Voir les mêmes périodes en tableau
calendar-export = Exporter le calendrier
calendar-count-open = { $count ->
    [one] { $count } ouverte
   *[other] { $count } ouvertes
 }
calendar-count-upcoming = { $count ->
    [one] { $count } à venir
   *[other] { $count } à venir
 }
calendar-count-closed = { $count ->
    [one] { $count } fermée
   *[other] { $count } fermées
 }
audience-short-individual = individuels
audience-short-school = scolaires
calendar-line = { $academie } – { $domain } ({ $audience })
volumes-windows = { $open ->
    [0] Aucune période d’inscription n’est ouverte.
    [one] Une période d’inscription est ouverte,
   *[other] { $open } périodes d’inscription sont ouvertes,
 } { $open ->
    [0] { "" }
   *[other] { $soon ->
        [0] aucune ne ferme dans les sept jours.
        [one] une ferme dans les sept jours.
       *[other] { $soon } ferment dans les sept jours.
    }
 }
volumes-to-calendar = Voir le calendrier
