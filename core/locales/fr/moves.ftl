# Déplacer des échéances du calendrier : deux personnes
error-nothing-moves = Rien ne change : choisissez au moins une période et une heure différente de l’actuelle.
error-instant-passed = Une nouvelle échéance doit se trouver au moins { $minutes } minutes après cet instant : une seconde personne doit avoir le temps de la lire.
error-move-closes-before-it-opens = Une des périodes fermerait avant d’ouvrir. Vérifiez les deux dates.
error-window-is-open = Une des périodes choisies est déjà ouverte : seule sa fermeture peut encore être déplacée.
error-move-unexplained = Écrivez le motif : il reste au journal.
error-move-already-open = Un déplacement attend déjà une décision pour une de ces périodes (n° { $move }). Faites-le décider ou retirez-le d’abord.
error-move-already-decided = Ce déplacement n’est plus à décider. Rechargez la page pour voir où il en est.
error-own-move = Vous avez proposé ce déplacement : une autre personne doit le décider.
error-not-your-move = Seule la personne qui a proposé ce déplacement peut le retirer.
error-move-too-late = La nouvelle échéance était atteinte au moment d’enregistrer : rien n’a été déplacé.

calendar-view-moves = Échéances déplacées
awaiting-moves = { $count ->
    [one] déplacement d’échéance attend votre décision
   *[other] déplacements d’échéance attendent votre décision
 }
awaiting-moves-link = Décider

moves-confirm-why = Déplacer une échéance, ou en décider, demande un mot de passe saisi depuis moins de cinq minutes.
moves-propose = Proposer un déplacement
moves-explained = Les heures saisies sont celles de chaque lieu ; l’heure de Paris suit quand elle est différente. Une autre personne devra approuver.
moves-too-many = Les choix ci-dessus donnent plus de { $most } périodes : seules les { $most } dont la fermeture est la plus proche sont proposées ici. Choisissez un domaine, une académie ou une session.
moves-every = Toutes les périodes que donnent les choix ci-dessus ({ $count })
moves-windows = Périodes à déplacer
moves-choose = Choisir une ou plusieurs périodes
moves-opens-day = Nouveau jour d’ouverture (vide : inchangé)
moves-opens-hour = Heure d’ouverture, sur place
moves-closes-day = Nouveau jour de fermeture (vide : inchangé)
moves-closes-hour = Heure de fermeture, sur place
moves-reason = Motif du déplacement
moves-nothing-asked = Choisissez des périodes et un nouveau jour : l’avant et l’après s’affichent ici.
moves-no-reason = Il manque le motif.
moves-concerned = { $count ->
    [0] Aucun candidat concerné à cet instant.
    [one] Un candidat concerné : inscription active, ou formulaire commencé. Il sera prévenu par courriel dès l’approbation.
   *[other] { $count } candidats concernés : inscription active, ou formulaire commencé. Ils seront prévenus par courriel dès l’approbation.
 }
moves-shorter = { $count ->
    [one] Une période fermera plus tôt que prévu. Ce qui a été accepté reste acquis.
   *[other] { $count } périodes fermeront plus tôt que prévu. Ce qui a été accepté reste acquis.
 }
moves-send = Proposer ce déplacement
moves-sent = Déplacement n° { $number } proposé ({ $windows ->
    [one] une période
   *[other] { $windows } périodes
 }). Rien ne bouge avant qu’une autre personne l’approuve.

moves-history = Déplacements décidés
moves-none-decided = Aucune échéance n’a été déplacée dans votre périmètre.
moves-title = N° { $number } – { $state } – { $at }
moves-by = Déplacement n° { $number }, proposé par { $who } le { $at }
moves-hidden = { $count ->
    [one] Une autre période est hors de votre périmètre.
   *[other] { $count } autres périodes sont hors de votre périmètre.
 }
moves-until = À décider avant le { $at } (heure de Paris).
moves-decided-by = Décision prise par { $who }.
moves-refusal = Motif du refus
moves-told = { $count ->
    [0] Aucun candidat à prévenir.
    [one] Un candidat prévenu par courriel.
   *[other] { $count } candidats prévenus par courriel.
 }
moves-being-told = { $count ->
    [0] Les candidats concernés vont être prévenus.
    [one] Un candidat prévenu par courriel jusqu’ici ; les autres suivent.
   *[other] { $count } candidats prévenus par courriel jusqu’ici ; les autres suivent.
 }
moves-closing = Fermeture
moves-opening = Ouverture
moves-zone = Fuseau
moves-stays = inchangée
moves-approve = Approuver
moves-refuse = Refuser
moves-confirm-refusal = Refuser ce déplacement
moves-yours = Vous avez proposé ce déplacement. Une autre personne doit le décider.
moves-withdraw = Retirer ma proposition
moves-approved = { $windows ->
    [one] Échéance déplacée. Les candidats concernés sont prévenus par courriel.
   *[other] { $windows } échéances déplacées. Les candidats concernés sont prévenus par courriel.
 }
moves-refused = Déplacement refusé : rien ne change.
moves-withdrawn = Proposition retirée.
moves-too-late-stale = Une de ces périodes a changé entre-temps : rien n’a été déplacé. Proposez de nouveau.
moves-too-late-expired = Il est trop tard pour approuver ce déplacement : rien n’a été déplacé.

move-state-proposed = À décider
move-state-approved = Approuvé
move-state-refused = Refusé
move-state-stale = Périmé : une période a changé
move-state-expired = Trop tard
move-state-withdrawn = Retiré

event-calendar-move-proposed = Déplacement d’échéance proposé
event-calendar-move-approved = Déplacement d’échéance approuvé
event-calendar-move-refused = Déplacement d’échéance refusé
event-calendar-move-stale = Déplacement d’échéance périmé
event-calendar-move-expired = Déplacement d’échéance venu trop tard
event-calendar-move-withdrawn = Déplacement d’échéance retiré
subject-window-move = Déplacement d’échéance

mail-deadline-opens = { $exam }, { $place }, { $phase } : ouverture le { $after }, au lieu du { $before }
mail-deadline-closes = { $exam }, { $place }, { $phase } : fermeture le { $after }, au lieu du { $before }
mail-deadline-moved-subject = Une date de votre examen a changé
mail-deadline-moved-body =
    Bonjour,

    Le service des examens a changé des dates qui vous concernent (candidat n° { $candidate_number }) :
    { $moves }

    Ce que vous avez déjà enregistré reste acquis. Votre espace candidat montre les nouvelles dates :
    { $portal }

    Une question ? Répondez à ce courriel ou écrivez au service gestionnaire : { $office }.
