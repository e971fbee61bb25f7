"""Le titre d'un tableau écrit à la main : un paragraphe « Tableau : … », juste au-dessus."""

CAPTION = "Tableau : "
