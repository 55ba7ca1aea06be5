# The tab “Acquis” (prior credits): what is declared there, and what is wrong
error-credits-at-fault = The prior credits tab holds { $count ->
        [one] one entry
       *[other] { $count } entries
    } to put right. Nothing has been saved.
field-academie = Académie
field-speciality = Speciality sat
field-grades = Grades obtained
field-units = Papers already acquired
field-option = Prior credit declared
fault-credit-year-missing = give the year in which it was obtained or sat.
fault-credit-year-form = write the year with four digits, for example 2017.
fault-credit-year-future = this year is not over yet or does not precede the exam session: a prior credit is already obtained.
fault-credit-academie-missing = choose the académie that delivered the diploma or held the exam.
fault-credit-academie-unknown = choose an académie from the list.
fault-credit-title-unknown = this title is not offered for this exam.
fault-credit-repeated = this prior credit is already declared for the same year.
fault-credit-speciality-missing = choose the speciality you sat.
fault-credit-speciality-unknown = choose a speciality from the list.
fault-credit-grade-form = write a grade like 12 or 12.50.
fault-credit-grade-bounds = a grade lies between 0 and 20.
fault-credit-grades-missing = give at least one grade.
fault-credit-units-missing = tick at least one paper already acquired.
fault-credit-moved = a rule, a date or the exam has changed since this tab was filled in; look again at the papers proposed, then confirm it.
field-papers = Papers proposed
