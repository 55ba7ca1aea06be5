# Aménagements d’épreuves : les mesures
accommodation-measure-third-time = Temps majoré d’un tiers
accommodation-measure-more-time = Temps majoré de plus d’un tiers, sur avis motivé du médecin
accommodation-measure-breaks = Pauses, possibilité de se lever ou de sortir
accommodation-measure-room-access = Salle accessible, place adaptée
accommodation-measure-quiet-room = Salle à faible effectif
accommodation-measure-reader = Assistance d’un lecteur
accommodation-measure-scribe = Assistance d’un secrétaire
accommodation-measure-sign-language = Interprète en langue des signes ou codeur
accommodation-measure-computer = Ordinateur ou matériel adapté
accommodation-measure-enlarged = Sujets en gros caractères
accommodation-measure-braille = Sujets en braille
accommodation-measure-digital = Sujets en format numérique
accommodation-measure-keep-grades = Conservation des notes pendant cinq ans
accommodation-measure-spreading = Étalement des épreuves sur plusieurs sessions
accommodation-measure-adaptation = Adaptation ou dispense d’une épreuve, ou d’une partie d’épreuve
accommodation-group-time = Temps
accommodation-group-place = Salle
accommodation-group-help = Aides humaines et techniques
accommodation-group-papers = Sujets
accommodation-group-grades = Notes et épreuves

# Une demande
accommodation-state-sent = Demande envoyée
accommodation-state-incomplete = À compléter
accommodation-state-under-review = En cours d’examen
accommodation-state-decided = Décision rendue
accommodation-state-withdrawn = Demande retirée
accommodation-means-sent = Le service des examens a reçu votre demande. Il ne l’a pas encore examinée.
accommodation-means-incomplete = Il manque quelque chose pour examiner votre demande. Répondez ci-dessous.
accommodation-means-under-review = Votre demande est examinée. Vous recevrez un mail dès que la décision sera rendue.
accommodation-means-decided = La décision est un document officiel : lisez-le en entier, il est dans « Mes documents ».
accommodation-means-withdrawn = Vous avez retiré cette demande : elle ne sera pas examinée.

# Aménagements : l’espace candidat
accommodations-name = Aménagements
accommodations-title = Aménagements d’épreuves
accommodations-lead = Les demandes d’aménagement d’épreuves au titre du handicap sont déposées conformément aux dispositions de la circulaire de l’académie. Ici, je sais où la lire, j’envoie ma demande et je suis ce qu’elle devient.
accommodations-place-form = Mon académie
accommodations-mine = Mes demandes
accommodations-no-registration = Une demande porte sur une inscription, et je n’en ai pas encore.
accommodations-register = M’inscrire à un examen
accommodations-number = Inscription n° { $number }
accommodations-asked-at = Envoyée le { $at }
accommodations-none-yet = Aucune demande sur cette inscription.
accommodations-none-closed = Le service d’inscription n’est pas ouvert : une demande ne peut plus, ou pas encore, être envoyée ici. En cas de maladie ou d’accident survenu depuis, j’écris au service gestionnaire.
accommodations-until = Une demande peut être envoyée jusqu’au { $at }.
accommodations-follow = Suivre ma demande
accommodations-ask = Demander des aménagements
accommodations-ask-again = Faire une autre demande
accommodations-what = La circulaire de mon académie
accommodations-where = Académie : { $academie }
accommodations-circular = La circulaire dit quels formulaires remplir, à quel médecin les adresser et à quelle date. Elle figure sur le site internet de l’académie.
accommodations-site = Site internet
accommodations-rubric = Rubrique
accommodations-demonstration = Cette rubrique est inventée pour la démonstration : cherchez « aménagements » sur le site de l’académie.
accommodations-how = Comment faire ?
accommodations-how-1 = Je lis la circulaire de mon académie et je prépare les justificatifs qu’elle demande.
accommodations-how-2 = Je m’inscris à l’examen, puis j’envoie ma demande avant la clôture des inscriptions.
accommodations-how-3 = Je suis ma demande ici. S’il manque quelque chose, je reçois un mail et je complète.
accommodations-how-4 = La décision arrive dans « Mes documents ». Je l’ouvre sans attendre : c’est là, et là seulement, qu’elle est remise.
accommodations-private = Ces informations sont des données de santé. Seules les personnes qui instruisent les demandes les lisent ; elles ne figurent dans aucun export.
accommodations-sign-in = Me connecter pour envoyer une demande
accommodations-back = Toutes mes demandes
accommodations-asked = Ma demande
accommodations-sent = Envoyée le
accommodations-measures = Mesures demandées
accommodations-measures-hint = Je coche ce que je demande. Le médecin et le service des examens peuvent proposer autre chose.
accommodations-granted = accordée
accommodations-refused = non accordée
accommodations-granted-too = Également accordé
accommodations-answer = Réponse du service
accommodations-message = Message
accommodations-message-hint = Par exemple : ce que j’ai déjà eu à un autre examen. Il n’est pas nécessaire de nommer une maladie.
accommodations-proof = Justificatif
accommodations-proof-hint = Un seul fichier PDF, JPEG ou PNG, de 10 Mo au plus : l’avis du médecin, une décision antérieure, un plan d’accompagnement.
accommodations-send = Envoyer ma demande
accommodations-complete = Compléter ma demande
accommodations-send-again = Envoyer ce qui manquait
accommodations-withdraw = Retirer ma demande
accommodations-withdraw-help = Je n’ai plus besoin d’aménagements, ou je me suis trompé.
accommodations-decided-at = Décision rendue le { $at }.
accommodations-document = Lire la décision dans Mes documents

# Aménagements : la page du gestionnaire
page-accommodations = Aménagements
desk-accommodations-intro = Données de santé : ne les notez nulle part ailleurs, ne les dites qu’à ceux qui organisent l’épreuve.
desk-accommodations-view = Demandes
desk-accommodations-to-do = À traiter
desk-accommodations-waiting = Attendues du candidat
desk-accommodations-unread = Décisions non lues
desk-accommodations-done = Terminées
desk-accommodations-none-to-do = Aucune demande à traiter.
desk-accommodations-none-waiting = Aucune demande n’attend de complément.
desk-accommodations-none-unread = Toutes les décisions rendues ont été lues par leur candidat.
desk-accommodations-none-done = Aucune demande n’est terminée.
desk-accommodations-line = { $name } – { $number }
desk-accommodations-facts = { $exam } · { $academie } · demande du { $at }
desk-accommodations-late = Non lue depuis plus de 10 jours : à appeler
desk-accommodations-read = Lue le { $at }
desk-accommodations-not-read = Pas encore lue
desk-accommodations-open = Ouvrir la demande n° { $number }
desk-accommodations-back = Toutes les demandes
desk-accommodations-one = Demande d’aménagements n° { $number }
desk-accommodations-candidate = Dossier du candidat
desk-accommodations-law = Fondement
desk-accommodations-nothing = Aucune mesure de la liste : voir le message.
desk-accommodations-proof-open = Ouvrir le justificatif
desk-accommodations-no-proof = Aucun justificatif joint.
desk-accommodations-take-up = Commencer l’examen
desk-accommodations-taken = Le candidat voit que sa demande est en cours d’examen.
desk-accommodations-more = Demander un complément
desk-accommodations-missing = Ce qui manque
desk-accommodations-send = Demander au candidat
desk-accommodations-asked-more = Le candidat est prévenu par mail de ce qui manque.
desk-accommodations-decision = Décision
desk-accommodations-grant = Mesures accordées
desk-accommodations-answer = Motif ou précisions
desk-accommodations-answer-help = Obligatoire dès qu’une mesure demandée n’est pas accordée. Imprimé sur la décision.
desk-accommodations-decide = Rendre la décision
desk-accommodations-decided = La décision est remise au candidat dans son espace, et un mail l’en prévient.
desk-accommodations-decided-by = Rendue par { $by } le { $at }

mail-accommodation-received-subject = Votre demande a été reçue
mail-accommodation-received-body = Bonjour,

    Le service des examens a reçu la demande que vous avez déposée pour l’inscription n° { $registration } ({ $exam }), candidat n° { $candidate_number }.

    Vous pouvez suivre ce qu’elle devient dans votre espace candidat : { $portal }
mail-accommodation-incomplete-subject = Il manque quelque chose à votre demande
mail-accommodation-incomplete-body = Bonjour,

    Le service des examens ne peut pas encore examiner la demande que vous avez déposée pour l’inscription n° { $registration } ({ $exam }), candidat n° { $candidate_number } : il manque quelque chose.

    Connectez-vous à votre espace candidat pour lire ce qui manque et répondre : { $portal }
mail-accommodation-decided-subject = Une décision vous attend dans votre espace candidat
mail-accommodation-decided-body = Bonjour,

    Le service des examens a répondu à la demande que vous avez déposée pour l’inscription n° { $registration } ({ $exam }), candidat n° { $candidate_number }.

    La décision est un document remis dans votre espace candidat, rubrique « Mes documents ». Ouvrez-le sans attendre : il ne vous sera pas envoyé par courrier. { $portal }

event-accommodation-proof-read = Justificatif d’une demande consulté
subject-accommodation = Demande d’aménagements
error-accommodation-already-asked = Une demande est déjà en cours pour cette inscription : complétez-la, ou retirez-la d’abord.
error-accommodation-moved = Cette demande a changé d’état entre-temps : relisez-la avant d’agir.
fault-accommodation-nothing-asked = Cochez au moins une mesure, ou expliquez votre demande dans le message.
fault-accommodation-reason-missing = Dites pourquoi une mesure demandée n’est pas accordée.
field-measures = Mesures demandées
field-granted = Mesures accordées
