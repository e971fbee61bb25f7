"""Montrer le guide pendant qu'on l'écrit : une page se refait dès qu'elle change."""
