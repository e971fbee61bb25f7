"""Les faits typés : un module par sorte de fait, figé, qui refuse ce qu'il ne connaît pas."""
