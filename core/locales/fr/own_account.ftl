# « Modifier mon compte » : mes sessions, un signalement retiré.
account-own-sessions = Mes sessions ouvertes
account-own-sessions-lead = Une session se termine après 20 minutes sans activité. Si je ne reconnais pas l’une d’elles, je la termine et je change mon mot de passe.
account-own-session-here = Cette session
account-own-session-facts = Ouverte le { $since }, active le { $seen }
account-own-session-end = Terminer cette session
account-done-session = La session est terminée.
account-report-withdraw = Retirer le signalement
account-done-retrait = Mon signalement est retiré : le service gestionnaire ne le traitera pas.
