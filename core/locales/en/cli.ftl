cli-init-first = Database created, reference data loaded.
cli-init-again = Database up to date.
cli-fsck-ok = Everything is in order.
cli-fsck-broken = Something is wrong: each line marked ✗ counts it. Change nothing before the cause is known.
cli-journal-intact = Journal intact: { $events ->
    [one] { $events } event
   *[other] { $events } events
  }{ $erased ->
    [0] .
    [one] , one value erased.
   *[other] , { $erased } values erased.
  }
cli-journal-broken = Journal broken at event no. { $event } ({ $cause }). Keep the database as it is and tell the person in charge.
cli-backup-exists = The folder { $folder } already exists: give the name of a folder to create.
cli-backup-made = Backup made in { $folder }, read back and true to its manifest ({ $files } files).
cli-backup-whole = The backup { $folder } is whole: { $files } files read again, all true to the manifest of { $at } (schema { $schema }).
error-backup-damaged = The backup { $folder } is not whole, do not restore it: { $fault ->
    [missing] { $file } is missing or unreadable
    [besides] { $file } is not part of it
   *[altered] { $file } was altered
 }{ $count ->
    [one] .
   *[other] {" "}({ $count } files at fault).
 }
cli-port-taken = Port { $port } is already in use. Stop the other program, or choose another port with { $setting }.
cli-serve-ready =

    Dashboard          { $dashboard }
    Candidate space    { $portal }

    Ctrl+C to stop.
cli-demo-made = { $candidates } invented candidates, { $registrations } registrations, in { $seconds } s.
cli-serve-loading = First start: loading { $candidates } demonstration candidates…
cli-serve-not-ready = One of the services did not start: the cause is written above.
cli-serve-stopping = Stopping…
cli-search-found = { $count ->
    [0] No candidate answers. Try fewer words, or another fact.
    [one] One candidate.
   *[other] { $count } candidates.
  }
cli-regenerate-would = { $total } registrations concerned: { $done } to make again, { $skipped } left out, about { $seconds } s. Nothing was written.
cli-regenerate-done = { $total } registrations: { $done } done, { $skipped } left out, { $failed } failed, in { $seconds } s.
cli-export-suffix = The name of the file ({ $name }) must end in .xlsx or .csv.
cli-export-made = { $rows } rows written to { $file }.
error-unknown-filter = There is no filter “{ $name }”. Known filters: { $known }.
error-export-not-ready = The export could not be made ({ $state }): { $reason }
cli-staff-created = Account { $login } opened. One-time link, valid for a day, to choose a password:
    { $link }
cli-staff-mailed = Account { $login } opened. A one-time link, valid for a day, is being mailed to { $address } to choose a password.
cli-portal-role-granted = Role { $role }: it reads and writes what the candidate space does, and nothing else.
cli-key-made = Key of second factors made in { $file }. Keep a copy of it off this machine, elsewhere than the backups of the database.
cli-key-apart = The key of second factors ({ $file }) is not in the backup: keep a copy of it elsewhere.
cli-factors-unread = { $count ->
    [one] One second factor cannot be read: its key is missing.
   *[other] { $count } second factors cannot be read: their key is missing.
 } Put it back (after the new one, in SPORADES_SECRET_KEY or in secret.key), or have these second factors taken off.
cli-factor-taken-off = Second factor of account { $login } taken off, sessions ended.
