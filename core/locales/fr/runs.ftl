# Éditions en nombre : choisir, vérifier, commander, suivre
page-documents = Éditer des documents
page-runs = Suivi des éditions
documents-intro = Choisissez les candidatures, vérifiez ce qui sera fait, puis commandez. L’édition continue même si vous fermez cet onglet.
documents-search-text = Candidatures de la recherche : { $criteria }
documents-search-forget = Abandonner cette recherche
documents-what = Quelles candidatures
documents-how = Quels fichiers
documents-filter-academies = Académies
documents-filter-domains = Examens
documents-filter-exam-sessions = Sessions
documents-filter-specialities = Spécialités
documents-filter-specialities-help = Choisissez d’abord un seul examen.
documents-filter-offices = Services
documents-filter-schools = Établissements (codes UAI)
documents-filter-all-academies = Toutes
documents-filter-all-domains = Tous
documents-filter-all-exam-sessions = Toutes
documents-filter-all-specialities = Toutes
documents-filter-all-offices = Tous
documents-only-stale = Seulement les documents à refaire
documents-only-stale-help = Laisse de côté ceux qui disent déjà ce qu’ils doivent dire. Décochez pour les réunir tous dans les fichiers : ceux qui sont à jour ne sont pas refaits.
documents-order = Ordre des fichiers
documents-order-speciality = Spécialité, puis nom
documents-order-school = Établissement, puis classe et nom
documents-order-name = Nom
documents-outputs = Fichiers à produire
documents-outputs-none = Aucun : les documents sont seulement publiés
documents-output-merged = Un seul PDF
documents-output-zip = Une archive ZIP
documents-output-manifest = Bordereau CSV
documents-dry-run = Ce qui sera fait
documents-metric-items = Candidatures retenues
documents-metric-to-make = À refaire
documents-metric-current = Déjà à jour
documents-metric-skipped = Laissées de côté
documents-metric-time = Durée estimée
documents-nothing = Rien à éditer : aucune candidature ne correspond, ou tous les documents sont à jour.
documents-nothing-stale = Tous les documents de ce choix sont à jour. Rien n’est à refaire.
documents-reasons = Pourquoi elles sont à refaire
documents-skipped = Pourquoi d’autres sont laissées de côté
documents-column-reason = Motif
documents-column-count = Candidatures
documents-samples = Exemples, tels qu’ils seraient imprimés
documents-sample = { $name }, n° { $number }
documents-launch = Lancer l’édition
documents-launched = L’édition n° { $number } est commandée : { $total ->
    [one] une candidature
   *[other] { $written } candidatures
 }.

stale-none-yet = Aucun document n’existe encore
stale-version-moved = La candidature a changé
stale-template-changed = Le modèle a changé
stale-context-changed = Les indications du service ont changé
stale-dates-changed = Les dates du calendrier ont changé
stale-office-changed = Les coordonnées du service ont changé
stale-regime-changed = Le mode de renvoi a changé

skipped-deregistered = Désinscrite
skipped-set-aside = Écartée par le service
skipped-transferred = Transférée à une autre académie
skipped-session-closed = Session close
skipped-no-calendar = Aucune date au calendrier pour ce lieu
skipped-no-office = Aucun service gestionnaire connu
skipped-no-template = Aucun modèle publié
skipped-already-current = Déjà à jour
skipped-out-of-perimeter = Hors du périmètre du demandeur au moment du traitement
skipped-superseded = Remplacée depuis
skipped-unreadable = Données enregistrées illisibles : signalez-le à l’administrateur technique

runs-live = Édition n° { $number }
error-run-already-ordered = { $state ->
    [awaiting_approval] L’édition n° { $run }, demandée par { $who } le { $at }, porte sur les mêmes candidatures et attend l’accord d’une seconde personne : donnez-le ou annulez-la dans « Suivi des éditions ».
    [paused] L’édition n° { $run }, demandée par { $who } le { $at }, porte sur les mêmes candidatures et est suspendue : reprenez-la ou annulez-la dans « Suivi des éditions ».
   *[other] L’édition n° { $run }, demandée par { $who } le { $at }, porte sur les mêmes candidatures et n’est pas terminée : suivez-la dans « Suivi des éditions ».
 }
run-same = { $state ->
    [awaiting_approval] La même édition, n° { $number }, a été demandée par { $who } le { $at } et attend l’accord d’une seconde personne.
    [paused] La même édition, n° { $number }, a été demandée par { $who } le { $at } et est suspendue.
   *[other] La même édition, n° { $number }, a été demandée par { $who } le { $at } et n’est pas terminée.
 } Elle ne peut pas être lancée deux fois à la fois.
run-same-link = Suivre l’édition n° { $number }
runs-state-ordered = Demandée
runs-state-running = En cours
runs-state-paused = Suspendue
runs-state-cancelled = Annulée
runs-state-done = Terminée
runs-state-failed = Terminée avec des erreurs
runs-ordered-by = Demandée par { $by } le { $at }
runs-about = { $criteria }
runs-stage-ordered = En attente d’un agent de traitement…
runs-stage-documents = Documents : { $done } sur { $total }
runs-stage-files = Documents terminés, préparation des fichiers : { $files_done } sur { $files }
runs-rate = { $rate } documents par seconde
runs-left = Encore { $time } environ
runs-time-seconds = { $count ->
    [one] une seconde
   *[other] { $count } secondes
 }
runs-time-minutes = { $count ->
    [one] une minute
   *[other] { $count } minutes
 }
runs-time-hours = { $count ->
    [one] une heure
   *[other] { $count } heures
 }
runs-no-worker = Aucun agent de traitement n’est en marche : l’édition commencera dès que l’un d’eux sera démarré.
runs-metric-made = Refaites
runs-metric-current = Déjà à jour
runs-metric-skipped = Laissées de côté
runs-metric-failed = En échec
runs-pause = Suspendre
runs-resume = Reprendre
runs-cancel = Annuler
runs-retry = Réessayer les échecs
runs-done-paused = L’édition n° { $number } est suspendue.
runs-done-running = L’édition n° { $number } reprend.
runs-done-cancelled = L’édition n° { $number } est annulée : ce qui est fait reste, le reste ne sera pas fait.
runs-took = Durée : { $time }
runs-skipped = Laissées de côté
runs-failures = En échec
runs-column-candidate = Candidat
runs-column-name = Nom
runs-column-why = Motif
runs-files = Fichiers
runs-file-label = { $name } ({ $size })
runs-files-none = Cette édition ne donne aucun fichier : les documents sont publiés.
runs-manifest-sheet = Bordereau pour tableur
runs-history = Historique
runs-history-empty = Aucune édition pour le moment. Choisissez des candidatures et lancez la première.
runs-history-none-other = Aucune autre édition.
runs-history-link = Suivre
runs-history-facts = { $done } candidatures, demandée par { $by } le { $at }
runs-new = Nouvelle édition
runs-unknown-failure = Défaut inattendu ({ $code })
runs-worker-died = L’impression de ce document arrête le traitement : signalez-le à l’administrateur
error-unreadable = Les données enregistrées de cette candidature sont illisibles : signalez-le à l’administrateur technique.
error-documents-not-made = Tous les documents n’ont pas pu être refaits.
runs-files-error = Un fichier n’a pas pu être écrit ({ $error }). Réessayez, ou prévenez l’administrateur.
runs-size = { $size ->
    [small] moins de 1 Mo
   *[other] { $written } Mo
 }

error-no-document-now = Cette candidature ne peut pas avoir ce document maintenant : { $reason ->
    [deregistered] elle est désinscrite
    [set_aside] elle est écartée par le service
    [transferred] elle est transférée à une autre académie
    [session_closed] la session est close
    [no_calendar] aucune date n’est au calendrier pour son académie et son public
    [no_office] aucun service gestionnaire n’est connu
   *[other] aucun modèle n’est publié
 }.
error-run-cannot-change = Cette édition ne peut plus changer ainsi : { $state ->
    [done] elle est terminée
    [failed] elle est terminée avec des erreurs
    [cancelled] elle est annulée
    [paused] elle est suspendue
   *[other] elle est en cours
 }.
documents-time-seconds = { $count } s
documents-time-minutes = { $count } min
documents-time-hours = { $count } h
