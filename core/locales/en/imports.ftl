# What reading a file found: one sentence a finding, then what to do
-import-fix = Fix the value in the file, then drop it again.
-import-again = Take the original file, without opening it in a spreadsheet, and drop it as it is.
-import-workbook-again = Drop the original CSV file instead, or copy the list into a new workbook.

error-archive-refused = This workbook cannot be read ({ $reason }, { $part }).
error-workbook-refused = This workbook cannot be read ({ $reason }).
error-import-blocked = { $lines ->
    [0] This file cannot be imported: read the finding about the whole file. Nothing was written.
    [one] One line is blocked: correct it and drop the file again, or ask to leave it out. Nothing was written.
   *[other] { $lines } lines are blocked: correct them and drop the file again, or ask to leave them out. Nothing was written.
}
error-import-moved = The register has changed since this report (line { $line }). Renew the report and read it again: nothing was written.
error-import-overtaken = Someone has just taken { $column ->
    [email] the e-mail address
   *[other] the candidate number
} of line { $line }. The whole import is refused, nothing was written: renew the report.
error-import-not-staged = { $state ->
    [applied] This file is already imported. Nothing was done a second time.
    [rolled_back] This import was rolled back. Drop the file again to import it.
   *[other] This file was withdrawn. Drop it again to import it.
}
error-import-not-applied = Only an applied import can be rolled back.
error-import-touched = { $count ->
    [one] One registration of this import was changed since ({ $first }): the import is not rolled back.
   *[other] { $count } registrations of this import were changed since ({ $first }…): the import is not rolled back.
} Deal with them one by one from their pages.
error-nothing-to-apply = No line of this file changes anything: there is nothing to apply.
error-roll-back-reason-missing = Say why this import is rolled back.

import-format-simple-list = Cyclades simple list
import-format-hors-bee = Hors BEE 2.1 file
import-format-summons = Summonses
import-format-grade-report = Grade reports
import-format-accommodation = Decisions on accommodations
import-severity-blocking = Blocking
import-severity-warning = Warning

finding-file-empty = The file is empty.
finding-file-empty-todo = { -import-again }
finding-file-too-large = The file weighs { $size } MB; the limit is { $most } MB.
finding-file-too-large-todo = Split the list, by school or by speciality, and drop the files one after the other.
finding-file-not-a-list = This file is not a list: it is a { $kind } file.
finding-file-not-a-list-todo = Drop the list in CSV or xlsx.
finding-file-old-excel = This file is a workbook of the old xls format (or one protected by a password), which is not read.
finding-file-old-excel-todo = Save it as xlsx without a password or, better, take the original CSV file.
finding-nul-bytes = The file holds NUL bytes: it is damaged, or is not a text.
finding-nul-bytes-todo = { -import-again }
finding-encoding-unreadable = Characters cannot be read from this line on: the file’s encoding is damaged.
finding-encoding-unreadable-todo = { -import-again }
finding-encoding-cp1252 = The file is encoded in Windows-1252, not in UTF-8; it was read so.
finding-encoding-cp1252-todo = Check the accents of a few names in the preview. Nothing else to do if they are right.
finding-encoding-utf16 = The file is encoded in UTF-16 (a spreadsheet’s “Unicode text”); it was read so.
finding-encoding-utf16-todo = Check that no spreadsheet changed the file; prefer the original CSV.
finding-line-ends-cr = Line ends are those of an old Macintosh; the file was read all the same.
finding-line-ends-cr-todo = Check the number of lines in the preview.
finding-line-too-long = The line is longer than { $most } characters: a line end is probably missing.
finding-line-too-long-todo = { -import-again }
finding-wrong-separator = Columns are separated by “{ $separator }”, not by semicolons.
finding-wrong-separator-todo = Take the original file, or save it as CSV with the semicolon as separator.
finding-format-unknown = No known header was found: neither that of a “Liste simple” or a “hors BEE” 2.1 file, nor that of a file of summonses, grades or decisions on accommodations.
finding-format-unknown-todo = Drop one of these formats, with its header line, without renaming the columns; model files can be downloaded on this page.
finding-header-missing = Columns look like those of the format “{ $format ->
    [hors_bee] hors BEE 2.1
    [summons] Summonses
    [grade_report] Grade reports
    [accommodation] Decisions on accommodations
   *[other] Liste simple
}”, but the header line is missing.
finding-header-missing-todo = Put the header line back, or take the original file.
finding-column-missing = The required column “{ $header }” is missing.
finding-column-missing-todo = Take the original file: all its columns are needed, under their original names.
finding-column-optional-missing = The column “{ $header }” is missing; it is read as empty.
finding-column-optional-missing-todo = Check that it is meant to be absent.
finding-column-extra = The column “{ $header }” does not belong to the format; it is ignored.
finding-column-extra-todo = Nothing to do if this column is yours. Otherwise, check its name.
finding-column-twice = The column “{ $header }” stands twice: there is no telling which to read.
finding-column-twice-todo = { -import-again }
finding-columns-moved = Columns are not in the usual order; they were read by their headers.
finding-columns-moved-todo = Check the preview: each value must stand under its title.
finding-too-many-columns = The list has more than { $most } columns.
finding-too-many-columns-todo = { -import-again }
finding-too-many-rows = The list has more than { $most } lines.
finding-too-many-rows-todo = Split the list, by school or by speciality.
finding-too-many-findings = More than { $most } findings: reading stopped at this line.
finding-too-many-findings-todo = First fix what comes back on every line, then drop the file again.
finding-no-rows = No candidate line was found after the header.
finding-no-rows-todo = { -import-again }
finding-workbook-unreadable = The workbook cannot be read: it is damaged, or is not a true xlsx.
finding-workbook-unreadable-todo = { -import-workbook-again }
finding-workbook-too-heavy = The workbook needs too much memory to be read.
finding-workbook-too-heavy-todo = { -import-workbook-again }
finding-workbook-too-slow = The workbook takes too long to read.
finding-workbook-too-slow-todo = { -import-workbook-again }
finding-workbook-too-many-rows = The workbook has more than { $most } lines.
finding-workbook-too-many-rows-todo = Split the list, by school or by speciality.
finding-workbook-too-many-columns = The workbook has more than { $most } columns.
finding-workbook-too-many-columns-todo = { -import-workbook-again }
finding-workbook-too-much-text = The workbook holds too much text.
finding-workbook-too-much-text-todo = { -import-workbook-again }
finding-workbook-without-sheet = The workbook has no visible sheet.
finding-workbook-without-sheet-todo = { -import-workbook-again }
finding-workbook-several-sheets = The workbook has { $count } sheets; only the first was read.
finding-workbook-several-sheets-todo = Check that the list is on the first sheet.
finding-archive-too-large = The workbook weighs more than { $most } MB.
finding-archive-too-large-todo = { -import-workbook-again }
finding-archive-not-a-zip = The file is not an xlsx workbook.
finding-archive-not-a-zip-todo = { -import-workbook-again }
finding-archive-trailing-data = The workbook is followed by foreign data.
finding-archive-trailing-data-todo = { -import-workbook-again }
finding-archive-directory = The workbook’s directory is not that of an ordinary xlsx.
finding-archive-directory-todo = { -import-workbook-again }
finding-archive-too-many-parts = The workbook has more than { $most } parts.
finding-archive-too-many-parts-todo = { -import-workbook-again }
finding-archive-zip64 = The workbook uses an extension kept for giant archives.
finding-archive-zip64-todo = { -import-workbook-again }
finding-archive-encrypted = The workbook is encrypted (part “{ $part }”).
finding-archive-encrypted-todo = { -import-workbook-again }
finding-archive-method = The workbook uses an unknown compression (part “{ $part }”).
finding-archive-method-todo = { -import-workbook-again }
finding-archive-link = The workbook holds a link to another file (part “{ $part }”).
finding-archive-link-todo = { -import-workbook-again }
finding-archive-path = The workbook holds a forbidden path “{ $part }”.
finding-archive-path-todo = { -import-workbook-again }
finding-archive-duplicate = The workbook holds the part “{ $part }” twice.
finding-archive-duplicate-todo = { -import-workbook-again }
finding-archive-part-name = The workbook holds a part with an unreadable name “{ $part }”.
finding-archive-part-name-todo = { -import-workbook-again }
finding-archive-header-mismatch = The workbook contradicts itself about the part “{ $part }”.
finding-archive-header-mismatch-todo = { -import-workbook-again }
finding-archive-overlap = Parts of the workbook overlap “{ $part }”.
finding-archive-overlap-todo = { -import-workbook-again }
finding-archive-unpacked-too-large = The workbook would be larger than { $most } MB once unpacked.
finding-archive-unpacked-too-large-todo = { -import-workbook-again }
finding-archive-ratio = The workbook is compressed more than { $most } times “{ $part }”: this is no ordinary list.
finding-archive-ratio-todo = { -import-workbook-again }
finding-archive-macros = The workbook holds macros “{ $part }”.
finding-archive-macros-todo = { -import-workbook-again }
finding-archive-external-links = The workbook depends on other files “{ $part }”.
finding-archive-external-links-todo = { -import-workbook-again }
finding-archive-embedded-objects = The workbook holds embedded objects “{ $part }”.
finding-archive-embedded-objects-todo = { -import-workbook-again }
finding-archive-active-x = The workbook holds active controls “{ $part }”.
finding-archive-active-x-todo = { -import-workbook-again }
finding-archive-part-unknown = The workbook holds an unexpected part “{ $part }”.
finding-archive-part-unknown-todo = { -import-workbook-again }
finding-archive-not-a-workbook = This archive is not an xlsx workbook.
finding-archive-not-a-workbook-todo = { -import-workbook-again }
finding-archive-size-lie = The workbook lies about the size of the part “{ $part }”.
finding-archive-size-lie-todo = { -import-workbook-again }
finding-archive-damaged = The workbook is damaged “{ $part }”.
finding-archive-damaged-todo = { -import-workbook-again }
finding-archive-dtd = The workbook holds a forbidden declaration (part “{ $part }”).
finding-archive-dtd-todo = { -import-workbook-again }
finding-archive-encoding = The workbook uses an unexpected encoding (part “{ $part }”).
finding-archive-encoding-todo = { -import-workbook-again }
finding-spreadsheet-damage = { $count ->
    [one] One value bears the mark of a spreadsheet: lost zero, date turned into a number or scientific notation.
   *[other] { $count } values bear the mark of a spreadsheet: lost zeros, dates turned into numbers, scientific notation.
}
finding-spreadsheet-damage-todo = { -import-again } A spreadsheet changes values as soon as it opens them.
finding-candidate-number-lost-zero = { $count ->
    [one] One candidate number is written without its leading zero; it was put back.
   *[other] { $count } candidate numbers are written without their leading zero; it was put back.
}
finding-candidate-number-lost-zero-todo = Nothing to do: Cyclades’ own exports lose this zero.
finding-school-missing = The school was not found at the top of the list.
finding-school-missing-todo = Check that the criteria block is whole; otherwise, registrations will have no school.
finding-row-length = The line has { $counted } cells, the header { $expected }: values slid from one column to another.
finding-row-length-todo = Look for a semicolon in excess or missing on this line.
finding-cell-too-long = The value is longer than { $most } characters; it is not cut in silence.
finding-cell-too-long-todo = { -import-fix }
finding-quotes-open = A double quote is opened and never closed on this line, or is misplaced.
finding-quotes-open-todo = Remove the quote, or double it if it belongs to the value.
finding-text-mangled = Accents are damaged: the text was saved in a wrong encoding.
finding-text-mangled-todo = { -import-again }
finding-name-missing = The name is missing.
finding-name-missing-todo = { -import-fix }
finding-name-too-long = The name has { $length } characters; the limit is { $most }.
finding-name-too-long-todo = { -import-fix }
finding-name-invisible-character = The name holds an invisible character ({ $character }).
finding-name-invisible-character-todo = { -import-fix }
finding-name-character = The name holds a forbidden character: { $character }. Letters, apostrophes, hyphens, spaces and dots are accepted.
finding-name-character-todo = { -import-fix }
finding-name-without-letter = The name holds no letter.
finding-name-without-letter-todo = { -import-fix }
finding-name-edge = The name begins or ends with a sign that cannot stand there.
finding-name-edge-todo = { -import-fix }
finding-date-missing = The date is missing.
finding-date-missing-todo = { -import-fix }
finding-date-form = This text is not a date. Write it as 12/03/2008.
finding-date-form-todo = { -import-fix }
finding-date-year = The year { $year } is impossible.
finding-date-year-todo = { -import-fix }
finding-date-order = The month and the day seem to be swapped.
finding-date-order-todo = { -import-fix }
finding-date-impossible = This day does not exist in the calendar.
finding-date-impossible-todo = { -import-fix }
finding-date-two-digit-year = The year has only two digits: the century is ambiguous.
finding-date-two-digit-year-todo = { -import-fix }
finding-date-serial = The date was turned into a number by a spreadsheet.
finding-date-serial-todo = { -import-again }
finding-date-in-the-future = This birth date is in the future.
finding-date-in-the-future-todo = { -import-fix }
finding-date-too-old = This birth date is more than { $most } years ago.
finding-date-too-old-todo = { -import-fix }
finding-candidate-number-missing = The candidate number is missing.
finding-candidate-number-missing-todo = { -import-fix }
finding-candidate-number-form = A candidate number has 11 digits: 0, then 10 digits (usually 02).
finding-candidate-number-form-todo = { -import-fix }
finding-candidate-number-prefix = { $count ->
    [one] One candidate number does not begin with 02; it is kept as it is.
   *[other] { $count } candidate numbers do not begin with 02; they are kept as they are.
}
finding-candidate-number-prefix-todo = Check one of them on a document of the candidate: older lists hold numbers in 01.
finding-number-in-scientific-notation = The number is in scientific notation: its last digits are lost.
finding-number-in-scientific-notation-todo = { -import-again } The lost digits cannot be guessed.
finding-registration-number-missing = The registration number is missing.
finding-registration-number-missing-todo = { -import-fix }
finding-registration-number-form = A registration number is written “001 Version 01”.
finding-registration-number-form-todo = { -import-fix }
finding-ine-form = An INE has 11 characters: 9 digits and 2 letters, or 10 digits and 1 letter.
finding-ine-form-todo = { -import-fix }
finding-uai-form = A UAI code has 7 digits and a letter.
finding-uai-form-todo = { -import-fix }
finding-civility-unknown = This civility is not known. M., Mme or nothing are accepted.
finding-civility-unknown-todo = { -import-fix }
finding-email-missing = The e-mail address is missing.
finding-email-missing-todo = { -import-fix }
finding-email-form = This text is not an e-mail address.
finding-email-form-todo = { -import-fix }
finding-email-dots = The e-mail address has a dot in excess.
finding-email-dots-todo = { -import-fix }
finding-email-domain = The domain of the e-mail address (after @) is not valid.
finding-email-domain-todo = { -import-fix }
finding-email-not-ascii = The part of the address before @ holds an accent or another character that is not accepted.
finding-email-not-ascii-todo = { -import-fix }
finding-email-too-long = The e-mail address is too long (limit: { $most } characters).
finding-email-too-long-todo = { -import-fix }
finding-email-invisible-character = The e-mail address holds an invisible character ({ $character }).
finding-email-invisible-character-todo = { -import-fix }
finding-phone-missing = The telephone number is missing.
finding-phone-missing-todo = { -import-fix }
finding-phone-form = This telephone number is not valid; it is left out.
finding-phone-form-todo = Fix it if you want to keep it.
finding-phone-lost-zero = The telephone number lost its leading zero; it was put back.
finding-phone-lost-zero-todo = Check the number proposed.
finding-text-too-long = The value has { $length } characters; the limit is { $most }.
finding-text-too-long-todo = { -import-fix }
finding-text-invisible-character = The value holds an invisible character ({ $character }).
finding-text-invisible-character-todo = { -import-fix }
finding-place-character = The place holds a forbidden character: { $character }.
finding-place-character-todo = { -import-fix }
finding-address-too-long = The address has more than { $most } lines.
finding-address-too-long-todo = { -import-fix }
finding-value-missing = A required value is missing.
finding-value-missing-todo = { -import-fix }
finding-unknown-speciality = This speciality is not in the catalogue.
finding-unknown-speciality-todo = Fix the code or, if it is right, have your head of office add it to the catalogue.
finding-unknown-category = This candidate category is not in the catalogue.
finding-unknown-category-todo = Fix the code or, if it is right, have your head of office add it to the catalogue.
finding-unknown-country = This country code is not known.
finding-unknown-country-todo = Fix the code or, if it is right, have your head of office add it to the catalogue.
finding-unknown-series = This series is not in the catalogue.
finding-unknown-series-todo = Fix the code or, if it is right, have your head of office add it to the catalogue.
finding-unknown-state = This registration state is not known.
finding-unknown-state-todo = { -import-fix }
finding-age-unlikely = The person would be { $age } years old.
finding-age-unlikely-todo = Check the birth year.
finding-uai-key = The letter of the UAI code does not match its digits.
finding-uai-key-todo = Check the code. It is kept as it is if you go on.
finding-code-lost-zero = The code lost its leading zeros; they were put back.
finding-code-lost-zero-todo = Check the code proposed.
finding-class-mismatch = The class is given twice and differently (“{ $other }”).
finding-class-mismatch-todo = Check the class; the first is kept.
finding-unknown-school = This school is not in the catalogue.
finding-unknown-school-todo = Check the UAI code. It is kept as it is if you go on.
finding-unknown-commune = This birth commune is not in the catalogue.
finding-unknown-commune-todo = Check the INSEE code. The value is kept as it is if you go on.
finding-commune-by-name = The commune is given by its name; its INSEE code was found.
finding-commune-by-name-todo = Check the code proposed.
finding-commune-near = This commune does not exist; another has nearly the same name.
finding-commune-near-todo = If it is that one, write its code; otherwise the name is kept as it is.
finding-commune-departement = The birth département is not that of the commune ({ $departement }); that of the commune is kept.
finding-commune-departement-todo = Check the birth commune.
finding-registration-twice = The same registration stands on line { $first } already, with other values.
finding-registration-twice-todo = Keep the right line, remove the other.
finding-number-two-people = This candidate number is another person’s on line { $first }.
finding-number-two-people-todo = Check both lines: a number belongs to one person only.
finding-ine-two-people = This INE is another person’s on line { $first }.
finding-ine-two-people-todo = Check both lines: an INE belongs to one person only.
finding-email-two-people = This e-mail address is another person’s on line { $first }.
finding-email-two-people-todo = Give each their own address, or leave it empty: two candidates cannot share one.
finding-line-repeated = This line repeats line { $first } exactly; it is ignored.
finding-line-repeated-todo = Nothing to do.
finding-same-person-twice = This person seems to stand on line { $first } already (same name, first name and birth date).
finding-same-person-twice-todo = Check whether it is the same person.

# Findings of a line against the register
finding-exam-session-missing = The file does not say which exam session it is for.
finding-exam-session-missing-todo = Choose it on the import page: the report is made again at once.
finding-exam-session-unknown = The domain { $domain } has no exam session { $exam_session }.
finding-exam-session-unknown-todo = Choose another exam session on the import page, or take the line out.
finding-speciality-in-domains = This code is that of several diplomas ({ $domains }) and the line does not say which.
finding-speciality-in-domains-todo = Give the line a candidate category: it names the domain.
finding-speciality-gone = This speciality is no longer in the catalogue.
finding-speciality-gone-todo = Correct the code or, if it is right, have your head of office add it to the catalogue.
finding-speciality-not-of-category = This speciality is of the domain { $domain }, which is not that of the candidate category.
finding-speciality-not-of-category-todo = Correct the speciality or the category.
finding-speciality-without-papers = This speciality has no papers for the exam session { $exam_session }.
finding-speciality-without-papers-todo = Check the exam session and the speciality; if they are right, the catalogue lacks the grid.
finding-academie-missing = The académie cannot be known: neither the school nor the file says it.
finding-academie-missing-todo = Choose the académie on the import page.
finding-place-not-yours = This registration ({ $domain }, académie { $academie }) is not in your scope.
finding-place-not-yours-todo = Have these lines imported by the office that manages them, or take them out.
finding-number-of-another = This candidate number is that of another person in the register.
finding-number-of-another-todo = Check the number, the names and the birth date.
finding-ine-of-another = This INE is that of another person in the register.
finding-ine-of-another-todo = Check the INE, the names and the birth date.
finding-several-candidates = { $count } candidates of the register have these names and this birth date.
finding-several-candidates-todo = Give the INE, or enter this registration from the page of the right candidate.
finding-email-taken = This e-mail address is already someone’s.
finding-email-taken-todo = Leave the cell empty or give another address: two candidates cannot share one.
finding-same-exam-twice = Line { $first } already registers this person for the same speciality and exam session.
finding-same-exam-twice-todo = Keep only one of the two lines.
finding-registered-elsewhere = This person is already registered for this exam in another académie.
finding-registered-elsewhere-todo = The change of académie comes first; an import does not make it.
finding-exam-session-closed = The exam session { $exam_session } is over.
finding-exam-session-closed-todo = Check the exam session of the list.
finding-number-differs = The register knows this person (same INE) under another number, which is kept.
finding-number-differs-todo = Check that it is the same person. The number of the file stays with the line.
finding-number-merged = This number is that of a record that was merged with another one: the line goes to the record that is kept.
finding-number-merged-todo = Nothing to do; from now on give the number of the record that is kept.
finding-matched-by-names = This line has no known number or INE: it goes to the candidate who has these names and this birth date.
finding-matched-by-names-todo = Check that it is the same person.
finding-possible-double = Someone who looks like this person is already in the register (same birth date, near names).
finding-possible-double-todo = Check whether it is the same person. A new candidate is made if you go on.
finding-identity-differs = The register says otherwise, and the register is kept.
finding-identity-differs-todo = If the file is right, propose a correction from the candidate’s page.
finding-identity-missing-here = The register lacks this ({ $fields }), and an import does not complete a locked identity.
finding-identity-missing-here-todo = If it is useful, propose a correction from the candidate’s page.
finding-email-differs = The register has another e-mail address, which is kept.
finding-email-differs-todo = The candidate changes it, or you propose a correction.
finding-contact-kept = The contact details of this person, followed by another office, are not changed.
finding-contact-kept-todo = Nothing to do, or tell the office that follows the person.
finding-also-registered = This person already has an active registration for this exam session: no. { $registration }, speciality { $speciality }. It is kept.
finding-also-registered-todo = If the speciality was changed, deregister the former registration.
finding-ended-here = This registration ended here ({ $state ->
    [deregistered] deregistered
    [set_aside] set aside
   *[other] transferred
}); an import does not bring it back.
finding-ended-here-todo = To register this person again, make a new registration from the candidate’s page.
finding-ends-here = This registration, active here, will be { $state ->
    [deregistered] deregistered
    [set_aside] set aside
   *[other] transferred
} as in the file. Rolling the import back will not bring it back.
finding-ends-here-todo = Check the state of the registration before you apply.
finding-registration-numbers-differ = { $count ->
    [one] One registration has in the file a number or version that the register does not take: it has its own.
   *[other] { $count } registrations have in the file a number or version that the register does not take: it has its own.
}
finding-registration-numbers-differ-todo = Nothing to do: those of the file are kept with each line.

import-column-class-name = Class
import-column-candidate-number = Candidate number
import-column-registration = Registration number
import-column-ocean-number = Océan number
import-column-birth-name = Birth name
import-column-usual-name = Usual name
import-column-first-names = First names
import-column-birth-date = Birth date
import-column-class-name-again = Class (second column)
import-column-ine = INE
import-column-category = Candidate category
import-column-speciality = Speciality code
import-column-speciality-label = Speciality
import-column-state = State
import-column-teachings = Teachings
import-column-civility = Civility
import-column-birth-country = Birth country
import-column-birth-departement = Birth département
import-column-birth-commune = Birth commune
import-column-nationality = Nationality
import-column-country = Country
import-column-address-1 = Address, line 1
import-column-address-2 = Address, line 2
import-column-address-3 = Address, line 3
import-column-address-4 = Address, line 4
import-column-postcode = Postcode
import-column-city = City
import-column-phone = Telephone
import-column-mobile = Mobile telephone
import-column-email = E-mail address
import-column-occupation = Occupation
import-column-school = School
import-column-series = Series
import-column-international-section = International section language
import-column-european-section = European section language
import-column-speciality-1 = Speciality course 1
import-column-speciality-2 = Speciality course 2
import-column-speciality-3 = Speciality course 3
import-column-language-a = Language A
import-column-language-b = Language B
import-column-wished-area = Wished area
import-column-dnl = Subject taught in a foreign language

# The imports page
page-imports = Imports
imports-intro = Drop a list of candidates: each line is read, then compared with the register. Nothing is written before you click “Apply”, and an applied import can be rolled back.
imports-drop = List of candidates (CSV or xlsx, 10 MB at most)
imports-drop-corrected = Drop the corrected file (the report below stays)
imports-formats = Two formats of list are read as they are: the “Liste simple” of Cyclades and a school’s “hors BEE” 2.1 file. Do not open them in a spreadsheet: it changes their values.
imports-sample-simple-list = Sample “Liste simple”
imports-sample-hors-bee = Sample “hors BEE”
imports-sample-help = To try, invented people: download, then drop.
imports-reading = Reading the file and comparing it with the register…
imports-already = “{ $name }” is already imported, on { $at } by { $by }. Nothing was done a second time; here is that import.
imports-replaced = “{ $name }” takes the place of “{ $former }”, which is withdrawn. The differences with the former report are under each count.
imports-state-staged = To examine
imports-state-applied = Applied
imports-state-rolled-back = Rolled back
imports-state-discarded = Withdrawn
imports-session = Exam session { $session }
imports-edited = list printed on { $at }
imports-staged-by = Dropped on { $at } by { $by }
imports-applied-by = applied on { $at } by { $by }
imports-rolled-back-by = rolled back on { $at } by { $by }: { $reason }
imports-discarded-by = withdrawn on { $at } by { $by }
imports-digest = digest { $digest }…
imports-will-created = Registrations to create
imports-will-updated = To update
imports-will-unchanged = Unchanged
imports-will-blocked = Blocked lines
imports-will-warnings = Warnings
imports-done-created = Registrations created
imports-done-updated = Updated
imports-done-unchanged = Unchanged
imports-done-left-out = Left out
imports-done-warnings = Warnings
imports-stops = This file cannot be imported as it is: see the finding about the whole file. Nothing was written.
imports-blocked = { $count ->
    [one] One line is blocked. Correct it and drop the corrected file, or ask to leave it out. Nothing was written.
   *[other] { $count } lines are blocked. Correct them and drop the corrected file, or ask to leave them out. Nothing was written.
}
imports-nothing = The register already says all that this file says: there is nothing to apply.
imports-ready = All is ready: { $created ->
    [0] no registration will be created
    [one] one registration will be created
   *[other] { $created } registrations will be created
}, { $updated ->
    [0] none will be updated
    [one] one will be updated
   *[other] { $updated } will be updated
}. { $warnings ->
    [0] Nothing to report.
    [one] Read the warning first.
   *[other] Read the { $warnings } warnings first.
}
imports-choice = Exam session and académie
imports-choose-session = Exam session
imports-session-unsaid = the file does not say it
imports-as-in-file = That of the file ({ $said })
imports-choose-academie = Académie
imports-choose-academie-help = It is for lines without a school, or whose school is not known.
imports-as-schools = That of the schools
imports-choose = Make the report again
imports-reviewed = The report was made again with the register as it is now.
imports-leave-out = { $count ->
    [one] Leave the blocked line out and apply the others
   *[other] Leave the { $count } blocked lines out and apply the others
}
imports-apply = { $count ->
    [one] Apply: one line
   *[other] Apply: { $count } lines
}
imports-applied = Import applied: { $candidates ->
    [0] no new candidate
    [one] one new candidate
   *[other] { $candidates } new candidates
}, { $registrations ->
    [0] no registration created
    [one] one registration created
   *[other] { $registrations } registrations created
}, { $updated ->
    [0] none updated
    [one] one updated
   *[other] { $updated } updated
}.
imports-review = Renew the report
imports-discard = Withdraw this file
imports-discarded = The file was withdrawn: its lines are no longer kept.
imports-report-xlsx = Findings (xlsx)
imports-report-csv = Findings (csv)
imports-see-candidates = See these candidates in search
imports-roll-back = Roll this import back
imports-roll-back-explained = The registrations that this import created will be set aside with your reason; those it changed get their former content back, in a new version. Nothing is deleted: candidates stay, with their numbers. A registration that the import deregistered does not become active again. If someone has changed one of them since, the roll back is refused and says which.
imports-roll-back-reason = Reason of the roll back
imports-roll-back-now = Roll the import back
imports-rolling-back = Rolling the import back…
imports-rolled-back = Import rolled back: { $set_aside ->
    [0] no registration set aside
    [one] one registration set aside
   *[other] { $set_aside } registrations set aside
}, { $restored ->
    [0] none put back
    [one] one put back
   *[other] { $restored } put back
}{ $kept ->
    [0] .
    [one] , one kept as it is.
   *[other] , { $kept } kept as they are.
}
imports-of-file = About the whole file
imports-lines = Line by line
imports-show = Lines shown
imports-show-all = All ({ $count })
imports-show-blocking = Blocked ({ $count })
imports-show-warning = Warnings ({ $count })
imports-show-create = Creations ({ $count })
imports-show-update = Updates ({ $count })
imports-show-unchanged = Unchanged ({ $count })
imports-column-line = Line
imports-column-severity = Severity
imports-column-column = Column
imports-column-value = Value
imports-column-message = Finding
imports-column-suggestion = In the register, or suggested
imports-column-todo = What to do
imports-column-person = Person
imports-column-born = Born
imports-column-number = Candidate no.
imports-column-registration = Registration no. in the file
imports-column-speciality = Speciality
imports-column-outcome = What will be done
imports-column-done = What was done
imports-column-found = Findings
imports-outcome-to-create = Registration to create
imports-outcome-to-update = Update
imports-outcome-unchanged = Nothing changes
imports-outcome-repeated = Repeated line, ignored
imports-outcome-blocked = Blocked
imports-outcome-created = Registration created
imports-outcome-updated = Updated
imports-outcome-left-out = Left out
imports-outcome-undone = Rolled back
imports-outcome-kept = Kept as it is
imports-history = Previous imports
imports-history-link = Open
imports-history-empty = No import in your scope yet. Drop a list above, or download a sample to try.
imports-history-none-other = No other import in your scope.

# The findings of an import as a file
import-whole-file = Whole file
import-report-title = Findings of the import
import-report-line = Line
import-report-severity = Severity
import-report-column = Column
import-report-value = Value in the file
import-report-suggestion = In the register, or suggested
import-report-message = Finding
import-report-todo = What to do
import-fact-file = File
import-fact-sha256 = Digest of the file (SHA-256)
import-fact-staged = Dropped on
import-fact-blocking = Blocking findings
import-fact-warnings = Warnings
import-fact-made = Findings downloaded on
import-column-birth-place = Birth place

# Findings about files of summonses, grades and decisions
finding-hour-missing = The hour is missing.
finding-hour-missing-todo = Write the local hour of the paper, 8:30 for instance.
finding-hour-form = This hour cannot be read.
finding-hour-form-todo = Write it as 8:30 or 08:30, in the local time of the centre.
finding-grade-missing = The grade is missing.
finding-grade-missing-todo = Write the grade out of 20, “Dispensé” or “Absent”.
finding-grade-form = This grade cannot be read.
finding-grade-form-todo = Write a number from 0 to 20, “Dispensé” or “Absent”.
finding-grade-over = A grade is over 20.
finding-grade-over-todo = Grades are out of 20: check the value.
finding-number-form = This number cannot be read.
finding-number-form-todo = Write a positive number with at most three decimals.
finding-granted-form = It is not clear whether the measure is granted.
finding-granted-form-todo = Write “Oui” or “Non”.
finding-candidate-blocked = Another line of this candidate cannot be read (line { $first }): none of their lines is taken.
finding-candidate-blocked-todo = Correct that other line: a candidate’s document is whole or is not made.
finding-coefficient-missing = The coefficient is missing.
finding-coefficient-missing-todo = The grade will be printed without a coefficient: check that it is meant.
finding-registration-not-here = No registration within your scope has these numbers.
finding-registration-not-here-todo = Check the candidate number and the registration number.
finding-registration-over = This registration was withdrawn, set aside or transferred, or its session is closed.
finding-registration-over-todo = Remove the line, or check the registration number.
finding-registration-several = This candidate has { $count } registrations: it is not clear which one is meant.
finding-registration-several-todo = Fill in the column “N° Inscription”, or choose the session of the file.
finding-only-registration = The line gives neither a registration number nor a session: it goes to the only active registration of this candidate, no. { $registration } (session { $exam_session }, exam { $domain }).
finding-only-registration-todo = Check that it is this exam and this session; otherwise fill in the column “N° Inscription”, or choose the session of the file.
finding-name-differs = The name is not that of the candidate with this number.
finding-name-differs-todo = Check the number and the name: a line may have slipped.
finding-paper-not-of-registration = This paper does not belong to the registration.
finding-paper-not-of-registration-todo = Use the paper code printed on the confirmation.
finding-paper-twice = This paper is already on line { $first }.
finding-paper-twice-todo = Keep one line per paper.
finding-hour-skipped = This hour does not exist on that day: clocks go forward.
finding-hour-skipped-todo = Check the date and the local hour.
finding-hour-twice = This hour exists twice on that day: clocks go back.
finding-hour-twice-todo = Choose an hour that cannot be mistaken.
finding-measure-unknown = This measure is not known.
finding-measure-unknown-todo = Use the name or the code of a measure of the list of accommodations.
finding-measure-twice = This measure is already on line { $first }.
finding-measure-twice-todo = Keep one line per measure.
finding-said-otherwise = Line { $first } of the same candidate says something else.
finding-said-otherwise-todo = Write the same value on every line of the candidate, or on one only.
finding-reasons-missing = A measure is refused without a reason.
finding-reasons-missing-todo = Fill in the column “Motifs et précisions”.
finding-decision-in-the-future = The decision is dated from a day to come.
finding-decision-in-the-future-todo = Check the date of the decision.
finding-result-missing = The jury’s decision is missing.
finding-result-missing-todo = Write it on one of the candidate’s lines.
finding-facts-incomplete = Another line of this registration is blocked (line { $first }): none is taken.
finding-facts-incomplete-todo = Correct that other line: a candidate’s document is whole or is not made.
finding-paper-not-to-sit = The candidate does not sit this paper (exemption, grade kept or paper not chosen).
finding-paper-not-to-sit-todo = Check where this paper stands on the registration.
finding-papers-left-out = Papers of the registration have no line: { $papers }.
finding-papers-left-out-todo = Check that they are not missing from the file.
finding-paper-day-past = The date of this paper has passed.
finding-paper-day-past-todo = Check the date.
finding-papers-at-once = Two papers begin at the same time (line { $first }).
finding-papers-at-once-todo = Check the date and the hour.
finding-grade-unexpected = The registration says something else of this paper.
finding-grade-unexpected-todo = Check whether the candidate is exempted from this paper.
finding-total-differs = The total is not the sum of the grades multiplied by their coefficient.
finding-total-differs-todo = Check the total, or the coefficients.
