# Refus communs à tout le système
error-error = L’opération est refusée.
error-not-allowed = Vos droits ne permettent pas cette action. Demandez-la à votre responsable de bureau.
error-not-found = Rien ne correspond dans votre périmètre. Vérifiez le numéro, ou demandez à l’académie concernée.
error-stale-form = Ces données ont changé depuis que vous les avez affichées. Relisez-les avant de recommencer : rien n’a été enregistré.
error-service-busy = Service occupé : rien n’a été enregistré. Attendez quelques secondes et recommencez.
error-invalid-fields = Certains champs ne peuvent pas être acceptés :
error-key-reused = Ce formulaire a déjà été envoyé avec un autre contenu. Rechargez la page et recommencez.
two-persons-confirm-refusal = Confirmer le refus
field-fault = { $field } : { $fault }
lapse-under-a-minute = moins d’une minute
