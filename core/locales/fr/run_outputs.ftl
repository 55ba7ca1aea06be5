# Éditions : d’où elles partent, fichiers par établissement, exemples, courriels, seconde personne
run-outputs-no-school = Sans établissement

run-kind = Document
run-from = Partir de
run-from-filters = Filtres ci-dessous
run-from-view = Vue : { $name }
run-from-frozen = Liste figée : { $name }, { $at }
documents-order-listed = Comme dans la liste
documents-output-schools = Un PDF par établissement
run-notify = Prévenir les candidats par courriel
run-notify-help = Un seul courriel par candidat et par édition, quand son nouveau document est publié. Un document déjà à jour n’est pas annoncé.

run-sample-first = Le premier de l’édition
run-sample-long = L’un des plus longs
run-samples-show = Voir ces premières pages ici
run-sample-page = Première page telle qu’elle serait imprimée : { $about }
run-sample-random = Un autre, au hasard
run-each = Voir chaque document à refaire et son motif
run-each-more = Seuls les { $shown } premiers sont montrés.
run-column-registration = Candidature
run-column-printed = Version imprimée
run-column-now = Version actuelle
stale-version-moved-by = La candidature a changé : { $cause }
stale-saying-changed = Ce que le courrier annonce a changé

run-about = { $kind } : { $criteria }
run-told = { $count ->
    [0] Aucun candidat n’est prévenu pour le moment.
    [one] Un candidat est prévenu par courriel.
   *[other] { $written } candidats sont prévenus par courriel.
 }
runs-state-awaiting-approval = Attend une seconde personne
runs-state-refused = Refusée
runs-stage-notices = Documents et fichiers terminés, envoi des courriels…

run-needs-second = Au-delà de { $above } documents demandés par une même personne en vingt-quatre heures, une édition attend l’accord d’une seconde personne : elle ne commencera qu’ensuite.
run-awaits-second = L’édition n° { $number } est demandée ({ $total ->
    [one] une candidature
   *[other] { $written } candidatures
 }). Elle attend l’accord d’une seconde personne.
run-waits-second = Cette édition attend l’accord d’une seconde personne : rien n’est encore fait. Vous pouvez l’annuler.
run-to-approve = Éditions à approuver
run-awaiting-line = Édition n° { $number } : { $kind }, { $total ->
    [one] une candidature
   *[other] { $written } candidatures
 }
run-awaiting-notify = Les candidats seront prévenus par courriel.
run-awaiting-silent = Les candidats ne seront pas prévenus par courriel.
run-refusal-reason = Motif, en cas de refus
run-refusal-reason-given = Motif du refus : { $reason }
run-approve = Approuver
run-refuse = Refuser
run-approved = L’édition n° { $number } est approuvée : elle commence.
run-refused = L’édition n° { $number } est refusée.
run-approved-by = approuvée par { $by }
run-refused-by = refusée par { $by }
error-orderer-cannot-approve = Vous avez demandé cette édition : une autre personne doit l’approuver.
error-run-refusal-reason-missing = Donnez le motif du refus : la personne qui a demandé l’édition le lira.
event-run-approved = Édition approuvée
event-run-refused = Édition refusée

run-threshold = Accord d’une seconde personne
run-threshold-help = Au-delà de ce nombre, une autre personne doit approuver. Ce qui porte sur plusieurs académies suit le plus petit de leurs nombres. Ce qu’une même personne demande seule en vingt-quatre heures compte ensemble, et qui relève ce nombre n’en profite pas lui-même. Le changement est inscrit au journal.
run-threshold-act = Ce qui attend une seconde personne
counted-act-run = Les éditions
counted-act-export = Les exports
counted-act-setting-aside = Les mises à l’écart en nombre
run-threshold-place = Pour
run-threshold-everywhere = Toutes les académies sans réglage propre
run-threshold-set = Réglé par { $by } le { $at }
run-threshold-keep = Enregistrer ce nombre
run-threshold-kept = C’est noté : au-delà de { $written }, une seconde personne devra approuver.
field-run-approval-above = Nombre de documents qu’une personne seule peut éditer
field-export-approval-above = Nombre de lignes nominatives qu’une personne seule peut exporter
field-mass-approval-above = Nombre de candidatures qu’une personne seule peut mettre à l’écart
fault-number-out-of-range = ce nombre est hors des limites.

awaiting-runs-to-approve = { $count ->
    [one] édition attend votre accord
   *[other] éditions attendent votre accord
 }
awaiting-runs-to-approve-link = Examiner
awaiting-stale-letters = { $count ->
    [one] à refaire : { $document }
   *[other] à refaire : { $document }
 }
awaiting-stale-letters-link = Refaire
run-confirm-why = Approuver une édition de masse demande un mot de passe saisi depuis moins de cinq minutes.

runs-with-failures = { $count ->
    [one] un échec
   *[other] { $count } échecs
 }
runs-failures-first = Les { $shown } premiers échecs, sur { $failed }.
runs-failure-open = Ouvrir le dossier de { $name }, n° { $number }

run-stopped-paused = Édition suspendue : { $done } sur { $total }. Les documents déjà refaits sont publiés ; « Reprendre » fait les autres, puis les fichiers.
run-stopped-cancelled = Édition annulée : { $done } sur { $total }. Les documents déjà refaits sont publiés ; les autres restent à refaire.
run-stopped-refused = Édition refusée : rien n’a été fait.
