# Modèles des documents : les textes que le bureau écrit lui-même.
page-templates = Modèles de documents
templates-lead = Titres, mentions, verso, signataire et logo de chaque document, par académie et par domaine. Une personne écrit, une autre publie ; tant que rien n’est publié, les documents ne changent pas.
templates-kind = Document
templates-academie = Académie
templates-domain = Domaine d’examen
templates-every-academie = Toutes les académies
templates-every-domain = Tous les domaines
templates-any-academie = toutes les académies
templates-any-domain = tous les domaines
templates-view = Vue
templates-view-texts = Textes
templates-view-history = Versions publiées
templates-place = { $academie }, { $domain }
templates-no-place = Aucun modèle n’est de votre périmètre.

templates-applies-sporades = Le texte en vigueur ici est celui de Sporades, version { $n }.
templates-applies = Le texte en vigueur ici est la version { $n } ({ $place }), publiée le { $when }.
templates-begin = Modifier ces textes
templates-begun = Brouillon ouvert : vous seul pouvez y écrire. Rien ne change sur les documents avant sa publication.
templates-being-written = { $author } écrit un brouillon de ces textes depuis le { $when }.
templates-proposed-by = Proposé par { $author }. Relisez les différences et l’aperçu, puis publiez ou refusez.
templates-proposed-own = Votre proposition attend une autre personne : vous ne pouvez ni la modifier ni la publier.
templates-refused-lately = Votre dernière proposition a été refusée par { $by } : { $reason }
templates-saved-at = Brouillon enregistré le { $when }.
templates-unsaved = Des textes ne sont pas encore enregistrés.

templates-group-headings = Titres
templates-group-notices = Mentions et textes
templates-group-back = Verso : renvoi et pièces
templates-group-signature = Signature
templates-group-labels = Libellés
templates-group-margins = En-tête et pied de page
templates-group-logo = Logo
templates-facts = Données que ce texte peut contenir : { $facts }
templates-fact = { $code } ({ $name })

template-slot-signatory-name = Nom du signataire
template-slot-signatory-function = Fonction du signataire
template-slot-logo = Logo de l’académie ou du service
template-slot-signature = Signature numérisée
templates-slot-whole = Ensemble du document

template-fact-version = numéro de version
template-fact-issued-at = date d’établissement
template-fact-issued-on = date d’établissement
template-fact-page = numéro de la page
template-fact-pages = nombre de pages
template-fact-domain = nom de l’examen
template-fact-exam-session = session
template-fact-kept-until = fin de conservation de la note
template-fact-label = intitulé
template-fact-year = année
template-fact-academie = académie
template-fact-detail = précision
template-fact-due = date limite
template-fact-closes-at = date de fermeture
template-fact-return-by = date limite de renvoi
template-fact-website = adresse de l’espace candidat
template-fact-office-email = adresse mail du service
template-fact-office-phone = téléphone du service
template-fact-office-name = nom du service
template-mark-fact = ({ $name } ?)
template-mark-text = (texte ?)
template-mark-sign = (signe ?)

templates-image-none = Aucune image.
templates-image-there = Une image est en place : elle figure sur l’aperçu.
templates-image-file = PNG ou JPEG, 2 Mo au plus
templates-image-put = Mettre cette image
templates-image-remove = Retirer l’image
templates-image-done = Image enregistrée dans le brouillon.
templates-image-removed = Image retirée du brouillon.
templates-image-missing = Choisissez d’abord un fichier.

templates-save = Enregistrer le brouillon
templates-saved = Brouillon enregistré.
templates-propose = Proposer à la publication
templates-proposed = Proposition envoyée : une autre personne de votre périmètre peut la publier.
templates-withdraw = Abandonner ce brouillon
templates-withdraw-proposal = Retirer cette proposition
templates-withdrawn = Brouillon abandonné : le texte en vigueur n’a pas changé.
templates-publish = Publier
templates-published = Version { $n } publiée. Les documents concernés sont à éditer de nouveau.
templates-refuse = Refuser
templates-refuse-reason = Motif du refus
templates-refuse-confirm = Refuser avec ce motif
templates-refused = Proposition refusée : son auteur en lira le motif.
templates-to-remake = { $count ->
    [0] Aucun document de votre périmètre n’est à éditer de nouveau.
    [one] 1 document de votre périmètre est à éditer de nouveau.
   *[other] { $written } documents de votre périmètre sont à éditer de nouveau.
 }

templates-preview = Aperçu
templates-preview-person = Personne d’essai
templates-preview-regime = Mode de signature
templates-regime-paper = Sur papier
templates-regime-upload = Dépôt du papier signé
templates-regime-online = Validation en ligne
templates-preview-page = Aperçu de la page { $page } sur { $pages }
templates-preview-none = Ce texte ne peut pas être mis en page.
specimen-usual = Candidat ordinaire
specimen-long-name = Nom très long
specimen-many-papers = Quarante épreuves, mineur
specimen-foreign-address = Adresse à l’étranger
specimen-few-facts = Peu de renseignements

templates-faults = { $count ->
    [one] 1 défaut à corriger avant de proposer :
   *[other] { $count } défauts à corriger avant de proposer :
 }
templates-no-fault = Aucun défaut sur les cinq personnes d’essai.
template-fault-empty = « { $slot } » : le texte est vide.
template-fault-unknown-fact = « { $slot } » : la donnée { $name } n’existe pas à cet endroit.
template-fault-missing-fact = « { $slot } » : il manque la donnée obligatoire { $name }.
template-fault-empty-fact = « { $slot } » : le service n’a pas de donnée { $name } ; complétez-la ou retirez-la du texte.
template-fault-sign = « { $slot } » : le signe { $name } ne peut pas être imprimé.
template-fault-crowded = « { $slot } » : le texte manque de place ({ $person }).
template-fault-not-printed = « { $slot } » : le document ne peut pas être imprimé ({ $person }).

templates-differences = Différences avec le texte en vigueur
templates-differences-none = Les deux textes sont identiques.
templates-before = Avant
templates-after = Après
templates-nothing-there = (rien)
templates-image = (image)
templates-history-none = Aucune version publiée.
templates-version = Version { $n } – { $place }
templates-version-by = Écrite par { $author }, publiée par { $by } le { $when }
templates-version-sporades = Texte de Sporades, publié le { $when }
templates-version-applies = En vigueur ici
templates-compare-before = Comparer la version
templates-compare-after = avec la version
templates-again = Repartir de cette version
templates-again-begun = Brouillon ouvert à partir de la version { $n }.

templates-waiting = { $count ->
    [one] 1 proposition attend votre décision
   *[other] { $count } propositions attendent votre décision
 }
templates-waiting-one = { $kind } – { $place }, proposé par { $author }
templates-open = Relire la proposition n° { $number }
awaiting-templates = { $count ->
    [one] modèle de document attend votre relecture
   *[other] modèles de documents attendent votre relecture
 }
awaiting-templates-link = Relire et publier

event-template-begun = Brouillon de modèle ouvert
event-template-changed = Brouillon de modèle modifié
event-template-proposed = Modèle proposé à la publication
event-template-refused = Modèle refusé
event-template-withdrawn = Brouillon de modèle abandonné
subject-template-draft = Brouillon de modèle

error-draft-open = Un brouillon est déjà ouvert pour ce document et ce lieu. { $author }
error-draft-decided = Ce brouillon n’est plus dans l’état attendu : rouvrez la page pour voir où il en est.
error-draft-of-another = Ce brouillon est celui de { $author } : seul son auteur y écrit et le propose.
error-author-cannot-decide = Vous avez écrit ce texte : une autre personne doit le publier ou le refuser.
error-template-faulty = { $count ->
    [one] Le texte a 1 défaut : corrigez-le, puis recommencez.
   *[other] Le texte a { $count } défauts : corrigez-les, puis recommencez.
 }
error-nothing-written = Ce texte est celui qui est déjà en vigueur : il n’y a rien à proposer.
error-unknown-slot = Ce document n’a pas de texte « { $slot } ».
error-text-too-long = Le texte « { $slot } » dépasse { $most } caractères.
error-template-refused-unexplained = Dites pourquoi vous refusez ce texte.
error-image-not-readable = Ce fichier n’est pas une image PNG ou JPEG lisible.
error-image-too-large = L’image doit peser { $most } Mo au plus et mesurer de 24 à { $side } points de côté.
