# Le dossier d’un candidat : place dans la liste, demandes, frise, dossier contentieux ; mises à l’écart en nombre
candidate-file-place = { $place } sur { $total }
candidate-file-place-at-least = { $place } sur plus de { $total }
candidate-file-keys = Raccourcis clavier
candidate-file-keys-tabs = Changer d’onglet, une fois dans les onglets
candidate-tab-requests = Demandes
candidate-file-no-request = Ni erreur signalée ni demande d’aménagements.
candidate-file-report = Erreur signalée : { $field } – { $at }
candidate-file-report-waiting = En attente
candidate-file-report-answered = Traitée
candidate-file-report-refused = Refusée
candidate-file-report-withdrawn = Retirée
candidate-file-accommodation = Aménagements demandés – candidature { $number } – { $at }
candidate-file-accommodations = Ouvrir les demandes d’aménagements
candidate-file-message = Message du candidat
candidate-file-answer = Réponse de l’office
candidate-file-older = Les événements plus anciens ne sont pas affichés ici ; le dossier contentieux les contient tous.
candidate-file-kind-account = Compte
candidate-file-kind-registration = Candidature
candidate-file-kind-document = Document
candidate-file-kind-piece = Pièce
candidate-file-kind-mail = Courriel
candidate-file-kind-correction = Correction
candidate-file-kind-report = Signalement
candidate-file-kind-accommodation = Aménagements
candidate-file-kind-record = Dossier
candidate-file-kind-reading = Consultation
search-suggestions = Candidats suggérés
search-suggestions-told = Suggestions : { $count }. Flèches pour choisir, Entrée pour ouvrir le dossier, Échap pour fermer.

litigation-panel = Dossier contentieux
litigation-panel-help = Un seul PDF avec tout ce que la base sait de ce candidat : identité, versions et différences, documents et empreintes, courriels, pièces, corrections, journal complet et consultations. La demande et son motif sont inscrits au journal.
litigation-reason = Motif
litigation-reason-help = Par exemple la référence du recours. Il est imprimé en tête du dossier.
litigation-make = Établir le dossier
litigation-ready = Le dossier contentieux est prêt : ouvrez-le ci-dessous. Il est gardé 24 heures.
litigation-promised = Le dossier contentieux est long : il sera prêt dans quelques instants. Rechargez la page.
litigation-line = { $at } – { $who } – { $pages ->
    [0] { $events ->
        [one] { $events } événement
       *[other] { $events } événements
    }
    [one] { $pages } page
   *[other] { $pages } pages
 }
litigation-state-ordered = En préparation
litigation-state-ready = Prêt
litigation-state-failed = En échec
litigation-state-expired = Expiré
litigation-open = Ouvrir le PDF
error-litigation-reason-missing = Indiquez le motif du dossier contentieux, en cinq caractères au moins.
error-litigation-file-expired = Ce dossier n’est plus gardé : établissez-le de nouveau.

litigation-title = Dossier contentieux
litigation-made = Établi par { $who } le { $at }
litigation-page = Page { $page } sur { $pages }
litigation-part-heading = Établissement du dossier
litigation-number = Dossier n°
litigation-by = Établi par
litigation-at = Le (heure de Paris)
litigation-reason-printed = Motif
litigation-places = Périmètre
litigation-everywhere = Toutes les académies
litigation-every-exam = tous les examens
litigation-journal-up-to = Journal arrêté
litigation-journal-event = à l’événement n° { $seq }, empreinte { $hash }
litigation-journal-count = Événements
litigation-what = Contenu
litigation-what-explained = Tout ce que la base contient sur cette personne dans le périmètre ci-dessus. Chaque événement du journal porte son rang dans la chaîne et son empreinte SHA-256.
litigation-part-identity = Identité et coordonnées
litigation-candidate-number = N° candidat
litigation-academie = Académie
litigation-locked = Données verrouillées le
litigation-part-registration = Candidature n° { $number }
litigation-state = État
litigation-exam = Examen
litigation-speciality = Spécialité
litigation-category = Catégorie
litigation-school = Établissement
litigation-first-saved = Enregistrée le
litigation-saved = Dernière version
litigation-version = Candidature n° { $number }, { $version } – { $at } – { $who } – { $cause }
litigation-part-documents = Candidature n° { $number } : documents
litigation-part-pieces = Candidature n° { $number } : pièces justificatives
litigation-part-credits = Candidature n° { $number } : acquis, dispenses et notes conservées
litigation-handed = { $kind } (remis par l’office)
litigation-column-document = Document
litigation-column-version = Version
litigation-column-made = Produit le, par
litigation-column-opened = Ouvert par le candidat le
litigation-column-digest = Empreinte SHA-256
litigation-column-piece = Pièce
litigation-column-file = Fichier
litigation-column-deposited = Déposé le, par
litigation-column-removed = Retiré le
litigation-column-event = N°
litigation-column-at = Date et heure
litigation-column-what = Consultation
litigation-column-who = Par
litigation-part-corrections = Corrections
litigation-correction = Correction n° { $number } – { $state }
litigation-change = { $field } : « { $before } » devient « { $after } »
litigation-because = Motif : { $reason }
litigation-proposed = Proposée par { $who } le { $at }
litigation-decided = Décision de { $who } le { $at }
litigation-proof = Justificatif, empreinte SHA-256 { $sha256 }
litigation-part-requests = Demandes du candidat
litigation-report = Erreur signalée le { $at } – { $state }
litigation-accommodation = Aménagements demandés le { $at }, candidature n° { $number } – { $state }
litigation-asked = Demandé : { $measures }
litigation-granted = Accordé : { $measures }
litigation-message = Message : { $text }
litigation-answer = Réponse : { $text }
litigation-part-mails = Courriels
litigation-part-readings = Consultations : qui a lu quoi
litigation-part-journal = Journal complet
litigation-event = n° { $seq } · { $at } · { $what } · par { $who }
litigation-hash = empreinte { $hash }

event-litigation-file-ordered = Dossier contentieux demandé
event-litigation-file-made = Dossier contentieux établi
event-litigation-file-failed = Dossier contentieux en échec
event-litigation-file-read = Dossier contentieux ouvert
event-litigation-file-expired = Dossier contentieux expiré
event-mass-ending-asked = Mise à l’écart en nombre demandée
event-mass-ending-approved = Mise à l’écart en nombre approuvée
event-mass-ending-refused = Mise à l’écart en nombre refusée
event-mass-ending-started = Mise à l’écart en nombre commencée
event-mass-ending-cancelled = Mise à l’écart en nombre arrêtée
event-mass-ending-resumed = Mise à l’écart en nombre reprise
event-mass-ending-finished = Mise à l’écart en nombre terminée
subject-account = Compte candidat
subject-mass-ending = Mise à l’écart en nombre
journal-fact-litigation-file = Dossier contentieux n°
journal-fact-pages = Pages
journal-fact-up-to = Jusqu’à l’événement n°

page-set-aside = Mises à l’écart
search-set-aside = Mettre à l’écart…
set-aside-asking = Mettre des candidatures à l’écart
set-aside-orders = Mises à l’écart demandées
set-aside-nothing = Aucune candidature choisie. Cherchez, cochez des lignes ou gardez toute la liste, puis « Mettre à l’écart… ».
set-aside-search = Candidatures : { $criteria }
set-aside-forget = Ne rien mettre à l’écart
set-aside-preview = { $count ->
    [one] { $items } candidature à mettre à l’écart, sur { $matched } trouvées
   *[other] { $items } candidatures à mettre à l’écart, sur { $matched } trouvées
 }
set-aside-sample = { $name } – n° { $number }, candidature { $registration }, spécialité { $speciality }
set-aside-more = { $count ->
    [one] et { $written } autre
   *[other] et { $written } autres
 }
set-aside-left-out = { $count ->
    [one] { $written } laissée de côté : { $why }
   *[other] { $written } laissées de côté : { $why }
 }
set-aside-second-person = À ce nombre, compté avec ce que vous avez demandé depuis vingt-quatre heures, une seconde personne doit approuver. Rien n’est fait avant.
set-aside-reason = Motif, inscrit sur chaque candidature
set-aside-do = Mettre à l’écart, sans retour
set-aside-ask = Demander l’approbation
set-aside-begun = { $count ->
    [one] La mise à l’écart de { $count } candidature commence.
   *[other] La mise à l’écart de { $count } candidatures commence.
 }
set-aside-asked = { $count ->
    [one] La mise à l’écart de { $count } candidature attend une seconde personne.
   *[other] La mise à l’écart de { $count } candidatures attend une seconde personne.
 }
set-aside-no-order = Aucune demande pour l’instant.
set-aside-order = { $count ->
    [one] N° { $number } – { $written } candidature
   *[other] N° { $number } – { $written } candidatures
 }
set-aside-asked-by = Demandée par { $who }, { $at }
set-aside-because = Motif : { $reason }
set-aside-decided-by = Décision de { $who } – { $reason }
set-aside-state-awaiting-approval = À approuver
set-aside-state-refused = Refusée
set-aside-state-ordered = Commandée
set-aside-state-running = En cours
set-aside-state-cancelled = Arrêtée
set-aside-state-done = Terminée
set-aside-progress = { $done } sur { $total }
set-aside-cancel = Arrêter
set-aside-resume = Reprendre
set-aside-refusal = Motif d’un refus
set-aside-approve = Approuver
set-aside-refuse = Refuser
set-aside-lines = Ligne par ligne
set-aside-column-number = N° candidat
set-aside-column-name = Nom
set-aside-column-registration = N° inscription
set-aside-column-outcome = Résultat
set-aside-column-at = Le
set-aside-outcome-set-aside = mise à l’écart
set-aside-outcome-waiting = en attente
set-aside-outcome-moved = laissée : modifiée depuis
set-aside-outcome-ended = laissée : déjà terminée
set-aside-outcome-out-of-perimeter = laissée : hors de votre périmètre
set-aside-outcome-failed = laissée : erreur inattendue
error-nothing-to-set-aside = Aucune de ces candidatures ne peut être mise à l’écart.
error-too-many-to-set-aside = Pas plus de { $most } candidatures à la fois.
error-set-aside-reason-missing = Indiquez le motif, en cinq caractères au moins.
error-mass-ending-moved = Cette mise à l’écart n’est plus dans un état qui le permet. Rechargez la page.
error-set-aside-by-two = La personne qui a demandé ne peut pas être la seconde, sous aucun de ses comptes.
awaiting-set-aside = { $count ->
    [one] mise à l’écart attend votre accord
   *[other] mises à l’écart attendent votre accord
 }
awaiting-set-aside-link = Examiner
