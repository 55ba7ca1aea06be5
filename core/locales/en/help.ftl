# I need help: the questions of the guide, and the answer of each situation
help-name = Help
help-title = I need help!
help-lead = The questions that come most often, and what to do. Signed in, I see the answer for my own file.
help-lead-mine = Each answer is about my own file, as it stands right now.
help-form = My situation
help-form-hint = Nothing I enter here is kept, nor compared with an account.
help-form-account = I created my account
help-form-unsaid = I do not remember
help-form-send = See my answers
help-created-moins-de-48-heures = Less than 48 hours ago
help-created-plus-de-48-heures = More than 48 hours ago
help-created-jamais = I have no account
help-access-question = I cannot reach my account
help-access-rule = An account must be activated within 48 hours of its creation, or it is deleted.
help-access-active = My account has been active since { $at }, and I am signed in.
help-access-signed-in = My account is active, and I am signed in.
help-access-general = Did I activate my account within 48 hours, with the link received by e-mail when I created it? If not, I create my account again, because the data are lost.
help-access-lately = There is still time: I open the e-mail received when I created it and click on “Activate my account”. I also look in my spam folder; I can ask for another e-mail.
help-access-before = If I did not click on the link in the e-mail within 48 hours, the data are lost: I create my account again. If I did, the account exists: I choose a new password.
help-access-never = If I am not at school, I create an account. If my school registers me, I use the connection slip it gave me.
help-register-question = I cannot register
help-register-rule = Registering is possible only if the service is open for the exam, exam session and académie chosen.
help-register-now = { $count ->
    [0] No registration service is open at the moment.
    [one] The registration service is open at the moment in { $count } exam domain. I check that it is for my académie.
   *[other] The registration service is open at the moment in { $count } exam domains. I check that it is for mine and for my académie.
 }
help-register-here = { $count ->
    [0] No registration service is open at the moment in my home académie ({ $academie }).
   *[other] In my home académie ({ $academie }), the registration service is open at the moment for: { $exams }.
 }
help-register-open = The service is open: { $exam }, { $place }. It closes on { $closes }.
help-register-upcoming = The service is not open yet: { $exam }, { $place }. It opens on { $opens }.
help-register-closed = The service has been closed since { $closes }: { $exam }, { $place }.
help-register-none = No service is open or planned for this choice: { $exam }, { $place }.
help-change-question = I want to change something in my registration
help-change-rule = If the supporting documents were sent and locked, the registration confirmation must be printed again and the office contacted: it lets the new documents be sent and validates the changes.
help-change-general = As long as the registration service is open, I change my registration in “My registrations”.
help-change-none = I have no current registration.
help-change-open = { $exam } (no. { $number }): I can change my registration until { $closes }.
help-change-open-locked = { $exam } (no. { $number }): my supporting documents are locked. I can change my registration until { $closes }, but I must then print my registration confirmation again and contact the managing office to send the new pieces.
help-change-upcoming = { $exam } (no. { $number }): the service opens on { $opens }.
help-change-closed = { $exam } (no. { $number }): the service has been closed since { $closes }. I contact the managing office.
help-change-no-service = { $exam } (no. { $number }): no service is planned. I contact the managing office.
help-sign-in-question = I want to change my e-mail address or my password
help-sign-in-rule = The e-mail address and the password always remain mine to change, even after a registration or a deregistration.
help-sign-in-mine = I change them now, in “Change my account”, beside my name.
help-sign-in-general = Signed in, I use “Change my account”, beside my name. Otherwise, I use “Forgotten password” on the sign-in page.
help-grey-question = I cannot change my personal information: the fields are grey
help-grey-rule = The account data can no longer be changed once a registration exists, even if I have deregistered.
help-grey-locked = A registration was saved on { $at }: my data have been fixed since then. On each grey field, “Report an error” asks the managing office for the correction.
help-grey-free = Nothing is grey for me: I have saved no registration, I can change everything.
help-grey-general = The correction must be asked of the managing office: once signed in, “Report an error” is beside each grey field.
help-again-question = I deregistered, but in the end I want to register again
help-again-rule = A registration that was deregistered cannot be made active again.
help-again-now = { $count ->
    [0] I must register again, but no service is open at the moment.
   *[other] I register again: it starts from my answers and receives a new number. I check that the service is still open.
 }
help-again-general = I register again, as long as the service is open.
help-again-open = I can register again now: { $exam }, { $place }.
help-again-closed = Registering again is not possible at the moment: { $exam }, { $place }. I contact the managing office.
help-way-resend = Send another activation e-mail
help-way-password = Forgotten password
help-way-opening = Opening of services
help-way-registrations = My registrations
help-way-account = Change my account
help-way-report = Report an error
help-way-contacts = Find a managing office
help-way-register = Register
help-else = My question is not here
help-else-text = The managing office of my académie answers about my file.
