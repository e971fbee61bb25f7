#!/bin/sh
# Trouve Chromium ; à défaut l'installe quand la machine le permet, sinon dit la commande exacte.
set -eu
[ -n "${CHROME_PATH:-}" ] && exit 0
for nom in chromium-headless-shell chromium chromium-browser google-chrome; do
  command -v "$nom" >/dev/null 2>&1 && exit 0
done
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive exec apt-get install -y -qq --no-install-recommends chromium-headless-shell
fi
echo "Il manque Chromium. Sous Debian : sudo apt-get install chromium-headless-shell ; ailleurs, donnez son chemin dans CHROME_PATH." >&2
exit 1
