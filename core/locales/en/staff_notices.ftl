# Mails to members of the staff, about their own account.
mail-staff-password-changed-subject = The password of your account has changed
mail-staff-password-changed-body =
    Hello,

    A new password has just been chosen for your account { $login } of the exams dashboard. The other sessions open with this account have ended.

    { $dashboard }

    You did not choose this password? Tell your head of office at once: the account can be closed and a new link given to you.

mail-staff-role-changed-subject = You have been given a role
mail-staff-role-changed-body =
    Hello,

    Your account { $login } of the exams dashboard has been given a role:
    – { $role }, { $academie }, { $domain }

    This role, given by { $by }, applies from now on.

    { $dashboard }

    This role is not yours? Tell your head of office.

mail-staff-link-subject = Choose the password of your account
mail-staff-link-body =
    Hello,

    An account is open in your name on the exams dashboard: { $login }. This link lets you choose your password:
    { $link }

    It serves once, within 24 hours. Pass it on to nobody: nobody else knows it.

    You did not expect this mail? Tell the exams office: without you, this link is of no use.
