# Cadre du tableau de bord : navigation, accueil
frame-not-allowed = Vos droits n’ouvrent pas cette page
frame-signed-out = Vous n’êtes pas connecté. Ouvrez la page d’accueil pour vous connecter.
frame-sign-out = Se déconnecter
section-desk = Mon bureau
section-candidates = Candidats
section-documents = Documents
section-exchange = Échanges
section-calendar = Calendrier et volumes
section-office = Bureau et droits
page-home = Accueil
frame-defect = Quelque chose n’a pas fonctionné et rien n’a été perdu de ce qui était enregistré. Signalez la référence { $reference } à l’administrateur.
frame-noscript = Cette application a besoin de JavaScript. Activez-le dans votre navigateur.
file-signed-out = Votre session est terminée : ouvrez le tableau de bord pour vous connecter, puis demandez à nouveau le fichier.
sidebar-language = Langue des écrans
language-fr = Français
language-en = English
role-reader = Lecture seule
role-case-officer = Gestionnaire
role-head-of-office = Responsable de bureau
role-supervisor = Superviseur
role-technical-administrator = Administrateur technique

# Accueil
home-nothing = Rien ne vous attend : aucune correction à décider, aucun document à refaire, aucun fichier en attente. Vous pouvez chercher un candidat ou regarder le calendrier.
home-no-role = Votre compte n’a encore aucun rôle. Demandez à votre responsable de bureau de vous en donner un : les pages apparaîtront ici.
home-awaiting = Ce qui vous attend
home-counting = Le reste se compte…
home-more-than = Plus de { $number }
home-closing = Prochaines fermetures
home-no-window = Aucune période n’est ouverte en ce moment dans votre périmètre.
home-last = Vos dernières actions
home-column-window = Domaine et session
home-column-audience = Candidats
home-column-phase = Phase
home-column-place = Académie
home-column-closes = Ferme le
home-column-when = Quand
home-column-what = Action
home-phase-registration = Inscription
home-phase-modification = Modification
home-phase-pieces = Pièces à rendre
home-phase-confirmations = Confirmations à rendre
home-phase-online-validation = Validation en ligne
awaiting-corrections = { $count ->
    [one] correction attend votre décision
   *[other] corrections attendent votre décision
 }
awaiting-corrections-link = Décider
awaiting-own-corrections = { $count ->
    [one] de vos corrections attend un second regard
   *[other] de vos corrections attendent un second regard
 }
awaiting-own-corrections-link = Suivre
awaiting-stale-documents = { $count ->
    [one] document est à éditer ou à refaire
   *[other] documents sont à éditer ou à refaire
 }
awaiting-stale-documents-link = Éditer
awaiting-runs = { $count ->
    [one] édition en cours
   *[other] éditions en cours
 }
awaiting-runs-link = Suivre
awaiting-imports = { $count ->
    [one] fichier déposé, pas encore importé
   *[other] fichiers déposés, pas encore importés
 }
awaiting-imports-link = Examiner
awaiting-windows = { $count ->
    [one] période du calendrier ferme dans les sept jours
   *[other] périodes du calendrier ferment dans les sept jours
 }
awaiting-windows-link = Voir le calendrier
frame-changed-meanwhile = Une modification était encore en cours de lecture : rien n’a été fait. Vérifiez ce qui est maintenant affiché, puis cliquez à nouveau.
