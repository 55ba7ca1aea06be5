cli-init-first = Base créée, données de référence chargées.
cli-init-again = Base à jour.
cli-fsck-ok = Tout est en ordre.
cli-fsck-broken = Des anomalies ont été trouvées : chaque ligne marquée ✗ les compte. Ne modifiez rien avant d’en connaître la cause.
cli-journal-intact = Journal intact : { $events ->
    [one] { $events } événement
   *[other] { $events } événements
  }{ $erased ->
    [0] .
    [one] , une valeur effacée.
   *[other] , { $erased } valeurs effacées.
  }
cli-journal-broken = Journal rompu à l’événement n° { $event } ({ $cause }). Conservez la base en l’état et prévenez le responsable.
cli-backup-exists = Le dossier { $folder } existe déjà : donnez le nom d’un dossier à créer.
cli-backup-made = Sauvegarde faite dans { $folder }, relue et conforme à son bordereau ({ $files } fichiers).
cli-backup-whole = La sauvegarde { $folder } est entière : { $files } fichiers relus, tous conformes au bordereau du { $at } (schéma { $schema }).
error-backup-damaged = La sauvegarde { $folder } n’est pas entière, ne la restaurez pas : { $fault ->
    [missing] { $file } manque ou ne se lit pas
    [besides] { $file } n’en fait pas partie
   *[altered] { $file } a été modifié
 }{ $count ->
    [one] .
   *[other] {" "}({ $count } fichiers en défaut).
 }
cli-port-taken = Le port { $port } est déjà utilisé. Arrêtez l’autre programme, ou choisissez un autre port avec { $setting }.
cli-serve-ready =

    Tableau de bord    { $dashboard }
    Espace candidat    { $portal }

    Ctrl+C pour arrêter.
cli-demo-made = { $candidates } candidats inventés, { $registrations } candidatures, en { $seconds } s.
cli-serve-loading = Premier démarrage : chargement de { $candidates } candidats de démonstration…
cli-serve-not-ready = Un des services n’a pas démarré : la cause est écrite au-dessus.
cli-serve-stopping = Arrêt en cours…
cli-search-found = { $count ->
    [0] Aucun candidat ne répond. Essayez moins de mots, ou un autre renseignement.
    [one] Un candidat.
   *[other] { $count } candidats.
  }
cli-regenerate-would = { $total } candidatures concernées : { $done } à refaire, { $skipped } laissées de côté, environ { $seconds } s. Rien n’a été écrit.
cli-regenerate-done = { $total } candidatures : { $done } faites, { $skipped } laissées de côté, { $failed } en échec, en { $seconds } s.
cli-export-suffix = Le nom du fichier ({ $name }) doit finir par .xlsx ou .csv.
cli-export-made = { $rows } lignes écrites dans { $file }.
error-unknown-filter = Le filtre « { $name } » n’existe pas. Filtres possibles : { $known }.
error-export-not-ready = L’export n’a pas pu être fait ({ $state }) : { $reason }
cli-staff-created = Compte { $login } ouvert. Lien à usage unique, valable un jour, pour choisir un mot de passe :
    { $link }
cli-staff-mailed = Compte { $login } ouvert. Un lien à usage unique, valable un jour, part par courriel à { $address } pour choisir un mot de passe.
cli-portal-role-granted = Rôle { $role } : il lit et écrit ce que fait l’espace candidat, et rien d’autre.
cli-key-made = Clé des seconds facteurs faite dans { $file }. Gardez-en une copie hors de cette machine, ailleurs que les sauvegardes de la base.
cli-key-apart = La clé des seconds facteurs ({ $file }) n’est pas dans la sauvegarde : gardez-en une copie ailleurs.
cli-factors-unread = { $count ->
    [one] Un second facteur ne peut pas être lu : sa clé manque.
   *[other] { $count } seconds facteurs ne peuvent pas être lus : leur clé manque.
 } Remettez-la (après la nouvelle, dans SPORADES_SECRET_KEY ou dans secret.key), ou faites retirer ces seconds facteurs.
cli-factor-taken-off = Second facteur du compte { $login } retiré, sessions terminées.
