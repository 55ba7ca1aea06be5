# Courriels aux agents, sur leur propre compte.
mail-staff-password-changed-subject = Le mot de passe de votre compte a changé
mail-staff-password-changed-body =
    Bonjour,

    Un nouveau mot de passe vient d’être choisi pour votre compte { $login } du tableau de bord des examens. Les autres sessions ouvertes avec ce compte sont terminées.

    { $dashboard }

    Vous n’avez pas choisi ce mot de passe ? Prévenez sans attendre votre responsable de bureau : il peut fermer le compte et vous donner un nouveau lien.

mail-staff-role-changed-subject = Un rôle vous a été donné
mail-staff-role-changed-body =
    Bonjour,

    Votre compte { $login } du tableau de bord des examens a reçu un rôle :
    – { $role }, { $academie }, { $domain }

    Ce rôle, donné par { $by }, s’applique dès maintenant.

    { $dashboard }

    Ce rôle n’est pas le vôtre ? Prévenez votre responsable de bureau.

mail-staff-link-subject = Choisissez le mot de passe de votre compte
mail-staff-link-body =
    Bonjour,

    Un compte est ouvert à votre nom sur le tableau de bord des examens : { $login }. Ce lien vous permet de choisir votre mot de passe :
    { $link }

    Il sert une seule fois, pendant 24 heures. Ne le transmettez à personne : personne d’autre ne le connaît.

    Vous n’attendiez pas ce courriel ? Prévenez le service des examens : sans vous, ce lien ne sert à rien.
