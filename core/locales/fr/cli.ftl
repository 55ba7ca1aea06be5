cli-init-first = Base créée, données de référence chargées.
cli-init-again = Base à jour.
cli-fsck-ok = Tout est en ordre.
cli-fsck-broken = Des anomalies ont été trouvées : chaque ligne marquée ✗ les compte. Ne modifiez rien avant d’en connaître la cause.
cli-journal-intact = Journal intact : { $events ->
    [one] { $events } événement
   *[other] { $events } événements
  }{ $erased ->
    [0] .
    [one] , une valeur effacée.
   *[other] , { $erased } valeurs effacées.
  }
cli-journal-broken = Journal rompu à l’événement n° { $event } ({ $cause }). Conservez la base en l’état et prévenez le responsable.
cli-backup-exists = Le dossier { $folder } existe déjà : donnez le nom d’un dossier à créer.
cli-backup-made = Sauvegarde faite et relue dans { $folder } ({ $files } fichiers).
cli-port-taken = Le port { $port } est déjà utilisé. Arrêtez l’autre programme, ou choisissez un autre port avec { $setting }.
cli-serve-ready =

    Tableau de bord    { $dashboard }
    Espace candidat    { $portal }

    Ctrl+C pour arrêter.
cli-demo-made = { $candidates } candidats inventés, { $registrations } candidatures, en { $seconds } s.
cli-serve-loading = Premier démarrage : chargement de { $candidates } candidats de démonstration…
cli-serve-not-ready = Un des services n’a pas démarré : la cause est écrite au-dessus.
cli-serve-stopping = Arrêt en cours…
