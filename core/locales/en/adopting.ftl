# Folder of documents
cli-index-rebuilt = Index of search made anew.
cli-adopt-seen = { $folder }: the database names { $named } files there, of which { $read } were read ({ $missing } missing, { $altered } altered).
cli-adopt-sure = This folder bears the name of no installation. Once adopted, files that the database does not name are removed from it after a day. Adopt it?
cli-adopt-done = Folder adopted: { $named } files named by the database are there, { $read } were read.
cli-adopt-already = This folder is this installation’s already ({ $named } files named by the database, { $read } read).
error-store-of-another = This folder of documents is another installation’s: it is not adopted. Check SPORADES_DOCUMENTS_URL.
error-store-incomplete = This folder is not adopted: { $missing } files that the database names are missing from it and { $altered } are altered (the first: { $first }). Restore them first.
event-system-documents-adopted = Folder of documents adopted
