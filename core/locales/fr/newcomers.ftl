# Un nouveau candidat, créé au guichet.
page-newcomer = Nouveau candidat
newcomer-lead = Pour une personne qui n’est dans aucun dossier. Son dossier créé, son inscription se saisit aussitôt.
newcomer-check = Vérifier et créer le dossier
newcomer-email-help = Facultative. Donnée, elle reçoit un lien pour ouvrir un compte candidat.
newcomer-alike = Quelqu’un ressemble à cette personne. Regardez d’abord les dossiers ci-dessous.
newcomer-elsewhere = Un dossier ressemblant existe hors de votre périmètre : { $academies }
newcomer-create-anyway = C’est une autre personne : créer le dossier
newcomer-entered = Le dossier { $number } est créé.
newcomer-entered-invited = Le dossier { $number } est créé, et un lien pour ouvrir un compte est envoyé.
error-looks-like-someone = Quelqu’un ressemble à cette personne : regardez d’abord son dossier.
newcomer-optional = { $name } (facultatif)
newcomer-day = jj/mm/aaaa
newcomer-birth-departement-help = Pour une naissance en France : le numéro, par exemple 38 ou 974.
