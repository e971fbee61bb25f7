"""La recherche : ce que le navigateur reçoit pour trouver une page, tiré du site construit et du lexique."""
