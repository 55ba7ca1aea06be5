# A new candidate, entered at the desk.
page-newcomer = New candidate
newcomer-lead = For a person who has no record yet. Once the record is created, the registration can be entered at once.
newcomer-check = Check and create the record
newcomer-email-help = Optional. When given, it receives a link to open a candidate account.
newcomer-alike = Someone resembles this person. Look at the records below first.
newcomer-elsewhere = A similar record exists outside your scope: { $academies }
newcomer-create-anyway = This is another person: create the record
newcomer-entered = Record { $number } is created.
newcomer-entered-invited = Record { $number } is created, and a link to open an account is sent.
error-looks-like-someone = Someone resembles this person: look at that record first.
newcomer-optional = { $name } (optional)
newcomer-day = dd/mm/yyyy
newcomer-birth-departement-help = For a birth in France: the number, for instance 38 or 974.
