# Dossier des documents
cli-index-rebuilt = Index de recherche refait.
cli-adopt-seen = { $folder } : la base y nomme { $named } fichiers, dont { $read } relus ({ $missing } absents, { $altered } altérés).
cli-adopt-sure = Ce dossier ne porte le nom d’aucune installation. Une fois adopté, les fichiers que la base ne nomme pas y sont supprimés après un jour. L’adopter ?
cli-adopt-done = Dossier adopté : { $named } fichiers nommés par la base y sont, { $read } ont été relus.
cli-adopt-already = Ce dossier est déjà celui de cette installation ({ $named } fichiers nommés par la base, { $read } relus).
error-store-of-another = Ce dossier de documents est celui d’une autre installation : il n’est pas adopté. Vérifiez SPORADES_DOCUMENTS_URL.
error-store-incomplete = Ce dossier n’est pas adopté : il y manque { $missing } fichiers que la base nomme et { $altered } sont altérés (le premier : { $first }). Restaurez-les d’abord.
event-system-documents-adopted = Dossier des documents adopté
