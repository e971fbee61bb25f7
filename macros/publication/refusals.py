"""Ce qui empêche de publier, dit à une personne."""


class Refused(Exception):
    """Une raison, en français, de ne rien publier ; le dossier déjà publié reste tel quel."""
