error-email-taken = Cette adresse électronique existe déjà dans l’application. Utilisez-en une autre.
error-number-taken = Le numéro de candidat { $number } appartient déjà à une autre personne. Vérifiez le numéro.
error-already-registered = Ce candidat a déjà une candidature active pour cette spécialité ({ $speciality }) et cette session d’examen.
error-no-grid = Aucune grille d’épreuves n’existe pour la spécialité { $speciality } à la session { $exam_session }. Choisissez une autre spécialité ou une autre session.
error-registration-ended = Cette candidature n’est plus active : elle ne peut plus changer.
error-unknown-code = Le code { $value } n’existe pas dans le catalogue.
error-missing-file = Le fichier n’est plus dans l’espace de stockage. Prévenez l’administrateur technique.
error-altered-file = Le fichier conservé a été altéré : il n’est pas remis. Prévenez l’administrateur technique.
