# Courriels aux candidats. Un paragraphe par bloc ; une ligne vide sépare les paragraphes.
mail-footer = Ce courriel est envoyé automatiquement par le service des examens. Aucun mot de passe ne vous sera jamais demandé par courriel.
mail-registration-line = inscription n° { $number }, Version { $version } ({ $exam })

mail-correction-approved-subject = Vos données personnelles ont été corrigées
mail-correction-approved-body =
    Bonjour,

    Le service des examens a corrigé des données personnelles de votre dossier (candidat n° { $candidate_number }) :
    { $fields }

    { $count ->
        [0] Aucune de vos confirmations d’inscription n’imprime ces données : vos documents restent valables.
        [one] Votre candidature a changé de version. Une nouvelle confirmation d’inscription remplace la précédente :
       *[other] Vos candidatures ont changé de version. De nouvelles confirmations d’inscription remplacent les précédentes :
    }
    { $registrations }

    Vos documents à jour sont dans votre espace candidat, rubrique « Mes documents » :
    { $portal }

    Vous n’avez rien demandé, ou une erreur subsiste ? Répondez à ce courriel ou écrivez au service gestionnaire : { $office }.

mail-contact-changed-subject = Vos coordonnées ont été modifiées
mail-contact-changed-body =
    Bonjour,

    Le service des examens a modifié vos coordonnées (candidat n° { $candidate_number }) :
    { $fields }

    { $count ->
        [0] Aucune de vos confirmations d’inscription n’imprime ces données : vos documents restent valables.
        [one] Votre candidature a changé de version. Une nouvelle confirmation d’inscription remplace la précédente :
       *[other] Vos candidatures ont changé de version. De nouvelles confirmations d’inscription remplacent les précédentes :
    }
    { $registrations }

    Vos documents à jour sont dans votre espace candidat, rubrique « Mes documents » :
    { $portal }

    Vous n’avez rien demandé, ou une erreur subsiste ? Répondez à ce courriel ou écrivez au service gestionnaire : { $office }.

mail-email-replaced-subject = Votre adresse électronique a été remplacée
mail-email-replaced-body =
    Bonjour,

    Le service des examens a remplacé l’adresse électronique du candidat n° { $candidate_number }. La présente adresse ne recevra plus de courriel au sujet de ce dossier.

    Vous n’êtes pas à l’origine de ce changement ? Écrivez sans attendre au service gestionnaire : { $office }.

error-unsafe-address = Cette adresse électronique ne peut pas recevoir de courriel. Vérifiez-la : rien n’a été envoyé.
error-mail-not-dead = Ce courriel n’est pas en échec : il n’y a pas lieu de le renvoyer.
