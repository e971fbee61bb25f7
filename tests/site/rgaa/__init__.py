"""Les critères du référentiel qui se jugent sans navigateur : un module par thématique."""
