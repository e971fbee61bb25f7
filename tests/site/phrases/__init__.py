"""La phrase est éprouvée : ce que disent les faits se lit dans ce que le guide publie."""
