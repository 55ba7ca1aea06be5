# "My account": my sessions, a report withdrawn.
account-own-sessions = My open sessions
account-own-sessions-lead = A session ends after 20 minutes of inactivity. If I do not recognise one of them, I end it and change my password.
account-own-session-here = This session
account-own-session-facts = Opened on { $since }, last active on { $seen }
account-own-session-end = End this session
account-done-session = The session has ended.
account-report-withdraw = Withdraw the report
account-done-retrait = My report has been withdrawn: the managing office will not deal with it.
