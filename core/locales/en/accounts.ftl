# Candidate space: accounts
portal-form-faults = To be corrected
account-sign-in = Sign in
account-create-name = Create my account
account-create-title = Create a candidate account
account-create-lead = As a candidate who is not at school, I create an account by giving all the information asked for, before I can register for the exam. If my school registers me, I do not create one: I use my connection slip.
account-one-per-email = Please note: there can be only one candidate account for each e-mail address. The e-mail address identifies the account: I give a valid address that I read regularly and that will remain active at least until December of the year of the exam.
account-required = Fields marked with an asterisk are required.
account-part-identity = My identity
account-part-contact = How to reach me
account-part-sign-in = My e-mail address and password
account-part-person = My personal data
account-choose = Choose
account-civility-MME = Ms
account-civility-M = Mr
account-civility-none = —
account-academie = Académie of residence
account-email = E-mail address
account-email-again = E-mail address, again
account-new-email = New e-mail address
account-password-again = Password, again
account-new-password = New password
account-current-password = Current password
account-accepted = I have read how my data are used
account-hint-birth-date = For example 12/03/2008 (day, month, year)
account-hint-birth-name = As on the birth certificate
account-hint-usual-name = If different
account-hint-first-names = All first names, in the order of the birth certificate
account-hint-birth-place = The commune, or the town if abroad
account-hint-departement = If I was born in France: for example 38, 2A or 974
account-hint-phone = Ten digits, or + and the country code
account-hint-address = One line per line of the address, four at most
account-hint-academie = The one where I live
account-hint-email = I will sign in with it
account-password-rule = From 8 to 20 characters, with at least one lower-case letter, one upper-case letter and one special character (for example ! or +). Neither my name, nor my birth date, nor a common password.
account-password-retype = The password is never shown again: I type it a second time.
account-save = Save
account-taken = This e-mail address already exists in the Sporades application
account-taken-why = Here are the possible explanations:
account-taken-account = Someone close to me, or I, have already created an account here, for this session or an earlier one. I can then sign in with my e-mail address and my password if I know it, or follow “Forgotten your password? Choose a new one” and change it.
account-taken-candidate = A candidate, with or without an account, already has this e-mail address. Sporades manages the candidates of several exams (DNB, baccalauréat général, brevet professionnel…): my address may be on the registration of someone close to me, or on mine, for an exam. In that case I cannot create an account with this address and must use another one.
account-wait = Too many tries. The next one will be accepted on { $until } (Paris time).
account-wait-forgotten = If I have forgotten my password, I can choose another one now.
account-confirm-title = My account is about to be created
account-confirm-lead = I check my information: the account does not exist yet. I must confirm it within half an hour.
account-keep-password = I keep my password safe: it lets me sign in throughout the session and reach the documents made available in my candidate space.
account-create = Create my account
account-correct-before = Is something wrong? I go back to the previous page of my browser, or
account-start-again = I start again
account-created-title = An e-mail is on its way
account-created-lead = My account is saved, but it is not active yet. Within a few minutes I receive an e-mail: I follow its link “Activate my account”.
account-created-deadline = My account must be activated within 48 hours of its creation; otherwise it will be deleted and I will have to start again.
account-created-late = The e-mail may take a while. I also look in my spam folder; if it does not arrive, I can ask for it again.
account-resend = Send the activation e-mail again
account-resend-lead = I give the e-mail address of my account. A new e-mail does not change the deadline: the account must still be activated within 48 hours of its creation.
account-resend-sent = If an account matches this address, an e-mail is sent within a few minutes. If none arrives, the account does not exist, or no longer exists: I create it again.
account-activate-title = Activate my account
account-activate-lead = One more step: I confirm that this address is mine.
account-activate-until = This account can be activated until { $until } (Paris time).
account-activate = Activate my account
account-activated-title = My account is active
account-already-title = My account is already active
account-activated-lead = I can now sign in with the e-mail address and the password chosen when the account was created.
account-gone-title = Account deleted, please start again
account-gone-lead = This link no longer leads to an account awaiting activation.
account-gone-why = An account that is not activated within 48 hours is deleted and its data are lost: I create my account again. If I have already activated it, I can sign in.
account-create-again = Create my account again
account-sign-in-lead = I give the e-mail address and the password of my account.
account-session-over = My session has ended, and what I had just sent was not recorded. I sign in again: the tabs already validated are kept in “My registrations”.
account-sign-in-refused = The e-mail address or the password is wrong, or the account has not been activated. I try again, or choose a new password.
account-forgotten = Forgotten your password? Choose a new one
account-by-slip = I have a connection slip
account-forgotten-lead = I give the e-mail address of my account: an e-mail will let me choose a new password.
account-forgotten-sent = If an account matches this address, an e-mail is sent within a few minutes. Its link works once, within 30 minutes.
account-send-link = Send me the e-mail
account-new-password-title = Choose a new password
account-new-password-save = Save this password
account-chosen-title = My password is saved
account-chosen-lead = All open sessions have ended. I sign in with my new password.
account-dead-title = This link no longer works
account-dead-lead = It has already been used, it has expired, or the password has changed since. Nothing was changed: I can ask for another link.
account-address-title = Confirm my new e-mail address
account-address-lead = My account will from now on be identified by:
account-address-confirm = Confirm this address
account-address-done = My e-mail address has been changed
account-address-done-lead = From now on I sign in with the new address. If a registration confirmation shows it, that document has a new version, under “My documents”.
account-number = Candidate no. { $number }
account-password-kept = It is never shown and does not expire.
account-change-email = Change my e-mail address
account-change-email-lead = The old address remains that of my account until the new one is confirmed. An e-mail is sent to each of them.
account-email-now = Current address:
account-awaited = Awaiting confirmation until { $until }: { $email }. I open the link received at this address.
account-change-password = Change my password
account-change-password-lead = I must enter my current password. My other sessions will end, and an e-mail will tell me so.
account-back = Back to my account
account-unlocked = I can change everything until I save a first registration. After that, only the e-mail address and the password can be changed.
account-save-changes = Save my changes
account-locked = A registration exists or has existed: these data can no longer be changed, even if I have deregistered. If one of them is wrong, I report it, or contact the managing office. My e-mail address and password can always be changed.
account-locked-office = Managing office:
account-done-donnees = My changes have been saved.
account-done-mot-de-passe = My password has been changed; my other sessions have ended.
account-done-adresse = An e-mail has just been sent to the new address. It will become the address of my account once I have opened its link, within 24 hours.
account-done-signalement = My report has been sent. The answer will be shown here, and an e-mail will tell me.
account-report = Report an error
account-report-lead = The managing office checks, corrects if need be, and answers. A correction changes the version of my registration confirmations.
account-report-shown = Value on record:
account-report-wanted = What it should say
account-report-message = Explanation
account-report-proof = Proof
account-report-proof-hint = Identity document or birth certificate: PDF, JPEG or PNG, 10 MB at most
account-report-send = Send the report
account-report-waiting = Report sent
account-report-sent = Asked on { $at }: “{ $wanted }”. The managing office has not answered yet.
account-report-answered = Answer of the managing office:
account-report-refused = The managing office did not accept the report:
notice-title = My data and my rights
notice-lead = What the exams office keeps about me, why, and what I can ask.
notice-who-title = Who?
notice-who = The exams office of my académie. It alone decides how my data are used.
notice-what-title = What?
notice-what = My identity, how to reach me, my registrations, my supporting documents and what I do in this space.
notice-why-title = Why?
notice-why = To register me for the exam, summon me to it and award my diploma: it is a public service. Nothing is sold, nothing is used for advertising.
notice-seen-title = Who sees them?
notice-seen = The staff of the exams office, and my school if I have one. Each access is logged.
notice-long-title = For how long?
notice-long = An account that is not activated is erased after 48 hours. Otherwise my data are kept for as long as the exam requires, then as the archiving of diplomas requires.
notice-rights-title = Which rights?
notice-rights = I can ask to see my data, to have them corrected, to limit their use or to object to it. If I am a minor, my parents can do so with me.
notice-help-title = Whom to ask?
notice-help = The managing office, or the data protection officer (DPO) of my académie, whose address is on the website of the académie. If the answer does not satisfy me, I can turn to the CNIL (cnil.fr).
notice-version = Version 1 of this text. The version I read is recorded with my account.
field-email-again = E-mail address, again
field-password-again = Password, again
field-accepted = Having read the notice
field-wanted = What it should say
field-message = Explanation
field-answer = Answer
fault-not-the-same = the two entries are different.
fault-not-accepted = read the text, then tick this box.
fault-departement-form = write for example 38, 2A or 974.
fault-same-as-now = this is already the value on record.
error-account-gone = This account was not activated within 48 hours: it has been deleted. Create your account again.
error-account-link-dead = This link has already been used, or has expired. Ask for another one: nothing was changed.
error-typed-is-gone = What was typed has not been kept: half an hour has passed. Type it again.
error-person-locked = A registration exists or has existed: these data can no longer be changed here. Report the error, or contact the managing office.
error-no-address = This candidate has no e-mail address in the register: no link can be sent. Correct the address first.
error-report-already-open = A report on this field is already awaiting an answer.
error-report-already-answered = This report has already been answered, or was withdrawn. Reload the page.
mail-account-activation-subject = Activate your candidate account
mail-account-activation-body =
    Hello,

    A candidate account has just been created with this address. To activate it, open this link, then press “Activate my account”:
    { $link }

    It must be activated before { $until }. After that, the account is deleted and must be created again.

    Did you not ask for this? Do nothing: the account will disappear by itself.
mail-account-invitation-subject = Your candidate account is waiting for you
mail-account-invitation-body =
    Hello,

    The exams office is opening a candidate account for you at this address. Choose your password within 48 hours:
    { $link }

    Are you not taking an exam? Do nothing: this link will expire by itself.
mail-password-reset-subject = Choose a new password
mail-password-reset-body =
    Hello,

    Someone, probably you, has asked for a new password for your candidate account. This link works once, within 30 minutes:
    { $link }

    Did you not ask for this? Do nothing: your password does not change.
mail-password-changed-subject = Your password was changed
mail-password-changed-body =
    Hello,

    The password of your candidate account has just been changed. All other sessions have ended.

    Was this not you? Choose another password at once with “Forgotten password”, then write to the managing office: { $office }.
mail-email-change-confirm-subject = Confirm your new address
mail-email-change-confirm-body =
    Hello,

    Someone asks to use this address for a candidate account. To confirm it within 24 hours, open this link, then press “Confirm this address”:
    { $link }

    Did you not ask for this? Do nothing: the address will not be taken.
mail-email-change-asked-subject = A change of address has been requested
mail-email-change-asked-body =
    Hello,

    A change of address has been requested for your candidate account. This address remains yours until the new one is confirmed.

    Was this not you? Change your password at once, then write to the managing office: { $office }.
mail-email-changed-subject = The address of your candidate account has been changed
mail-email-changed-body =
    Hello,

    Your candidate account now has another address, confirmed by its link. This address will receive no more e-mail about this file.

    Was this not you? Write at once to the managing office: { $office }.
mail-error-report-answered-subject = The managing office has answered your report
mail-error-report-answered-body =
    Hello,

    Your report has been answered ({ $field }). Read the answer in your candidate space, under “Change my account”:
    { $portal }

    Any questions? Reply to this e-mail or write to the managing office: { $office }.
reports-title = Errors reported
reports-none = No report is awaiting an answer in your scope.
reports-shown = On record
reports-wanted = Requested
reports-message = Explanation
reports-proof = Open the proof
reports-no-proof = No proof
reports-sent = Reported on { $at }
reports-answer = Answer to the candidate
reports-answer-help = The candidate reads this text in the candidate space.
reports-correct = Propose a correction
reports-file = Open the file
reports-send = Answer
reports-refuse = Answer that the value is right
reports-reminder = The candidate reports an error: { $field } should be “{ $wanted }”.
reports-to-answer = Answer the report
reports-done = The answer has been sent.
awaiting-error-reports = { $count ->
    [one] error reported by a candidate waits for an answer
   *[other] errors reported by candidates wait for an answer
 }
awaiting-error-reports-link = Answer
candidate-invite = Send a sign-in link
candidate-invite-help = A link is sent to the address on record: activation, first password or new password, depending on the account.
candidate-invited-invitation = The link that opens the account has been sent.
candidate-invited-activation = The activation e-mail has been sent again.
candidate-invited-reset = The link to choose a new password has been sent.
