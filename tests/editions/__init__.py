"""Trois éditions fictives : leurs dossiers, et ce qu'on y éprouve."""
