# Candidate space: what surrounds each page
portal-mine = Your space
portal-mine-contact = Your office:
portal-sign-out = Sign out
portal-account-title = Change my account
portal-colon = :{" "}
