"""Ce que Markdown n'écrit pas seul : tableaux accessibles, sigles développés, typographie française."""
