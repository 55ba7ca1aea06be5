# L’espace de stockage des documents
error-store-silent = L’espace de stockage des documents ne répond pas. Rien n’a été enregistré : réessayez dans quelques minutes.
error-store-refused = L’espace de stockage des documents refuse l’accès ({ $reason }). Rien n’a été enregistré. Prévenez l’administrateur technique.
error-store-is-the-same = Les documents sont déjà dans cet espace de stockage : indiquez-en un autre.
error-store-not-empty = { $store } n’est pas vide et ne porte le nom d’aucune installation : rien n’y est copié. Choisissez un dossier ou un préfixe vide.
cli-move-done = { $store } : { $copied } objets copiés et relus, { $already } y étaient déjà ; { $contents } fichiers nommés par la base.
cli-move-switch = Arrêtez les faces et les traitements, lancez cette commande une dernière fois, puis démarrez avec SPORADES_DOCUMENTS_URL={ $url }
cli-backup-documents-apart = Les documents ne sont pas dans cette sauvegarde : ils sont dans { $store }, à sauvegarder à part.
event-system-documents-moved = Documents copiés dans un autre espace de stockage
portal-refused-away = Service momentanément indisponible
portal-refused-away-text = Nous n’avons pas pu lire ou enregistrer ce que vous avez demandé. Rien n’a été perdu : réessayez dans quelques minutes.
