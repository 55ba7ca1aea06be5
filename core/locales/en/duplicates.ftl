# Duplicates: two records that may be those of one person
page-duplicates = Duplicates
duplicates-lead = Two records that look alike, across académies, exams and sources. The comparison proposes; two people decide.
duplicates-which = State
duplicates-state-open = To examine
duplicates-state-proposed = Merge proposed
duplicates-state-set-apart = Two people
duplicates-state-merged = Merged
duplicates-state-undone = Merge undone
duplicates-levels = Likeness
duplicates-level-sure = Almost certain
duplicates-level-likely = Likely
duplicates-level-check = To check
duplicates-level-low = Low (twins, namesakes)
duplicates-across = Across académies only
duplicates-counts = Almost certain: { $sure } · Likely: { $likely } · To check: { $check } · Low: { $low } · Merge proposed: { $proposed }
duplicates-none = No duplicate to show with these choices. Choose another state, or add a level of likeness.
duplicates-passed = All records were compared on { $at }; since then, every record that changes is compared.
duplicates-passing = The records are still being compared: pairs may appear within a few minutes.
duplicates-compare = Compare
duplicates-score = { $score } out of 100
duplicates-elsewhere = Candidate of another académie. Write to the office that manages this record: { $offices }.
duplicates-one = Duplicate no. { $number }
duplicates-back = Back to duplicates
duplicates-unseen = This duplicate does not exist, or one of the two records is not in your scope.

duplicates-why = Why these two records
duplicates-reason-birth-name-same = Same birth name
duplicates-reason-birth-name-crossed = The birth name of one is the usual name of the other
duplicates-reason-birth-name-exchanged = Family name and first name exchanged
duplicates-reason-birth-name-near = Similar family names: one or two letters differ
duplicates-reason-birth-name-sound = Family names that sound the same
duplicates-reason-birth-name-part = One family name is a part of the other
duplicates-reason-birth-name-different = Different family names
duplicates-reason-first-names-same = Same first names
duplicates-reason-first-names-exchanged = First name and family name exchanged
duplicates-reason-first-names-order = Same first names in another order
duplicates-reason-first-names-first = Same first of the first names
duplicates-reason-first-names-near = Similar first names: one or two letters differ
duplicates-reason-first-names-sound = First names that sound the same
duplicates-reason-first-names-part = A first name is among those of the other, or shortened
duplicates-reason-first-names-different = Different first names
duplicates-reason-birth-date-same = Same birth date
duplicates-reason-birth-date-turned = Day and month of birth exchanged
duplicates-reason-birth-date-near = Similar birth dates: one digit differs, or two are swapped
duplicates-reason-birth-date-different = Different birth dates
duplicates-reason-birth-place-same = Same birth place
duplicates-reason-birth-place-near = Similar birth places
duplicates-reason-birth-place-different = Different birth places
duplicates-reason-ine-same = Same INE
duplicates-reason-ine-near = INE almost equal: one character differs
duplicates-reason-ine-different = Different INE
duplicates-reason-email-same = Same mailbox
duplicates-reason-phone-same = Same telephone
duplicates-reason-civility-different = Different titles
duplicates-reason-twins-likely = Probably twins: same name, same day, same place, different first names

duplicates-side-kept = Record A
duplicates-side-other = Record B
duplicates-effect-next = { $version } → { $next }
duplicates-agreeing = What is the same
duplicates-differing = What differs
duplicates-column-data = Data
duplicates-table-alt = Data of the two records, side by side
duplicates-identity = Identity and contact
duplicates-account = Account: { $state ->
    [active] active
    [pending] waiting for activation
    [closed] closed
   *[none] none
}
duplicates-from = { $origin } · { $academie } · created on { $day }
duplicates-file = Open record no. { $number }
duplicates-former = Merged: former no. { $numbers }
duplicates-badge-merged = Merged
duplicates-merged-into = This record was merged: everything goes on under no. { $number }.
duplicates-see-kept = See record no. { $number }
duplicates-of-this = { $count ->
    [one] Another record looks like this one.
   *[other] { $count } other records look like this one.
}
duplicates-registrations = Registrations
duplicates-registration = { $number } { $version } · { $exam } · { $academie } · { $state } · documents: { $documents } · supporting documents accepted: { $accepted } of { $pieces }
duplicates-registrations-elsewhere = { $count ->
    [one] One registration managed outside your scope
   *[other] { $count } registrations managed outside your scope
}
duplicates-no-registration = No registration
duplicates-corrections = Corrections: { $count }

duplicates-apart = These are two people
duplicates-apart-explained = This duplicate will not be proposed again, unless the data of one of the two change.
duplicates-apart-why = How do you know?
duplicates-apart-confirm = Confirm: two people
duplicates-apart-done = Noted: two people. This duplicate will not be proposed again as long as the data stay the same.
duplicates-apart-said = Two people, according to { $by }: { $reason }

duplicates-merge = Propose to merge
duplicates-keep = Record kept
duplicates-keep-help = Its number stays; the other number leads to it for ever.
duplicates-take = Data taken from the other record
duplicates-take-help = Only data that differ are offered. The others stay those of the record that is kept.
duplicates-take-none = No data differ: there is nothing to choose.
duplicates-taken = { $field }: { $value }
duplicates-reason-asked = Why is it one person?
duplicates-send = Propose the merge to another person
duplicates-sent = Merge no. { $number } proposed. Another person must approve it.
duplicates-consequences = What the merge will do
duplicates-change = { $field }: { $before } → { $after }
duplicates-nothing = (empty)
duplicates-effect-moves = { $exam } ({ $academie }): registration { $number } becomes { $next } of the record kept
duplicates-effect-ended = { $exam } ({ $academie }): registration { $number }, over, becomes { $next }; what it printed does not change
duplicates-effect-version = { $exam } ({ $academie }): { $version } → { $next }
duplicates-effect-documents = { $count ->
    [one] one document to make again
   *[other] { $count } documents to make again
}
duplicates-effect-signed = confirmation to be signed or validated again
duplicates-effects-elsewhere = { $count ->
    [one] One registration managed outside your scope will follow too.
   *[other] { $count } registrations managed outside your scope will follow too.
}
duplicates-email-kept = E-mail address of the record kept: { $email }
duplicates-email-other = The address { $email } stays reserved for this person for 30 days, then it is free.
duplicates-email-forced = Only one of the two records has an account: its address is that of the record kept.
duplicates-account-effect-none = Neither record has an account.
duplicates-account-effect-stays = The account of the record kept stays; the person signs in again.
duplicates-account-effect-follows = The account of the other record follows the person, who signs in again.
duplicates-account-effect-closes = The account of the chosen address stays; the other one is closed, and a mail explains it.
duplicates-undo-for = Two people can undo the merge for 30 days.

duplicates-blockers = To be settled first:
duplicates-blocker-merged = One of the two records was already merged with another.
duplicates-blocker-keep-registered = The other record has registrations, this one never had any: keep the other one.
duplicates-blocker-both-registered = Both records have an active registration for the same exam: set one of the two aside first.
duplicates-blocker-correction-open = A correction of one of the two records waits for a decision.
duplicates-blocker-report-waiting = An error reported by the candidate waits for an answer.
duplicates-blocker-account-waits = An account waits for its activation: wait until it is activated or its 48 hours are over.
duplicates-blocker-too-late = The 30 days are over: this merge can no longer be undone.
duplicates-blocker-merged-again = A later merge concerns one of the two records: undo it first.
duplicates-blocker-changed-since = Data taken by the merge were changed since: put them back by a correction first.
duplicates-blocker-address-changed = An e-mail address has changed since the merge.
duplicates-blocker-account-changed = An account has gone to another record since the merge.

duplicates-proposal-merge = Merge no. { $number }: keep { $kept }, merge { $absorbed }
duplicates-proposal-undo = Undoing of a merge no. { $number }: part { $absorbed } from { $kept }
duplicates-proposal-by = Proposed by { $by } on { $at }
duplicates-proposal-decided = Decided by { $by } on { $at }
duplicates-proposal-state = { $state ->
    [proposed] To decide
    [approved] Approved
    [refused] Refused
    [stale] Stale: a record has changed
    [expired] Expired
   *[withdrawn] Withdrawn
}
duplicates-moved = { $from } registration { $number } → { $to } registration { $next }
duplicates-approve = Approve the merge
duplicates-approve-undo = Approve the undoing
duplicates-refuse = Refuse
duplicates-refuse-why = Why do you refuse?
duplicates-refuse-confirm = Confirm the refusal
duplicates-refused = Proposal refused.
duplicates-withdraw = Withdraw my proposal
duplicates-withdrawn = Proposal withdrawn.
duplicates-yours = You made this proposal: another person must decide.
duplicates-approved = Done: registrations moved: { $moved }; new versions: { $versions }; documents to make again: { $documents }; mails: { $mails }.
duplicates-too-late-stale = One of the two records has changed since the proposal: it is stale, nothing was merged.
duplicates-too-late-expired = The proposal is more than seven days old: it has expired, nothing was merged.
duplicates-undo = Undo the merge
duplicates-undo-explained = Until { $until }. Another person approves.
duplicates-undo-effect = What was done since to a registration stays; the numbers given by the merge are never given again.
duplicates-undo-why = Why are they two people?
duplicates-undo-send = Propose the undoing to another person
duplicates-undo-sent = Undoing no. { $number } proposed. Another person must approve it.

error-apart-unexplained = Write how you know that they are two people.
error-pair-closed = This duplicate was already dealt with. Reload the page to see what became of it.
error-merge-unexplained = Write the reason: another person must be able to judge.
error-merge-blocked = Something still stands in the way: settle what the page says, then try again.
error-merge-already-open = A proposal already waits for a decision on one of these two records.
error-merge-decided = This proposal is no longer to be decided. Reload the page to see where it stands.
error-merge-own-proposal = You made this proposal: another person must decide.
error-merge-not-yours = Only who made this proposal can withdraw it.
error-merge-not-as-shown = This proposal is not the one that was shown. Read it again: nothing was approved.
error-merge-refusal-unexplained = Write why you refuse: the reason goes back to who proposed.
error-merge-recent-editor = You changed one of these records within the last 24 hours: another person must decide.
error-candidate-merged = This record was merged: everything goes on under no. { $number }. Open that record.

event-duplicate-found = Duplicates looked for
event-duplicate-set-apart = Duplicate set apart: two people
event-merge-proposed = Merge of records, or its undoing, proposed
event-merge-approved = Records merged
event-merge-undone = Merge undone
event-merge-refused = Merge refused
event-merge-stale = Merge stale: a record has changed
event-merge-expired = Merge expired
event-merge-withdrawn = Merge withdrawn
event-merge-settled = Merge final: address freed
event-registration-moved = Registration moved from one record to another
subject-duplicate = Duplicates
subject-merge = Merge
field-merged-into = Merged with
field-former-number = Former candidate no
version-cause-merge = merge of records or its undoing
effects-duplicate-alike = Very near identity: { $who }.

mail-candidates-merged-subject = Your two records are now one
mail-candidates-merged-body =
    Hello,

    You had two candidate records. The exams office has joined them: everything goes on under no. { $candidate_number }. No. { $former_number } is no longer used, but the office still knows it.

    { $count ->
        [0] None of your registration confirmations has to be made again.
        [one] Your registration has a new version. A new registration confirmation replaces the former one:
       *[other] Your registrations have new versions. New registration confirmations replace the former ones:
    }
    { $registrations }

    Sign in again to your candidate space with the present address to find all your documents:
    { $portal }

    Both records are not yours? Answer this mail or write to the managing office without delay: { $office }.

mail-account-joined-subject = This address is no longer used for your candidate record
mail-account-joined-body =
    Hello,

    There were two candidate records in your name. The exams office has joined them into one, which uses another e-mail address than this one. If an account was open with the present address, it is closed: nobody can sign in with it any more. Sign in with your other address.

    You never had two records? Write to the managing office without delay: { $office }. For 30 days, the joining of the two records can be undone.

mail-merge-undone-subject = Your candidate record is separate again
mail-merge-undone-body =
    Hello,

    Your record had been joined with another one by mistake. The exams office has undone this: you find your record no. { $candidate_number } again, with its registrations and their documents.

    Sign in again to your candidate space:
    { $portal }

    An error remains? Answer this mail or write to the managing office: { $office }.
awaiting-merges = { $count ->
    [one] merge of records awaits your decision
   *[other] merges of records await your decision
 }
awaiting-merges-link = Compare
