# Mails to candidates. One paragraph a block; an empty line parts paragraphs.
mail-footer = This e-mail is sent automatically by the exams office. Nobody will ever ask you for a password by e-mail.
mail-registration-line = registration no. { $number }, Version { $version } ({ $exam })

mail-correction-approved-subject = Your personal data have been corrected
mail-correction-approved-body =
    Hello,

    The exams office has corrected personal data in your file (candidate no. { $candidate_number }):
    { $fields }

    { $count ->
        [0] None of your registration confirmations prints these data: your documents remain valid.
        [one] Your registration has a new version. A new registration confirmation replaces the previous one:
       *[other] Your registrations have new versions. New registration confirmations replace the previous ones:
    }
    { $registrations }

    Your up-to-date documents are in your candidate space, under “My documents”:
    { $portal }

    Did you not ask for this, or is there still an error? Reply to this e-mail or write to the managing office: { $office }.

mail-contact-changed-subject = Your contact details have been changed
mail-contact-changed-body =
    Hello,

    The exams office has changed your contact details (candidate no. { $candidate_number }):
    { $fields }

    { $count ->
        [0] None of your registration confirmations prints these data: your documents remain valid.
        [one] Your registration has a new version. A new registration confirmation replaces the previous one:
       *[other] Your registrations have new versions. New registration confirmations replace the previous ones:
    }
    { $registrations }

    Your up-to-date documents are in your candidate space, under “My documents”:
    { $portal }

    Did you not ask for this, or is there still an error? Reply to this e-mail or write to the managing office: { $office }.

mail-email-replaced-subject = Your e-mail address has been replaced
mail-email-replaced-body =
    Hello,

    The exams office has replaced the e-mail address of candidate no. { $candidate_number }. The present address will receive no more e-mail about this file.

    Are you not behind this change? Write to the managing office without delay: { $office }.

error-unsafe-address = This e-mail address cannot receive e-mail. Check it: nothing was sent.
error-mail-not-dead = This e-mail has not failed: there is no need to send it again.
