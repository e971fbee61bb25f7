"""Le corpus : chaque champ dit une fois son fichier ; lecture, schémas et références le suivent."""
