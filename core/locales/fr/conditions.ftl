# Conditions d’une recherche, vues enregistrées, listes
conditions-sentence = dossiers où { $conditions }
conditions-any-record = tout convient
conditions-and = { $first } et { $last }
conditions-or = { $first } ou { $last }
conditions-parts-between = { ", " }
conditions-unless = { $wanted }, sauf si ({ $unwanted })
conditions-among = { $said } (parmi : { $values })
conditions-quoted = « { $value } »
conditions-quote-end = { "»" }

conditions-says-is = { $field } est { $values }
conditions-says-is-not = { $field } n’est pas { $values }
conditions-says-one-of = { $field } est { $values }
conditions-says-none-of = { $field } n’est pas parmi { $values }
conditions-says-starts = { $field } commence par { $values }
conditions-says-contains = { $field } contient { $values }
conditions-says-contains-not = { $field } ne contient pas { $values }
conditions-says-before = { $field } est avant le { $values }
conditions-says-after = { $field } est après le { $values }
conditions-says-between = { $field } est entre { $from } et { $to }
conditions-says-at-least = { $field } est d’au moins { $values }
conditions-says-at-most = { $field } est d’au plus { $values }
conditions-says-empty = { $field } est vide
conditions-says-filled = { $field } n’est pas vide
conditions-instant-during = { $field } date { $values }
conditions-instant-last-days = { $count ->
    [one] { $field } date du dernier jour
   *[other] { $field } date des { $count } derniers jours
}
conditions-instant-older-than = { $count ->
    [one] { $field } date de plus d’un jour
   *[other] { $field } date de plus de { $count } jours
}
conditions-instant-is = { $field } date du { $values }
conditions-instant-before = { $field } date d’avant le { $values }
conditions-instant-after = { $field } date d’après le { $values }
conditions-instant-between = { $field } date d’entre le { $from } et le { $to }
conditions-instant-empty = { $field } n’a pas eu lieu
conditions-instant-filled = { $field } a eu lieu

conditions-of-today = d’aujourd’hui
conditions-of-yesterday = d’hier
conditions-of-this-week = de cette semaine
conditions-of-last-week = de la semaine dernière
conditions-of-this-month = de ce mois-ci
conditions-of-last-month = du mois dernier
conditions-of-this-year = de cette année
conditions-of-last-year = de l’année dernière
conditions-period-today = aujourd’hui
conditions-period-yesterday = hier
conditions-period-this-week = cette semaine
conditions-period-last-week = la semaine dernière
conditions-period-this-month = ce mois-ci
conditions-period-last-month = le mois dernier
conditions-period-this-year = cette année
conditions-period-last-year = l’année dernière

conditions-operator-is = est
conditions-operator-is-not = n’est pas
conditions-operator-one-of = est l’un de
conditions-operator-none-of = n’est aucun de
conditions-operator-starts = commence par
conditions-operator-contains = contient
conditions-operator-contains-not = ne contient pas
conditions-operator-before = avant le
conditions-operator-after = après le
conditions-operator-between = entre
conditions-operator-at-least = au moins
conditions-operator-at-most = au plus
conditions-operator-during = pendant
conditions-operator-last-days = depuis moins de (jours)
conditions-operator-older-than = depuis plus de (jours)
conditions-operator-empty = est vide
conditions-operator-filled = n’est pas vide
conditions-operator-has = oui, il y en a
conditions-operator-has-none = non, il n’y en a pas

conditions-subject-identity = Identité
conditions-subject-contact = Coordonnées
conditions-subject-registration = Candidature
conditions-subject-documents = Documents
conditions-subject-pieces = Pièces
conditions-subject-exemptions = Dispenses
conditions-subject-corrections = Corrections
conditions-subject-account = Compte
conditions-subject-imports = Imports
conditions-subject-accommodations = Aménagements
conditions-subject-duplicates = Doublons
conditions-subject-mails = Courriels

conditions-field-number = N° de candidat
conditions-field-birth-name = Nom de famille
conditions-field-usual-name = Nom d’usage
conditions-field-first-names = Prénoms
conditions-field-birth-date = Date de naissance
conditions-field-birth-departement = Département de naissance
conditions-field-ine = INE
conditions-field-kind = Sorte de candidat
conditions-field-home = Académie de résidence
conditions-field-email = Adresse électronique
conditions-field-phone = Téléphone
conditions-field-postcode = Code postal
conditions-field-city = Localité
conditions-field-academie = Académie
conditions-field-domain = Examen
conditions-field-exam-session = Session d’examen
conditions-field-speciality = Spécialité
conditions-field-state = État
conditions-field-category = Catégorie de candidat
conditions-field-audience = Public
conditions-field-school = Code d’établissement (UAI)
conditions-field-class-name = Classe
conditions-field-registration-number = N° d’inscription
conditions-field-version = Version
conditions-field-first-saved = Premier enregistrement
conditions-field-saved = Dernier enregistrement
conditions-field-closed = Fin de la candidature
conditions-field-origin = Origine
conditions-field-confirmation = Confirmation éditée
conditions-field-confirmation-stale = Confirmation à éditer ou à refaire
conditions-field-confirmation-made = Édition de la confirmation
conditions-field-validated-online = Validation en ligne
conditions-field-pieces-complete = Pièces au complet
conditions-field-pieces-locked = Pièces verrouillées
conditions-field-piece-awaited = Pièce attendue
conditions-field-piece-received = Pièce reçue
conditions-field-piece-under-check = Pièce en vérification
conditions-field-piece-refused = Pièce refusée
conditions-field-piece-accepted = Pièce acceptée
conditions-field-piece-not-required = Pièce non exigée
conditions-field-exemption = Dispense, par règle
conditions-field-exemption-kind = Dispense, par nature
conditions-field-correction = Correction d’identité
conditions-field-error-report = Erreur signalée par le candidat
conditions-field-account = Compte actif
conditions-field-activated = Activation du compte
conditions-field-slip = Papillon de connexion
conditions-field-import = N° d’import
conditions-field-imported = Venue d’un import
conditions-field-office = Service gestionnaire
conditions-field-abroad = Centre à l’étranger
conditions-field-document = Document édité
conditions-field-document-opened = Document ouvert par le candidat
conditions-field-handed = Document remis
conditions-field-run = N° d’édition
conditions-field-accommodation = Demande d’aménagements
conditions-field-duplicate = Doublon possible
conditions-field-merged = Dossier issu d’une fusion
conditions-field-mail = Courriel
conditions-field-mailed = Envoi d’un courriel

conditions-said-number = le n° de candidat
conditions-said-birth-name = le nom de famille
conditions-said-usual-name = le nom d’usage
conditions-said-first-names = la suite des prénoms
conditions-said-birth-date = la date de naissance
conditions-said-birth-departement = le département de naissance
conditions-said-ine = l’INE
conditions-said-kind = la sorte de candidat
conditions-said-home = l’académie de résidence
conditions-said-email = l’adresse électronique
conditions-said-phone = le téléphone
conditions-said-postcode = le code postal
conditions-said-city = la localité
conditions-said-academie = l’académie
conditions-said-domain = l’examen
conditions-said-exam-session = la session d’examen
conditions-said-speciality = la spécialité
conditions-said-state = l’état
conditions-said-category = la catégorie de candidat
conditions-said-audience = le public
conditions-said-school = le code d’établissement
conditions-said-class-name = la classe
conditions-said-registration-number = le n° d’inscription
conditions-said-version = la version
conditions-said-first-saved = le premier enregistrement
conditions-said-saved = le dernier enregistrement
conditions-said-closed = la fin de la candidature
conditions-said-origin = l’origine
conditions-said-confirmation-made = l’édition de la confirmation
conditions-said-activated = l’activation du compte
conditions-said-import = le n° d’import
conditions-said-office = le service gestionnaire
conditions-said-run = le n° d’édition
conditions-said-mailed = l’envoi d’un courriel

conditions-has-confirmation = une confirmation est éditée
conditions-none-confirmation = aucune confirmation n’est éditée
conditions-has-confirmation-stale = la confirmation est à éditer ou à refaire
conditions-none-confirmation-stale = la confirmation n’est ni à éditer ni à refaire
conditions-has-validated-online = cette version est validée en ligne
conditions-none-validated-online = cette version n’est pas validée en ligne
conditions-has-pieces-complete = les pièces sont au complet
conditions-none-pieces-complete = les pièces ne sont pas au complet
conditions-has-pieces-locked = les pièces sont verrouillées
conditions-none-pieces-locked = les pièces ne sont pas verrouillées
conditions-has-piece-awaited = une pièce est attendue
conditions-none-piece-awaited = aucune pièce n’est attendue
conditions-has-piece-received = une pièce est reçue
conditions-none-piece-received = aucune pièce n’est reçue
conditions-has-piece-under-check = une pièce est en vérification
conditions-none-piece-under-check = aucune pièce n’est en vérification
conditions-has-piece-refused = une pièce est refusée
conditions-none-piece-refused = aucune pièce n’est refusée
conditions-has-piece-accepted = une pièce est acceptée
conditions-none-piece-accepted = aucune pièce n’est acceptée
conditions-has-piece-not-required = une pièce n’est pas exigée
conditions-none-piece-not-required = toutes les pièces connues sont exigées
conditions-has-exemption = une dispense est inscrite au titre d’une règle
conditions-none-exemption = aucune dispense n’est inscrite au titre d’une règle
conditions-has-exemption-kind = une épreuve est dispensée ou gardée
conditions-none-exemption-kind = aucune épreuve n’est dispensée ni gardée
conditions-has-correction = une correction d’identité existe
conditions-none-correction = aucune correction d’identité n’existe
conditions-has-error-report = une erreur signalée attend sa réponse
conditions-none-error-report = aucune erreur signalée n’attend de réponse
conditions-has-account = un compte est actif
conditions-none-account = aucun compte n’est actif
conditions-has-slip = un papillon de connexion existe
conditions-none-slip = aucun papillon de connexion n’existe
conditions-has-imported = la candidature vient d’un import
conditions-none-imported = la candidature ne vient d’aucun import
conditions-has-abroad = le centre est à l’étranger
conditions-none-abroad = le centre n’est pas à l’étranger
conditions-has-document = un document est édité
conditions-none-document = aucun document n’est édité
conditions-has-document-opened = le candidat a ouvert un document
conditions-none-document-opened = le candidat n’a ouvert aucun document
conditions-has-handed = un document est remis
conditions-none-handed = aucun document n’est remis
conditions-has-accommodation = une demande d’aménagements existe
conditions-none-accommodation = aucune demande d’aménagements n’existe
conditions-has-duplicate = un doublon possible attend
conditions-none-duplicate = aucun doublon possible n’attend
conditions-has-merged = le dossier est issu d’une fusion
conditions-none-merged = le dossier n’est issu d’aucune fusion
conditions-has-mail = un courriel existe
conditions-none-mail = aucun courriel n’existe

conditions-value-individual = candidat individuel
conditions-value-school = candidat scolaire
conditions-value-exempted = épreuve dispensée
conditions-value-kept = note conservée
conditions-value-carried = note reportée
conditions-value-waiting = en attente d’usage
conditions-value-expired = expiré
conditions-value-used = utilisé
conditions-value-revoked = annulé

error-conditions-refused = Ces conditions de recherche ne peuvent pas être lues. Refaites-les ou demandez une nouvelle adresse.
error-conditions-field-unknown = Aucun critère de recherche ne s’appelle « { $field_code } ».
error-conditions-operator-not-for-field = Le critère « { $field_code } » ne peut pas être comparé ainsi ({ $operator }).
error-conditions-values-unreadable = Une valeur du critère « { $field_code } » manque ou ne convient pas : « { $value } ».
error-conditions-too-deep = Ces groupes de conditions sont trop imbriqués : { $most } niveaux au plus.
error-conditions-too-many = Cette recherche a trop de conditions : { $most } au plus.
error-conditions-field-not-yours = Le critère « { $field_code } » demande un droit que vous n’avez pas.
field-conditions = Conditions

error-view-name-taken = Vous avez déjà une vue nommée « { $name } ».
error-view-not-for-place = Une vue se partage dans votre périmètre seulement.
error-view-too-many-to-freeze = Une copie figée garde { $most } candidatures au plus : ajoutez une condition, ou faites un export.
error-view-nothing-to-freeze = Cette recherche ne trouve aucune candidature : il n’y a rien à figer.
error-view-unreadable = Les conditions gardées sous ce numéro ne peuvent plus être lues : refaites la recherche.
event-view-kept = Vue enregistrée
event-view-changed = Vue modifiée
event-view-deleted = Vue supprimée
event-view-frozen = Copie figée d’une vue
subject-view = Vue
subject-frozen-view = Copie figée
field-view-name = Nom de la vue

conditions-title = Conditions
conditions-help = Ajoutez une condition pour choisir parmi tous les critères : candidature, documents, pièces, dispenses, aménagements, corrections, doublons, compte, courriels, imports. Les jours sont ceux de Paris.
conditions-as-a-sentence = En une phrase : { $sentence }.
conditions-incomplete = { $count ->
    [one] Une condition n’est pas complète : elle ne compte pas encore.
   *[other] { $count } conditions ne sont pas complètes : elles ne comptent pas encore.
}
conditions-not-yours = demande un droit que vous n’avez pas
conditions-join = Groupe { $number }
conditions-join-all = Toutes (ET)
conditions-join-any = Au moins une (OU)
conditions-join-none = Aucune (SAUF)
conditions-add = Ajouter une condition
conditions-add-group = Ajouter un groupe
conditions-remove-group = Retirer ce groupe
conditions-remove = Retirer
conditions-remove-help = Retirer la condition { $place }
conditions-criterion = Critère { $place }
conditions-criterion-choose = Choisissez un critère
conditions-comparison = Comparaison { $place }
conditions-value = Valeur { $place }
conditions-choose = Choisissez
conditions-choose-any = N’importe laquelle
conditions-type = Tapez, puis Entrée
conditions-type-several = Tapez chaque valeur, puis Entrée

list-mode = Affichage
list-mode-ranked = Les plus proches d’abord
list-mode-list = En liste
list-settings = Colonnes et ordre
list-columns = Colonnes
list-columns-usual = Colonnes habituelles
list-sort = Trier par
list-sort-names = Nom, puis prénoms
list-sort-help = Ce tri porte sur toute la liste. Un clic sur un titre de colonne ne range que la page affichée.
list-descending = Du plus grand au plus petit
list-count = { $count ->
    [0] Aucune ligne
    [one] { $written } ligne
   *[other] { $written } lignes
}
list-at-least = { $count ->
    [one] Plus de { $written } ligne
   *[other] Plus de { $written } lignes
}
list-summary = { $count } · { $took } ms
list-unsorted = Plus de { $written } lignes ne se trient pas : elles viennent dans l’ordre des dossiers. Ajoutez une condition pour trier.
list-ticked = { $count ->
    [one] Agir sur la ligne cochée
   *[other] Agir sur les { $written } lignes cochées
}
list-untick = Tout décocher
list-all = { $count ->
    [one] Agir sur cette ligne
   *[other] Agir sur les { $written } lignes
}
list-all-at-least = { $count ->
    [one] Agir sur toutes les lignes (plus de { $written })
   *[other] Agir sur toutes les lignes (plus de { $written })
}

page-views = Vues enregistrées
home-views = Vos vues
views-mine = Vues
views-none = Aucune vue pour l’instant. Faites une recherche, puis « Garder comme vue » : elle se rouvre d’un clic et peut se compter sur l’accueil.
views-keep = Garder comme vue
views-keep-now = Garder la vue
views-kept = La vue « { $name } » est enregistrée.
views-name = Nom
views-seen-by = Visible par
views-only-me = Moi seulement
views-every-academie = toutes les académies
views-place = Tous ceux qui travaillent dans : { $academie }
views-place-and-domain = Tous ceux qui travaillent dans : { $academie }, { $domain }
views-pinned = Compter sur l’accueil
views-is-pinned = Comptée sur l’accueil
views-whose = Faite par { $owner }. Visible par : { $seen }.
views-open = Ouvrir
views-open-own = Vue ouverte : { $name }
views-open-shared = Vue ouverte : { $name } (faite par { $owner })
views-ask-anew = Garder ces changements
views-close = Fermer la vue
views-clear = Nouvelle recherche
views-change = Modifier
views-change-now = Enregistrer
views-delete = Retirer
views-delete-now = Retirer cette vue
views-deleted = La vue « { $name } » est retirée.
views-counted = { $written }
views-more-than = Plus de { $written }
views-not-counted = Non comptée
views-unreadable-own = Les conditions de cette vue ne peuvent plus être lues : elle ne trouve ni ne compte plus rien. Ouvrez-la pour refaire la recherche et gardez les changements, ou retirez-la.
views-unreadable-shared = Les conditions de cette vue ne peuvent plus être lues : elle ne trouve ni ne compte plus rien. Demandez à { $owner } de la refaire ou de la retirer.
views-address = Lien
views-address-help = Ce lien rouvre la même recherche, pour vous ou pour un collègue, chacun dans son périmètre.
views-address-personal = Cette recherche peut nommer une personne : elle n’entre pas dans un lien. Un numéro peut la remplacer ; vous seul pourrez l’ouvrir.
views-address-make = Obtenir un lien
views-freeze = Figer une copie
views-freeze-help = La liste des candidatures trouvées maintenant, avec sa date et votre nom. Rien ne la change plus, le journal en garde l’empreinte.
views-freeze-reason = Pourquoi (contrôle, contentieux…)
views-freeze-now = Figer maintenant
views-frozen = { $count ->
    [one] Copie figée : { $written } candidature.
   *[other] Copie figée : { $written } candidatures.
}
views-see-frozen = Voir les copies figées
views-frozen-copies = Copies figées
views-no-frozen = Aucune copie figée que vous puissiez lire. « Figer une copie », sous une recherche, en prend une.
views-frozen-open = Relire une copie
views-frozen-choose = Choisissez une copie
views-frozen-outside = Aucune candidature de cette copie n’est dans votre périmètre aujourd’hui.
views-frozen-part = { $count ->
    [one] { $shown } ligne visible aujourd’hui sur { $count } figée.
   *[other] { $shown } lignes visibles aujourd’hui sur { $count } figées.
}
views-column-name = Nom
views-column-taken = Prise le
views-column-by = Par
views-column-count = Candidatures
views-column-criteria = Recherche
views-column-reason = Motif
views-column-digest = Empreinte
