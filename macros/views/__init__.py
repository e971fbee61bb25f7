"""Les vues : du corpus au HTML, sans horloge, sans fichier, sans moteur de site."""
