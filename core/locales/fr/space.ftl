# Espace candidat : ce qui entoure chaque page
portal-mine = Votre espace
portal-mine-contact = Votre gestionnaire :
portal-sign-out = Se déconnecter
portal-account-title = Modifier mon compte
portal-colon = {" "}:{" "}
