# Mails that could not be delivered
page-undelivered = Undelivered e-mails
undelivered-none = Every e-mail to the candidates of your perimeter has left or will leave.
undelivered-intro = { $count ->
    [one] One e-mail could not be delivered: no further try is planned without you.
   *[other] { $written } e-mails could not be delivered: no further try is planned without you.
 }
undelivered-whose = { $name } · candidate no. { $number }
undelivered-sent = To { $to } · promised on { $at }
undelivered-tries = { $count ->
    [0] No try.
    [one] One try.
   *[other] { $count } tries.
 }
undelivered-no-answer = No answer from the server yet.
undelivered-next = Next try: { $at }.
undelivered-no-more = No further automatic try.
undelivered-detail = Technical detail: { $answer }
undelivered-answer = Exact answer of the server: { $answer }
mail-answer-address = The recipient’s server does not know this address.
mail-answer-full = The recipient’s mailbox is full.
mail-answer-refused = The recipient’s server refused this e-mail.
mail-answer-later = The recipient’s server asked to try again later.
mail-answer-unreached = The mail server could not be reached.
mail-answer-unwritable = This e-mail could not be written: tell the technical administrator.
undelivered-moved = The address on record has changed since. Sent again, this e-mail goes to { $to }.
undelivered-check-address = Check the address with the candidate; if it is wrong, propose its correction: a colleague decides on it, then this e-mail goes to the right one.
undelivered-correct = Correct the address
undelivered-way-new-link = This e-mail carried a personal link: a link never leaves twice. A new link goes to the address of the account, or to the one on record if there is no account yet.
undelivered-way-by-the-candidate = This e-mail carried the link that confirms a new address: the candidate asks for it again in “My account”.
undelivered-way-no-address = The record no longer has an address to write to.
undelivered-way-same-address = This e-mail speaks of that very address: it goes to no other.
undelivered-way-none = This e-mail comes from an earlier release and can no longer be written.
undelivered-again = Send again
undelivered-new-link = Send a new link
undelivered-give-up = Send it no more
undelivered-give-up-help = The e-mail leaves this list and stays on record as dropped; the journal says who decided it.
undelivered-leaves = The e-mail leaves again to { $to } within seconds.
undelivered-given-up = This e-mail will not be sent any more.
event-mail-given-up = E-mail dropped
field-recipient = Recipient
error-mail-holds-link = This e-mail carried a personal link: a link never leaves twice. Send a new link, or have the candidate ask for one in the candidate space.
error-mail-holds-no-link = This e-mail carried no link to an account: send it again as it is.
error-no-address-to-write = The record no longer has an address to write to: correct it first.
awaiting-undelivered = { $count ->
    [one] e-mail could not be delivered
   *[other] e-mails could not be delivered
 }
awaiting-undelivered-link = See the e-mails
cli-mails-state = E-mails waiting: { $waiting }; undelivered: { $dead }.
cli-mails-oldest = The oldest has waited since { $at }.
cli-mails-again = { $count ->
    [0] No e-mail to send again: those not delivered were refused by their recipient, or carry a link.
    [one] One e-mail leaves again.
   *[other] { $written } e-mails leave again.
 }
