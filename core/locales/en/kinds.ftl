# Documents whose content comes from an imported file: summons, grade report, decision; list of pieces
document-kind-missing-pieces = List of missing documents
skipped-no-summons = No summons was imported
skipped-no-grades = No grades were imported
skipped-papers-changed = The papers have changed since the import: import again
event-document-facts-kept = Content of a document imported
event-document-facts-undone = Imported content undone
event-import-shown-from = Day of availability chosen
import-column-paper = Paper code
import-column-day = Date
import-column-hour = Hour
import-column-duration = Duration
import-column-centre = Exam centre
import-column-centre-address = Address of the centre
import-column-room = Room
import-column-place-number = Seat number
import-column-bring = To bring
import-column-coefficient = Coefficient
import-column-grade = Grade
import-column-total = Total of points
import-column-result = Jury decision
import-column-jury-day = Day of the jury
import-column-measure = Measure
import-column-granted = Granted
import-column-reasons = Reasons
import-column-decided-on = Day of the decision

imports-sample-summons-csv = Model of summonses (CSV)
imports-sample-summons-xlsx = Model of summonses (xlsx)
imports-sample-grade-report-csv = Model of grade reports (CSV)
imports-sample-grade-report-xlsx = Model of grade reports (xlsx)
imports-sample-accommodation-csv = Model of decisions on accommodations (CSV)
imports-sample-accommodation-xlsx = Model of decisions on accommodations (xlsx)
imports-models = Summonses, grades, decisions on accommodations: the models
imports-models-help = A model has the columns expected and two sample lines to replace. Several lines of one candidate make a single document.
imports-will-created-facts = Lines of new documents
imports-done-created-facts = New documents
imports-ready-facts = All is ready: { $created ->
    [0] no new line
    [one] one new line
   *[other] { $created } new lines
}, { $updated ->
    [0] none that changes
    [one] one that changes
   *[other] { $updated } that change
}, { $warnings ->
    [0] no warning
    [one] one warning
   *[other] { $warnings } warnings
}. Nothing has been written yet.
imports-applied-facts = Import applied: { $registrations ->
    [0] no new document
    [one] one new document
   *[other] { $registrations } new documents
}, { $updated ->
    [0] none replaced
    [one] one replaced
   *[other] { $updated } replaced
}. Issue them from “Issue documents”.
imports-roll-back-explained-facts = Each registration gets back what it had before this import, and its document is made again; with nothing before, the document is withdrawn. If another file was imported since for one of them, the rollback is refused and says which.
imports-rolled-back-facts = Import rolled back: { $set_aside ->
    [0] no document withdrawn
    [one] one document withdrawn
   *[other] { $set_aside } documents withdrawn
}, { $restored ->
    [0] none put back as before
    [one] one put back as before
   *[other] { $restored } put back as before
}.
imports-outcome-to-create-facts = New document
imports-outcome-to-update-facts = Document replaced
imports-outcome-created-facts = New document
imports-outcome-updated-facts = Document replaced
imports-column-speciality-facts = Paper or measure
imports-shown-from = Visible to candidates
imports-shown-explained = Before this instant the candidate sees nothing of the document, even once made. The hour is that of the local clock ({ $zone }). A file that corrects another one and chooses nothing keeps the date chosen for what it corrects.
imports-shown-day = From
imports-shown-hour = At
imports-shown-choose = Choose this date
imports-shown-at-once = Visible as soon as made
imports-shown-now = Visible to candidates from { $at }.
imports-shown-when-made = Visible to candidates as soon as the office makes it.
imports-shown-done = Noted: candidates will see these documents from { $at }.
imports-shown-done-at-once = Noted: candidates will see these documents as soon as they are made.
error-shown-hour-impossible = This hour does not exist, or exists twice, on that day: choose another.
printed-elsewhere = Issued on a page of their own:
printable-slips = Connection slips
