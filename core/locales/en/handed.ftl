# Documents handed over by the office: summons, grade report
document-kind-summons = Summons to the exams
document-kind-grade-report = Grade report
document-kind-other = Another document
handed-over = Hand over a document
handed-kind = Kind of document
handed-file = PDF file
handed-note = The candidate is told by e-mail and finds the document under “My documents”. A document of the same kind handed over before is replaced.
handed-over-confirm = Hand over this document
handed-done = Document handed over: { $name }. The candidate is told.
handed-again = The candidate already has this very file: { $name }.
handed-document = { $name }
handed-document-archived = { $name } (archive)
handed-by = Handed over by { $by } on { $at }
handed-read = Opened by the candidate on { $at }
handed-unread = Not opened yet
handed-take-back = Take back
handed-take-back-reason = Reason for taking it back
handed-take-back-confirm = Take back this document
handed-taken-back-done = Document taken back: { $name }. The candidate no longer sees it.
handed-portal-facts = PDF, { $size } KB, handed over on { $at }
handed-taken-back-title = This document has been taken back
handed-taken-back = The managing office took this document back. The documents you have are under “My documents”.
field-title = Title of the document
fault-title-too-long = 120 characters at most.
event-document-handed-over = Document handed over to the candidate
event-document-taken-back = Document taken back from the candidate
error-document-taken-back = The managing office took this document back.
error-handed-file-missing = Choose the PDF file to hand over.
error-handed-file-too-large = The file is larger than { $most } MB. Make it smaller, then choose it again.
error-handed-file-not-pdf = Only a PDF file can be handed over, and its name must end in “.pdf”.
error-taking-back-unexplained = Say why this document is taken back.
mail-document-available-subject = A document is available in your candidate space
mail-document-available-body =
    Hello,

    A new document of the exams office is available in your candidate space, under “My documents”:
    { $portal }

    Any questions? Reply to this e-mail or write to the managing office: { $office }.
