"""Des sources au dossier où les deux moteurs construisent : rien de fabriqué ne s'écrit parmi les sources."""
