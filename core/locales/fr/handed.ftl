# Documents remis par le service : convocation, relevé de notes
document-kind-summons = Convocation aux épreuves
document-kind-grade-report = Relevé de notes
document-kind-other = Autre document
handed-over = Remettre un document
handed-kind = Nature du document
handed-file = Fichier PDF
handed-note = Le candidat est prévenu par courriel et trouve le document dans « Mes documents ». Un document de même nature déjà remis est remplacé.
handed-over-confirm = Remettre ce document
handed-done = Document remis : { $name }. Le candidat est prévenu.
handed-again = Ce même fichier est déjà à la disposition du candidat : { $name }.
handed-document = { $name }
handed-document-archived = { $name } (archive)
handed-by = Remis par { $by } le { $at }
handed-read = Ouvert par le candidat le { $at }
handed-unread = Pas encore ouvert
handed-take-back = Retirer
handed-take-back-reason = Motif du retrait
handed-take-back-confirm = Retirer ce document
handed-taken-back-done = Document retiré : { $name }. Le candidat ne le voit plus.
handed-portal-facts = PDF, { $size } Ko, remis le { $at }
handed-taken-back-title = Ce document a été retiré
handed-taken-back = Le service gestionnaire a retiré ce document. Vos documents disponibles sont dans « Mes documents ».
field-title = Intitulé du document
fault-title-too-long = 120 caractères au plus.
event-document-handed-over = Document remis au candidat
event-document-taken-back = Document retiré au candidat
error-document-taken-back = Ce document a été retiré par le service gestionnaire.
error-handed-file-missing = Choisissez le fichier PDF à remettre.
error-handed-file-too-large = Le fichier dépasse { $most } Mo. Réduisez-le, puis choisissez-le à nouveau.
error-handed-file-not-pdf = Seul un fichier PDF peut être remis, et son nom doit se terminer par « .pdf ».
error-taking-back-unexplained = Dites pourquoi ce document est retiré.
mail-document-available-subject = Un document est disponible dans votre espace candidat
mail-document-available-body =
    Bonjour,

    Un nouveau document du service des examens est à votre disposition dans votre espace candidat, rubrique « Mes documents » :
    { $portal }

    Une question ? Répondez à ce courriel ou écrivez au service gestionnaire : { $office }.
