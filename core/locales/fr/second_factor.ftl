# Second facteur des agents : un code du téléphone après le mot de passe
error-wrong-code = Ce code n’est pas le bon, ou il a déjà servi. Attendez le suivant, puis saisissez-le.
error-second-factor-demanded = Ce service demande un second facteur : il se remplace, il ne se retire pas.
error-secret-key-missing = Cette installation n’a plus la clé qui protège les seconds facteurs : personne ne peut en prendre un. L’administrateur technique la remet en place, ou lance « manage.py init », qui en fait une neuve.
error-no-second-factor = Ce compte n’a pas de second facteur.

second-name = Second facteur
second-title = Votre code
second-explained = Le mot de passe est bon. Saisissez le code à six chiffres de votre application, ou un code de secours.
second-code = Code
second-submit = Valider
second-unread = Ce code n’est pas accepté, et l’installation ne peut plus lire votre second facteur : sa clé manque. Saisissez un code de secours, ou demandez à votre responsable de bureau de retirer votre second facteur.
second-start-again = Recommencer
second-wait = Trop d’essais. Le prochain sera accepté le { $until } (heure de Paris).
second-too-late = Dix minutes sont passées : recommencez par le mot de passe.
second-enrol-title = Prendre un second facteur
second-enrol-how = Ouvrez une application de codes (par exemple FreeOTP ou Aegis), visez ce carré, puis saisissez le code affiché.
second-enrol-demanded = Ce service demande un code en plus du mot de passe. { second-enrol-how }
second-square = Carré à viser avec l’application
second-by-hand = Sans appareil photo, saisissez cette clé dans l’application :
second-codes = Voici vos { $count } codes de secours, montrés une seule fois. Chacun remplace une fois le téléphone : imprimez-les ou recopiez-les, et gardez-les loin de lui.
second-codes-kept = J’ai gardé ces codes
second-off = Aucun second facteur : le mot de passe seul ouvre ce compte.
second-on = En place depuis le { $since }. Codes de secours restants : { $left }.
second-change = Modifier le second facteur
second-confirm-why = Toucher au second facteur demande un mot de passe saisi depuis moins de cinq minutes.
second-take = Prendre un second facteur
second-replace = Changer de téléphone
second-renew-codes = Nouveaux codes de secours
second-renounce = Retirer le second facteur
second-taken = Second facteur en place.
second-renounced = Second facteur retiré.
second-take-off = Retirer le second facteur (téléphone perdu)
second-taken-off = Second facteur retiré, sessions terminées.
second-relax = Second facteur : qui peut s’en passer
second-relax-explained = L’installation demande un second facteur à tous les agents. Le service peut en dispenser une académie ; c’est inscrit au journal.
second-is-relaxed = Les agents de ce lieu peuvent s’en passer.
second-is-demanded = Les agents de ce lieu doivent en avoir un.
second-relax-do = Dispenser ce lieu
second-demand-again = Le demander de nouveau
second-relaxed = Ce lieu est dispensé de second facteur.
second-demanded-again = Le second facteur est de nouveau demandé dans ce lieu.

mail-staff-second-factor-subject = Le second facteur de votre compte a changé
mail-staff-second-factor-body =
    Bonjour,

    Le second facteur de votre compte { $login } du tableau de bord des examens vient d’être pris, changé ou retiré.

    { $dashboard }

    Vous n’y êtes pour rien ? Prévenez sans attendre votre responsable de bureau : il peut fermer le compte et vous donner un nouveau lien.
