# Refus de l’impression des documents
error-character-not-printable = Le caractère { $character } ne peut pas être imprimé : aucune police du système ne l’a. Corrigez la donnée, ou demandez l’ajout d’une police.
error-document-too-long = Ce document dépasserait { $limit } pages. Vérifiez les données de la candidature : l’un des champs est sans doute beaucoup trop long.
error-document-too-large = Ce document a trop de texte pour être imprimé (limite : { $limit }). Vérifiez les données de la candidature.
error-unknown-wording-fact = Le texte « { $slot } » du modèle demande une donnée inconnue : { $name }.
error-missing-wording = Il manque des textes dans le modèle : { $slots }.
error-nothing-to-merge = Aucun document à réunir : aucun fichier n’est produit.

document-kind-confirmation = Confirmation d’inscription
