# Accommodations: the measures
accommodation-measure-third-time = One third more time
accommodation-measure-more-time = More than one third more time, with reasons given by the doctor
accommodation-measure-breaks = Breaks, permission to stand up or go out
accommodation-measure-room-access = Accessible room, suitable place
accommodation-measure-quiet-room = Room with few candidates
accommodation-measure-reader = Help of a reader
accommodation-measure-scribe = Help of a scribe
accommodation-measure-sign-language = Sign language interpreter or cued speech transliterator
accommodation-measure-computer = Computer or adapted equipment
accommodation-measure-enlarged = Papers in large print
accommodation-measure-braille = Papers in Braille
accommodation-measure-digital = Papers in digital form
accommodation-measure-keep-grades = Grades kept for five years
accommodation-measure-spreading = Papers spread over several exam sessions
accommodation-measure-adaptation = Adaptation of, or exemption from, a paper or part of a paper
accommodation-group-time = Time
accommodation-group-place = Room
accommodation-group-help = Human and technical help
accommodation-group-papers = Papers
accommodation-group-grades = Grades and papers

# A request
accommodation-state-sent = Request sent
accommodation-state-incomplete = To be completed
accommodation-state-under-review = Under review
accommodation-state-decided = Decided
accommodation-state-withdrawn = Withdrawn
accommodation-means-sent = The exams office has received your request. It has not examined it yet.
accommodation-means-incomplete = Something is missing for your request to be examined. Answer below.
accommodation-means-under-review = Your request is being examined. You will receive an e-mail as soon as it is decided.
accommodation-means-decided = The decision is an official document: read it in full, under “My documents”.
accommodation-means-withdrawn = You have withdrawn this request: it will not be examined.

# Accommodations: the candidate space
accommodations-name = Accommodations
accommodations-title = Exam accommodations
accommodations-lead = Requests for exam accommodations on grounds of disability follow the circular of the académie. Here I find where to read it, send my request and follow it.
accommodations-place-form = My académie
accommodations-mine = My requests
accommodations-no-registration = A request is about a registration, and I have none yet.
accommodations-register = Register for an exam
accommodations-number = Registration no. { $number }
accommodations-asked-at = Sent on { $at }
accommodations-none-yet = No request on this registration.
accommodations-none-closed = The registration service is not open: a request cannot be sent here, either not yet or no longer. In case of an illness or accident since then, I write to the managing office.
accommodations-until = A request can be sent until { $at }.
accommodations-follow = Follow my request
accommodations-ask = Ask for accommodations
accommodations-ask-again = Send another request
accommodations-what = The circular of my académie
accommodations-where = Académie: { $academie }
accommodations-circular = The circular says which forms to fill in, to which doctor to send them and by when. It is on the website of the académie.
accommodations-site = Website
accommodations-rubric = Section
accommodations-demonstration = This section is invented for the demonstration: search for “aménagements” on the website of the académie.
accommodations-how = How do I do it?
accommodations-how-1 = I read the circular of my académie and prepare the proofs it asks for.
accommodations-how-2 = I register for the exam, then I send my request before registrations close.
accommodations-how-3 = I follow my request here. If something is missing, I receive an e-mail and complete it.
accommodations-how-4 = The decision arrives in “My documents”. I open it without delay: it is delivered there, and only there.
accommodations-private = This is health information. Only those who examine requests read it; it is in no export.
accommodations-sign-in = Sign in to send a request
accommodations-back = All my requests
accommodations-asked = My request
accommodations-sent = Sent on
accommodations-measures = Measures requested
accommodations-measures-hint = I tick what I ask for. The doctor and the exams office may suggest something else.
accommodations-granted = granted
accommodations-refused = not granted
accommodations-granted-too = Also granted
accommodations-answer = Answer of the office
accommodations-message = Message
accommodations-message-hint = For example: what I had at another exam. There is no need to name an illness.
accommodations-proof = Proof
accommodations-proof-hint = One PDF, JPEG or PNG file, 10 MB at most: the doctor’s opinion, an earlier decision, a support plan.
accommodations-send = Send my request
accommodations-complete = Complete my request
accommodations-send-again = Send what was missing
accommodations-withdraw = Withdraw my request
accommodations-withdraw-help = I no longer need accommodations, or I made a mistake.
accommodations-decided-at = Decided on { $at }.
accommodations-document = Read the decision in My documents

# Accommodations: the page of the case officer
page-accommodations = Accommodations
desk-accommodations-intro = Health data: do not write them down anywhere else, share them only with those who organise the paper.
desk-accommodations-view = Requests
desk-accommodations-to-do = To do
desk-accommodations-waiting = Awaiting the candidate
desk-accommodations-unread = Decisions not read
desk-accommodations-done = Finished
desk-accommodations-none-to-do = No request to examine.
desk-accommodations-none-waiting = No request is waiting to be completed.
desk-accommodations-none-unread = Every decision has been read by its candidate.
desk-accommodations-none-done = No request is finished.
desk-accommodations-line = { $name } – { $number }
desk-accommodations-facts = { $exam } · { $academie } · asked on { $at }
desk-accommodations-late = Not read for more than 10 days: to be called
desk-accommodations-read = Read on { $at }
desk-accommodations-not-read = Not read yet
desk-accommodations-open = Open request no. { $number }
desk-accommodations-back = All requests
desk-accommodations-one = Request for accommodations no. { $number }
desk-accommodations-candidate = Candidate’s record
desk-accommodations-law = Legal basis
desk-accommodations-nothing = No measure of the list: see the message.
desk-accommodations-proof-open = Open the proof
desk-accommodations-no-proof = No proof attached.
desk-accommodations-take-up = Begin to examine
desk-accommodations-taken = The candidate sees that the request is under review.
desk-accommodations-more = Ask for more
desk-accommodations-missing = What is missing
desk-accommodations-send = Ask the candidate
desk-accommodations-asked-more = The candidate is told by e-mail what is missing.
desk-accommodations-decision = Decision
desk-accommodations-grant = Measures granted
desk-accommodations-answer = Reason or details
desk-accommodations-answer-help = Required as soon as a requested measure is not granted. Printed on the decision.
desk-accommodations-decide = Decide
desk-accommodations-decided = The decision is delivered in the candidate’s space, and an e-mail says so.
desk-accommodations-decided-by = Decided by { $by } on { $at }

mail-accommodation-received-subject = Your request was received
mail-accommodation-received-body = Hello,

    The exams office has received the request you sent for registration no. { $registration } ({ $exam }), candidate no. { $candidate_number }.

    You can see what becomes of it in your candidate space: { $portal }
mail-accommodation-incomplete-subject = Something is missing from your request
mail-accommodation-incomplete-body = Hello,

    The exams office cannot yet examine the request you sent for registration no. { $registration } ({ $exam }), candidate no. { $candidate_number }: something is missing.

    Sign in to your candidate space to read what is missing and answer: { $portal }
mail-accommodation-decided-subject = A decision awaits you in your candidate space
mail-accommodation-decided-body = Hello,

    The exams office has answered the request you sent for registration no. { $registration } ({ $exam }), candidate no. { $candidate_number }.

    The decision is a document delivered in your candidate space, under “My documents”. Open it without delay: it will not be sent to you by post. { $portal }

event-accommodation-proof-read = Proof of a request opened
subject-accommodation = Request for accommodations
error-accommodation-already-asked = A request is already under way for this registration: complete it, or withdraw it first.
error-accommodation-moved = This request has changed state in the meantime: read it again before acting.
fault-accommodation-nothing-asked = Tick at least one measure, or explain your request in the message.
fault-accommodation-reason-missing = Say why a requested measure is not granted.
field-measures = Measures requested
field-granted = Measures granted
