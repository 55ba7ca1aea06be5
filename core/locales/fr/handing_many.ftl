# Remettre en nombre : un PDF de plusieurs candidats, ou une archive de PDF
subject-handing = Remise en nombre
event-handing-staged = Fichier à remettre en nombre déposé
event-handing-ordered = Remise en nombre confirmée
event-handing-cancelled = Remise en nombre arrêtée
event-handing-finished = Remise en nombre terminée
event-handing-discarded = Fichier à remettre en nombre retiré
