# Courriels qui n’ont pas pu être distribués
page-undelivered = Courriels non distribués
undelivered-none = Tous les courriels adressés aux candidats de votre périmètre sont partis ou vont partir.
undelivered-intro = { $count ->
    [one] Un courriel n’a pas pu être distribué : aucun nouvel envoi n’est prévu sans vous.
   *[other] { $written } courriels n’ont pas pu être distribués : aucun nouvel envoi n’est prévu sans vous.
 }
undelivered-whose = { $name } · n° candidat { $number }
undelivered-sent = À { $to } · promis le { $at }
undelivered-tries = { $count ->
    [0] Aucun essai.
    [one] Un essai.
   *[other] { $count } essais.
 }
undelivered-no-answer = Pas encore de réponse du serveur.
undelivered-next = Prochain essai : { $at }.
undelivered-no-more = Plus aucun essai automatique.
undelivered-detail = Détail technique : { $answer }
undelivered-answer = Réponse exacte du serveur : { $answer }
mail-answer-address = Le serveur du destinataire ne connaît pas cette adresse.
mail-answer-full = La boîte du destinataire est pleine.
mail-answer-refused = Le serveur du destinataire a refusé ce courriel.
mail-answer-later = Le serveur du destinataire a demandé de réessayer plus tard.
mail-answer-unreached = Le serveur de courriel n’a pas pu être joint.
mail-answer-unwritable = Ce courriel n’a pas pu être rédigé : signalez-le à l’administrateur technique.
undelivered-moved = L’adresse du dossier a changé depuis. Renvoyé, ce courriel part à { $to }.
undelivered-check-address = Vérifiez l’adresse avec le candidat ; si elle est fausse, proposez sa correction : un collègue la décide, puis ce courriel part à la bonne.
undelivered-correct = Corriger l’adresse
undelivered-way-new-link = Ce courriel portait un lien personnel : un lien ne part jamais deux fois. Un lien neuf part à l’adresse du compte, ou à celle du dossier s’il n’y a pas encore de compte.
undelivered-way-by-the-candidate = Ce courriel portait le lien qui confirme une nouvelle adresse : le candidat la demande de nouveau dans « Mon compte ».
undelivered-way-no-address = Le dossier n’a plus d’adresse à laquelle écrire.
undelivered-way-same-address = Ce courriel parle de cette adresse même : il ne part à aucune autre.
undelivered-way-none = Ce courriel vient d’une version antérieure et ne peut plus être rédigé.
undelivered-again = Renvoyer
undelivered-new-link = Envoyer un lien neuf
undelivered-give-up = Ne plus l’envoyer
undelivered-give-up-help = Le courriel quitte cette liste et reste au dossier comme abandonné ; le journal dit qui l’a décidé.
undelivered-leaves = Le courriel repart à { $to } dans les prochaines secondes.
undelivered-given-up = Ce courriel ne sera plus envoyé.
event-mail-given-up = Courriel abandonné
field-recipient = Destinataire
error-mail-holds-link = Ce courriel portait un lien personnel : un lien ne part jamais deux fois. Envoyez un lien neuf, ou demandez au candidat d’en redemander un depuis son espace.
error-mail-holds-no-link = Ce courriel ne portait aucun lien de compte : renvoyez-le tel quel.
error-no-address-to-write = Le dossier n’a plus d’adresse à laquelle écrire : corrigez-la d’abord.
awaiting-undelivered = { $count ->
    [one] courriel n’a pas pu être distribué
   *[other] courriels n’ont pas pu être distribués
 }
awaiting-undelivered-link = Voir les courriels
cli-mails-state = Courriels en attente : { $waiting } ; non distribués : { $dead }.
cli-mails-oldest = Le plus ancien attend depuis le { $at }.
cli-mails-again = { $count ->
    [0] Aucun courriel à renvoyer : ceux qui ne sont pas distribués ont été refusés par leur destinataire, ou portent un lien.
    [one] Un courriel repart.
   *[other] { $written } courriels repartent.
 }
