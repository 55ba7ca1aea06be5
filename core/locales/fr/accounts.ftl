# Espace candidat : comptes
portal-form-faults = À corriger
account-sign-in = Me connecter
account-create-name = Créer mon compte
account-create-title = Créer un compte candidat
account-create-lead = En tant que candidat non scolarisé, je crée un compte en saisissant toutes les informations demandées, avant de pouvoir m’inscrire à l’examen. Si je suis inscrit par mon établissement, je n’en crée pas : j’utilise mon papillon de connexion.
account-one-per-email = Attention ! Il ne peut y avoir qu’un seul compte candidat par adresse email. L’adresse email est l’identifiant du compte : je donne une adresse valide, que je relève régulièrement et qui restera active au moins jusqu’en décembre de l’année de l’examen.
account-required = Les champs marqués d’un astérisque sont obligatoires.
account-part-identity = Mon identité
account-part-contact = Mes coordonnées
account-part-sign-in = Mon identifiant et mon mot de passe
account-part-person = Mes données personnelles
account-choose = Choisir
account-civility-MME = Mme
account-civility-M = M.
account-civility-none = —
account-academie = Académie de résidence
account-email = Adresse email
account-email-again = Adresse email, une seconde fois
account-new-email = Nouvelle adresse email
account-password-again = Mot de passe, une seconde fois
account-new-password = Nouveau mot de passe
account-current-password = Mot de passe actuel
account-accepted = J’ai lu comment mes données sont utilisées
account-hint-birth-date = Par exemple 12/03/2008
account-hint-birth-name = Le nom de l’acte de naissance
account-hint-usual-name = S’il est différent
account-hint-first-names = Tous les prénoms, dans l’ordre de l’acte de naissance
account-hint-birth-place = La commune, ou la ville à l’étranger
account-hint-departement = Si je suis né en France : par exemple 38, 2A ou 974
account-hint-phone = Dix chiffres, ou + et l’indicatif du pays
account-hint-address = Une ligne par ligne d’adresse, quatre au plus
account-hint-academie = Celle du lieu où j’habite
account-hint-email = Elle me servira à me connecter
account-password-rule = De 8 à 20 caractères, avec au moins une minuscule, une majuscule et un caractère spécial (par exemple ! ou +). Ni mon nom, ni ma date de naissance, ni un mot de passe courant.
account-password-retype = Le mot de passe n’est jamais réaffiché : je le saisis de nouveau.
account-save = Enregistrer
account-taken = Cette adresse mail existe déjà dans l’application Sporades
account-taken-why = Voici les explications possibles :
account-taken-account = Moi ou l’un de mes proches avons déjà créé un compte dans cet espace, pour cette session ou une session précédente. Je peux alors me connecter avec mon adresse mail et mon mot de passe si je le connais, ou cliquer sur « Mot de passe oublié, réinitialisation du mot de passe » et le modifier.
account-taken-candidate = Un candidat, avec ou sans compte, possède déjà cette adresse mail. Sporades gère en effet les candidats à plusieurs examens (DNB, baccalauréat général, brevet professionnel…) : mon adresse figure peut-être sur la candidature de l’un de mes proches, ou sur la mienne, à un examen. Dans ce cas, je ne peux pas créer de compte avec cette adresse et je dois en utiliser une autre.
account-wait = Trop d’essais. Le prochain sera accepté le { $until } (heure de Paris).
account-wait-forgotten = Si j’ai oublié mon mot de passe, je peux en choisir un autre dès maintenant.
account-confirm-title = Mon compte va être créé
account-confirm-lead = Je relis mes informations : le compte n’existe pas encore. Je dois le confirmer dans la demi-heure.
account-keep-password = Je conserve bien mon mot de passe : il me permet de me connecter tout au long de la session et d’accéder aux documents mis à ma disposition dans mon espace candidat.
account-create = Créer mon compte
account-correct-before = Une information est fausse ? Je reviens à la page précédente de mon navigateur, ou
account-start-again = je recommence la saisie
account-created-title = Un mail vient de partir
account-created-lead = Mon compte est enregistré, mais il n’est pas encore actif. Dans les minutes qui suivent, je reçois un mail : je clique sur le lien « Activer mon compte ».
account-created-deadline = Mon compte doit être activé dans les 48 heures qui suivent sa création, sinon il sera supprimé et je devrai recommencer.
account-created-late = Le mail peut tarder. Je regarde aussi dans les courriers indésirables ; s’il n’arrive pas, je peux le demander de nouveau.
account-resend = Recevoir de nouveau le mail d’activation
account-resend-lead = Je donne l’adresse email de mon compte. Un nouveau mail ne change pas la date limite : le compte doit toujours être activé dans les 48 heures qui suivent sa création.
account-resend-sent = Si un compte correspond à cette adresse, un mail part dans les minutes qui suivent. S’il n’arrive pas, le compte n’existe pas ou n’existe plus : je recommence sa création.
account-activate-title = Activer mon compte
account-activate-lead = Il reste un geste : je confirme que cette adresse est bien la mienne.
account-activate-until = Ce compte peut être activé jusqu’au { $until } (heure de Paris).
account-activate = Activer mon compte
account-activated-title = Mon compte est activé
account-already-title = Mon compte est déjà activé
account-activated-lead = Je peux maintenant me connecter avec l’adresse email et le mot de passe choisis à la création du compte.
account-gone-title = Compte supprimé, recommencez
account-gone-lead = Ce lien ne mène plus à aucun compte en attente d’activation.
account-gone-why = Un compte qui n’est pas activé dans les 48 heures est supprimé et les données sont perdues : je recommence la création de mon compte. Si je l’ai déjà activé, je peux me connecter.
account-create-again = Recommencer la création de mon compte
account-sign-in-lead = Je m’identifie par l’adresse email et le mot de passe de mon compte.
account-session-over = Ma session est terminée et ce dernier envoi n’a pas été pris en compte. Je me connecte de nouveau : les onglets déjà validés sont gardés dans « Mes inscriptions ».
account-sign-in-refused = L’adresse email ou le mot de passe n’est pas le bon, ou le compte n’a pas été activé. J’essaie de nouveau, ou je choisis un nouveau mot de passe.
account-forgotten = Mot de passe oublié, réinitialisation du mot de passe
account-by-slip = J’ai un papillon de connexion
account-forgotten-lead = Je donne l’adresse email de mon compte : un mail me permettra de choisir un nouveau mot de passe.
account-forgotten-sent = Si un compte correspond à cette adresse, un mail part dans les minutes qui suivent. Son lien sert une fois, pendant 30 minutes.
account-send-link = Recevoir le mail
account-new-password-title = Choisir un nouveau mot de passe
account-new-password-save = Enregistrer ce mot de passe
account-chosen-title = Mon mot de passe est enregistré
account-chosen-lead = Toutes les sessions ouvertes sont terminées. Je me connecte avec mon nouveau mot de passe.
account-dead-title = Ce lien ne sert plus
account-dead-lead = Il a déjà servi, son temps est écoulé, ou le mot de passe a changé depuis. Rien n’a été modifié : je peux demander un autre lien.
account-address-title = Confirmer ma nouvelle adresse email
account-address-lead = Mon compte aura désormais pour identifiant :
account-address-confirm = Confirmer cette adresse
account-address-done = Mon adresse email est changée
account-address-done-lead = Je me connecte désormais avec la nouvelle adresse. Si elle figure sur une confirmation d’inscription, celle-ci change de version : la nouvelle est dans « Mes documents ».
account-number = Candidat n° { $number }
account-password-kept = Il n’est jamais affiché et n’expire pas.
account-change-email = Changer mon adresse email
account-change-email-lead = L’ancienne adresse reste celle de mon compte tant que la nouvelle n’est pas confirmée. Un mail part à chacune des deux.
account-email-now = Adresse actuelle :
account-awaited = En attente de confirmation jusqu’au { $until } : { $email }. J’ouvre le lien reçu à cette adresse.
account-change-password = Changer mon mot de passe
account-change-password-lead = Je dois connaître mon mot de passe actuel. Mes autres sessions seront terminées et un mail m’en avertira.
account-back = Revenir à mon compte
account-unlocked = Je peux tout modifier avant d’enregistrer une première candidature. Ensuite, seuls l’adresse email et le mot de passe resteront modifiables.
account-save-changes = Enregistrer mes modifications
account-locked = Une candidature existe ou a existé : ces données ne sont plus modifiables, même si je me suis désinscrit. Si l’une d’elles est fausse, je la signale, ou je contacte le service gestionnaire. Mon adresse email et mon mot de passe restent toujours modifiables.
account-locked-office = Service gestionnaire :
account-done-donnees = Mes modifications sont enregistrées.
account-done-mot-de-passe = Mon mot de passe est changé ; mes autres sessions sont terminées.
account-done-adresse = Un mail vient de partir à la nouvelle adresse. Elle deviendra celle de mon compte quand j’aurai ouvert son lien, dans les 24 heures.
account-done-signalement = Mon signalement est envoyé. La réponse s’affichera ici, et un mail m’en avertira.
account-report = Signaler une erreur
account-report-lead = Le service gestionnaire vérifie, corrige s’il y a lieu et répond. Une correction change la version de mes confirmations d’inscription.
account-report-shown = Valeur enregistrée :
account-report-wanted = Ce qui devrait figurer
account-report-message = Explication
account-report-proof = Justificatif
account-report-proof-hint = Pièce d’identité ou acte de naissance : PDF, JPEG ou PNG, 10 Mo au plus
account-report-send = Envoyer le signalement
account-report-waiting = Signalement envoyé
account-report-sent = Demandé le { $at } : « { $wanted } ». Le service gestionnaire n’a pas encore répondu.
account-report-answered = Réponse du service gestionnaire :
account-report-refused = Le service gestionnaire n’a pas retenu le signalement :
notice-title = Mes données et mes droits
notice-lead = Ce que le service des examens garde de moi, pourquoi, et ce que je peux demander.
notice-who-title = Qui ?
notice-who = Le service des examens et concours de mon académie. Il est le seul à décider de l’usage de mes données.
notice-what-title = Quoi ?
notice-what = Mon identité, mes coordonnées, mes inscriptions, mes pièces justificatives et ce que je fais dans cet espace.
notice-why-title = Pourquoi ?
notice-why = Pour m’inscrire à l’examen, m’y convoquer et délivrer mon diplôme : c’est une mission de service public. Rien n’est vendu, rien ne sert à de la publicité.
notice-seen-title = Qui les voit ?
notice-seen = Les agents du service des examens, et mon établissement si j’en ai un. Chaque consultation est notée.
notice-long-title = Combien de temps ?
notice-long = Un compte qui n’est pas activé est effacé après 48 heures. Sinon, mes données sont gardées le temps de l’examen, puis selon les règles d’archivage des diplômes.
notice-rights-title = Quels droits ?
notice-rights = Je peux demander à voir mes données, à les faire corriger, à limiter leur usage ou à m’y opposer. Si je suis mineur, mes parents peuvent le faire avec moi.
notice-help-title = À qui m’adresser ?
notice-help = Au service gestionnaire, ou au délégué à la protection des données (DPD) de mon académie, dont l’adresse figure sur le site de l’académie. Si la réponse ne me convient pas, je peux saisir la CNIL (cnil.fr).
notice-version = Version 1 de ce texte. La version que j’ai lue est gardée avec mon compte.
field-email-again = Adresse email, une seconde fois
field-password-again = Mot de passe, une seconde fois
field-accepted = Lecture de la notice
field-wanted = Ce qui devrait figurer
field-message = Explication
field-answer = Réponse
fault-not-the-same = les deux saisies sont différentes.
fault-not-accepted = lisez le texte, puis cochez cette case.
fault-departement-form = écrivez par exemple 38, 2A ou 974.
fault-same-as-now = c’est déjà la valeur enregistrée.
error-account-gone = Ce compte n’a pas été activé dans les 48 heures : il est supprimé. Recommencez la création de votre compte.
error-account-link-dead = Ce lien a déjà servi, ou son temps est écoulé. Demandez-en un autre : rien n’a été modifié.
error-typed-is-gone = Ce qui avait été saisi n’est plus gardé : la demi-heure est passée. Saisissez-le de nouveau.
error-person-locked = Une candidature existe ou a existé : ces données ne sont plus modifiables ici. Signalez l’erreur, ou contactez le service gestionnaire.
error-no-address = Ce candidat n’a pas d’adresse électronique au registre : aucun lien ne peut partir. Corrigez d’abord son adresse.
error-report-already-open = Un signalement sur ce champ attend déjà sa réponse.
error-report-already-answered = Ce signalement a déjà reçu une réponse, ou a été retiré. Rechargez la page.
mail-account-activation-subject = Activez votre compte candidat
mail-account-activation-body =
    Bonjour,

    Un compte candidat vient d’être créé avec cette adresse. Pour l’activer, ouvrez ce lien, puis appuyez sur « Activer mon compte » :
    { $link }

    Il doit être activé avant le { $until }. Passé cet instant, le compte est supprimé et sa création est à recommencer.

    Vous n’avez rien demandé ? Ne faites rien : le compte disparaîtra de lui-même.
mail-account-invitation-subject = Votre compte candidat vous attend
mail-account-invitation-body =
    Bonjour,

    Le service des examens vous ouvre un compte candidat à cette adresse. Choisissez votre mot de passe dans les 48 heures :
    { $link }

    Vous n’avez pas de dossier d’examen ? Ne faites rien : ce lien s’éteindra de lui-même.
mail-password-reset-subject = Choisissez un nouveau mot de passe
mail-password-reset-body =
    Bonjour,

    Quelqu’un, vous sans doute, demande un nouveau mot de passe pour votre compte candidat. Ce lien sert une fois, pendant 30 minutes :
    { $link }

    Vous n’avez rien demandé ? Ne faites rien : votre mot de passe ne change pas.
mail-password-changed-subject = Votre mot de passe a été changé
mail-password-changed-body =
    Bonjour,

    Le mot de passe de votre compte candidat vient d’être changé. Toutes les autres sessions sont terminées.

    Vous n’êtes pas à l’origine de ce changement ? Choisissez sans attendre un autre mot de passe par « Mot de passe oublié », puis écrivez au service gestionnaire : { $office }.
mail-email-change-confirm-subject = Confirmez votre nouvelle adresse
mail-email-change-confirm-body =
    Bonjour,

    Cette adresse est demandée comme identifiant d’un compte candidat. Pour la confirmer dans les 24 heures, ouvrez ce lien, puis appuyez sur « Confirmer cette adresse » :
    { $link }

    Vous n’avez rien demandé ? Ne faites rien : l’adresse ne sera pas retenue.
mail-email-change-asked-subject = Un changement d’adresse est demandé
mail-email-change-asked-body =
    Bonjour,

    Un changement d’adresse est demandé pour votre compte candidat. La présente adresse reste la vôtre tant que la nouvelle n’est pas confirmée.

    Vous n’êtes pas à l’origine de cette demande ? Changez votre mot de passe sans attendre, puis écrivez au service gestionnaire : { $office }.
mail-email-changed-subject = L’adresse de votre compte candidat est changée
mail-email-changed-body =
    Bonjour,

    Votre compte candidat a désormais une autre adresse, confirmée par son lien. La présente adresse ne recevra plus de courriel au sujet de ce dossier.

    Vous n’êtes pas à l’origine de ce changement ? Écrivez sans attendre au service gestionnaire : { $office }.
mail-error-report-answered-subject = Le service gestionnaire a répondu à votre signalement
mail-error-report-answered-body =
    Bonjour,

    Votre signalement a reçu une réponse ({ $field }). Lisez-la dans votre espace candidat, rubrique « Modifier mon compte » :
    { $portal }

    Une question subsiste ? Répondez à ce courriel ou écrivez au service gestionnaire : { $office }.
reports-title = Erreurs signalées
reports-none = Aucun signalement n’attend de réponse dans votre périmètre.
reports-shown = Enregistré
reports-wanted = Demandé
reports-message = Explication
reports-proof = Ouvrir le justificatif
reports-no-proof = Sans justificatif
reports-sent = Signalé le { $at }
reports-answer = Réponse au candidat
reports-answer-help = Le candidat lit ce texte dans son espace.
reports-correct = Proposer une correction
reports-file = Ouvrir le dossier
reports-send = Répondre
reports-refuse = Répondre que la valeur est juste
reports-reminder = Le candidat signale une erreur : { $field } devrait être « { $wanted } ».
reports-to-answer = Répondre au signalement
reports-done = La réponse est envoyée.
awaiting-error-reports = { $count ->
    [one] erreur signalée par un candidat attend une réponse
   *[other] erreurs signalées par des candidats attendent une réponse
 }
awaiting-error-reports-link = Répondre
candidate-invite = Envoyer un lien de connexion
candidate-invite-help = Un lien part à l’adresse enregistrée : activation, premier mot de passe ou nouveau mot de passe, selon l’état du compte.
candidate-invited-invitation = Le lien qui ouvre le compte est parti.
candidate-invited-activation = Le mail d’activation est reparti.
candidate-invited-reset = Le lien pour choisir un nouveau mot de passe est parti.
