# Frame of the dashboard: navigation, home
frame-signed-out = You are not signed in. Open the home page to sign in.
frame-sign-out = Sign out
section-desk = My desk
section-candidates = Candidates
section-documents = Documents
section-exchange = Exchange
section-calendar = Calendar and volumes
section-office = Office and rights
page-home = Home
home-nothing = Nothing is waiting for you at the moment.
