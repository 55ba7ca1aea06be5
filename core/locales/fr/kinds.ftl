# Documents dont le contenu vient d’un fichier importé : convocation, relevé de notes, décision ; liste des pièces
document-kind-missing-pieces = Liste des pièces manquantes
skipped-no-summons = Aucune convocation importée
skipped-no-grades = Aucune note importée
skipped-papers-changed = Les épreuves ont changé depuis l’import : importez de nouveau
event-document-facts-kept = Contenu d’un document importé
event-document-facts-undone = Contenu importé annulé
event-import-shown-from = Date de mise à disposition choisie
import-column-paper = Code de l’épreuve
import-column-day = Date
import-column-hour = Heure
import-column-duration = Durée
import-column-centre = Centre d’épreuves
import-column-centre-address = Adresse du centre
import-column-room = Salle
import-column-place-number = N° de place
import-column-bring = À apporter
import-column-coefficient = Coefficient
import-column-grade = Note
import-column-total = Total des points
import-column-result = Décision du jury
import-column-jury-day = Date du jury
import-column-measure = Mesure
import-column-granted = Accordée
import-column-reasons = Motifs et précisions
import-column-decided-on = Date de la décision

imports-sample-summons-csv = Modèle de convocations (CSV)
imports-sample-summons-xlsx = Modèle de convocations (xlsx)
imports-sample-grade-report-csv = Modèle de relevés de notes (CSV)
imports-sample-grade-report-xlsx = Modèle de relevés de notes (xlsx)
imports-sample-accommodation-csv = Modèle de décisions d’aménagement (CSV)
imports-sample-accommodation-xlsx = Modèle de décisions d’aménagement (xlsx)
imports-models = Convocations, notes, décisions d’aménagement : les modèles
imports-models-help = Un modèle a les colonnes attendues et deux lignes d’exemple à remplacer. Plusieurs lignes d’un même candidat font un seul document.
imports-will-created-facts = Lignes de documents nouveaux
imports-done-created-facts = Documents nouveaux
imports-ready-facts = Tout est prêt : { $created ->
    [0] aucune ligne nouvelle
    [one] une ligne nouvelle
   *[other] { $created } lignes nouvelles
}, { $updated ->
    [0] aucune qui change
    [one] une qui change
   *[other] { $updated } qui changent
}, { $warnings ->
    [0] aucun avertissement
    [one] un avertissement
   *[other] { $warnings } avertissements
}. Rien n’a encore été écrit.
imports-applied-facts = Import appliqué : { $registrations ->
    [0] aucun document nouveau
    [one] un document nouveau
   *[other] { $registrations } documents nouveaux
}, { $updated ->
    [0] aucun remplacé
    [one] un remplacé
   *[other] { $updated } remplacés
}. Éditez-les depuis « Éditer des documents ».
imports-roll-back-explained-facts = Chaque candidature retrouve le contenu qu’elle avait avant cet import, et son document est refait ; sans contenu antérieur, le document est retiré. Si un autre fichier a été importé depuis pour l’une d’elles, l’annulation est refusée et vous dit laquelle.
imports-rolled-back-facts = Import annulé : { $set_aside ->
    [0] aucun document retiré
    [one] un document retiré
   *[other] { $set_aside } documents retirés
}, { $restored ->
    [0] aucun remis comme avant
    [one] un remis comme avant
   *[other] { $restored } remis comme avant
}.
imports-outcome-to-create-facts = Document nouveau
imports-outcome-to-update-facts = Document remplacé
imports-outcome-created-facts = Document nouveau
imports-outcome-updated-facts = Document remplacé
imports-column-speciality-facts = Épreuve ou mesure
imports-shown-from = Visible par les candidats
imports-shown-explained = Avant cet instant, le candidat ne voit rien de ce document, même édité. L’heure est celle de l’horloge locale ({ $zone }). Un fichier qui en corrige un autre sans rien choisir garde la date choisie pour ce qu’il corrige.
imports-shown-day = À partir du
imports-shown-hour = À
imports-shown-choose = Choisir cette date
imports-shown-at-once = Visible dès l’édition
imports-shown-now = Visible par les candidats à partir du { $at }.
imports-shown-when-made = Visible par les candidats dès que le service l’édite.
imports-shown-done = C’est noté : les candidats verront ces documents à partir du { $at }.
imports-shown-done-at-once = C’est noté : les candidats verront ces documents dès qu’ils sont édités.
error-shown-hour-impossible = Cette heure n’existe pas, ou existe deux fois, ce jour-là : choisissez-en une autre.
printed-elsewhere = S’éditent sur une page à part :
printable-slips = Papillons de connexion
