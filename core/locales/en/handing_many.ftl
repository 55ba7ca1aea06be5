# Hand over in bulk: one PDF of many candidates, or an archive of PDFs
subject-handing = Bulk hand-over
event-handing-staged = File to hand over in bulk uploaded
event-handing-ordered = Bulk hand-over confirmed
event-handing-cancelled = Bulk hand-over stopped
event-handing-finished = Bulk hand-over finished
event-handing-discarded = File to hand over in bulk withdrawn
