# Cadre du tableau de bord : navigation, accueil
frame-signed-out = Vous n’êtes pas connecté. Ouvrez la page d’accueil pour vous connecter.
frame-sign-out = Se déconnecter
section-desk = Mon bureau
section-candidates = Candidats
section-documents = Documents
section-exchange = Échanges
section-calendar = Calendrier et volumes
section-office = Bureau et droits
page-home = Accueil
home-nothing = Rien ne vous attend pour le moment.
