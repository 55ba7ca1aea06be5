# Volumes et calendrier
registration-state-registered = Inscrit
registration-state-confirmed = Confirmé
registration-state-validated = Validé
registration-state-deregistered = Désinscrit
registration-state-set-aside = Écarté
registration-state-transferred = Transféré

audience-individual = Candidats individuels
audience-school = Candidats scolaires

phase-registration = Inscription
phase-modification = Modification
phase-pieces = Dépôt des pièces
phase-confirmations = Retour des confirmations
phase-online-validation = Validation en ligne

window-state-upcoming = À venir
window-state-open = Ouverte
window-state-closed = Fermée

volumes-withheld = Moins de 5 (non communiqué)
