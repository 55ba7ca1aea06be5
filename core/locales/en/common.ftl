# Refusals common to the whole system
error-error = The operation is refused.
error-not-allowed = Your rights do not include this action. Ask your head of office.
error-not-found = Nothing matches within your scope. Check the number, or ask the académie concerned.
error-stale-form = These data have changed since you displayed them. Read them again first: nothing was recorded.
error-service-busy = Service busy: nothing was recorded. Wait a few seconds and try again.
error-invalid-fields = Some fields cannot be accepted:
error-key-reused = This form was already sent with other content. Reload the page and start again.
two-persons-confirm-refusal = Confirm the refusal
field-fault = { $field }: { $fault }
lapse-under-a-minute = less than a minute
