# L’onglet Acquis : ce qu’on y déclare, et ce qui ne va pas
error-credits-at-fault = L’onglet Acquis contient { $count ->
        [one] une indication
       *[other] { $count } indications
    } à corriger. Rien n’est enregistré.
field-academie = Académie
field-speciality = Spécialité présentée
field-grades = Notes obtenues
field-units = Épreuves acquises
field-option = Acquis déclaré
fault-credit-year-missing = indiquez l’année d’obtention ou de passage.
fault-credit-year-form = écrivez l’année avec quatre chiffres, par exemple 2017.
fault-credit-year-future = cette année n’est pas encore écoulée ou ne précède pas la session : un acquis est déjà obtenu.
fault-credit-academie-missing = choisissez l’académie qui a délivré le diplôme ou organisé l’examen.
fault-credit-academie-unknown = choisissez une académie de la liste.
fault-credit-title-unknown = ce titre n’est pas proposé pour cet examen.
fault-credit-repeated = cet acquis est déjà déclaré pour la même année.
fault-credit-speciality-missing = choisissez la spécialité à laquelle vous vous étiez présenté.
fault-credit-speciality-unknown = choisissez une spécialité de la liste.
fault-credit-grade-form = écrivez une note comme 12 ou 12,50.
fault-credit-grade-bounds = une note est comprise entre 0 et 20.
fault-credit-grades-missing = indiquez au moins une note.
fault-credit-units-missing = cochez au moins une épreuve acquise.
fault-credit-moved = une règle, une date ou l’examen a changé depuis que cet onglet a été rempli ; revoyez les épreuves proposées, puis validez-le de nouveau.
field-papers = Épreuves proposées

acquis-intro = Si vous remplissez les conditions pour obtenir des reports de notes ou des dispenses sur certaines épreuves de votre spécialité, vous devez le déclarer ci-dessous. Sinon veuillez cliquer sur le bouton « Suivant ».
acquis-none = Aucune règle ne dispense d’épreuves ni ne conserve de notes pour cet examen. Cliquez sur le bouton « Suivant ».
acquis-choose = Choisissez
acquis-speciality-elsewhere = Une autre spécialité, absente de cette liste
acquis-first-grades = Une fois l’acquis ajouté, les épreuves s’affichent et vous indiquez vos notes.
acquis-first-units = Une fois l’acquis ajouté, les épreuves s’affichent et vous cochez celles qui vous sont acquises.
acquis-add = Ajouter cet acquis
acquis-update = Mettre à jour cet acquis
acquis-take-away = Retirer cet acquis
acquis-again = Déclarer une autre année
acquis-other-titles = Mon diplôme n’est pas dans cette liste
acquis-other-situations = Ma situation n’est pas dans cette liste
acquis-grades = Notes obtenues
acquis-grades-hint = Recopiez votre relevé de notes. Laissez vides les épreuves que vous voulez repasser.
acquis-units = Cochez les épreuves qui vous sont acquises
acquis-exempted = Vous serez dispensé des épreuves suivantes. Si vous souhaitez repasser une épreuve, décochez les épreuves que vous souhaitez repasser.
acquis-kept = Vous garderez vos notes aux épreuves suivantes. Si vous souhaitez repasser une épreuve, décochez les épreuves que vous souhaitez repasser.
acquis-grade = { $until ->
        [0] { $grade } / 20
       *[other] { $grade } / 20, note gardée jusqu’à la session { $until }
    }
acquis-sat-again = Vous repasserez cette épreuve
acquis-renounce-is-final = Renoncer à une note gardée est définitif : elle ne pourra plus être reprise à une session suivante.
acquis-no-honours = Aucune mention n’est attribuée à qui garde une note.
acquis-uncertain = Le service examinera ce qui suit ; rien n’en est appliqué d’office :
acquis-told = Ce que cet acquis ne donne pas :
acquis-told-nothing = Cet acquis ne donne aucune dispense :
acquis-gives-nothing = Cet acquis ne donne aucune dispense pour cet examen.
acquis-proof = Pièce à joindre :
acquis-moved-gone = n’est plus proposée
acquis-moved-new = est proposée maintenant
acquis-moved-other = est proposée autrement
acquis-why-gives-nothing = { $rule } ({ $text }).
acquis-why-same-speciality = Ce diplôme est de la spécialité que vous présentez ({ $text }).
acquis-why-in-the-future = L’année est postérieure à la session.
acquis-why-too-old = Une note se garde { $years ->
        [one] une année
       *[other] { $years } ans
    } : celle-ci valait jusqu’à la session { $until } ({ $text }).
acquis-why-grade-too-low = { $paper } : il faut une note d’au moins { $least } ({ $text }).
acquis-why-not-a-grade = { $paper } : une note est comprise entre 0 et 20.
acquis-why-master-paper = { $paper } : depuis la session { $first }, la note se garde sur chacune des sous-épreuves ({ $text }).
acquis-why-no-such-paper = { $paper } : aucune épreuve de l’examen préparé n’y correspond.
acquis-why-not-specified = { $rule } : ce que la règle demande n’est pas précisé ({ $text }).
acquis-why-not-in-force = { $last ->
        [0] « { $rule } » : cette règle s’applique à partir de la session { $first } ({ $text }).
       *[other] « { $rule } » : cette règle s’applique de la session { $first } à la session { $last } ({ $text }).
    }
acquis-why-not-for-you = « { $rule } » : cette règle est réservée à une autre catégorie de candidats ({ $text }).
acquis-why-outdone = { $papers } : déjà accordé par « { $by } ».
acquis-rule = Règle :
acquis-rule-of = Règle pour { $papers } :

# Dispenses, côté service
page-exemptions = Dispenses : simulateur
exemptions-lead = Ce que donnent les acquis d’un candidat, épreuve par épreuve, avec la règle et le texte. Rien n’est enregistré ici.
exemptions-domain = Examen
exemptions-exam-session = Session d’examen
exemptions-speciality = Spécialité
exemptions-no-exam = Aucune spécialité n’est encore saisie pour cet examen. Choisissez-en un autre.
exemptions-view = Afficher
exemptions-view-simulator = Simulateur
exemptions-view-rules = Règles de l’examen
exemptions-view-change = Si cette règle change
exemptions-credits = Acquis du candidat
exemptions-credits-choose = Choisissez un ou plusieurs acquis
exemptions-audience = Candidat
exemptions-none-by-credit = Aucune règle ne dispense d’épreuves ni ne conserve de notes pour cet examen à cette session.
exemptions-nothing-declared = Choisissez un acquis pour voir ce qu’il donne.
exemptions-traits = Précisions
exemptions-traits-none = Aucune
exemptions-papers-choose = Choisissez les épreuves
exemptions-papers-graded = Épreuves dont la note est connue
exemptions-given = { $count ->
        [0] Aucune épreuve n’est proposée
        [one] Une épreuve proposée
       *[other] { $count } épreuves proposées
    }
exemptions-given-alt = Épreuves dispensées ou dont la note est gardée
exemptions-given-nothing = Ces acquis ne donnent rien ; les raisons suivent.
exemptions-uncertain = À décider par le service
exemptions-uncertain-explained = Règles déduites, non lues dans un texte : elles ne sont jamais appliquées d’office.
exemptions-refused = Ce qui n’est pas donné, et pourquoi
exemptions-column-paper = Épreuve
exemptions-column-kind = Effet
exemptions-column-grade = Note
exemptions-column-until = Jusqu’à la session
exemptions-column-credit = Acquis
exemptions-column-rule = Règle
exemptions-column-text = Texte
exemptions-column-piece = Pièce demandée
exemptions-column-why = Pourquoi
exemptions-find = Chercher dans les règles
exemptions-every-rule = Toutes les sessions
exemptions-rules-count = { $count ->
        [0] Aucune règle pour la session { $exam_session }
        [one] Une règle pour la session { $exam_session }
       *[other] { $count } règles pour la session { $exam_session }
    }
exemptions-rules-alt = { $count ->
        [one] Une règle de dispense
       *[other] { $count } règles de dispense
    }
exemptions-no-rule = Aucune règle ne répond. Changez les mots cherchés, ou affichez les règles de toutes les sessions.
exemptions-level = diplôme de niveau { $level } ou plus
exemptions-target-any = toute épreuve
exemptions-target-professional = épreuves professionnelles
exemptions-kind-exempted = Dispense
exemptions-kind-kept = Bénéfice de note
exemptions-kind-carried = Report de note
exemptions-kind-none = Ne donne rien
exemptions-kind-entry = Condition d’inscription
exemptions-column-code = Code
exemptions-column-holders = Pour qui
exemptions-column-papers = Épreuves
exemptions-column-least = Note minimale
exemptions-column-years = Années de validité
exemptions-column-dates = Sessions
exemptions-column-source = Source
exemptions-deduced = (déduite, à vérifier)
exemptions-dates-between = de { $first } à { $last }
exemptions-dates-since = depuis { $first }
exemptions-rule = Règle
exemptions-change-explained = Rien ne change tout seul : ces listes disent quelles candidatures relire avant de décider.
exemptions-applied = Candidatures auxquelles cette règle a donné une épreuve
exemptions-applied-count = { $count ->
        [0] Aucune candidature active.
        [one] Une candidature active serait touchée par un changement de cette règle.
       *[other] { $written } candidatures actives seraient touchées par un changement de cette règle.
    }
exemptions-affected = Candidatures qui différeraient avec les règles d’aujourd’hui
exemptions-affected-count = { $count ->
        [0] Aucune : ce qui est enregistré est ce que donne cette règle aujourd’hui.
        [one] Une candidature enregistrée ne correspond plus à cette règle.
       *[other] { $written } candidatures enregistrées ne correspondent plus à cette règle.
    }
exemptions-names = { $count ->
        [one] Voir la candidature
       *[other] Voir les { $count } premières
    }
exemptions-export = Exporter cette liste
exemptions-people-alt = Candidatures concernées
exemptions-column-academie = Académie
exemptions-column-state = État
exemptions-column-count = Candidatures
exemptions-column-number = N° candidat
exemptions-column-name = Nom et prénoms
exemptions-column-registration = N° inscription
exemptions-column-added = Épreuves données en plus
exemptions-column-removed = Épreuves retirées
exemptions-column-changed = Données autrement
