"""Tient la place de la commande de la forge : note ce qu'on lui demande, répond ce qu'un essai a préparé."""

import json
import os
import sys
from pathlib import Path

folder = Path(os.environ["FORGE"])
args = sys.argv[1:]
body = Path(args[args.index("--body-file") + 1]).read_text("utf-8") if "--body-file" in args else ""
with (folder / "demandes.jsonl").open("a", encoding="utf-8") as log:
    log.write(json.dumps([args, body]) + "\n")
answer = folder / "-".join(args[:2])
sys.stdout.write(answer.read_text("utf-8") if answer.exists() else "")
