# Corrections de données personnelles verrouillées : refus
error-nothing-changes = Rien ne change : le registre dit déjà cela. Modifiez au moins un champ.
error-field-not-correctable = Ce champ ne se corrige pas ({ $field }).
error-correction-already-open = Une correction attend déjà une décision pour ce candidat (n° { $correction }). Faites-la décider ou retirez-la d’abord.
error-unknown-reason = Choisissez un motif dans la liste.
error-reason-unexplained = Ce motif demande une explication : écrivez-la.
error-evidence-missing = Choisissez un fichier : aucun n’est joint, ou celui-ci est vide.
error-evidence-too-large = Le justificatif dépasse { $most } Mo. Réduisez-le, puis joignez-le à nouveau.
error-evidence-not-recognised = Le justificatif n’est pas un fichier PDF, JPEG ou PNG, ou son nom annonce autre chose que son contenu.
error-own-proposal = Vous avez proposé cette correction : une autre personne doit la décider.
error-recent-editor = Vous avez modifié ce dossier au cours des dernières 24 heures : une autre personne doit approuver cette correction.
error-evidence-not-read = Ouvrez d’abord le justificatif : on n’approuve que ce qu’on a vu.
error-not-what-was-shown = Cette proposition n’est pas celle qui était affichée. Relisez-la : rien n’a été approuvé.
error-already-decided = Cette correction n’est plus à décider. Rechargez la page pour voir où elle en est.
error-not-your-proposal = Seule la personne qui a proposé cette correction peut faire cela.
error-undo-too-late = Un changement plus récent touche le même champ : cette correction ne peut plus être annulée. Proposez-en une nouvelle.
error-refusal-unexplained = Écrivez pourquoi vous refusez : le motif revient à la personne qui a proposé.

# Motifs
reason-civil-status = Conformité à l’acte d’état civil
reason-entry-error = Erreur de saisie
reason-name-change = Changement de nom ou de prénom (décision ou décret)
reason-usual-name = Nom d’usage (mariage, divorce, choix)
reason-birth-date = Date de naissance erronée
reason-birth-place = Lieu de naissance erroné
reason-nationality = Nationalité acquise ou erronée
reason-student-number = INE retrouvé ou erroné
reason-email = Adresse électronique inutilisable
reason-undo = Annulation d’une correction
reason-other = Autre motif

# États
correction-state-proposed = À décider
correction-state-approved = Approuvée
correction-state-refused = Refusée
correction-state-stale = Périmée : le dossier a changé
correction-state-expired = Expirée après 7 jours
correction-state-withdrawn = Retirée

civility-mme = Madame
civility-m = Monsieur
civility-unsaid = Non précisée

# Proposer
page-correct = Corriger des données personnelles
correct-nobody = Aucun candidat n’est choisi, ou il n’est pas dans votre périmètre. Ouvrez d’abord son dossier par la recherche.
correct-back = Dossier du candidat
correct-identity = Identité : à faire approuver
correct-contact = Coordonnées : effet immédiat
correct-contact-explained = Téléphone et adresse se modifient seul, sans seconde personne. L’adresse électronique se corrige dans l’autre onglet.
correct-already-open = Une correction attend déjà une décision pour ce candidat. Une seule peut être ouverte à la fois.
correct-see-open = Voir la correction en attente
correct-locked = Ces données sont verrouillées depuis la première inscription. Une autre personne devra approuver votre correction.
correct-unlocked = Ce candidat n’a pas encore d’inscription. Une correction faite par le service passe quand même par deux personnes.
correct-unlock = Déverrouiller les champs
correct-before = Avant : { $value }
correct-reason = Motif
correct-choose-reason = Choisir un motif
correct-explanation = Explication
correct-evidence = Justificatif (PDF, JPEG ou PNG, 10 Mo au plus)
correct-missing = Pour proposer, il manque : { $what }.
correct-missing-change = un changement
correct-missing-reason = le motif
correct-missing-explanation = l’explication
correct-missing-evidence = le justificatif
correct-propose = Proposer la correction
correct-sent = La correction n° { $number } est proposée : une autre personne doit maintenant la décider.
correct-consequences = Conséquences
correct-no-change = Modifiez un champ : les conséquences s’affichent ici avant tout enregistrement.
contact-address-help = Quatre lignes au plus, une par ligne.
contact-save = Enregistrer les coordonnées
contact-unchanged = Ces coordonnées sont déjà celles du registre : rien n’a été enregistré.
contact-changed = Coordonnées enregistrées. Champs modifiés : { $fields } ; nouvelles versions : { $versions } ; documents à refaire : { $documents }.

# Conséquences
effects-registration = Candidature { $number }
effects-new-version = { $before } → { $after }
effects-same-version = { $version }, inchangée
effects-document = Document périmé, refait automatiquement : { $kind }.
effects-piece-asked = Pièce demandée en plus : { $piece }.
effects-piece-dropped = Pièce qui n’est plus demandée : { $piece }.
effects-piece-to-check = Pièce d’identité déjà reçue : à revoir avec les nouvelles données.
effects-rule-met = Règle respectée : { $rule }
effects-rule-not-met = Règle qui ne serait plus respectée : { $rule }
effects-elsewhere = { $count ->
    [one] Académie { $academie } : une candidature active aura aussi une nouvelle version si elle imprime ces données.
   *[other] Académie { $academie } : { $count } candidatures actives auront aussi une nouvelle version si elles impriment ces données.
}
effects-duplicate-ine = Même INE : { $who }.
effects-duplicate-name = Même date de naissance et nom proche : { $who }.
effects-duplicate-elsewhere = Académie { $academie } : un candidat y est peut-être la même personne. Demandez à cette académie de vérifier.
effects-see-candidate = Ouvrir le dossier n° { $number }
effects-mail-correction-approved = Courriel au candidat : { $recipient }.
effects-mail-email-replaced = Courriel d’alerte à l’ancienne adresse : { $recipient }.
effects-no-mail = Aucun courriel : ce candidat n’a pas d’adresse électronique. Prévenez-le par courrier.
effects-unchanged = Le numéro de candidat { $number } et les numéros d’inscription ne changent pas.
effects-ended = { $count ->
    [one] Une candidature close garde sa version et ses documents.
   *[other] { $count } candidatures closes gardent leur version et leurs documents.
}

# Décider
page-corrections = Corrections
corrections-which = Corrections à montrer
corrections-others = À décider
corrections-mine = Les miennes
corrections-decided = Décidées
corrections-none-others = Aucune correction n’attend votre décision. Pour en proposer une, ouvrez la fiche d’un candidat par la recherche, puis « Corriger ».
corrections-none-mine = Vous n’avez proposé aucune correction. Pour en proposer une, ouvrez la fiche d’un candidat par la recherche, puis « Corriger ».
corrections-none-decided = Aucune correction n’a encore été décidée.
corrections-open = Ouvrir la n° { $number }
corrections-back = Toutes les corrections
corrections-one = Correction n° { $number }
corrections-proposed = proposée par { $who } le { $when }
corrections-until = à décider avant le { $when }
corrections-decided-by = décidée par { $who } le { $when }
corrections-column-field = Champ
corrections-column-before = Avant
corrections-column-after = Après
corrections-column-base = À la proposition
corrections-column-current = Aujourd’hui
corrections-column-asked = Demandé
corrections-side-by-side = Chaque champ avant et après la correction
corrections-three-values = Chaque champ à la proposition, aujourd’hui, et tel que demandé
corrections-nothing = —
corrections-reason = Explication
corrections-answer = Réponse
corrections-open-evidence = Ouvrir le justificatif
corrections-evidence = { $name } · { $size } Ko
corrections-evidence-read = Vu par vous
corrections-moved = Le dossier a changé depuis la proposition : approuver la renverra à son auteur sans rien modifier.
corrections-approve = Approuver
corrections-refuse = Refuser
corrections-refusal-reason = Pourquoi refuser
corrections-confirm-refusal = Refuser cette correction
corrections-yours = Vous avez proposé cette correction : une autre personne doit la décider.
corrections-withdraw = Retirer ma proposition
corrections-withdrawn = La proposition est retirée. Rien n’a changé dans le registre.
corrections-renew = Reprendre sur les données d’aujourd’hui
corrections-undo = Annuler cette correction
corrections-undo-explained = L’annulation est une correction inverse : une autre personne devra l’approuver.
corrections-confirm-undo = Proposer l’annulation
corrections-approved = Correction approuvée. Nouvelles versions : { $versions } ; documents à refaire : { $documents } ; courriels : { $mails }.
corrections-refused = La correction est refusée. Le motif revient à la personne qui l’a proposée.
corrections-too-late-stale = Le dossier a changé depuis la proposition : rien n’a été modifié, elle revient à son auteur.
corrections-too-late-expired = Cette proposition a plus de 7 jours : rien n’a été modifié, elle revient à son auteur.
corrections-expires-soon = Expire bientôt
corrections-undoes = Annulation
corrections-change = { $field } : { $before } → { $after }

awaiting-returned-corrections = { $count ->
    [one] correction proposée par vous est revenue sans être approuvée.
   *[other] corrections proposées par vous sont revenues sans être approuvées.
}
awaiting-returned-corrections-link = Reprendre
