# What to begin with, on the first day
first-steps = To begin with
first-steps-nobody = No candidate is on file yet within your scope. Individual candidates come through the candidate space as soon as a service is open; those of schools, through the lists you import. You can also register someone yourself.
first-steps-imports = Import a list
first-steps-new-candidate = Register a new candidate
first-steps-calendar = Check the calendar
first-steps-staff = Open the accounts of the office
