# Papillons de connexion : ce qui est imprimé
slip-sheet-title = Papillons de connexion – { $school }
slip-title = Mon papillon de connexion
slip-code = Mon code, personnel et à usage unique
slip-class = Classe : { $name }
slip-no-class = Sans classe
slip-step-1 = Je vais sur { $site }, ou je photographie le carré ci-dessus.
slip-step-2 = Je saisis mon code et ma date de naissance, puis je choisis mon adresse mail et mon mot de passe.
slip-step-3 = J’active mon compte par le lien reçu par mail, dans les 48 heures.
slip-note = Valable jusqu’au { $until }. Je ne le prête à personne. Perdu ou périmé ? Mon établissement m’en remet un autre : l’ancien ne fonctionne plus.

# Papillons : la page du gestionnaire
page-slips = Papillons
slips-intro = Un candidat scolaire ne crée pas de compte : il utilise le papillon de connexion remis par son établissement. Un papillon sert une fois ; un nouveau papillon annule l’ancien.
slips-none = Aucun candidat scolaire dans votre périmètre. Les candidats scolaires arrivent par les imports.
slips-school = Établissement
slips-school-choice = { $name } ({ $city }) – { $activated } activés sur { $candidates }
slips-activated = Comptes activés
slips-pending = En attente d’activation
slips-live = Papillon remis
slips-without = Ni compte ni papillon
slips-candidates = Candidats
slips-class = Classe
slips-no-class = Sans classe
slips-total = Ensemble
slips-by-class = Où en sont les classes
slips-share = Part activée
slips-chart-alt = Activation des comptes par classe : { $activated } comptes activés sur { $candidates } candidats, { $classes } classes.
slips-table = Activation par classe
slips-print-title = Éditer des papillons
slips-classes = Classes
slips-classes-all = Toutes les classes
slips-whom = Pour qui ?
slips-whom-missing = Tous ceux qui n’ont pas activé leur compte
slips-whom-without = Seulement ceux qui n’ont ni compte ni papillon valable
slips-foreseen = { $count ->
    [0] Aucun papillon à éditer pour ce choix.
    [one] Un papillon sera édité.
   *[other] { $shown } papillons seront édités, sur { $pages } pages.
 }
slips-order = Préparer les papillons
slips-ready = { $count ->
    [one] Le papillon est prêt. Téléchargez-le dans le quart d’heure : les codes n’existent que dans ce fichier, et le lien ne sert qu’une fois.
   *[other] Les { $count } papillons sont prêts. Téléchargez-les dans le quart d’heure : les codes n’existent que dans ce fichier, et le lien ne sert qu’une fois.
 }
slips-replaced = Au téléchargement, les papillons déjà remis à ces candidats cessent de fonctionner.
slips-take = Télécharger les papillons (PDF)
slips-latest = Dernières éditions
slips-latest-none = Aucun papillon n’a encore été édité pour cet établissement.
slips-at = Préparé le
slips-by = Par
slips-count = Papillons
slips-handed = Téléchargé le
slips-not-handed = Jamais téléchargé

error-no-slip-to-print = Personne n’attend de papillon pour ce choix : tous les comptes sont activés, ou chacun a déjà un papillon valable.
error-too-many-slips = { $count } papillons : c’est plus qu’un fichier n’en contient ({ $most }). Choisissez des classes.
error-slip-not-recognised = Ce code et cette date de naissance ne correspondent à aucun papillon valable. Vérifiez les deux. Un papillon ne sert qu’une fois, et un nouveau papillon annule l’ancien : en cas de doute, demandez-en un autre à votre établissement.
subject-slip-sheet = Papillons

# Papillon : la page de l’espace candidat
slip-page-title = Papillon de connexion
slip-page-lead = Mon établissement m’a inscrit : je ne crée pas de compte, j’utilise le papillon de connexion qu’il m’a remis. Il ne sert qu’une fois.
slip-page-signed-in = Vous êtes déjà connecté. Un papillon sert à la personne dont il porte le nom : ne l’utilisez pas pour quelqu’un d’autre.
slip-page-mine = 1. Mon papillon
slip-page-code-hint = Seize signes, par groupes de quatre. Les majuscules et les tirets n’ont pas d’importance.
slip-page-birth-hint = Par exemple : 12/03/2008
slip-page-account = 2. Mon compte
slip-page-account-hint = Mon adresse mail est mon identifiant : je choisis une adresse que je relève régulièrement et qui sera active au moins jusqu’en décembre de l’année de l’examen.
slip-page-send = Utiliser mon papillon
slip-page-lost = Mon papillon est perdu, ou il ne fonctionne pas ?
slip-page-lost-text = Je demande un autre papillon à mon établissement. L’ancien cesse alors de fonctionner. Si j’ai déjà activé mon compte, je n’ai plus besoin de papillon : je me connecte avec mon adresse mail et mon mot de passe.
slip-page-individual = Je ne suis pas inscrit par un établissement ?
slip-page-individual-link = Je crée un compte candidat.
slip-done-title = Un mail vous attend
slip-done-lead = Votre papillon a été reconnu et votre compte est prêt. Il reste à l’activer, dans les 48 heures.
slip-done-open = J’ouvre le mail envoyé à l’adresse que je viens d’indiquer. Il arrive dans les minutes qui suivent ; je regarde aussi dans les courriers indésirables.
slip-done-button = Je clique sur le lien « Activer mon compte ».
slip-done-sign-in = Je me connecte avec mon adresse mail et mon mot de passe.
slip-done-sign-in-link = Me connecter
slip-done-late = Pas de mail, ou plus de 48 heures ? L’adresse est peut-être fausse : demandez un autre papillon à votre établissement et recommencez.
field-slip-code = Code du papillon
fault-slip-code-form = ce n’est pas un code de papillon : il a seize signes, lettres et chiffres, sans O, I, L, U, 0 ni 1.
slips-share-of = { $share } %
