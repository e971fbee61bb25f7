"""Du fait à la page : chargement, modèles, corpus, vues, et la porte vers le moteur du site."""
