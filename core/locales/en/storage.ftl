# The store of documents
error-store-silent = The store of documents does not answer. Nothing was recorded: try again in a few minutes.
error-store-refused = The store of documents does not let us in ({ $reason }). Nothing was recorded. Tell the technical administrator.
error-store-is-the-same = The documents are in this store already: name another one.
error-store-not-empty = { $store } is not empty and bears the name of no installation: nothing is copied there. Choose an empty folder or prefix.
cli-move-done = { $store }: { $copied } objects copied and read again, { $already } were there already; { $contents } files named by the database.
cli-move-switch = Stop the faces and the workers, run this command one last time, then start with SPORADES_DOCUMENTS_URL={ $url }
cli-backup-documents-apart = The documents are not in this backup: they are in { $store }, to be backed up apart.
event-system-documents-moved = Documents copied to another store
portal-refused-away = Service unavailable for a moment
portal-refused-away-text = We could not read or record what you asked for. Nothing was lost: try again in a few minutes.
