#!/bin/sh
# Le livret demande Pango et les lettres Liberation, qu'aucune roue Python ne contient.
# Les installe quand la machine le permet, sinon dit la commande exacte.
set -eu
PAQUETS="libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-liberation"

pret() { python -c 'import weasyprint' 2>/dev/null; }

pret && exit 0
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $PAQUETS >/dev/null
  # Debian 13 range les lettres étroites à part.
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq fonts-liberation-sans-narrow >/dev/null 2>&1 || true
  pret && exit 0
fi
echo "Il manque Pango, qui dessine le texte du livret. Sous Debian : sudo apt-get install $PAQUETS ; sous macOS : brew install pango." >&2
exit 1
