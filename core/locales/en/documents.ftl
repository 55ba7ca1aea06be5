# Refusals of document printing
error-character-not-printable = The character { $character } cannot be printed: no font of the system has it. Correct the data, or ask for a font to be added.
error-document-too-long = This document would be longer than { $limit } pages. Check the data of the registration: one of its fields is probably far too long.
error-document-too-large = This document has too much text to be printed (limit: { $limit }). Check the data of the registration.
error-unknown-wording-fact = The wording “{ $slot }” of the template asks for an unknown fact: { $name }.
error-missing-wording = Some wordings of the template are missing: { $slots }.
error-nothing-to-merge = No document to put together: no file is made.

document-kind-confirmation = Registration confirmation
