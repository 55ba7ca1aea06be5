# Refus de l’inscription
error-no-window = Aucun service d’inscription n’est ouvert pour ce choix Domaine – Session – Académie.
error-not-yet-open = Le service d’inscription n’est pas encore ouvert. Il ouvre le { $opens } ({ $zone }). Rien n’a été enregistré.
error-window-closed = Le service d’inscription est fermé depuis le { $closes } ({ $zone }). Rien n’a été enregistré ; ce que vous avez saisi est conservé.
error-exam-session-over = Cette session d’examen est terminée : ses candidatures ne changent plus.
error-tab-not-reached = Les onglets se remplissent dans l’ordre : complétez d’abord ceux qui précèdent.
error-form-incomplete = La candidature n’est pas enregistrée : il reste à compléter l’onglet ou les onglets { $tabs }.
error-not-offered = On ne s’inscrit pas ici à cet examen, pour cette session et ce lieu. Revenez au choix de l’examen.

# Courriels
mail-hour-paris = { $hour } (heure de Paris)
mail-hour-local = { $hour } (heure locale), soit { $paris } à l’heure de Paris
mail-registration-saved-subject = Inscription enregistrée : { $exam }
mail-registration-saved-body =
    Bonjour,

    Votre inscription est enregistrée : { $exam }.
    – N° candidat : { $candidate_number }
    – N° inscription : { $registration }
    – Version { $version }

    { $closes ->
        [none] {""}
       *[other] Vous pouvez modifier votre candidature, ou vous désinscrire, jusqu’à la fermeture du service d’inscription : { $closes }. Au-delà, elle ne sera plus modifiable.
    }

    { $regime ->
        [online] Ce qu’il vous reste à faire : vérifier votre confirmation d’inscription, puis la valider en ligne dans votre espace candidat. Cette validation vaut signature.
        [upload] Ce qu’il vous reste à faire : imprimer votre confirmation d’inscription, la vérifier, la signer, puis la déposer dans votre espace candidat avec les pièces justificatives demandées.
       *[paper] Ce qu’il vous reste à faire : imprimer votre confirmation d’inscription, la vérifier, la signer et la renvoyer, avec les pièces justificatives demandées, à l’adresse qui y figure.
    }
    { $due ->
        [none] {""}
       *[other] Date limite : { $due }.
    }

    Votre confirmation est dans votre espace candidat, rubrique « Mes documents » :
    { $portal }

    Vous n’êtes pas à l’origine de cette inscription, ou vous avez une question ? Répondez à ce courriel ou écrivez au service gestionnaire : { $office }.
mail-registration-modified-subject = Modification d’inscription : { $exam }, Version { $version }
mail-registration-modified-body =
    Bonjour,

    La modification de votre candidature est enregistrée : { $exam }.
    – N° candidat : { $candidate_number }
    – N° inscription : { $registration }
    – Version { $version }

    La nouvelle confirmation d’inscription remplace la précédente, qui n’est plus valable.

    { $closes ->
        [none] {""}
       *[other] Vous pouvez encore modifier votre candidature, ou vous désinscrire, jusqu’à la fermeture du service d’inscription : { $closes }. Au-delà, elle ne sera plus modifiable.
    }

    { $regime ->
        [online] Ce qu’il vous reste à faire : vérifier la nouvelle confirmation, puis la valider en ligne dans votre espace candidat. Cette validation vaut signature.
        [upload] Ce qu’il vous reste à faire : imprimer la nouvelle confirmation, la vérifier, la signer, puis la déposer dans votre espace candidat avec les pièces justificatives demandées.
       *[paper] Ce qu’il vous reste à faire : imprimer la nouvelle confirmation, la vérifier, la signer et la renvoyer, avec les pièces justificatives demandées, à l’adresse qui y figure.
    }
    { $due ->
        [none] {""}
       *[other] Date limite : { $due }.
    }

    Elle est dans votre espace candidat, rubrique « Mes documents » :
    { $portal }

    Vous n’êtes pas à l’origine de cette modification, ou vous avez une question ? Répondez à ce courriel ou écrivez au service gestionnaire : { $office }.
mail-registration-deregistered-subject = Désinscription enregistrée : { $exam }
mail-registration-deregistered-body =
    Bonjour,

    Vous êtes désinscrit de cet examen : { $exam }.
    – N° candidat : { $candidate_number }
    – N° inscription : { $registration }
    – Version { $version }

    Cette candidature ne peut pas être réactivée et sa confirmation n’est plus valable. Pour vous présenter à l’examen, procédez à une nouvelle inscription tant que le service d’inscription est ouvert : elle partira de vos réponses et portera un nouveau numéro.
    { $portal }

    Vous n’êtes pas à l’origine de cette désinscription ? Répondez sans attendre à ce courriel ou écrivez au service gestionnaire : { $office }.

# M’inscrire : le choix
form-register-title = M’inscrire
form-register-lead = Je choisis l’examen, la session et enfin l’académie de mon lieu de résidence. Je peux alors visualiser les dates d’inscription pour cette académie. À l’étranger, je choisis le pays de mon centre d’examen.
form-register-choice = L’examen auquel je m’inscris
form-all-required = Tous les champs sont obligatoires.
form-exam = Examen
form-place = Académie de résidence, ou centre à l’étranger
form-choose-place = Choisir une académie ou un pays
form-choose-place-first = Choisissez l’académie de votre lieu de résidence, ou le pays de votre centre d’examen, pour voir les dates d’inscription.
form-see-dates = Voir les dates
form-register-next = En cliquant sur « Valider », le formulaire d’inscription s’affiche et comporte plusieurs onglets. Rien n’est enregistré avant le dernier.
form-validate = Valider
form-not-now = L’inscription n’est possible que pendant la période indiquée.
form-refused = Votre demande n’a pas été enregistrée

# Les onglets
form-steps = Onglets du formulaire
form-tab-identification = Identification
form-tab-application = Infos candidature
form-tab-qualification = Qualification présentée
form-tab-prior-credits = Acquis
form-tab-papers = Épreuves
form-tab-summary = Récapitulatif
form-tab-number = N° Inscription
form-step-done = rempli
form-step-wrong = à compléter
form-step-later = pas encore accessible
form-modifying = modification de l’inscription n° { $number }, Version { $version }
form-not-saved = Candidature non enregistrée. Ce que vous saisissez est conservé d’un onglet à l’autre, mais vous n’êtes pas inscrit tant que vous n’avez pas cliqué sur « Enregistrer », dans l’onglet Récapitulatif.
form-not-saved-change = Modification non enregistrée. Votre candidature reste telle qu’elle était tant que vous n’avez pas cliqué sur « Enregistrer », dans l’onglet Récapitulatif.
form-moved = Cette candidature a changé depuis le début de votre modification : elle ne peut pas être enregistrée ainsi. Cliquez sur « Annuler », puis de nouveau sur « Modifier » dans Mes inscriptions.
form-back = Précédent
form-next = Suivant
form-save = Enregistrer
form-save-later = Ce bouton est actif uniquement dans l’onglet Récapitulatif.
form-leave = Quitter
form-leave-help = ce qui est saisi est conservé, sans être enregistré
form-cancel = Annuler
form-print = Visualiser / imprimer
form-required = Les rubriques marquées d’un astérisque sont obligatoires : je les complète avant de passer à l’onglet suivant.
form-faults = Cet onglet est à compléter
form-faults-tabs = Ces onglets sont à compléter avant d’enregistrer
form-fault-missing = cette rubrique est obligatoire.
form-fault-unknown = choisissez une valeur proposée.
form-fault-too-long = 32 caractères au plus.
form-fault-registered = une candidature active existe déjà pour cette spécialité et cette session.
form-fault-same-language = choisissez une autre langue que celle de la première épreuve.
form-field-category = Catégorie de candidat
form-field-school-uai = Établissement
form-field-class-name = Classe
form-field-speciality = Spécialité

# Le contenu des onglets
form-identity = Identité
form-contact = Coordonnées
form-identity-grey = Ces données viennent de mon compte. Elles ne sont pas modifiables ici.
form-identity-wrong = Une donnée est erronée ? Je la modifie, tant que je n’ai pas créé de candidature, par le menu
form-identity-wrong-locked = Une donnée est erronée ? Une candidature existe : seuls l’adresse mail et le mot de passe sont modifiables. Je signale l’erreur au service gestionnaire par le menu
form-category = Catégorie de candidat
form-centre = Centre d’examen à l’étranger
form-attached = Académie de rattachement
form-residence = Cette académie n’est pas celle de l’adresse de votre compte. Inscrivez-vous dans l’académie de votre lieu de résidence, sauf si le service gestionnaire vous a demandé de faire autrement.
form-school = Établissement
form-class = Classe
form-school-fixed = Ces données ont été saisies par votre établissement. Si elles sont erronées, demandez-lui de les corriger.
form-speciality = Spécialité présentée
form-search = Chercher
form-search-label = Chercher dans la liste
form-search-hint = Un mot ou un code, parmi { $count } spécialités.
form-search-found = { $count ->
    [0] Aucune spécialité ne correspond.
    [one] { $count } spécialité correspond.
   *[other] { $count } spécialités correspondent.
 }
form-credits-look = Voici ce que donnent vos acquis. Décochez les épreuves que vous souhaitez repasser, puis cliquez de nouveau sur « Suivant ».
form-compulsory = Épreuves obligatoires
form-compulsory-help = Vous passerez ces épreuves.
form-optional-papers = Épreuves facultatives
form-optional-help = Cochez celles que vous souhaitez passer.
form-given-papers = Épreuves que vous ne passerez pas
form-given-help = Elles sont acquises ou dispensées. Pour en repasser une, revenez à l’onglet
form-one-of = Une épreuve au choix ({ $code })
form-language = Langue
form-choose-language = Choisir une langue
form-paper = Épreuve
form-choice = Choix
form-status = Situation
form-optional = épreuve facultative
form-papers-caption = Épreuves et options auxquelles je suis inscrit
form-no-credit = Aucun acquis déclaré.
form-pieces = Pièces justificatives à fournir
form-change = Modifier
form-attention = Attention !
form-not-saved-yet = À ce stade, la candidature n’est pas encore enregistrée : je dois cliquer sur le bouton « Enregistrer » pour terminer mon inscription.
form-not-saved-yet-change = À ce stade, la modification n’est pas encore enregistrée : je dois cliquer sur le bouton « Enregistrer » pour la terminer.
form-print-title = Récapitulatif non enregistré
form-back-to-summary = Revenir au récapitulatif

# L’heure du service
form-hour-local = { $hour } (heure locale), soit { $paris } à l’heure de Paris
form-closes = Fermeture du service d’inscription : { $at }. Il reste { $left }.
form-opens = Ouverture du service d’inscription : { $at }.
form-closed = Le service d’inscription est fermé depuis : { $at }.
form-clock = À l’horloge du service, qui seule fait foi, il est : { $at }.

# Annuler
form-give-up-title = Abandonner ma saisie ?
form-give-up-new = Ce que vous avez saisi sera effacé. Vous n’êtes pas inscrit à cet examen.
form-give-up-change = Votre modification sera effacée. L’inscription n° { $number } reste enregistrée, Version { $version }.
form-give-up-yes = Abandonner ma saisie
form-give-up-no = Continuer ma saisie

# Mes inscriptions
form-mine-title = Mes inscriptions
form-mine-lead = Tant que le service d’inscription est ouvert, je peux consulter et modifier mes candidatures. Mes candidatures désinscrites et celles des sessions fermées ne sont plus visibles.
form-mine-registered = Candidatures enregistrées
form-mine-none = Aucune candidature n’est enregistrée.
form-mine-drafts = Saisies en cours
form-mine-drafts-help = Ces saisies ne sont pas enregistrées : elles ne valent pas inscription.
form-draft-new = candidature non enregistrée
form-draft-change = modification non enregistrée
form-draft-at = Saisie conservée le { $at } (heure de Paris), jusqu’à l’onglet { $tab }.
form-resume = Reprendre
form-abandon = Abandonner
form-number = N° inscription
form-candidate-number = N° candidat
form-version = Version
form-state = État
form-state-registered = Inscrite
form-state-confirmed = Confirmation reçue
form-state-validated = Validée en ligne
form-consult = Consulter
form-consulting = Mode consultation. Candidature enregistrée le { $at } (heure de Paris).
form-modify = Modifier
form-resume-change = Reprendre la modification
form-no-change-now = Le service d’inscription est fermé : cette candidature n’est plus modifiable. Pour toute demande, adressez-vous au service gestionnaire.
form-deregistered = Vous êtes désinscrit. Cette candidature ne peut pas être réactivée ; pour vous présenter à l’examen, procédez à une nouvelle inscription :
form-given-up = Votre saisie est abandonnée.

# N° Inscription
form-registered = Votre candidature est enregistrée.
form-unchanged = Rien n’a changé : votre candidature reste en Version { $version }.
form-until-then = Au-delà de cette date, ma candidature ne sera plus modifiable.
form-documents = Documents mis à ma disposition
form-documents-place = Je retrouve tous mes documents dans :
form-my-documents = Mes documents

# Se désinscrire
form-deregister-title = Me désinscrire
form-deregister-final = Ma candidature ne pourra pas être réactivée.
form-deregister-again = Si je change d’avis avant la fermeture du service d’inscription, je procéderai à une nouvelle inscription : elle partira de mes réponses et portera un nouveau numéro.
form-deregister-locked = Mes données personnelles resteront verrouillées, même désinscrit.
form-deregister-reason = Motif (facultatif)
form-deregister-yes = Confirmer ma désinscription
form-deregister-no = Garder ma candidature
form-pieces-locked = Vos pièces justificatives étaient déjà verrouillées quand vous avez modifié cette candidature : rééditez la confirmation d’inscription et contactez le service gestionnaire, pour déposer les nouvelles pièces et faire valider vos modifications.
