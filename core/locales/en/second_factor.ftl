# Second factor of the staff: a code of the phone after the password
error-wrong-code = This code is wrong, or has already been used. Wait for the next one, then type it.
error-second-factor-demanded = This service requires a second factor: it can be replaced, not removed.
error-secret-key-missing = This installation no longer has the key that protects second factors: nobody can take one. The technical administrator puts it back, or runs “manage.py init”, which makes a new one.
error-no-second-factor = This account has no second factor.

second-name = Second factor
second-title = Your code
second-explained = The password is right. Type the six-digit code from your application, or a recovery code.
second-code = Code
second-submit = Validate
second-unread = This code is not accepted, and the installation can no longer read your second factor: its key is missing. Type a recovery code, or ask your head of office to take off your second factor.
second-start-again = Start again
second-wait = Too many tries. The next one will be accepted on { $until } (Paris time).
second-too-late = Ten minutes have passed: start again with the password.
second-enrol-title = Set up a second factor
second-enrol-how = Open a code application (FreeOTP or Aegis, for example), scan this square, then type the code it shows.
second-enrol-demanded = This service requires a code as well as the password. { second-enrol-how }
second-square = Square to scan with the application
second-by-hand = Without a camera, type this key into the application:
second-codes = Here are your { $count } recovery codes, shown only once. Each replaces the phone once: print them or copy them, and keep them away from it.
second-codes-kept = I have kept these codes
second-off = No second factor: the password alone opens this account.
second-on = In place since { $since }. Recovery codes left: { $left }.
second-change = Change the second factor
second-confirm-why = Changing the second factor requires a password typed within the last five minutes.
second-take = Set up a second factor
second-replace = Change phones
second-renew-codes = New recovery codes
second-renounce = Remove the second factor
second-taken = Second factor in place.
second-renounced = Second factor removed.
second-take-off = Remove the second factor (lost phone)
second-taken-off = Second factor removed, sessions ended.
second-relax = Second factor: who may do without
second-relax-explained = The installation requires a second factor from all staff. The office may exempt an académie; the journal records it.
second-is-relaxed = The staff of this place may do without.
second-is-demanded = The staff of this place must have one.
second-relax-do = Exempt this place
second-demand-again = Require it again
second-relaxed = This place is exempt from the second factor.
second-demanded-again = The second factor is required again in this place.

mail-staff-second-factor-subject = The second factor of your account has changed
mail-staff-second-factor-body =
    Hello,

    The second factor of your account { $login } on the exams dashboard has just been set up, changed or removed.

    { $dashboard }

    Was this not you? Tell your head of office without delay: they can close the account and give you a new link.
