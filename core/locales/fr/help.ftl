# J’ai besoin d’aide : les questions du guide, et la réponse de chaque situation
help-name = Aide
help-title = J’ai besoin d’aide !
help-lead = Les questions qui reviennent le plus souvent, et ce qu’il faut faire. Connecté, je vois la réponse pour mon propre dossier.
help-lead-mine = Chaque réponse est celle de mon dossier, en ce moment.
help-form = Ma situation
help-form-hint = Rien de ce que j’indique ici n’est conservé, ni comparé à un compte.
help-form-account = J’ai créé mon compte
help-form-unsaid = Je ne sais plus
help-form-send = Voir mes réponses
help-created-moins-de-48-heures = Il y a moins de 48 heures
help-created-plus-de-48-heures = Il y a plus de 48 heures
help-created-jamais = Je n’ai pas de compte
help-access-question = Je ne peux pas accéder à mon compte
help-access-rule = Un compte doit être activé dans les 48 heures qui suivent sa création, sinon il est supprimé.
help-access-active = Mon compte est activé depuis le { $at }, et j’y suis connecté.
help-access-signed-in = Mon compte est activé, et j’y suis connecté.
help-access-general = Ai-je bien activé mon compte dans les 48 heures, en cliquant sur le lien reçu par mail lors de sa création ? Si ce n’est pas le cas, je recommence la création de mon compte, car les données sont perdues.
help-access-lately = Il est encore temps : j’ouvre le mail reçu lors de la création et je clique sur « Activer mon compte ». Je regarde aussi dans les courriers indésirables ; je peux demander un autre mail.
help-access-before = Si je n’ai pas cliqué sur le lien du mail dans les 48 heures, les données sont perdues : je recommence la création de mon compte. Si j’avais cliqué, le compte existe : je choisis un nouveau mot de passe.
help-access-never = Non scolarisé, je crée un compte. Inscrit par un établissement, j’utilise le papillon de connexion qu’il m’a remis.
help-register-question = Je ne peux pas m’inscrire
help-register-rule = On ne s’inscrit que si le service est ouvert pour l’examen, la session et l’académie choisis.
help-register-now = { $count ->
    [0] Aucun service d’inscription n’est ouvert en ce moment.
    [one] Le service d’inscription est ouvert en ce moment dans { $count } domaine d’examen. Je vérifie qu’il l’est pour mon académie.
   *[other] Le service d’inscription est ouvert en ce moment dans { $count } domaines d’examen. Je vérifie qu’il l’est pour le mien et pour mon académie.
 }
help-register-here = { $count ->
    [0] Aucun service d’inscription n’est ouvert en ce moment dans mon académie de résidence ({ $academie }).
   *[other] Dans mon académie de résidence ({ $academie }), le service d’inscription est ouvert en ce moment : { $exams }.
 }
help-register-open = Le service est ouvert : { $exam }, { $place }. Il ferme le { $closes }.
help-register-upcoming = Le service n’est pas encore ouvert : { $exam }, { $place }. Il ouvre le { $opens }.
help-register-closed = Le service est fermé depuis le { $closes } : { $exam }, { $place }.
help-register-none = Aucun service n’est ouvert ni prévu pour ce choix : { $exam }, { $place }.
help-change-question = Je veux changer un élément de ma candidature
help-change-rule = Si les pièces justificatives sont déposées et verrouillées, il faut rééditer la confirmation d’inscription et contacter le rectorat, qui permet de déposer les nouvelles pièces et valide les modifications.
help-change-general = Tant que le service d’inscription est ouvert, je modifie ma candidature dans « Mes inscriptions ».
help-change-none = Je n’ai pas de candidature en cours.
help-change-open = { $exam } (n° { $number }) : je peux modifier ma candidature jusqu’au { $closes }.
help-change-open-locked = { $exam } (n° { $number }) : mes pièces justificatives sont verrouillées. Je peux modifier ma candidature jusqu’au { $closes }, mais je dois ensuite rééditer ma confirmation d’inscription et contacter le service gestionnaire pour déposer les nouvelles pièces.
help-change-upcoming = { $exam } (n° { $number }) : le service ouvre le { $opens }.
help-change-closed = { $exam } (n° { $number }) : le service est fermé depuis le { $closes }. Je m’adresse au service gestionnaire.
help-change-no-service = { $exam } (n° { $number }) : aucun service n’est prévu. Je m’adresse au service gestionnaire.
help-sign-in-question = Je veux changer mon adresse mail ou mon mot de passe
help-sign-in-rule = L’adresse mail et le mot de passe restent toujours de mon ressort, même après une inscription ou une désinscription.
help-sign-in-mine = Je les change maintenant, dans « Modifier mon compte », à côté de mon nom.
help-sign-in-general = Connecté, je passe par « Modifier mon compte », à côté de mon nom. Sinon, je passe par « Mot de passe oublié » sur la page de connexion.
help-grey-question = Je ne peux pas changer mes informations personnelles : les champs sont grisés
help-grey-rule = Les données du compte ne sont plus modifiables dès qu’une inscription existe, même si je me suis désinscrit.
help-grey-locked = Une inscription a été enregistrée le { $at } : mes données sont fixées depuis. Sur chaque champ grisé, « Signaler une erreur » demande la correction au service gestionnaire.
help-grey-free = Rien n’est grisé pour moi : je n’ai enregistré aucune inscription, je peux tout modifier.
help-grey-general = Il faut demander la correction au service gestionnaire : une fois connecté, « Signaler une erreur » est à côté de chaque champ grisé.
help-again-question = J’ai demandé à me désinscrire, mais finalement je veux me réinscrire
help-again-rule = Une candidature désinscrite ne peut pas être réactivée.
help-again-now = { $count ->
    [0] Je dois procéder à une nouvelle inscription, mais aucun service n’est ouvert en ce moment.
   *[other] Je procède à une nouvelle inscription : elle reprend mes réponses et reçoit un nouveau numéro. Je vérifie que le service est encore ouvert.
 }
help-again-general = Je procède à une nouvelle inscription, tant que le service est ouvert.
help-again-open = Je peux procéder à une nouvelle inscription maintenant : { $exam }, { $place }.
help-again-closed = Une nouvelle inscription n’est pas possible en ce moment : { $exam }, { $place }. Je m’adresse au service gestionnaire.
help-way-resend = Recevoir un autre mail d’activation
help-way-password = Mot de passe oublié
help-way-opening = Ouverture des services
help-way-registrations = Mes inscriptions
help-way-account = Modifier mon compte
help-way-report = Signaler une erreur
help-way-contacts = Trouver un service gestionnaire
help-way-register = M’inscrire
help-else = Ma question n’est pas ici
help-else-text = Le service gestionnaire de mon académie répond sur mon dossier.
