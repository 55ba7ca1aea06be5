# Remettre en nombre : un PDF de plusieurs candidats, ou une archive de PDF
subject-handing = Remise en nombre
event-handing-staged = Fichier à remettre en nombre déposé
event-handing-ordered = Remise en nombre confirmée
event-handing-cancelled = Remise en nombre arrêtée
event-handing-finished = Remise en nombre terminée
event-handing-discarded = Fichier à remettre en nombre retiré

page-handing = Remettre en nombre
handing-many-intro = Un PDF de plusieurs candidats est coupé d’après le numéro de candidat lu sur chaque page ; une archive ZIP, d’après le nom de ses fichiers. Le plan s’affiche d’abord : rien n’est remis avant votre confirmation.
handing-many-file = Fichier PDF ou archive ZIP (50 Mo, 3 000 pages ou fichiers au plus)
handing-many-session = Session
handing-many-session-any = Sans objet : une seule candidature par candidat
handing-many-session-help = Choisit la candidature d’un candidat qui en a plusieurs.
handing-many-follows = Une page sans numéro suit la précédente
handing-many-follows-help = À cocher si seule la première page de chaque document porte le numéro. Sinon, une page sans numéro est laissée de côté.
handing-many-read = Lire le fichier
handing-many-review = Refaire le plan ainsi
handing-many-understood = Comment le fichier est compris
handing-many-reading = Lecture du fichier…
handing-many-being-read = Ce gros fichier est lu par le traitement de fond. Vous pouvez fermer cette page.
handing-many-gave-up = Le traitement de fond a renoncé à ce fichier. Retirez-le, puis déposez-le de nouveau.
handing-many-plan = Ce qui sera fait
handing-many-matched = À remettre
handing-many-replaced = Dont remplacent
handing-many-already = Déjà remis
handing-many-ambiguous = À préciser
handing-many-left = Laissés de côté
handing-many-given = Remis
handing-many-failures = Non remis
handing-many-confirm = { $count ->
    [one] Remettre un document
   *[other] Remettre { $count } documents
}
handing-many-discard = Retirer ce fichier
handing-many-stop = Arrêter
handing-many-nothing = Aucune partie de ce fichier ne peut être remise : voyez pourquoi ci-dessous.
handing-many-ordered = Confirmé : les documents sont remis par le traitement de fond. Vous pouvez fermer cette page.
handing-many-progress = { $done } sur { $all } remis
handing-many-stopped = Arrêté : ce qui était déjà remis le reste.
handing-many-discarded = Fichier retiré : rien n’a été remis.
handing-many-reviewed = Le plan est refait.
handing-many-done = Terminé : { $given ->
    [0] aucun document remis
    [one] un document remis
   *[other] { $given } documents remis
}, { $failed ->
    [0] aucun échec
    [one] un échec
   *[other] { $failed } échecs
}. Chaque candidat est prévenu par courriel.
handing-column-where = Pages ou fichier
handing-column-number = N° lu
handing-column-person = Candidat
handing-column-registration = Inscription
handing-column-session = Session
handing-column-outcome = Ce qui sera fait
handing-column-done = Ce qui a été fait
handing-pages = pages { $first } à { $last }
handing-one-page = page { $page }
handing-outcome-matched = À remettre
handing-outcome-matched-replaces = À remettre, remplace le précédent
handing-outcome-unmatched = Laissé de côté
handing-outcome-ambiguous = À préciser
handing-outcome-already = Déjà remis
handing-outcome-handed = Remis
handing-outcome-failed = Non remis
handing-why-no-number = aucun numéro de candidat n’y est lu
handing-why-unknown-number = aucune candidature de votre périmètre ne porte ce numéro
handing-why-several-numbers = plusieurs candidats y sont nommés
handing-why-apart = ce candidat est à plusieurs endroits du fichier
handing-why-no-registration = aucune candidature à cette session
handing-why-several-registrations = plusieurs candidatures : choisissez la session
handing-why-not-a-pdf = ce n’est pas un PDF
handing-why-too-large = plus de 10 Mo
handing-why-acts = ce PDF contient un script, un programme ou un mot de passe
handing-why-other = la candidature n’est plus à votre portée
handing-history = Fichiers précédents
handing-open = Ouvrir
handing-state-reading = En lecture
handing-state-refused = Refusé
handing-state-staged = À confirmer
handing-state-ordered = En cours
handing-state-done = Terminé
handing-state-cancelled = Arrêté
handing-state-discarded = Retiré
error-batch-file-refused = { $reason ->
    [empty] Choisissez un fichier.
    [too_large] Le fichier dépasse { $most } Mo : divisez-le.
    [not_pdf_nor_zip] Ce fichier n’est ni un PDF ni une archive ZIP.
    [encrypted] Ce fichier est protégé par un mot de passe : reprenez-le sans protection.
    [too_many_pages] Ce PDF a plus de { $most } pages : divisez-le.
    [too_many_files] Cette archive a plus de { $most } fichiers : divisez-la.
    [too_heavy] Ce PDF demande trop de mémoire pour être lu : divisez-le, ou imprimez-le de nouveau en PDF.
    [too_slow] Ce PDF est trop long à lire : divisez-le, ou imprimez-le de nouveau en PDF.
    [unpacked_too_large] Cette archive dépasserait { $most } Mo une fois décompressée : divisez-la.
    [ratio] Cette archive est compressée plus de { $most } fois : ce n’est pas une archive de PDF ordinaire.
    [size_lie] Cette archive ment sur la taille de ses fichiers.
    [without_file] Cette archive ne contient aucun fichier.
    [file_acts] Ce PDF contient un script, un programme, un autre fichier ou un mot de passe : il n’est pas gardé.
   *[other] Ce fichier ne peut pas être lu : il est abîmé, ou n’est pas ce que dit son nom.
}
error-batch-cannot-change = { $state ->
    [done] Ce fichier est déjà traité.
    [ordered] Ce fichier est en cours de remise.
    [cancelled] La remise de ce fichier a été arrêtée.
    [reading] Ce fichier est encore en lecture.
   *[other] Ce fichier a été retiré ou refusé. Déposez-le de nouveau.
}
error-batch-plan-moved = Le plan a changé depuis que vous l’avez lu : rien n’est remis. Refaites le plan, relisez-le, puis confirmez.
error-nothing-to-hand-over = Aucune partie de ce fichier ne peut être remise.
handing-many-what-was-done = Ce qui a été fait
handing-many-other = Remettre un autre fichier
