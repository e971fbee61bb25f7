"""Ce qu'une machine sait voir dans les textes avant la construction : une petite vérification par sujet."""
