#!/bin/sh
# Le guide sur une machine neuve : un Debian minimal, une archive sans histoire, « Mon dossier été », une personne
# sans droits, sans HOME, LC_ALL=C, umask 077. Puis root. Demande debootstrap et les droits de root.
# sh tests/neuf/essayer.sh bookworm
set -eu
SUITE=${1:?Donnez une version de Debian : bookworm ou trixie.}
ICI=$(cd "$(dirname "$0")/../.." && pwd)
GARDE=${NEUF:-$ICI/.cache/neuf}
BASE=$GARDE/base-$SUITE MACHINE=$GARDE/machine-$SUITE
DOSSIER="/srv/Mon dossier été"

command -v debootstrap >/dev/null || apt-get install --yes -qq debootstrap >/dev/null
mkdir -p "$GARDE"
[ -e "$BASE/pret" ] || {
  debootstrap --variant=minbase --include=python3,git,make,ca-certificates,curl "$SUITE" "$BASE" >"$GARDE/$SUITE.txt"
  touch "$BASE/pret"
}

fermer() { umount "$MACHINE/proc" "$MACHINE/dev" 2>/dev/null || true; }
trap fermer EXIT
fermer
rm -rf "$MACHINE"
cp -a "$BASE" "$MACHINE"
cp /etc/resolv.conf "$MACHINE/etc/resolv.conf"
# Les réglages de pip et de npm de cette machine, s'il y en a : certificats, délais.
for reglage in /etc/pip.conf /etc/xdg/pip /etc/npmrc /etc/ssl/certs; do
  [ ! -e "$reglage" ] || { mkdir -p "$MACHINE$(dirname "$reglage")"; cp -a "$reglage" "$MACHINE$(dirname "$reglage")/"; }
done
mount --bind /proc "$MACHINE/proc"
mount --bind /dev "$MACHINE/dev"
chroot "$MACHINE" useradd --create-home lecteur
mkdir -p "$MACHINE$DOSSIER"
git -C "$ICI" archive HEAD | tar -x -C "$MACHINE$DOSSIER"
chroot "$MACHINE" chown -R lecteur "$DOSSIER"

# Une commande dans le dossier du guide : par la personne, puis par root.
PLACES=/usr/local/bin:/usr/bin:/bin # Celles d'une personne ordinaire, et non de qui lance cet essai.
personne() { chroot --userspec=lecteur "$MACHINE" env -u HOME LC_ALL=C PATH="$PLACES" sh -c "umask 077; cd '$DOSSIER' || exit; $1"; }
root() { chroot "$MACHINE" env -u HOME LC_ALL=C PATH="$PLACES:/usr/sbin:/sbin" DEBIAN_FRONTEND=noninteractive sh -c "$1"; }

# Ce qu'une commande demande d'installer, elle le dit une fois ; root le colle, et tout marche ensuite.
coller() {
  personne "$1" >"$GARDE/dit.txt" 2>&1 && { echo "« $1 » devait dire ce qui manque." >&2; exit 1; }
  cat "$GARDE/dit.txt"
  commande=$(sed -n 's/.*collez cette commande : sudo //p' "$GARDE/dit.txt")
  [ "$(printf '%s\n' "$commande" | grep -c '^apt-get install')" = 1 ]
  root "apt-get update -qq && ${commande} --yes -qq --no-install-recommends >/dev/null 2>&1"
}

coller "make servir"
personne "make servir PORT=8123 & serveur=\$!
  for essai in \$(seq 300); do
    sleep 1
    curl -fs http://127.0.0.1:8123/ | grep -q 'Guide pratique' && vu=oui && break
  done
  kill \$serveur; [ \"\$vu\" = oui ]"
echo "make servir sert le guide."
personne "make verifier"
coller "make test"
# Dans un chroot, le noyau refuse le bac à sable de Chromium.
printf '#!/bin/sh\nexec chromium-headless-shell --no-sandbox "$@"\n' >"$MACHINE/usr/local/bin/chromium-essai"
chmod 755 "$MACHINE/usr/local/bin/chromium-essai"
personne "CHROME_PATH=/usr/local/bin/chromium-essai make test"
echo "Sur $SUITE, tout passe pour une personne sans droits."
