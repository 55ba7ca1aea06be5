error-email-taken = This e-mail address already exists in the application. Use another one.
error-number-taken = Candidate number { $number } already belongs to someone else. Check the number.
error-already-registered = This candidate already has an active registration for this speciality ({ $speciality }) and exam session.
error-no-grid = There is no paper grid for speciality { $speciality } at session { $exam_session }. Choose another speciality or session.
error-registration-ended = This registration is no longer active: it cannot change any more.
error-unknown-code = Code { $value } is not in the catalogue.
error-missing-file = The file is no longer in the store. Tell the technical administrator.
error-altered-file = The stored file was altered: it is not handed over. Tell the technical administrator.
