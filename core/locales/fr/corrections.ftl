# Corrections de données personnelles verrouillées : refus
error-nothing-changes = Rien ne change : le registre dit déjà cela. Modifiez au moins un champ.
error-field-not-correctable = Ce champ ne se corrige pas ({ $field }).
error-correction-already-open = Une correction attend déjà une décision pour ce candidat (n° { $correction }). Faites-la décider ou retirez-la d’abord.
error-unknown-reason = Choisissez un motif dans la liste.
error-reason-unexplained = Ce motif demande une explication : écrivez-la.
error-evidence-missing = Joignez le justificatif : une correction ne se propose pas sans preuve.
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
