# Ce que le bureau fait pour un candidat qui se présente
behalf-piece = Déposer une pièce pour le candidat
behalf-piece-which = Pièce
behalf-file = Fichier PDF, JPEG ou PNG
behalf-piece-keep = Déposer
behalf-piece-kept = Pièce déposée pour le candidat.
behalf-no-file = Choisissez d’abord un fichier.
behalf-lock = Verrouiller les pièces pour le candidat
behalf-locked = Pièces verrouillées : elles attendent leur vérification.
behalf-accommodations = Demander des aménagements pour le candidat
behalf-ask = Enregistrer la demande
behalf-asked = Demande enregistrée : le candidat est prévenu.
