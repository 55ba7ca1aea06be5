# Volumes and calendar
registration-state-registered = Registered
registration-state-confirmed = Confirmed
registration-state-validated = Validated
registration-state-deregistered = Deregistered
registration-state-set-aside = Set aside
registration-state-transferred = Transferred

audience-individual = Individual candidates
audience-school = School candidates

phase-registration = Registration
phase-modification = Modification
phase-pieces = Sending pieces
phase-confirmations = Returning confirmations
phase-online-validation = Online validation

window-state-upcoming = Upcoming
window-state-open = Open
window-state-closed = Closed

volumes-withheld = Fewer than 5 (not given)
