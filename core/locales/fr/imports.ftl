# Constats de la lecture d’un fichier : une phrase par constat, puis ce qu’il faut faire
-import-fix = Corrigez la valeur dans le fichier, puis déposez-le de nouveau.
-import-again = Reprenez le fichier d’origine, sans l’ouvrir dans un tableur, et déposez-le tel quel.
-import-workbook-again = Déposez plutôt le fichier CSV d’origine, ou recopiez la liste dans un nouveau classeur.

error-archive-refused = Ce classeur ne peut pas être lu ({ $reason }, { $part }).
error-workbook-refused = Ce classeur ne peut pas être lu ({ $reason }).
error-import-blocked = { $lines ->
    [0] Ce fichier ne peut pas être importé : lisez le constat qui porte sur le fichier entier. Rien n’a été écrit.
    [one] Une ligne est bloquée : corrigez-la et déposez le fichier de nouveau, ou demandez à la laisser de côté. Rien n’a été écrit.
   *[other] { $lines } lignes sont bloquées : corrigez-les et déposez le fichier de nouveau, ou demandez à les laisser de côté. Rien n’a été écrit.
}
error-import-moved = Le registre a changé depuis ce constat (ligne { $line }). Actualisez le constat et relisez-le : rien n’a été écrit.
error-import-overtaken = Quelqu’un vient de prendre { $column ->
    [email] l’adresse électronique
   *[other] le numéro de candidat
} de la ligne { $line }. L’import entier est refusé, rien n’a été écrit : actualisez le constat.
error-import-not-staged = { $state ->
    [applied] Ce fichier est déjà importé. Rien n’a été fait une seconde fois.
    [rolled_back] Cet import a été annulé. Déposez le fichier de nouveau pour l’importer.
   *[other] Ce fichier a été retiré. Déposez-le de nouveau pour l’importer.
}
error-import-not-applied = Seul un import appliqué peut être annulé.
error-import-touched = { $count ->
    [one] Une candidature de cet import a été modifiée depuis ({ $first }) : l’import n’est pas annulé.
   *[other] { $count } candidatures de cet import ont été modifiées depuis ({ $first }…) : l’import n’est pas annulé.
} Traitez-les une à une depuis leur fiche.
error-nothing-to-apply = Aucune ligne de ce fichier ne change quoi que ce soit : il n’y a rien à appliquer.
error-roll-back-reason-missing = Dites pourquoi cet import est annulé.

import-format-simple-list = Liste simple de Cyclades
import-format-hors-bee = Fichier hors BEE 2.1
import-format-summons = Convocations
import-format-grade-report = Relevés de notes
import-format-accommodation = Décisions d’aménagement
import-severity-blocking = Bloquant
import-severity-warning = Avertissement

finding-file-empty = Le fichier est vide.
finding-file-empty-todo = { -import-again }
finding-file-too-large = Le fichier pèse { $size } Mo ; la limite est de { $most } Mo.
finding-file-too-large-todo = Divisez la liste, par établissement ou par spécialité, et déposez les fichiers l’un après l’autre.
finding-file-not-a-list = Ce fichier n’est pas une liste : c’est un fichier { $kind }.
finding-file-not-a-list-todo = Déposez la liste au format CSV ou xlsx.
finding-file-old-excel = Ce fichier est un classeur de l’ancien format xls (ou un classeur protégé par un mot de passe), qui n’est pas lu.
finding-file-old-excel-todo = Enregistrez-le au format xlsx sans mot de passe ou, mieux, reprenez le fichier CSV d’origine.
finding-nul-bytes = Le fichier contient des octets nuls : il est abîmé ou n’est pas un texte.
finding-nul-bytes-todo = { -import-again }
finding-encoding-unreadable = Des caractères sont illisibles à partir de cette ligne : l’encodage du fichier est abîmé.
finding-encoding-unreadable-todo = { -import-again }
finding-encoding-cp1252 = Le fichier est encodé en Windows-1252 et non en UTF-8 ; il a été lu ainsi.
finding-encoding-cp1252-todo = Vérifiez les accents de quelques noms dans l’aperçu. Rien d’autre à faire s’ils sont justes.
finding-encoding-utf16 = Le fichier est encodé en UTF-16 (« texte Unicode » d’un tableur) ; il a été lu ainsi.
finding-encoding-utf16-todo = Vérifiez que le fichier n’a pas été modifié par un tableur ; préférez le CSV d’origine.
finding-line-ends-cr = Les fins de ligne sont celles d’un ancien Macintosh ; le fichier a été lu quand même.
finding-line-ends-cr-todo = Vérifiez le nombre de lignes dans l’aperçu.
finding-line-too-long = La ligne dépasse { $most } caractères : une fin de ligne manque sans doute.
finding-line-too-long-todo = { -import-again }
finding-wrong-separator = Les colonnes sont séparées par « { $separator } » et non par des points-virgules.
finding-wrong-separator-todo = Reprenez le fichier d’origine, ou enregistrez-le en CSV avec le point-virgule comme séparateur.
finding-format-unknown = Aucun en-tête connu n’a été trouvé : ni celui d’une « Liste simple » ou d’un fichier « hors BEE » 2.1, ni celui d’un fichier de convocations, de notes ou de décisions d’aménagement.
finding-format-unknown-todo = Déposez l’un de ces formats, avec sa ligne d’en-tête, sans renommer les colonnes ; les modèles se téléchargent sur cette page.
finding-header-missing = Les colonnes semblent être celles du format « { $format ->
    [hors_bee] hors BEE 2.1
    [summons] Convocations
    [grade_report] Relevés de notes
    [accommodation] Décisions d’aménagement
   *[other] Liste simple
} », mais la ligne d’en-tête manque.
finding-header-missing-todo = Remettez la ligne d’en-tête, ou reprenez le fichier d’origine.
finding-column-missing = La colonne obligatoire « { $header } » manque.
finding-column-missing-todo = Reprenez le fichier d’origine : toutes ses colonnes sont nécessaires, sous leur nom d’origine.
finding-column-optional-missing = La colonne « { $header } » manque ; elle est lue comme vide.
finding-column-optional-missing-todo = Vérifiez que cette absence est voulue.
finding-column-extra = La colonne « { $header } » n’appartient pas au format ; elle est ignorée.
finding-column-extra-todo = Rien à faire si cette colonne est la vôtre. Sinon, vérifiez son nom.
finding-column-twice = La colonne « { $header } » est présente deux fois : on ne sait laquelle lire.
finding-column-twice-todo = { -import-again }
finding-columns-moved = Les colonnes ne sont pas dans l’ordre habituel ; elles ont été lues d’après leur en-tête.
finding-columns-moved-todo = Vérifiez l’aperçu : chaque valeur doit être sous son titre.
finding-too-many-columns = La liste a plus de { $most } colonnes.
finding-too-many-columns-todo = { -import-again }
finding-too-many-rows = La liste a plus de { $most } lignes.
finding-too-many-rows-todo = Divisez la liste, par établissement ou par spécialité.
finding-too-many-findings = Plus de { $most } constats : la lecture s’est arrêtée à cette ligne.
finding-too-many-findings-todo = Corrigez d’abord ce qui revient sur toutes les lignes, puis déposez le fichier de nouveau.
finding-no-rows = Aucune ligne de candidat n’a été trouvée après l’en-tête.
finding-no-rows-todo = { -import-again }
finding-workbook-unreadable = Le classeur ne peut pas être lu : il est abîmé ou n’est pas un vrai xlsx.
finding-workbook-unreadable-todo = { -import-workbook-again }
finding-workbook-too-heavy = Le classeur demande trop de mémoire pour être lu.
finding-workbook-too-heavy-todo = { -import-workbook-again }
finding-workbook-too-slow = Le classeur est trop long à lire.
finding-workbook-too-slow-todo = { -import-workbook-again }
finding-workbook-too-many-rows = Le classeur a plus de { $most } lignes.
finding-workbook-too-many-rows-todo = Divisez la liste, par établissement ou par spécialité.
finding-workbook-too-many-columns = Le classeur a plus de { $most } colonnes.
finding-workbook-too-many-columns-todo = { -import-workbook-again }
finding-workbook-too-much-text = Le classeur contient trop de texte.
finding-workbook-too-much-text-todo = { -import-workbook-again }
finding-workbook-without-sheet = Le classeur n’a aucune feuille visible.
finding-workbook-without-sheet-todo = { -import-workbook-again }
finding-workbook-several-sheets = Le classeur a { $count } feuilles ; seule la première a été lue.
finding-workbook-several-sheets-todo = Vérifiez que la liste est bien sur la première feuille.
finding-archive-too-large = Le classeur pèse plus de { $most } Mo.
finding-archive-too-large-todo = { -import-workbook-again }
finding-archive-not-a-zip = Le fichier n’est pas un classeur xlsx.
finding-archive-not-a-zip-todo = { -import-workbook-again }
finding-archive-trailing-data = Le classeur est suivi de données étrangères.
finding-archive-trailing-data-todo = { -import-workbook-again }
finding-archive-directory = Le répertoire du classeur n’est pas celui d’un xlsx ordinaire.
finding-archive-directory-todo = { -import-workbook-again }
finding-archive-too-many-parts = Le classeur a plus de { $most } parties.
finding-archive-too-many-parts-todo = { -import-workbook-again }
finding-archive-zip64 = Le classeur emploie une extension réservée aux archives géantes.
finding-archive-zip64-todo = { -import-workbook-again }
finding-archive-encrypted = Le classeur est chiffré (partie « { $part } »).
finding-archive-encrypted-todo = { -import-workbook-again }
finding-archive-method = Le classeur emploie une compression inconnue (partie « { $part } »).
finding-archive-method-todo = { -import-workbook-again }
finding-archive-link = Le classeur contient un lien vers un autre fichier (partie « { $part } »).
finding-archive-link-todo = { -import-workbook-again }
finding-archive-path = Le classeur contient un chemin interdit « { $part } ».
finding-archive-path-todo = { -import-workbook-again }
finding-archive-duplicate = Le classeur contient deux fois la partie « { $part } ».
finding-archive-duplicate-todo = { -import-workbook-again }
finding-archive-part-name = Le classeur contient une partie au nom illisible « { $part } ».
finding-archive-part-name-todo = { -import-workbook-again }
finding-archive-header-mismatch = Le classeur se contredit sur la partie « { $part } ».
finding-archive-header-mismatch-todo = { -import-workbook-again }
finding-archive-overlap = Des parties du classeur se recouvrent « { $part } ».
finding-archive-overlap-todo = { -import-workbook-again }
finding-archive-unpacked-too-large = Le classeur dépasserait { $most } Mo une fois décompressé.
finding-archive-unpacked-too-large-todo = { -import-workbook-again }
finding-archive-ratio = Le classeur est compressé plus de { $most } fois « { $part } » : ce n’est pas une liste ordinaire.
finding-archive-ratio-todo = { -import-workbook-again }
finding-archive-macros = Le classeur contient des macros « { $part } ».
finding-archive-macros-todo = { -import-workbook-again }
finding-archive-external-links = Le classeur dépend d’autres fichiers « { $part } ».
finding-archive-external-links-todo = { -import-workbook-again }
finding-archive-embedded-objects = Le classeur contient des objets incorporés « { $part } ».
finding-archive-embedded-objects-todo = { -import-workbook-again }
finding-archive-active-x = Le classeur contient des contrôles actifs « { $part } ».
finding-archive-active-x-todo = { -import-workbook-again }
finding-archive-part-unknown = Le classeur contient une partie inattendue « { $part } ».
finding-archive-part-unknown-todo = { -import-workbook-again }
finding-archive-not-a-workbook = Cette archive n’est pas un classeur xlsx.
finding-archive-not-a-workbook-todo = { -import-workbook-again }
finding-archive-size-lie = Le classeur ment sur la taille de la partie « { $part } ».
finding-archive-size-lie-todo = { -import-workbook-again }
finding-archive-damaged = Le classeur est abîmé « { $part } ».
finding-archive-damaged-todo = { -import-workbook-again }
finding-archive-dtd = Le classeur contient une déclaration interdite (partie « { $part } »).
finding-archive-dtd-todo = { -import-workbook-again }
finding-archive-encoding = Le classeur emploie un encodage inattendu (partie « { $part } »).
finding-archive-encoding-todo = { -import-workbook-again }
finding-spreadsheet-damage = { $count ->
    [one] Une valeur porte la trace d’un tableur : zéro perdu, date changée en nombre ou notation scientifique.
   *[other] { $count } valeurs portent la trace d’un tableur : zéros perdus, dates changées en nombres, notation scientifique.
}
finding-spreadsheet-damage-todo = { -import-again } Un tableur modifie les valeurs dès l’ouverture.
finding-candidate-number-lost-zero = { $count ->
    [one] Un numéro de candidat est écrit sans son zéro initial ; il a été remis.
   *[other] { $count } numéros de candidat sont écrits sans leur zéro initial ; il a été remis.
}
finding-candidate-number-lost-zero-todo = Rien à faire : les exports de Cyclades perdent ce zéro.
finding-school-missing = L’établissement n’a pas été trouvé dans l’en-tête de la liste.
finding-school-missing-todo = Vérifiez que le bloc de critères est complet ; sinon, les candidatures seront sans établissement.
finding-row-length = La ligne a { $counted } cellules, l’en-tête { $expected } : des valeurs ont glissé d’une colonne à l’autre.
finding-row-length-todo = Cherchez un point-virgule en trop ou manquant sur cette ligne.
finding-cell-too-long = La valeur dépasse { $most } caractères ; elle n’est pas coupée en silence.
finding-cell-too-long-todo = { -import-fix }
finding-quotes-open = Un guillemet droit est ouvert et jamais fermé sur cette ligne, ou mal placé.
finding-quotes-open-todo = Retirez le guillemet, ou doublez-le s’il fait partie de la valeur.
finding-text-mangled = Les accents sont abîmés : le texte a été enregistré dans un mauvais encodage.
finding-text-mangled-todo = { -import-again }
finding-name-missing = Le nom ou le prénom manque.
finding-name-missing-todo = { -import-fix }
finding-name-too-long = Le nom a { $length } caractères ; la limite est de { $most }.
finding-name-too-long-todo = { -import-fix }
finding-name-invisible-character = Le nom contient un caractère invisible ({ $character }).
finding-name-invisible-character-todo = { -import-fix }
finding-name-character = Le nom contient un caractère interdit : { $character }. Sont admis : lettres, apostrophes, traits d’union, espaces et points.
finding-name-character-todo = { -import-fix }
finding-name-without-letter = Le nom ne contient aucune lettre.
finding-name-without-letter-todo = { -import-fix }
finding-name-edge = Le nom commence ou finit par un signe qui ne peut pas s’y trouver.
finding-name-edge-todo = { -import-fix }
finding-date-missing = La date manque.
finding-date-missing-todo = { -import-fix }
finding-date-form = Ce texte n’est pas une date. Écrivez-la sous la forme 12/03/2008.
finding-date-form-todo = { -import-fix }
finding-date-year = L’année { $year } est impossible.
finding-date-year-todo = { -import-fix }
finding-date-order = Le mois et le jour semblent inversés.
finding-date-order-todo = { -import-fix }
finding-date-impossible = Ce jour n’existe pas dans le calendrier.
finding-date-impossible-todo = { -import-fix }
finding-date-two-digit-year = L’année n’a que deux chiffres : le siècle est ambigu.
finding-date-two-digit-year-todo = { -import-fix }
finding-date-serial = La date a été changée en nombre par un tableur.
finding-date-serial-todo = { -import-again }
finding-date-in-the-future = Cette date de naissance est dans le futur.
finding-date-in-the-future-todo = { -import-fix }
finding-date-too-old = Cette date de naissance remonte à plus de { $most } ans.
finding-date-too-old-todo = { -import-fix }
finding-candidate-number-missing = Le numéro de candidat manque.
finding-candidate-number-missing-todo = { -import-fix }
finding-candidate-number-form = Un numéro de candidat a 11 chiffres : 0 puis 10 chiffres (02 en général).
finding-candidate-number-form-todo = { -import-fix }
finding-candidate-number-prefix = { $count ->
    [one] Un numéro de candidat ne commence pas par 02 ; il est gardé tel quel.
   *[other] { $count } numéros de candidat ne commencent pas par 02 ; ils sont gardés tels quels.
}
finding-candidate-number-prefix-todo = Vérifiez l’un d’eux sur un document du candidat : d’anciennes listes ont des numéros en 01.
finding-number-in-scientific-notation = Le numéro est en notation scientifique : ses derniers chiffres sont perdus.
finding-number-in-scientific-notation-todo = { -import-again } Les chiffres perdus ne peuvent pas être devinés.
finding-registration-number-missing = Le numéro d’inscription manque.
finding-registration-number-missing-todo = { -import-fix }
finding-registration-number-form = Un numéro d’inscription s’écrit « 001 Version 01 ».
finding-registration-number-form-todo = { -import-fix }
finding-ine-form = Un INE a 11 caractères : 9 chiffres et 2 lettres, ou 10 chiffres et 1 lettre.
finding-ine-form-todo = { -import-fix }
finding-uai-form = Un code UAI a 7 chiffres et une lettre.
finding-uai-form-todo = { -import-fix }
finding-civility-unknown = Cette civilité n’est pas connue. Sont admis : M., Mme, ou rien.
finding-civility-unknown-todo = { -import-fix }
finding-email-missing = L’adresse électronique manque.
finding-email-missing-todo = { -import-fix }
finding-email-form = Ce texte n’est pas une adresse électronique.
finding-email-form-todo = { -import-fix }
finding-email-dots = L’adresse électronique a un point en trop.
finding-email-dots-todo = { -import-fix }
finding-email-domain = Le domaine de l’adresse électronique (après @) n’est pas valable.
finding-email-domain-todo = { -import-fix }
finding-email-not-ascii = La partie de l’adresse avant @ contient un accent ou un autre caractère non admis.
finding-email-not-ascii-todo = { -import-fix }
finding-email-too-long = L’adresse électronique est trop longue (limite : { $most } caractères).
finding-email-too-long-todo = { -import-fix }
finding-email-invisible-character = L’adresse électronique contient un caractère invisible ({ $character }).
finding-email-invisible-character-todo = { -import-fix }
finding-phone-missing = Le numéro de téléphone manque.
finding-phone-missing-todo = { -import-fix }
finding-phone-form = Ce numéro de téléphone n’est pas valable ; il est laissé de côté.
finding-phone-form-todo = Corrigez-le si vous voulez le garder.
finding-phone-lost-zero = Le numéro de téléphone a perdu son zéro initial ; il a été remis.
finding-phone-lost-zero-todo = Vérifiez le numéro proposé.
finding-text-too-long = La valeur a { $length } caractères ; la limite est de { $most }.
finding-text-too-long-todo = { -import-fix }
finding-text-invisible-character = La valeur contient un caractère invisible ({ $character }).
finding-text-invisible-character-todo = { -import-fix }
finding-place-character = Le lieu contient un caractère interdit : { $character }.
finding-place-character-todo = { -import-fix }
finding-address-too-long = L’adresse a plus de { $most } lignes.
finding-address-too-long-todo = { -import-fix }
finding-value-missing = Une valeur obligatoire manque.
finding-value-missing-todo = { -import-fix }
finding-unknown-speciality = Cette spécialité n’est pas dans le catalogue.
finding-unknown-speciality-todo = Corrigez le code ou, s’il est juste, faites-le ajouter au catalogue par votre responsable.
finding-unknown-category = Cette catégorie de candidat n’est pas dans le catalogue.
finding-unknown-category-todo = Corrigez le code ou, s’il est juste, faites-le ajouter au catalogue par votre responsable.
finding-unknown-country = Ce code de pays n’est pas connu.
finding-unknown-country-todo = Corrigez le code ou, s’il est juste, faites-le ajouter au catalogue par votre responsable.
finding-unknown-series = Cette série n’est pas dans le catalogue.
finding-unknown-series-todo = Corrigez le code ou, s’il est juste, faites-le ajouter au catalogue par votre responsable.
finding-unknown-state = Cet état de candidature n’est pas connu.
finding-unknown-state-todo = { -import-fix }
finding-age-unlikely = La personne aurait { $age } ans.
finding-age-unlikely-todo = Vérifiez l’année de naissance.
finding-uai-key = La lettre du code UAI ne correspond pas à ses chiffres.
finding-uai-key-todo = Vérifiez le code. Il est gardé tel quel si vous continuez.
finding-code-lost-zero = Le code a perdu ses zéros initiaux ; ils ont été remis.
finding-code-lost-zero-todo = Vérifiez le code proposé.
finding-class-mismatch = La division de classe est donnée deux fois et différemment (« { $other } »).
finding-class-mismatch-todo = Vérifiez la classe ; la première est gardée.
finding-unknown-school = Cet établissement n’est pas dans le catalogue.
finding-unknown-school-todo = Vérifiez le code UAI. Il est gardé tel quel si vous continuez.
finding-unknown-commune = Cette commune de naissance n’est pas dans le catalogue.
finding-unknown-commune-todo = Vérifiez le code INSEE. La valeur est gardée telle quelle si vous continuez.
finding-commune-by-name = La commune est donnée par son nom ; son code INSEE a été retrouvé.
finding-commune-by-name-todo = Vérifiez le code proposé.
finding-commune-near = Cette commune n’existe pas ; une autre a presque le même nom.
finding-commune-near-todo = Si c’est bien elle, écrivez son code ; sinon le nom est gardé tel quel.
finding-commune-departement = Le département de naissance n’est pas celui de la commune ({ $departement }) ; celui de la commune est gardé.
finding-commune-departement-todo = Vérifiez la commune de naissance.
finding-registration-twice = La même inscription figure déjà à la ligne { $first }, avec d’autres valeurs.
finding-registration-twice-todo = Gardez la bonne ligne, retirez l’autre.
finding-number-two-people = Ce numéro de candidat est celui d’une autre personne à la ligne { $first }.
finding-number-two-people-todo = Vérifiez les deux lignes : un numéro n’appartient qu’à une personne.
finding-ine-two-people = Cet INE est celui d’une autre personne à la ligne { $first }.
finding-ine-two-people-todo = Vérifiez les deux lignes : un INE n’appartient qu’à une personne.
finding-email-two-people = Cette adresse électronique est celle d’une autre personne à la ligne { $first }.
finding-email-two-people-todo = Donnez à chacun sa propre adresse, ou laissez vide : deux candidats ne peuvent pas la partager.
finding-line-repeated = Cette ligne répète exactement la ligne { $first } ; elle est ignorée.
finding-line-repeated-todo = Rien à faire.
finding-same-person-twice = Cette personne semble être déjà à la ligne { $first } (même nom, même prénom, même date de naissance).
finding-same-person-twice-todo = Vérifiez s’il s’agit de la même personne.

# Constats d’une ligne avec le registre
finding-exam-session-missing = La session d’examen n’est pas dite par le fichier.
finding-exam-session-missing-todo = Choisissez-la sur la page de l’import : le constat sera refait aussitôt.
finding-exam-session-unknown = Le domaine { $domain } n’a pas de session { $exam_session }.
finding-exam-session-unknown-todo = Choisissez une autre session sur la page de l’import, ou retirez la ligne.
finding-speciality-in-domains = Ce code est celui de plusieurs diplômes ({ $domains }) et la ligne ne dit pas lequel.
finding-speciality-in-domains-todo = Donnez une catégorie de candidat à la ligne : elle désigne le domaine.
finding-speciality-gone = Cette spécialité n’est plus dans le catalogue.
finding-speciality-gone-todo = Corrigez le code ou, s’il est juste, faites-le ajouter au catalogue par votre responsable.
finding-speciality-not-of-category = Cette spécialité est du domaine { $domain }, qui n’est pas celui de la catégorie de candidat.
finding-speciality-not-of-category-todo = Corrigez la spécialité ou la catégorie.
finding-speciality-without-papers = Cette spécialité n’a pas d’épreuves pour la session { $exam_session }.
finding-speciality-without-papers-todo = Vérifiez la session et la spécialité ; si elles sont justes, la grille manque au catalogue.
finding-academie-missing = L’académie ne peut pas être connue : ni l’établissement ni le fichier ne la disent.
finding-academie-missing-todo = Choisissez l’académie sur la page de l’import.
finding-place-not-yours = Cette candidature ({ $domain }, académie { $academie }) n’est pas dans votre périmètre.
finding-place-not-yours-todo = Faites importer ces lignes par le bureau qui les gère, ou retirez-les.
finding-number-of-another = Ce numéro de candidat est celui d’une autre personne dans le registre.
finding-number-of-another-todo = Vérifiez le numéro, le nom, le prénom et la date de naissance.
finding-ine-of-another = Cet INE est celui d’une autre personne dans le registre.
finding-ine-of-another-todo = Vérifiez l’INE, le nom, le prénom et la date de naissance.
finding-several-candidates = { $count } candidats du registre portent ces noms et cette date de naissance.
finding-several-candidates-todo = Donnez l’INE, ou saisissez cette candidature depuis la fiche du bon candidat.
finding-email-taken = Cette adresse électronique est déjà celle de quelqu’un.
finding-email-taken-todo = Laissez la case vide ou donnez une autre adresse : deux candidats ne peuvent pas la partager.
finding-same-exam-twice = La ligne { $first } inscrit déjà cette personne à la même spécialité et à la même session.
finding-same-exam-twice-todo = Gardez une seule des deux lignes.
finding-registered-elsewhere = Cette personne est déjà inscrite à cet examen dans une autre académie.
finding-registered-elsewhere-todo = Le changement d’académie se fait d’abord ; l’import ne le fait pas.
finding-exam-session-closed = La session { $exam_session } est terminée.
finding-exam-session-closed-todo = Vérifiez la session de la liste.
finding-number-differs = Le registre connaît cette personne (même INE) sous un autre numéro, qui est gardé.
finding-number-differs-todo = Vérifiez qu’il s’agit de la même personne. Le numéro du fichier reste avec la ligne.
finding-number-merged = Ce numéro est celui d’un dossier qui a été fusionné avec un autre : la ligne va au dossier qui est gardé.
finding-number-merged-todo = Rien à faire ; donnez désormais le numéro du dossier gardé.
finding-matched-by-names = Cette ligne n’a ni numéro ni INE connus : elle est rattachée au candidat qui a ces noms et cette date de naissance.
finding-matched-by-names-todo = Vérifiez qu’il s’agit de la même personne.
finding-possible-double = Quelqu’un qui lui ressemble est déjà dans le registre (même date de naissance, noms proches).
finding-possible-double-todo = Vérifiez s’il s’agit de la même personne. Un nouveau candidat est créé si vous continuez.
finding-identity-differs = Le registre dit autre chose, et c’est lui qui est gardé.
finding-identity-differs-todo = Si le fichier a raison, proposez une correction depuis la fiche du candidat.
finding-identity-missing-here = Le registre n’a pas cette donnée ({ $fields }) et une identité verrouillée n’est pas complétée par un import.
finding-identity-missing-here-todo = Si elle est utile, proposez une correction depuis la fiche du candidat.
finding-email-differs = Le registre a une autre adresse électronique, qui est gardée.
finding-email-differs-todo = Le candidat la change lui-même, ou vous proposez une correction.
finding-contact-kept = Les coordonnées de cette personne, suivie par un autre bureau, ne sont pas changées.
finding-contact-kept-todo = Rien à faire, ou prévenez le bureau qui la suit.
finding-also-registered = Cette personne a déjà une candidature active à cette session : n° { $registration }, spécialité { $speciality }. Elle est gardée.
finding-also-registered-todo = Si la spécialité a été changée, désinscrivez l’ancienne candidature.
finding-ended-here = Cette candidature a pris fin ici ({ $state ->
    [deregistered] désinscrite
    [set_aside] écartée
   *[other] transférée
}) ; l’import ne la rétablit pas.
finding-ended-here-todo = Pour inscrire de nouveau cette personne, faites une nouvelle candidature depuis sa fiche.
finding-ends-here = Cette candidature, active ici, sera { $state ->
    [deregistered] désinscrite
    [set_aside] écartée
   *[other] transférée
} comme dans le fichier. Annuler l’import ne la rétablira pas.
finding-ends-here-todo = Vérifiez l’état de la candidature avant d’appliquer.
finding-registration-numbers-differ = { $count ->
    [one] Une candidature porte dans le fichier un numéro ou une version que le registre ne reprend pas : il a les siens.
   *[other] { $count } candidatures portent dans le fichier un numéro ou une version que le registre ne reprend pas : il a les siens.
}
finding-registration-numbers-differ-todo = Rien à faire : ceux du fichier sont gardés avec chaque ligne.

import-column-class-name = Division de classe
import-column-candidate-number = N° candidat
import-column-registration = N° inscription
import-column-ocean-number = N° Océan
import-column-birth-name = Nom de famille
import-column-usual-name = Nom d’usage
import-column-first-names = Prénom(s)
import-column-birth-date = Date de naissance
import-column-class-name-again = Division de classe (seconde colonne)
import-column-ine = INE
import-column-category = Catégorie de candidat
import-column-speciality = Code de la spécialité
import-column-speciality-label = Spécialité
import-column-state = État
import-column-teachings = Enseignements
import-column-civility = Civilité
import-column-birth-country = Pays de naissance
import-column-birth-departement = Département de naissance
import-column-birth-commune = Commune de naissance
import-column-nationality = Nationalité
import-column-country = Pays
import-column-address-1 = Adresse, ligne 1
import-column-address-2 = Adresse, ligne 2
import-column-address-3 = Adresse, ligne 3
import-column-address-4 = Adresse, ligne 4
import-column-postcode = Code postal
import-column-city = Localité
import-column-phone = Téléphone
import-column-mobile = Téléphone mobile
import-column-email = Adresse électronique
import-column-occupation = Catégorie socio-professionnelle
import-column-school = Établissement
import-column-series = Série
import-column-international-section = Langue de section internationale
import-column-european-section = Langue de section européenne
import-column-speciality-1 = Enseignement de spécialité 1
import-column-speciality-2 = Enseignement de spécialité 2
import-column-speciality-3 = Enseignement de spécialité 3
import-column-language-a = Langue vivante A
import-column-language-b = Langue vivante B
import-column-wished-area = Zone géographique souhaitée
import-column-dnl = Discipline non linguistique

# Page des imports
page-imports = Imports
imports-intro = Déposez une liste de candidats : chaque ligne est lue, puis comparée avec le registre. Rien n’est écrit avant que vous ne cliquiez sur « Appliquer », et un import appliqué peut être annulé.
imports-drop = Liste de candidats (CSV ou xlsx, 10 Mo au plus)
imports-drop-corrected = Déposer le fichier corrigé (le constat ci-dessous reste affiché)
imports-formats = Deux formats de liste sont lus, tels quels : la « Liste simple » de Cyclades et le fichier « hors BEE » 2.1 d’un établissement. Ne les ouvrez pas dans un tableur : il en change les valeurs.
imports-sample-simple-list = Exemple de liste simple
imports-sample-hors-bee = Exemple hors BEE
imports-sample-help = Pour essayer, des personnes inventées : téléchargez, puis déposez.
imports-reading = Lecture du fichier et comparaison avec le registre…
imports-already = « { $name } » est déjà importé, le { $at } par { $by }. Rien n’a été fait une seconde fois ; voici cet import.
imports-replaced = « { $name } » remplace « { $former } », qui est retiré. Les écarts avec le constat précédent sont sous chaque compte.
imports-state-staged = À examiner
imports-state-applied = Appliqué
imports-state-rolled-back = Annulé
imports-state-discarded = Retiré
imports-session = Session { $session }
imports-edited = liste éditée le { $at }
imports-staged-by = Déposé le { $at } par { $by }
imports-applied-by = appliqué le { $at } par { $by }
imports-rolled-back-by = annulé le { $at } par { $by } : { $reason }
imports-discarded-by = retiré le { $at } par { $by }
imports-digest = empreinte { $digest }…
imports-will-created = Candidatures à créer
imports-will-updated = À mettre à jour
imports-will-unchanged = Inchangées
imports-will-blocked = Lignes bloquées
imports-will-warnings = Avertissements
imports-done-created = Candidatures créées
imports-done-updated = Mises à jour
imports-done-unchanged = Inchangées
imports-done-left-out = Laissées de côté
imports-done-warnings = Avertissements
imports-stops = Ce fichier ne peut pas être importé tel quel : voyez le constat qui porte sur le fichier entier. Rien n’a été écrit.
imports-blocked = { $count ->
    [one] Une ligne est bloquée. Corrigez-la et déposez le fichier corrigé, ou demandez à la laisser de côté. Rien n’a été écrit.
   *[other] { $count } lignes sont bloquées. Corrigez-les et déposez le fichier corrigé, ou demandez à les laisser de côté. Rien n’a été écrit.
}
imports-nothing = Le registre dit déjà tout ce que dit ce fichier : il n’y a rien à appliquer.
imports-ready = Tout est prêt : { $created ->
    [0] aucune candidature ne sera créée
    [one] une candidature sera créée
   *[other] { $created } candidatures seront créées
}, { $updated ->
    [0] aucune ne sera mise à jour
    [one] une sera mise à jour
   *[other] { $updated } seront mises à jour
}. { $warnings ->
    [0] Rien à signaler.
    [one] Lisez d’abord l’avertissement.
   *[other] Lisez d’abord les { $warnings } avertissements.
}
imports-choice = Session d’examen et académie
imports-choose-session = Session d’examen
imports-session-unsaid = le fichier ne la dit pas
imports-as-in-file = Celle du fichier ({ $said })
imports-choose-academie = Académie
imports-choose-academie-help = Elle sert aux lignes sans établissement, ou dont l’établissement n’est pas connu.
imports-as-schools = Celle des établissements
imports-choose = Refaire le constat
imports-reviewed = Le constat a été refait avec le registre de maintenant.
imports-leave-out = { $count ->
    [one] Laisser de côté la ligne bloquée et appliquer les autres
   *[other] Laisser de côté les { $count } lignes bloquées et appliquer les autres
}
imports-apply = { $count ->
    [one] Appliquer : une ligne
   *[other] Appliquer : { $count } lignes
}
imports-applied = Import appliqué : { $candidates ->
    [0] aucun nouveau candidat
    [one] un nouveau candidat
   *[other] { $candidates } nouveaux candidats
}, { $registrations ->
    [0] aucune candidature créée
    [one] une candidature créée
   *[other] { $registrations } candidatures créées
}, { $updated ->
    [0] aucune mise à jour
    [one] une mise à jour
   *[other] { $updated } mises à jour
}.
imports-review = Actualiser le constat
imports-discard = Retirer ce fichier
imports-discarded = Le fichier a été retiré : ses lignes ne sont plus gardées.
imports-report-xlsx = Constats (xlsx)
imports-report-csv = Constats (csv)
imports-see-candidates = Voir ces candidats dans la recherche
imports-roll-back = Annuler cet import
imports-roll-back-explained = Les candidatures créées par cet import seront écartées avec votre motif, celles qu’il a modifiées retrouveront leur contenu d’avant dans une nouvelle version. Rien n’est supprimé : les candidats restent, avec leur numéro. Une candidature désinscrite par l’import ne redevient pas active. Si quelqu’un a modifié l’une d’elles depuis, l’annulation est refusée et vous dit laquelle.
imports-roll-back-reason = Motif de l’annulation
imports-roll-back-now = Annuler l’import
imports-rolling-back = Annulation de l’import…
imports-rolled-back = Import annulé : { $set_aside ->
    [0] aucune candidature écartée
    [one] une candidature écartée
   *[other] { $set_aside } candidatures écartées
}, { $restored ->
    [0] aucune remise en l’état
    [one] une remise en l’état
   *[other] { $restored } remises en l’état
}{ $kept ->
    [0] .
    [one] , une gardée telle quelle.
   *[other] , { $kept } gardées telles quelles.
}
imports-of-file = Sur le fichier entier
imports-lines = Ligne par ligne
imports-show = Lignes montrées
imports-show-all = Toutes ({ $count })
imports-show-blocking = Bloquées ({ $count })
imports-show-warning = Avertissements ({ $count })
imports-show-create = Créations ({ $count })
imports-show-update = Mises à jour ({ $count })
imports-show-unchanged = Inchangées ({ $count })
imports-column-line = Ligne
imports-column-severity = Gravité
imports-column-column = Colonne
imports-column-value = Valeur
imports-column-message = Constat
imports-column-suggestion = Au registre, ou proposé
imports-column-todo = Que faire
imports-column-person = Personne
imports-column-born = Né(e) le
imports-column-number = N° candidat
imports-column-registration = N° inscription du fichier
imports-column-speciality = Spécialité
imports-column-outcome = Ce qui sera fait
imports-column-done = Ce qui a été fait
imports-column-found = Constats
imports-outcome-to-create = Candidature à créer
imports-outcome-to-update = Mise à jour
imports-outcome-unchanged = Rien ne change
imports-outcome-repeated = Ligne répétée, ignorée
imports-outcome-blocked = Bloquée
imports-outcome-created = Candidature créée
imports-outcome-updated = Mise à jour
imports-outcome-left-out = Laissée de côté
imports-outcome-undone = Annulée
imports-outcome-kept = Gardée telle quelle
imports-history = Imports précédents
imports-history-link = Ouvrir
imports-history-empty = Aucun import dans votre périmètre pour l’instant. Déposez une liste ci-dessus, ou téléchargez un exemple pour essayer.
imports-history-none-other = Aucun autre import dans votre périmètre.

# Constats d’un import dans un fichier
import-whole-file = Fichier entier
import-report-title = Constats de l’import
import-report-line = Ligne
import-report-severity = Gravité
import-report-column = Colonne
import-report-value = Valeur du fichier
import-report-suggestion = Au registre, ou proposé
import-report-message = Constat
import-report-todo = Que faire
import-fact-file = Fichier
import-fact-sha256 = Empreinte du fichier (SHA-256)
import-fact-staged = Déposé le
import-fact-blocking = Constats bloquants
import-fact-warnings = Avertissements
import-fact-made = Constats téléchargés le
import-column-birth-place = Lieu de naissance

# Constats sur les fichiers de convocations, de notes et de décisions
finding-hour-missing = L’heure manque.
finding-hour-missing-todo = Écrivez l’heure locale de l’épreuve, par exemple 8 h 30.
finding-hour-form = Cette heure ne se lit pas.
finding-hour-form-todo = Écrivez-la ainsi : 8 h 30 ou 08:30, à l’heure locale du centre.
finding-grade-missing = La note manque.
finding-grade-missing-todo = Écrivez la note sur 20, « Dispensé » ou « Absent ».
finding-grade-form = Cette note ne se lit pas.
finding-grade-form-todo = Écrivez un nombre de 0 à 20, « Dispensé » ou « Absent ».
finding-grade-over = Une note dépasse 20.
finding-grade-over-todo = Les notes sont sur 20 : vérifiez la valeur.
finding-number-form = Ce nombre ne se lit pas.
finding-number-form-todo = Écrivez un nombre positif, avec au plus trois décimales.
finding-granted-form = On ne sait pas si la mesure est accordée.
finding-granted-form-todo = Écrivez « Oui » ou « Non ».
finding-candidate-blocked = Une autre ligne de ce candidat ne peut pas être lue (ligne { $first }) : aucune de ses lignes n’est prise.
finding-candidate-blocked-todo = Corrigez cette autre ligne : le document d’un candidat est entier ou n’est pas.
finding-coefficient-missing = Le coefficient manque.
finding-coefficient-missing-todo = La note sera imprimée sans coefficient : vérifiez que c’est voulu.
finding-registration-not-here = Aucune candidature de votre périmètre ne porte ces numéros.
finding-registration-not-here-todo = Vérifiez le numéro de candidat et le numéro d’inscription.
finding-registration-over = Cette candidature est désinscrite, écartée, transférée, ou sa session est close.
finding-registration-over-todo = Retirez la ligne, ou vérifiez le numéro d’inscription.
finding-registration-several = Ce candidat a { $count } candidatures : on ne sait laquelle est visée.
finding-registration-several-todo = Remplissez la colonne « N° Inscription », ou choisissez la session du fichier.
finding-only-registration = La ligne ne dit ni numéro d’inscription ni session : elle va à la seule candidature active de ce candidat, la n° { $registration } (session { $exam_session }, examen { $domain }).
finding-only-registration-todo = Vérifiez que c’est bien cet examen et cette session ; sinon remplissez la colonne « N° Inscription », ou choisissez la session du fichier.
finding-name-differs = Le nom n’est pas celui du candidat qui porte ce numéro.
finding-name-differs-todo = Vérifiez le numéro et le nom : une ligne a peut-être glissé.
finding-paper-not-of-registration = Cette épreuve n’est pas de la candidature.
finding-paper-not-of-registration-todo = Employez le code d’épreuve imprimé sur la confirmation.
finding-paper-twice = Cette épreuve est déjà à la ligne { $first }.
finding-paper-twice-todo = Gardez une seule ligne par épreuve.
finding-hour-skipped = Cette heure n’existe pas ce jour-là : l’horloge avance.
finding-hour-skipped-todo = Vérifiez la date et l’heure locale.
finding-hour-twice = Cette heure existe deux fois ce jour-là : l’horloge recule.
finding-hour-twice-todo = Choisissez une heure sans équivoque.
finding-measure-unknown = Cette mesure n’est pas connue.
finding-measure-unknown-todo = Employez le nom ou le code d’une mesure de la liste des aménagements.
finding-measure-twice = Cette mesure est déjà à la ligne { $first }.
finding-measure-twice-todo = Gardez une seule ligne par mesure.
finding-said-otherwise = La ligne { $first } du même candidat dit autre chose.
finding-said-otherwise-todo = Écrivez la même valeur sur toutes les lignes du candidat, ou sur une seule.
finding-reasons-missing = Une mesure est refusée sans motif.
finding-reasons-missing-todo = Remplissez la colonne « Motifs et précisions ».
finding-decision-in-the-future = La décision est datée d’un jour à venir.
finding-decision-in-the-future-todo = Vérifiez la date de la décision.
finding-result-missing = La décision du jury manque.
finding-result-missing-todo = Écrivez-la sur une des lignes du candidat.
finding-facts-incomplete = Une autre ligne de cette candidature est bloquée (ligne { $first }) : aucune n’est prise.
finding-facts-incomplete-todo = Corrigez cette autre ligne : le document d’un candidat est entier ou n’est pas.
finding-paper-not-to-sit = Le candidat n’a pas à passer cette épreuve (dispense, note gardée ou épreuve non choisie).
finding-paper-not-to-sit-todo = Vérifiez la situation de cette épreuve sur la candidature.
finding-papers-left-out = Des épreuves de la candidature n’ont pas de ligne : { $papers }.
finding-papers-left-out-todo = Vérifiez qu’elles ne manquent pas dans le fichier.
finding-paper-day-past = La date de cette épreuve est passée.
finding-paper-day-past-todo = Vérifiez la date.
finding-papers-at-once = Deux épreuves commencent au même moment (ligne { $first }).
finding-papers-at-once-todo = Vérifiez la date et l’heure.
finding-grade-unexpected = La situation de cette épreuve sur la candidature dit autre chose.
finding-grade-unexpected-todo = Vérifiez si le candidat est dispensé de cette épreuve.
finding-total-differs = Le total n’est pas la somme des notes multipliées par leur coefficient.
finding-total-differs-todo = Vérifiez le total, ou les coefficients.
