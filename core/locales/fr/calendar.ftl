# Refus du calendrier
error-unknown-zone = « { $zone } » n’est pas le nom d’une zone horaire. Choisissez un nom tel que « America/Martinique ».
error-local-time-skipped = Cette heure n’existe pas ce jour-là dans la zone { $zone } : les horloges avancent ({ $local }). Choisissez une autre heure.
error-local-time-doubled = Cette heure passe deux fois ce jour-là dans la zone { $zone } : les horloges reculent ({ $local }). Choisissez une autre heure.
calendar-source-demonstration = dates inventées pour la démonstration
