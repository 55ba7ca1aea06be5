# Doublons : deux dossiers qui pourraient être ceux d’une même personne
page-duplicates = Doublons
duplicates-lead = Deux dossiers qui se ressemblent, d’une académie, d’un examen ou d’une source à l’autre. Le rapprochement propose ; deux personnes décident.
duplicates-which = État
duplicates-state-open = À examiner
duplicates-state-proposed = Fusion proposée
duplicates-state-set-apart = Deux personnes
duplicates-state-merged = Fusionnés
duplicates-state-undone = Fusion annulée
duplicates-levels = Ressemblance
duplicates-level-sure = Presque certaine
duplicates-level-likely = Probable
duplicates-level-check = À vérifier
duplicates-level-low = Faible (jumeaux, homonymes)
duplicates-across = D’une académie à l’autre seulement
duplicates-counts = Presque certaine : { $sure } · Probable : { $likely } · À vérifier : { $check } · Faible : { $low } · Fusion proposée : { $proposed }
duplicates-none = Aucun doublon à montrer avec ces choix. Choisissez un autre état ou ajoutez un degré de ressemblance.
duplicates-passed = Tous les dossiers ont été comparés le { $at } ; depuis, chaque dossier qui change l’est aussi.
duplicates-passing = La comparaison des dossiers est en cours : des paires peuvent apparaître d’ici quelques minutes.
duplicates-compare = Comparer
duplicates-score = { $score } sur 100
duplicates-elsewhere = Candidat d’une autre académie. Écrivez au service qui le gère : { $offices }.
duplicates-one = Doublon n° { $number }
duplicates-back = Retour aux doublons
duplicates-unseen = Ce doublon n’existe pas, ou l’un des deux dossiers n’est pas de votre périmètre.

duplicates-why = Pourquoi ces deux dossiers
duplicates-reason-birth-name-same = Même nom de naissance
duplicates-reason-birth-name-crossed = Le nom de naissance de l’un est le nom d’usage de l’autre
duplicates-reason-birth-name-exchanged = Nom et prénom inversés
duplicates-reason-birth-name-near = Noms de famille proches : une ou deux lettres changent
duplicates-reason-birth-name-sound = Noms de famille de même sonorité
duplicates-reason-birth-name-part = Un nom de famille est une partie de l’autre
duplicates-reason-birth-name-different = Noms de famille différents
duplicates-reason-first-names-same = Mêmes prénoms
duplicates-reason-first-names-exchanged = Prénom et nom inversés
duplicates-reason-first-names-order = Mêmes prénoms dans un autre ordre
duplicates-reason-first-names-first = Même premier prénom
duplicates-reason-first-names-near = Premiers prénoms proches : une ou deux lettres changent
duplicates-reason-first-names-sound = Premiers prénoms de même sonorité
duplicates-reason-first-names-part = Un prénom se retrouve parmi ceux de l’autre, ou en abrégé
duplicates-reason-first-names-different = Prénoms différents
duplicates-reason-birth-date-same = Même date de naissance
duplicates-reason-birth-date-turned = Jour et mois de naissance inversés
duplicates-reason-birth-date-near = Dates de naissance proches : un chiffre change, ou deux sont inversés
duplicates-reason-birth-date-different = Dates de naissance différentes
duplicates-reason-birth-place-same = Même lieu de naissance
duplicates-reason-birth-place-near = Lieux de naissance proches
duplicates-reason-birth-place-different = Lieux de naissance différents
duplicates-reason-ine-same = Même INE
duplicates-reason-ine-near = INE presque identiques : un signe change
duplicates-reason-ine-different = INE différents
duplicates-reason-email-same = Même boîte aux lettres électronique
duplicates-reason-phone-same = Même téléphone
duplicates-reason-civility-different = Civilités différentes
duplicates-reason-twins-likely = Sans doute des jumeaux : même nom, même jour, même lieu, prénoms différents

duplicates-side-kept = Dossier A
duplicates-side-other = Dossier B
duplicates-effect-next = { $version } → { $next }
duplicates-agreeing = Ce qui est identique
duplicates-differing = Ce qui diffère
duplicates-column-data = Donnée
duplicates-table-alt = Des données des deux dossiers, côte à côte
duplicates-identity = Identité et coordonnées
duplicates-account = Compte : { $state ->
    [active] actif
    [pending] en attente d’activation
    [closed] fermé
   *[none] aucun
}
duplicates-from = { $origin } · { $academie } · créé le { $day }
duplicates-file = Ouvrir le dossier n° { $number }
duplicates-former = Fusionné : ancien n° { $numbers }
duplicates-badge-merged = Fusionné
duplicates-merged-into = Ce dossier a été fusionné : tout continue sous le n° { $number }.
duplicates-see-kept = Voir le dossier n° { $number }
duplicates-of-this = { $count ->
    [one] Un autre dossier ressemble à celui-ci.
   *[other] { $count } autres dossiers ressemblent à celui-ci.
}
duplicates-registrations = Candidatures
duplicates-registration = { $number } { $version } · { $exam } · { $academie } · { $state } · documents : { $documents } · pièces acceptées : { $accepted } sur { $pieces }
duplicates-registrations-elsewhere = { $count ->
    [one] Une candidature gérée hors de votre périmètre
   *[other] { $count } candidatures gérées hors de votre périmètre
}
duplicates-no-registration = Aucune candidature
duplicates-corrections = Corrections : { $count }

duplicates-apart = Ce sont deux personnes
duplicates-apart-explained = Ce doublon ne sera plus proposé, sauf si les données de l’un des deux changent.
duplicates-apart-why = Comment le savez-vous ?
duplicates-apart-confirm = Confirmer : deux personnes
duplicates-apart-done = C’est noté : deux personnes. Ce doublon ne sera plus proposé tant que les données ne changent pas.
duplicates-apart-said = Deux personnes, selon { $by } : { $reason }

duplicates-merge = Proposer la fusion
duplicates-keep = Dossier conservé
duplicates-keep-help = Son numéro reste ; l’autre numéro mène à lui pour toujours.
duplicates-take = Données reprises de l’autre dossier
duplicates-take-help = Seules les données qui diffèrent sont proposées. Les autres restent celles du dossier conservé.
duplicates-take-none = Aucune donnée ne diffère : il n’y a rien à choisir.
duplicates-taken = { $field } : { $value }
duplicates-reason-asked = Pourquoi est-ce la même personne ?
duplicates-send = Proposer la fusion à une autre personne
duplicates-sent = Fusion n° { $number } proposée. Une autre personne doit l’approuver.
duplicates-consequences = Ce que la fusion fera
duplicates-change = { $field } : { $before } → { $after }
duplicates-nothing = (vide)
duplicates-effect-moves = { $exam } ({ $academie }) : la candidature { $number } devient { $next } du dossier conservé
duplicates-effect-ended = { $exam } ({ $academie }) : la candidature { $number }, close, devient { $next } ; ce qu’elle a imprimé ne change pas
duplicates-effect-version = { $exam } ({ $academie }) : { $version } → { $next }
duplicates-effect-documents = { $count ->
    [one] un document à refaire
   *[other] { $count } documents à refaire
}
duplicates-effect-signed = confirmation à signer ou à valider à nouveau
duplicates-effects-elsewhere = { $count ->
    [one] Une candidature gérée hors de votre périmètre suivra aussi.
   *[other] { $count } candidatures gérées hors de votre périmètre suivront aussi.
}
duplicates-email-kept = Adresse électronique du dossier conservé : { $email }
duplicates-email-other = L’adresse { $email } reste réservée à cette personne pendant 30 jours, puis elle est libre.
duplicates-email-forced = Un seul des deux dossiers a un compte : son adresse est celle du dossier conservé.
duplicates-account-effect-none = Aucun des deux dossiers n’a de compte.
duplicates-account-effect-stays = Le compte du dossier conservé reste ; la personne se reconnecte.
duplicates-account-effect-follows = Le compte de l’autre dossier suit la personne ; elle se reconnecte.
duplicates-account-effect-closes = Le compte de l’adresse retenue reste ; l’autre est fermé, et un courriel l’explique.
duplicates-undo-for = Deux personnes peuvent annuler la fusion pendant 30 jours.

duplicates-blockers = À régler d’abord :
duplicates-blocker-merged = L’un des deux dossiers a déjà été fusionné avec un autre.
duplicates-blocker-keep-registered = L’autre dossier a des candidatures, celui-ci n’en a jamais eu : conservez l’autre.
duplicates-blocker-both-registered = Les deux dossiers ont une candidature active au même examen : écartez l’une des deux d’abord.
duplicates-blocker-correction-open = Une correction attend une décision sur l’un des deux dossiers.
duplicates-blocker-report-waiting = Une erreur signalée par le candidat attend une réponse.
duplicates-blocker-account-waits = Un compte attend son activation : attendez qu’il soit activé ou que ses 48 heures soient passées.
duplicates-blocker-too-late = Les 30 jours sont passés : cette fusion ne peut plus être annulée.
duplicates-blocker-merged-again = Une fusion plus récente concerne l’un des deux dossiers : annulez-la d’abord.
duplicates-blocker-changed-since = Une donnée reprise par la fusion a été modifiée depuis : remettez-la d’abord par une correction.
duplicates-blocker-address-changed = Une adresse électronique a changé depuis la fusion.
duplicates-blocker-account-changed = Un compte a changé de dossier depuis la fusion.

duplicates-proposal-merge = Fusion n° { $number } : conserver { $kept }, fusionner { $absorbed }
duplicates-proposal-undo = Annulation de fusion n° { $number } : séparer { $absorbed } de { $kept }
duplicates-proposal-by = Proposée par { $by } le { $at }
duplicates-proposal-decided = Décidée par { $by } le { $at }
duplicates-proposal-state = { $state ->
    [proposed] À décider
    [approved] Approuvée
    [refused] Refusée
    [stale] Périmée : un dossier a changé
    [expired] Expirée
   *[withdrawn] Retirée
}
duplicates-moved = { $from } candidature { $number } → { $to } candidature { $next }
duplicates-approve = Approuver la fusion
duplicates-approve-undo = Approuver l’annulation
duplicates-refuse = Refuser
duplicates-refuse-why = Pourquoi refusez-vous ?
duplicates-refuse-confirm = Confirmer le refus
duplicates-refused = Proposition refusée.
duplicates-withdraw = Retirer ma proposition
duplicates-withdrawn = Proposition retirée.
duplicates-yours = Vous avez fait cette proposition : une autre personne doit la décider.
duplicates-approved = C’est fait : candidatures déplacées : { $moved } ; versions nouvelles : { $versions } ; documents à refaire : { $documents } ; courriels : { $mails }.
duplicates-too-late-stale = Un des deux dossiers a changé depuis la proposition : elle est périmée, rien n’a été fusionné.
duplicates-too-late-expired = La proposition a plus de sept jours : elle est expirée, rien n’a été fusionné.
duplicates-undo = Annuler la fusion
duplicates-undo-explained = Jusqu’au { $until }. Une autre personne approuve.
duplicates-undo-effect = Ce qui a été fait depuis sur une candidature reste ; les numéros donnés par la fusion ne resservent jamais.
duplicates-undo-why = Pourquoi sont-ce deux personnes ?
duplicates-undo-send = Proposer l’annulation à une autre personne
duplicates-undo-sent = Annulation n° { $number } proposée. Une autre personne doit l’approuver.

error-apart-unexplained = Écrivez comment vous savez que ce sont deux personnes.
error-pair-closed = Ce doublon a déjà été traité. Rechargez la page pour voir ce qu’il est devenu.
error-merge-unexplained = Écrivez le motif : une autre personne doit pouvoir en juger.
error-merge-blocked = Quelque chose s’y oppose encore : réglez ce que la page indique, puis recommencez.
error-merge-already-open = Une proposition attend déjà une décision pour l’un de ces deux dossiers.
error-merge-decided = Cette proposition n’est plus à décider. Rechargez la page pour voir où elle en est.
error-merge-own-proposal = Vous avez fait cette proposition : une autre personne doit la décider.
error-merge-not-yours = Seule la personne qui a fait cette proposition peut la retirer.
error-merge-not-as-shown = Cette proposition n’est pas celle qui était affichée. Relisez-la : rien n’a été approuvé.
error-merge-refusal-unexplained = Écrivez pourquoi vous refusez : le motif revient à la personne qui a proposé.
error-merge-recent-editor = Vous avez modifié l’un de ces dossiers au cours des dernières 24 heures : une autre personne doit décider.
error-candidate-merged = Ce dossier a été fusionné : tout continue sous le n° { $number }. Ouvrez ce dossier-là.

event-duplicate-found = Doublons recherchés
event-duplicate-set-apart = Doublon écarté : deux personnes
event-merge-proposed = Fusion de dossiers, ou son annulation, proposée
event-merge-approved = Dossiers fusionnés
event-merge-undone = Fusion annulée
event-merge-refused = Fusion refusée
event-merge-stale = Fusion périmée : un dossier a changé
event-merge-expired = Fusion expirée
event-merge-withdrawn = Fusion retirée
event-merge-settled = Fusion définitive : adresse libérée
event-registration-moved = Candidature passée d’un dossier à un autre
subject-duplicate = Doublons
subject-merge = Fusion
field-merged-into = Fusionné avec
field-former-number = Ancien n° candidat
version-cause-merge = fusion de dossiers ou son annulation
effects-duplicate-alike = Identité très proche : { $who }.

mail-candidates-merged-subject = Vos deux dossiers n’en font plus qu’un
mail-candidates-merged-body =
    Bonjour,

    Vous aviez deux dossiers de candidat. Le service des examens les a réunis : tout continue sous le n° { $candidate_number }. Le n° { $former_number } ne sert plus, mais il reste connu du service.

    { $count ->
        [0] Aucune de vos confirmations d’inscription n’est à refaire.
        [one] Votre candidature a changé de version. Une nouvelle confirmation d’inscription remplace la précédente :
       *[other] Vos candidatures ont changé de version. De nouvelles confirmations d’inscription remplacent les précédentes :
    }
    { $registrations }

    Reconnectez-vous à votre espace candidat avec la présente adresse pour retrouver tous vos documents :
    { $portal }

    Ces deux dossiers ne sont pas tous les deux les vôtres ? Répondez sans attendre à ce courriel ou écrivez au service gestionnaire : { $office }.

mail-account-joined-subject = Cette adresse ne sert plus à votre dossier de candidat
mail-account-joined-body =
    Bonjour,

    Deux dossiers de candidat étaient à votre nom. Le service des examens les a réunis en un seul, qui utilise une autre adresse électronique que celle-ci. Si un compte était ouvert avec la présente adresse, il est fermé : on ne peut plus s’y connecter. Connectez-vous avec votre autre adresse.

    Vous n’avez jamais eu deux dossiers ? Écrivez sans attendre au service gestionnaire : { $office }. Pendant 30 jours, la réunion des deux dossiers peut être annulée.

mail-merge-undone-subject = Votre dossier de candidat est de nouveau séparé
mail-merge-undone-body =
    Bonjour,

    Votre dossier avait été réuni par erreur avec un autre. Le service des examens a annulé cette réunion : vous retrouvez votre dossier n° { $candidate_number }, avec ses candidatures et leurs documents.

    Reconnectez-vous à votre espace candidat :
    { $portal }

    Une erreur subsiste ? Répondez à ce courriel ou écrivez au service gestionnaire : { $office }.
awaiting-merges = { $count ->
    [one] fusion de dossiers attend votre décision
   *[other] fusions de dossiers attendent votre décision
 }
awaiting-merges-link = Comparer
