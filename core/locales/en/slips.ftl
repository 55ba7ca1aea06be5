# Connection slips: what is printed
slip-sheet-title = Connection slips – { $school }
slip-title = My connection slip
slip-code = My personal code, to be used once
slip-class = Class: { $name }
slip-no-class = No class
slip-step-1 = I go to { $site }, or I scan the square above.
slip-step-2 = I type my code and my date of birth, then I choose my e-mail address and my password.
slip-step-3 = I activate my account with the link received by e-mail, within 48 hours.
slip-note = Valid until { $until }. I do not lend it to anyone. Lost or expired? My school gives me another one: the old one stops working.

# Slips: the page of the case officer
page-slips = Slips
slips-intro = A school candidate does not create an account: he or she uses the connection slip given by the school. A slip is used once; a new slip cancels the old one.
slips-none = There is no school candidate in your scope. School candidates come from imports.
slips-school = School
slips-school-choice = { $name } ({ $city }) – { $activated } activated of { $candidates }
slips-activated = Activated accounts
slips-pending = Awaiting activation
slips-live = Slip given
slips-without = Neither account nor slip
slips-candidates = Candidates
slips-class = Class
slips-no-class = No class
slips-total = All
slips-by-class = How far each class has come
slips-share = Share activated
slips-chart-alt = Accounts activated by class: { $activated } activated accounts for { $candidates } candidates, { $classes } classes.
slips-table = Activation by class
slips-print-title = Print slips
slips-classes = Classes
slips-classes-all = Every class
slips-whom = For whom?
slips-whom-missing = Everyone who has not activated an account
slips-whom-without = Only those with neither an account nor a valid slip
slips-foreseen = { $count ->
    [0] No slip to print for this choice.
    [one] One slip will be printed.
   *[other] { $shown } slips will be printed, on { $pages } pages.
 }
slips-order = Prepare the slips
slips-ready = { $count ->
    [one] The slip is ready. Download it within a quarter of an hour: its code is in this file alone, and the link works once.
   *[other] The { $count } slips are ready. Download them within a quarter of an hour: the codes are in this file alone, and the link works once.
 }
slips-replaced = When the file is downloaded, slips already given to these candidates stop working.
slips-take = Download the slips (PDF)
slips-latest = Latest prints
slips-latest-none = No slip has been printed for this school yet.
slips-at = Prepared on
slips-by = By
slips-count = Slips
slips-handed = Downloaded on
slips-not-handed = Never downloaded

error-no-slip-to-print = Nobody awaits a slip for this choice: every account is activated, or everyone already has a valid slip.
error-too-many-slips = { $count } slips are more than one file holds ({ $most }). Choose classes.
error-slip-not-recognised = This code and this date of birth match no valid slip. Check both. A slip is used once, and a new slip cancels the old one: when in doubt, ask your school for another one.
subject-slip-sheet = Slips

# Slips: the page of the candidate space
slip-page-title = Connection slip
slip-page-lead = My school has registered me: I do not create an account, I use the connection slip it gave me. It is used once.
slip-page-signed-in = You are already signed in. A slip is for the person whose name it bears: do not use it for somebody else.
slip-page-mine = 1. My slip
slip-page-code-hint = Sixteen characters, in groups of four. Capital letters and dashes do not matter.
slip-page-birth-hint = For example: 12/03/2008
slip-page-account = 2. My account
slip-page-account-hint = My e-mail address is how I sign in: I choose an address that I read regularly, and that will work at least until December of the year of the exam.
slip-page-send = Use my slip
slip-page-lost = My slip is lost, or does not work?
slip-page-lost-text = I ask my school for another slip. The old one then stops working. If I have already activated my account, I need no slip any more: I sign in with my e-mail address and my password.
slip-page-individual = I have not been registered by a school?
slip-page-individual-link = I create a candidate account.
slip-done-title = An e-mail is waiting for you
slip-done-lead = Your slip was recognised and your account is ready. All that remains is to activate it, within 48 hours.
slip-done-open = I open the e-mail sent to the address I have just given. It arrives within a few minutes; I also look in my spam folder.
slip-done-button = I click on the link “Activate my account”.
slip-done-sign-in = I sign in with my e-mail address and my password.
slip-done-sign-in-link = Sign in
slip-done-late = No e-mail, or more than 48 hours? The address may be wrong: ask your school for another slip and start again.
field-slip-code = Code of the slip
fault-slip-code-form = this is not the code of a slip: it has sixteen characters, letters and digits, without O, I, L, U, 0 or 1.
slips-share-of = { $share }%
