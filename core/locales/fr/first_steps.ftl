# What to begin with, on the first day
first-steps = Pour commencer
first-steps-nobody = Aucun candidat n’est encore enregistré dans votre périmètre. Les candidats individuels arrivent par l’espace candidat dès qu’un service est ouvert ; les candidats scolaires, par les listes que vous importez. Vous pouvez aussi inscrire quelqu’un vous-même.
first-steps-imports = Importer une liste
first-steps-new-candidate = Inscrire un nouveau candidat
first-steps-calendar = Vérifier le calendrier
first-steps-staff = Ouvrir les comptes du bureau
