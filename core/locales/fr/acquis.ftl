# L’onglet Acquis : ce qu’on y déclare, et ce qui ne va pas
error-credits-at-fault = L’onglet Acquis contient { $count ->
        [one] une indication
       *[other] { $count } indications
    } à corriger. Rien n’est enregistré.
field-academie = Académie
field-speciality = Spécialité présentée
field-grades = Notes obtenues
field-units = Épreuves acquises
field-option = Acquis déclaré
fault-credit-year-missing = indiquez l’année d’obtention ou de passage.
fault-credit-year-form = écrivez l’année avec quatre chiffres, par exemple 2017.
fault-credit-year-future = cette année n’est pas encore écoulée ou ne précède pas la session : un acquis est déjà obtenu.
fault-credit-academie-missing = choisissez l’académie qui a délivré le diplôme ou organisé l’examen.
fault-credit-academie-unknown = choisissez une académie de la liste.
fault-credit-title-unknown = ce titre n’est pas proposé pour cet examen.
fault-credit-repeated = cet acquis est déjà déclaré pour la même année.
fault-credit-speciality-missing = choisissez la spécialité à laquelle vous vous étiez présenté.
fault-credit-speciality-unknown = choisissez une spécialité de la liste.
fault-credit-grade-form = écrivez une note comme 12 ou 12,50.
fault-credit-grade-bounds = une note est comprise entre 0 et 20.
fault-credit-grades-missing = indiquez au moins une note.
fault-credit-units-missing = cochez au moins une épreuve acquise.
fault-credit-moved = une règle, une date ou l’examen a changé depuis que cet onglet a été rempli ; revoyez les épreuves proposées, puis validez-le de nouveau.
field-papers = Épreuves proposées
