# The tab “Acquis” (prior credits): what is declared there, and what is wrong
error-credits-at-fault = The prior credits tab holds { $count ->
        [one] one entry
       *[other] { $count } entries
    } to put right. Nothing has been saved.
field-academie = Académie
field-speciality = Speciality sat
field-grades = Grades obtained
field-units = Papers already obtained
field-option = Prior credit declared
fault-credit-year-missing = give the year in which it was obtained or sat.
fault-credit-year-form = write the year with four digits, for example 2017.
fault-credit-year-future = this year is not over yet, or does not precede the exam session: a prior credit is one already obtained.
fault-credit-academie-missing = choose the académie that awarded the diploma or held the exam.
fault-credit-academie-unknown = choose an académie from the list.
fault-credit-title-unknown = this title is not offered for this exam.
fault-credit-repeated = this prior credit is already declared for the same year.
fault-credit-speciality-missing = choose the speciality you sat.
fault-credit-speciality-unknown = choose a speciality from the list.
fault-credit-grade-form = write a grade like 12 or 12.50.
fault-credit-grade-bounds = a grade lies between 0 and 20.
fault-credit-grades-missing = give at least one grade.
fault-credit-units-missing = tick at least one paper already obtained.
fault-credit-moved = a rule, a date or the exam has changed since this tab was filled in; look again at the papers proposed, then confirm it.
field-papers = Papers proposed

acquis-intro = If you are entitled to carry grades over or to be exempted from some papers of your speciality, declare it below. Otherwise, click the “Next” button.
acquis-none = No rule exempts from papers or keeps grades for this exam. Click the “Next” button.
acquis-choose = Choose
acquis-speciality-elsewhere = Another speciality, not in this list
acquis-first-grades = Once the prior credit is added, the papers appear and you enter your grades.
acquis-first-units = Once the prior credit is added, the papers appear and you tick those you have already obtained.
acquis-add = Add this prior credit
acquis-update = Update this prior credit
acquis-take-away = Remove this prior credit
acquis-again = Declare another year
acquis-other-titles = My diploma is not in this list
acquis-other-situations = My situation is not in this list
acquis-grades = Grades obtained
acquis-grades-hint = Copy your grade report. Leave empty the papers you want to sit again.
acquis-units = Tick the papers you have already obtained
acquis-exempted = You will be exempted from the following papers. To sit a paper again, untick it.
acquis-kept = You will keep your grades for the following papers. To sit a paper again, untick it.
acquis-grade = { $until ->
        [0] { $grade } / 20
       *[other] { $grade } / 20, grade kept until the { $until } session
    }
acquis-sat-again = You will sit this paper again
acquis-renounce-is-final = Giving up a kept grade is final: it cannot be reclaimed at a later session.
acquis-no-honours = No honours are awarded to candidates who keep a grade.
acquis-uncertain = The office will examine the following; none of it is applied automatically:
acquis-told = What this prior credit does not give:
acquis-told-nothing = This prior credit gives no exemption:
acquis-gives-nothing = This prior credit gives no exemption for this exam.
acquis-proof = Document to enclose:
acquis-moved-gone = is no longer proposed
acquis-moved-new = is now proposed
acquis-moved-other = is proposed differently
acquis-why-gives-nothing = { $rule } ({ $text }).
acquis-why-same-speciality = This diploma is of the speciality you are registering for ({ $text }).
acquis-why-in-the-future = The year is after the exam session.
acquis-why-too-old = A grade is kept for { $years ->
        [one] one year
       *[other] { $years } years
    }: this one was valid until the { $until } session ({ $text }).
acquis-why-grade-too-low = { $paper }: a grade of at least { $least } is needed ({ $text }).
acquis-why-not-a-grade = { $paper }: a grade lies between 0 and 20.
acquis-why-master-paper = { $paper }: since the { $first } session, the grade is kept on each of the parts ({ $text }).
acquis-why-no-such-paper = { $paper }: no paper of this exam corresponds to it.
acquis-why-not-specified = { $rule }: what the rule asks for is not stated ({ $text }).
acquis-why-not-in-force = { $last ->
        [0] “{ $rule }”: this rule applies from the { $first } session on ({ $text }).
       *[other] “{ $rule }”: this rule applies from the { $first } to the { $last } session ({ $text }).
    }
acquis-why-not-for-you = “{ $rule }”: this rule is for another category of candidates ({ $text }).
acquis-why-outdone = { $papers }: already granted by “{ $by }”.
acquis-rule = Rule:
acquis-rule-of = Rule for { $papers }:

# Exemptions, for the office
page-exemptions = Exemptions: simulator
exemptions-lead = What a candidate's prior credits give, paper by paper, with the rule and the text. Nothing is saved here.
exemptions-domain = Exam
exemptions-exam-session = Exam session
exemptions-speciality = Speciality
exemptions-no-exam = No speciality has been entered for this exam yet. Choose another one.
exemptions-view = Show
exemptions-view-simulator = Simulator
exemptions-view-rules = Rules of the exam
exemptions-view-change = If this rule changes
exemptions-credits = Prior credits of the candidate
exemptions-credits-choose = Choose one or several prior credits
exemptions-audience = Candidate
exemptions-none-by-credit = No rule exempts from papers or keeps grades for this exam at this session.
exemptions-nothing-declared = Choose a prior credit to see what it gives.
exemptions-traits = Details
exemptions-traits-none = None
exemptions-papers-choose = Choose the papers
exemptions-papers-graded = Papers whose grade is known
exemptions-given = { $count ->
        [0] No paper is proposed
        [one] One paper proposed
       *[other] { $count } papers proposed
    }
exemptions-given-alt = Papers exempted or whose grade is kept
exemptions-given-nothing = These prior credits give nothing; the reasons follow.
exemptions-uncertain = For the office to decide
exemptions-uncertain-explained = Rules deduced, not read in a text: they are never applied automatically.
exemptions-refused = What is not given, and why
exemptions-column-paper = Paper
exemptions-column-kind = Effect
exemptions-column-grade = Grade
exemptions-column-until = Until session
exemptions-column-credit = Prior credit
exemptions-column-rule = Rule
exemptions-column-text = Text
exemptions-column-piece = Piece asked
exemptions-column-why = Why
exemptions-find = Search the rules
exemptions-every-rule = All sessions
exemptions-rules-count = { $count ->
        [0] No rule for session { $exam_session }
        [one] One rule for the { $exam_session } session
       *[other] { $count } rules for the { $exam_session } session
    }
exemptions-rules-alt = { $count ->
        [one] One exemption rule
       *[other] { $count } exemption rules
    }
exemptions-no-rule = No rule answers. Change the words, or show the rules of all sessions.
exemptions-level = diploma of level { $level } or above
exemptions-target-any = any paper
exemptions-target-professional = professional papers
exemptions-kind-exempted = Exemption
exemptions-kind-kept = Kept grade
exemptions-kind-carried = Carried grade
exemptions-kind-none = Gives nothing
exemptions-kind-entry = Entry condition
exemptions-column-code = Code
exemptions-column-holders = For whom
exemptions-column-papers = Papers
exemptions-column-least = Lowest grade
exemptions-column-years = Years of validity
exemptions-column-dates = Sessions
exemptions-column-source = Source
exemptions-deduced = (deduced, to be checked)
exemptions-dates-between = from { $first } to { $last }
exemptions-dates-since = since { $first }
exemptions-rule = Rule
exemptions-change-explained = Nothing changes by itself: these lists tell which registrations to read again before deciding.
exemptions-applied = Registrations to which this rule gave a paper
exemptions-applied-count = { $count ->
        [0] No active registration.
        [one] One active registration would be reached by a change of this rule.
       *[other] { $written } active registrations would be reached by a change of this rule.
    }
exemptions-affected = Registrations that would differ under today's rules
exemptions-affected-count = { $count ->
        [0] None: what is saved is what this rule gives today.
        [one] One saved registration no longer matches this rule.
       *[other] { $written } saved registrations no longer match this rule.
    }
exemptions-names = { $count ->
        [one] See the registration
       *[other] See the first { $count }
    }
exemptions-export = Export this list
exemptions-people-alt = Registrations concerned
exemptions-column-academie = Académie
exemptions-column-state = State
exemptions-column-count = Registrations
exemptions-column-number = Candidate number
exemptions-column-name = Name
exemptions-column-registration = Registration number
exemptions-column-added = Papers added
exemptions-column-removed = Papers removed
exemptions-column-changed = Given otherwise
