# Courriels : confirmation et pièces justificatives
mail-confirmation-validated-subject = Votre confirmation d’inscription est validée
mail-confirmation-validated-body =
    Bonjour,

    Vous avez validé en ligne la confirmation de votre inscription n° { $registration }, Version { $version } ({ $exam }), candidat n° { $candidate_number }. Cette validation vaut signature.

    Si vous modifiez votre candidature, une nouvelle version sera à valider de nouveau.

    Votre espace candidat : { $portal }

    Vous n’êtes pas à l’origine de cette validation ? Répondez à ce courriel ou écrivez au service gestionnaire : { $office }.

mail-confirmation-received-subject = Votre confirmation d’inscription signée a été reçue
mail-confirmation-received-body =
    Bonjour,

    Le service des examens a reçu la confirmation signée de votre inscription n° { $registration }, Version { $version } ({ $exam }), candidat n° { $candidate_number }.

    Si vous modifiez votre candidature, la nouvelle version sera à signer et à renvoyer de nouveau.

    Votre espace candidat : { $portal }

    Une question ? Répondez à ce courriel ou écrivez au service gestionnaire : { $office }.

mail-confirmation-taken-back-subject = Votre confirmation d’inscription est à { $online ->
    [yes] valider
   *[no] signer
} de nouveau
mail-confirmation-taken-back-body =
    Bonjour,

    Votre inscription n° { $registration } ({ $exam }), candidat n° { $candidate_number }, est passée en Version { $version }. La signature donnée pour la version précédente ne vaut plus.

    { $online ->
        [yes] Relisez la nouvelle version dans votre espace candidat, rubrique « Mes inscriptions », puis validez-la.
       *[no] Imprimez la nouvelle version depuis votre espace candidat, rubrique « Mes documents », signez-la et renvoyez-la.
    }
    { $portal }

    Une question ? Répondez à ce courriel ou écrivez au service gestionnaire : { $office }.

mail-pieces-locked-subject = Vos pièces justificatives sont verrouillées
mail-pieces-locked-body =
    Bonjour,

    Les pièces justificatives de votre inscription n° { $registration } ({ $exam }), candidat n° { $candidate_number }, sont verrouillées. Le service des examens va les vérifier.

    Pour les changer désormais, écrivez au service gestionnaire : { $office }.

    Votre espace candidat : { $portal }

mail-pieces-unlocked-subject = Vos pièces justificatives sont déverrouillées
mail-pieces-unlocked-body =
    Bonjour,

    Le service des examens a déverrouillé les pièces justificatives de votre inscription n° { $registration } ({ $exam }), candidat n° { $candidate_number }. Motif : { $reason }

    Déposez les nouvelles pièces dans votre espace candidat, puis verrouillez-les de nouveau :
    { $portal }

    Une question ? Répondez à ce courriel ou écrivez au service gestionnaire : { $office }.

mail-piece-refused-subject = Une pièce justificative n’a pas été acceptée
mail-piece-refused-body =
    Bonjour,

    Le service des examens n’a pas accepté une pièce de votre inscription n° { $registration } ({ $exam }), candidat n° { $candidate_number } :
    – { $piece }

    Motif : { $reason }

    Remplacez cette pièce dans votre espace candidat, rubrique « Mes pièces » :
    { $portal }

    Une question ? Répondez à ce courriel ou écrivez au service gestionnaire : { $office }.

mail-pieces-reminder-subject = Des pièces manquent à votre dossier d’inscription
mail-pieces-reminder-body =
    Bonjour,

    Candidat n° { $candidate_number }, il manque des pièces justificatives à votre dossier.

    { $reminded }

    La liste complète est dans votre espace candidat, rubrique « Mes documents » : { $portal }

    Une question ? Répondez à ce courriel ou écrivez au service gestionnaire : { $office }.

mail-reminded-registration = Inscription n° { $number } ({ $exam })
mail-reminded-refused = { $reason ->
    [none] { $piece } (refusée, à remplacer)
   *[other] { $piece } (refusée, à remplacer : { $reason })
 }
mail-reminded-by-post = { $piece } (à renvoyer par la poste au service des examens)
mail-reminded-all-by-post = La date de retour est imprimée sur la confirmation d’inscription.
mail-reminded-where = { $due ->
    [none] À déposer sans attendre, dans « Mes pièces » : { $address }
   *[other] À déposer avant le { $due }, dans « Mes pièces » : { $address }
 }
mail-piece-unnamed = Une pièce que votre espace candidat nomme
mail-reason-unnamed = il est dans votre espace candidat.

# Refus
error-file-acts = Ce PDF contient un programme, un autre fichier ou un mot de passe : il n’est pas accepté. Enregistrez-le de nouveau sans ces éléments, ou prenez une photo du document.
error-pieces-not-open = Le dépôt des pièces n’est pas ouvert en ce moment pour cette inscription.
error-pieces-locked = Les pièces sont verrouillées : seul le service gestionnaire peut les déverrouiller.
error-pieces-not-locked = Les pièces ne sont pas verrouillées.
error-piece-cannot = Ce n’est pas possible : { $state ->
    [awaited] la pièce n’a pas encore été déposée
    [received] la pièce est reçue
    [under_check] la pièce est en cours de vérification
    [refused] la pièce a été refusée
    [accepted] la pièce est déjà acceptée
   *[not_required] la pièce n’est plus demandée
}.
error-pieces-lacking = Il manque encore : { $pieces }. Déposez chaque pièce demandée avant de verrouiller.
error-too-many-files = Cette pièce a déjà { $most } fichiers : retirez-en un, ou remplacez-le.
error-sent-by-post = Cette pièce se renvoie par la poste, signée : elle ne se dépose pas en ligne.
error-piece-reason-missing = Dites pourquoi.
error-not-online = La confirmation de cette inscription se signe sur papier : elle ne se valide pas en ligne.
error-not-on-paper = Ce candidat a un compte : il valide en ligne la confirmation de cette inscription, et aucun papier n’est attendu.
error-validation-not-open = La validation en ligne n’est pas ouverte en ce moment.
error-signed-already = Cette version est déjà signée ou validée.

event-piece-read = Pièce justificative consultée

# Espace candidat : Mes pièces
portal-pieces-title = Mes pièces
portal-pieces-heading = Pièces justificatives de l’inscription { $number }
portal-pieces-lead = Déposez chaque pièce demandée, vérifiez-la, puis verrouillez vos pièces : le service des examens peut alors les contrôler.
portal-pieces-none = Aucune pièce n’est demandée pour cette inscription.
portal-pieces-no-registration = Vous n’avez pas d’inscription en cours. Les pièces à fournir apparaissent ici dès que vous en avez une.
portal-pieces-choose = De quelle inscription s’agit-il ?
portal-pieces-open-until = Dépôt ouvert jusqu’au { $closes }.
portal-pieces-open-from = Le dépôt des pièces ouvre le { $opens }.
portal-pieces-closed = Le dépôt des pièces a fermé le { $closes }. Écrivez au service gestionnaire si une pièce manque.
portal-pieces-given-back = Le dépôt des pièces a fermé le { $closes }, mais le service des examens a redemandé une pièce depuis : déposez-la dès que possible.
portal-pieces-asked = Pièces demandées
portal-pieces-locked = Vos pièces sont verrouillées depuis le { $at }. Le service des examens les vérifie. Pour les changer, écrivez-lui : lui seul peut les déverrouiller.
portal-pieces-modified = Votre candidature a été modifiée après le verrouillage : imprimez ou validez la nouvelle confirmation, puis écrivez au service gestionnaire pour qu’il déverrouille vos pièces et valide vos modifications.
portal-pieces-complete = Toutes vos pièces sont acceptées. Vous n’avez plus rien à faire.
portal-piece-by-post = À renvoyer par la poste, signée. Elle ne se dépose pas ici.
portal-piece-refused-why = Motif du refus : { $reason }
portal-piece-replace-it = Déposez une nouvelle pièce : elle remplacera celle qui a été refusée.
portal-piece-files = Fichiers déposés pour la pièce { $piece }
portal-piece-file-size = { $size } Ko, déposé le { $at }
portal-piece-open = Ouvrir
portal-piece-open-named = Ouvrir { $name } (nouvel onglet)
portal-piece-remove = Retirer
portal-piece-remove-named = Retirer { $name }
portal-piece-replaces = Ce fichier remplace
portal-piece-replaces-none = Aucun : c’est un fichier de plus
portal-piece-file = Fichier
portal-piece-file-of = Fichier à déposer : { $piece }
portal-piece-hint = PDF, JPEG ou PNG, 10 Mo au plus, { $most } fichiers au plus par pièce.
portal-piece-deposit = Déposer
portal-piece-deposit-named = Déposer : { $piece }
portal-piece-deposited = Le fichier est déposé.
portal-piece-removed = Le fichier est retiré.
portal-pieces-lock-title = Verrouiller mes pièces
portal-pieces-lock-why = Verrouiller veut dire : j’ai tout déposé, le service des examens peut vérifier. Ensuite, vous ne pourrez plus rien changer sans lui ; toute modification de la candidature demandera une nouvelle confirmation et son accord.
portal-pieces-lock-lacking = Avant de verrouiller, il manque encore :
portal-pieces-lock = Verrouiller mes pièces
portal-pieces-lock-done = Vos pièces sont verrouillées.
portal-piece-state-awaited = À déposer
portal-piece-state-received = Déposée
portal-piece-state-under-check = En vérification
portal-piece-state-refused = Refusée
portal-piece-state-accepted = Acceptée
portal-piece-state-not-required = Non exigée

# Espace candidat : valider ou renvoyer la confirmation
portal-validate-title = Confirmer mon inscription { $number }
portal-validate-lead-online = Relisez tout le contenu de la confirmation, puis validez-la : cette validation vaut signature. Il n’y a rien à imprimer ni à renvoyer.
portal-validate-lead-paper = Imprimez la confirmation d’inscription, vérifiez-la, signez-la, puis renvoyez-la avec les pièces justificatives demandées.
portal-validate-lead-upload = Imprimez la confirmation d’inscription, vérifiez-la, signez-la, numérisez-la entière, puis déposez-la dans « Mes pièces ».
portal-validate-open-until = À faire avant le { $closes }.
portal-validate-open-from = La période ouvre le { $opens }.
portal-validate-again = J’avais validé la version précédente dans les délais. Ma candidature a changé depuis : je valide la nouvelle version dès que possible.
portal-validate-closed = La période a fermé le { $closes }. Écrivez sans attendre au service gestionnaire.
portal-validate-undated = La date limite est celle qui figure au verso de la confirmation.
portal-validate-tick = J’ai vérifié
portal-validate-tick-missing = Cochez la case pour dire que vous avez vérifié le contenu.
portal-validate-do = Valider ma confirmation d’inscription
portal-validate-done = La Version { $version } est validée : elle vaut signature.
portal-validate-received = Le service des examens a reçu la confirmation signée de la Version { $version }.
portal-validate-print = Visualiser / imprimer la confirmation
portal-validate-steps = Ce qu’il faut faire
portal-validate-step-print = Imprimez la confirmation (recto et verso) et relisez-la.
portal-validate-step-sign = Datez-la et signez-la. Si le candidat est mineur, son représentant légal signe aussi.
portal-validate-step-send = Renvoyez-la avec les pièces demandées à l’adresse ci-dessous.
portal-validate-step-upload = Numérisez-la entière et déposez-la dans « Mes pièces », avec les autres pièces.
portal-validate-address = Adresse de renvoi
portal-validate-content = Contenu de la confirmation, Version { $version }
portal-validate-moved = Le contenu a changé pendant que vous le lisiez : relisez-le ci-dessous avant de valider.

# Tableau de bord : Pièces
page-pieces = Pièces
pieces-count = { $count ->
    [0] Aucune pièce
    [one] 1 pièce
   *[other] { $count } pièces
}
pieces-none = Aucune pièce à vérifier ici. Changez les filtres, ou revenez quand des candidats auront déposé.
pieces-filter-academie = Académie
pieces-filter-domain = Domaine
pieces-filter-state = État
pieces-filter-kind = Pièce
pieces-filter-modified = Modifiées après verrouillage seulement
pieces-every = Toutes
pieces-to-check = À vérifier
pieces-of = { $name } · { $number } · inscription { $registration }
pieces-exam = Inscription
pieces-born = Naissance
pieces-born-said = { $day }, { $place }
pieces-credits = Acquis déclarés
pieces-waiting-since = Déposée le { $at }
pieces-open-file = Ouvrir { $name }
pieces-image = ![Le fichier déposé]({ $address })
pieces-no-file = Aucun fichier : la pièce est attendue, ou elle est arrivée par la poste.
pieces-accept = Accepter
pieces-refuse = Refuser
pieces-skip = Passer
pieces-reason = Motif du refus, envoyé au candidat
pieces-accepted = Pièce acceptée : { $piece }
pieces-refused = Pièce refusée : { $piece }
pieces-locked-at = Verrouillées le { $at }
pieces-not-locked-yet = Non verrouillées par le candidat
pieces-modified-since = Candidature modifiée depuis le verrouillage
pieces-candidate = Ouvrir le dossier
pieces-unlock = Déverrouiller les pièces
pieces-unlock-reason = Motif du déverrouillage, envoyé au candidat
pieces-unlock-confirm = Déverrouiller
pieces-unlocked = Pièces déverrouillées : le candidat est prévenu.
pieces-remind = Relancer
pieces-reminded = Relance envoyée : la lettre est dans l’espace du candidat.
pieces-reminded-already = La même relance a déjà été faite aujourd’hui.
pieces-note-confirmed = Confirmation signée reçue
pieces-confirmed = Confirmation signée notée.
pieces-reason-choice = Motif courant
pieces-reason-unreadable = Le document est illisible : déposez-le de nouveau, net et entier.
pieces-reason-expired = Le document n’est plus valable à la date de l’inscription.
pieces-reason-incomplete = Le document est incomplet : toutes ses pages sont nécessaires.
pieces-reason-other-document = Le document n’est pas celui qui est demandé.
pieces-refuse-confirm = Refuser et prévenir le candidat
pieces-open-piece = Ouvrir
pieces-reason-refused-before = Motif du refus précédent
pieces-skipped-again = Revoir les pièces passées
portal-piece-to-post = À renvoyer
portal-validate-name = Confirmer mon inscription
awaiting-pieces = { $count ->
    [one] pièce justificative est à vérifier
   *[other] pièces justificatives sont à vérifier
}
awaiting-pieces-link = Vérifier
pieces-reason-none = Choisir un motif, ou l’écrire ci-dessous
