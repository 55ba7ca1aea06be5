# Espace candidat : cadre commun
portal-name = Espace candidat
portal-service = Inscription aux examens et concours
portal-skip = Aller au contenu
portal-menu = Menu principal
portal-menu-short = Menu
portal-language = Langue
portal-language-fr = Français
portal-language-en = English
portal-footer-accessibility = Accessibilité : non conforme
portal-footer-cookie = Cet espace ne dépose que les témoins de connexion dont il a besoin : la langue choisie, le formulaire en cours, la session ouverte. Rien n’est mesuré, rien n’est transmis à un tiers.
portal-paris = heure de Paris
portal-demonstration-dates = Dates de démonstration, inventées : elles n’engagent aucun service d’examens.
portal-demonstration-offices = Les services marqués « démonstration » sont inventés : n’écrivez pas à leur adresse, n’appelez pas leur numéro.
portal-demonstration-office = démonstration

# Accueil
portal-home-name = Accueil
portal-home-title = Espace candidat
portal-home-lead = L’espace candidat est commun à toutes les personnes qui souhaitent s’inscrire aux examens ou aux concours gérés par les services d’examens des académies.
portal-home-who = Qui utilise quoi ?
portal-home-individual = Je suis candidat non scolarisé
portal-home-individual-rule = Je dois créer un compte candidat avant de pouvoir m’inscrire à l’examen. L’identifiant de ce compte est mon adresse email.
portal-home-school = Je suis candidat scolaire, inscrit par mon établissement
portal-home-school-rule = Je ne dois pas créer de compte : j’utilise le papillon de connexion fourni par mon établissement.
portal-home-mine = Dans mon espace
portal-home-mine-exams = Mes examens
portal-home-mine-exams-rule = Je retrouve mes candidatures et mes saisies en cours, ou je m’inscris à un examen.
portal-home-mine-papers = Mes documents et mes pièces
portal-home-mine-papers-rule = Je lis ce que le service des examens met à ma disposition, et je dépose les pièces qu’il me demande.
portal-home-today = Ce que je peux faire aujourd’hui
portal-home-opening = Je consulte, pour chaque domaine d’examen et pour chaque académie ou centre d’examen à l’étranger, les périodes d’inscription Grand Public.
portal-home-opening-link = Consulter l’ouverture des services
portal-home-contacts = Je trouve l’adresse du service qui gère mon examen dans mon académie, ou dans l’académie à laquelle mon pays est rattaché.
portal-home-contacts-link = Trouver un service gestionnaire
portal-home-open = { $count ->
    [0] Aucune inscription n’est ouverte en ce moment.
    [one] Les inscriptions sont ouvertes en ce moment dans { $count } domaine d’examen.
   *[other] Les inscriptions sont ouvertes en ce moment dans { $count } domaines d’examen.
 }
portal-home-next = Prochaine clôture : { $domain }, { $place }, le { $closes } (heure de Paris). Il reste { $left }.

# Ouverture des services
portal-opening-title = Ouverture des services
portal-opening-lead = Je consulte, pour chaque domaine d’examen et pour chaque académie ou centre d’examen à l’étranger, les périodes d’inscription Grand Public : celles des candidats individuels.
portal-opening-form = Mon choix
portal-opening-required = Seul le domaine est obligatoire.
portal-field-domaine = Domaine d’examen
portal-field-session = Session
portal-field-lieu = Académie ou centre à l’étranger
portal-choose-domain = Choisir un domaine
portal-every-place = Tous les lieux
portal-academies = Académies
portal-centres = Centres d’examen à l’étranger
portal-centre-attached = { $country } (académie de rattachement : { $academie })
portal-show = Consulter
portal-faults = Votre choix n’a pas été compris
portal-fault-domaine-unknown = Ce domaine d’examen n’existe pas : choisissez-en un dans la liste.
portal-fault-domaine-missing = Choisissez d’abord un domaine d’examen.
portal-fault-session-unknown = Cette session n’existe pas : choisissez-en une dans la liste.
portal-fault-lieu-unknown = Ce lieu n’existe pas : choisissez une académie ou un pays dans la liste.
portal-session = Session { $session }
portal-everywhere = Tous les lieux
portal-nothing = Aucun service n’est ouvert pour ce choix Domaine – Session – Académie.
portal-nothing-next = Vérifiez votre choix. Si vous pensiez trouver une période ici, demandez au service gestionnaire quand elle sera publiée.
portal-now-open = Le service d’inscription est ouvert.
portal-now-upcoming = Le service d’inscription n’est pas encore ouvert.
portal-now-closed = Le service d’inscription est fermé.
portal-time-open = Il reste { $left } : clôture le { $at }.
portal-time-upcoming = Ouverture dans { $left }, le { $at }.
portal-time-closed = Clôture le { $at }.
portal-hour-here-and-paris = { $hour } (heure locale : { $place }), soit le { $paris } à l’heure de Paris
portal-hour-paris = { $hour } (heure de Paris)
portal-periods-caption = Périodes Grand Public, { $domain }, session { $session }, { $place }
portal-periods-hours-paris = Heures de Paris. Une période est ouverte jusqu’à l’instant de sa clôture, pas au-delà.
portal-periods-hours-local = Heures locales ({ $place }), puis heures de Paris. Une période est ouverte jusqu’à l’instant de sa clôture, pas au-delà.
portal-registrations-caption = Périodes d’inscription Grand Public, { $domain }, session { $session }, par lieu
portal-registrations-hours = Heures locales de chaque lieu ; l’heure de Paris est donnée en plus quand elle diffère.
portal-column-phase = Étape
portal-column-place = Académie ou centres
portal-column-opens = Ouverture
portal-column-closes = Clôture
portal-column-state = État
portal-phase-registration = Inscription
portal-phase-modification = Modification
portal-phase-pieces = Dépôt des pièces justificatives
portal-phase-confirmations = Retour des confirmations
portal-phase-online-validation = Validation en ligne
portal-phase-registration-help = S’inscrire à l’examen
portal-phase-modification-help = Modifier une candidature enregistrée
portal-phase-pieces-help = Déposer les pièces demandées
portal-phase-confirmations-help = Renvoyer la confirmation imprimée, vérifiée et signée
portal-phase-online-validation-help = Valider sa candidature en ligne, ce qui vaut signature
portal-state-open = Ouverte
portal-state-upcoming = À venir
portal-state-closed = Fermée
portal-left-open = encore { $left }
portal-left-upcoming = dans { $left }
portal-abroad-attached = académie { $academie }
portal-computed = Page calculée le { $at }, à l’horloge du service, qui seule fait foi.
portal-download = Ajouter ces périodes à mon agenda (fichier .ics)
portal-other-places = Voir tous les lieux pour ce domaine
portal-office = Service gestionnaire
portal-office-none = Aucun service gestionnaire n’est enregistré pour ce choix.
portal-office-of = Académie : { $academie }
portal-office-email = Courriel
portal-office-phone = Téléphone
portal-office-address = Adresse
portal-open-now = Ouvert en ce moment
portal-open-now-caption = Domaines d’examen dont les inscriptions Grand Public sont ouvertes, le premier à fermer d’abord
portal-open-nothing = Aucun service d’inscription n’est ouvert en ce moment.
portal-open-soon = Ouvre bientôt
portal-open-soon-caption = Domaines d’examen dont les inscriptions Grand Public ne sont pas encore ouvertes, le premier à ouvrir d’abord
portal-column-domain = Domaine d’examen
portal-column-session = Session
portal-column-where = Lieux ouverts
portal-column-where-upcoming = Lieux à venir
portal-place-abroad = centres à l’étranger (académie { $academie })
portal-place-and-others = { $others ->
    [0] { $place }
    [one] { $place } et { $others } autre lieu
   *[other] { $place } et { $others } autres lieux
 }
portal-column-next-closing = Première clôture (heure de Paris)
portal-column-next-opening = Première ouverture (heure de Paris)
portal-places = { $count ->
    [one] { $count } lieu
   *[other] { $count } lieux
 }
portal-ics-name = { $domain } { $session } – { $place }
portal-ics-summary = { $phase } – { $domain } { $session } – { $place }
portal-ics-local = Clôture : { $closes } (heure locale, { $place })
portal-ics-paris = Clôture : { $closes } (heure de Paris)

# Contacts
portal-contacts-name = Contacts
portal-contacts-title = Contacter un service gestionnaire
portal-contacts-lead = Le service gestionnaire de mon académie répond sur mon inscription, mes pièces justificatives et mes documents. Il corrige ce que je ne peux plus modifier moi-même.
portal-contacts-abroad = À l’étranger, je m’adresse au service de l’académie à laquelle mon pays est rattaché.
portal-contacts-form = Ma recherche
portal-contacts-field = Académie ou pays
portal-contacts-choose = Choisir une académie ou un pays
portal-contacts-found = Services gestionnaires : { $place }
portal-contacts-all = Tous les services
portal-contacts-caption = Services gestionnaires par académie, avec leurs domaines
portal-column-academie = Académie
portal-column-office = Service
portal-contacts-domains-others = tous les autres domaines
portal-contacts-domains-all = tous les domaines
portal-accessibility-title = Déclaration d’accessibilité
portal-accessibility-lead = Cette déclaration porte sur l’espace candidat. Elle dit ce qui a été vérifié, ce qui manque encore, à qui signaler un défaut et quels sont vos recours.
portal-accessibility-state = État de conformité
portal-accessibility-state-text = Aucun audit complet selon le référentiel général d’amélioration de l’accessibilité (RGAA 4.1) n’a encore été mené. Tant qu’il ne l’est pas, l’espace candidat est déclaré non conforme au sens de l’article 47 de la loi du 11 février 2005, et aucun taux de conformité n’est annoncé.
portal-accessibility-checked = Ce qui a été vérifié
portal-accessibility-checked-axe = Chaque page, en français et en anglais, est contrôlée à chaque livraison par l’outil automatique axe : aucun défaut grave ou critique n’est toléré.
portal-accessibility-checked-keyboard = Toutes les pages s’utilisent au clavier seul ; l’élément actif est toujours visible ; un lien mène droit au contenu.
portal-accessibility-checked-narrow = Toutes les pages se lisent sans défilement horizontal sur un écran large de 320 pixels.
portal-accessibility-checked-script = Tout fonctionne sans JavaScript.
portal-accessibility-checked-structure = Chaque page a un titre qui lui est propre, une langue déclarée et un seul titre principal ; les tableaux ont une légende et des en-têtes ; aucune information ne tient à la couleur seule.
portal-accessibility-gaps = Ce qui manque encore
portal-accessibility-gaps-audit = La vérification des 106 critères du référentiel par une personne qui n’a pas écrit ces pages.
portal-accessibility-gaps-people = Des essais par des personnes qui utilisent chaque jour un lecteur d’écran, une loupe ou une commande vocale.
portal-accessibility-gaps-french = Une traduction des noms des diplômes et des services dans la version anglaise : ils y restent en français ; leur langue est signalée aux lecteurs d’écran.
portal-accessibility-contact = Signaler un défaut
portal-accessibility-contact-text = Si une page vous empêche d’obtenir une information ou d’accomplir une démarche, écrivez ou téléphonez au service gestionnaire de votre académie : il vous donnera l’information par un autre moyen et transmettra le défaut.
portal-accessibility-contact-link = Trouver un service gestionnaire
portal-accessibility-remedies = Voies de recours
portal-accessibility-remedies-text = Si vous avez signalé un défaut et que la réponse ne vous satisfait pas, vous pouvez saisir le Défenseur des droits :
portal-accessibility-remedies-form = par son formulaire en ligne, sur le site defenseurdesdroits.fr ;
portal-accessibility-remedies-delegate = auprès de son délégué dans votre région ;
portal-accessibility-remedies-mail = par courrier gratuit, sans affranchir : Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07.
portal-accessibility-stated = Déclaration établie le { $day }.

# Refus
portal-refused-not-found = Cette page n’existe pas
portal-refused-not-found-text = L’adresse est peut-être incomplète, ou la page a changé de place.
portal-refused-not-understood = Cette demande n’est pas comprise
portal-refused-not-understood-text = Reprenez depuis l’accueil : rien n’a été enregistré.
portal-refused-form-over = Ce formulaire n’est plus valable
portal-refused-form-over-text = Rien n’a été enregistré. Il a pu être ouvert avant une connexion ou une déconnexion, ou dans un navigateur qui refuse les témoins de connexion (cookies). Rouvrez la page, puis recommencez.
portal-refused-too-large = Cet envoi est trop lourd
portal-refused-too-large-text = Rien n’a été enregistré. Un fichier fait 10 Mo au plus : revenez à la page précédente, puis choisissez un fichier plus léger, par exemple numérisé avec une résolution moindre.
portal-refused-defect = Quelque chose n’a pas fonctionné
portal-refused-defect-text = Rien n’a été perdu de ce qui était enregistré. Réessayez dans quelques minutes. Si cela se reproduit, donnez cette référence au service gestionnaire : { $reference }.
portal-refused-home = Revenir à l’accueil
role-candidate = Candidat
role-public = Public
