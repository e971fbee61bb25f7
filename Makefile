# Les commandes du guide. `make` seul les énumère.

export PYTHONPATH := $(CURDIR)
export NO_MKDOCS_2_WARNING := 1
export DISABLE_MKDOCS_2_WARNING := true
export PATH := $(CURDIR)/.venv/bin:$(PATH)

PYTHON ?= python3
PORT ?= 8000
INSTALLER := $(PYTHON) scripts/installer.py

.DEFAULT_GOAL := aide
.PHONY: aide systeme systeme-livret systeme-test systeme-orca orca liseuse servir site site-zensical modeles conseil livret hors-ligne dossiers publier prouver controler reglages verifier nouveau-retour importer-retour formulaires \
  orthographe changements droit perimes dates rgaa badge note-rgaa perimes-rgaa schemas automatismes qualite test-rapide \
  test-python test-navigateur test-rgaa test test-neuf reponses mesures bench bench-charge verrous liens alertes propre

aide: ## Montre cette liste
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sort | awk -F ':.*## ' '{printf "  make %-16s %s\n", $$1, $$2}'

# --- Ce que les commandes installent, une fois -----------------------------------------------------------------

# Ce que seul le système apporte se dit d'abord, en une fois : Pango, Chromium, nginx, Caddy…
systeme systeme-livret systeme-test systeme-orca: systeme%:
	@$(PYTHON) scripts/systeme.py $(or $(*:-%=%),servir)

.venv/pret: requirements.txt | systeme
	@echo "Installation des outils (une seule fois, une minute environ)…"
	@$(INSTALLER) pip requirements.txt
	@touch $@

# Node vient du système ; à défaut, de la roue Python qui le contient.
.venv/node: .venv/pret requirements-node.txt
	@node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' 2>/dev/null || $(INSTALLER) pip requirements-node.txt
	@touch $@

node_modules/pret: .venv/node package.json package-lock.json
	@$(INSTALLER) npm --omit=dev
	@touch $@

# Les tests demandent aussi les outils de vérification ; les installer installe le reste.
node_modules/complet: .venv/node package.json package-lock.json
	@$(INSTALLER) npm
	@touch node_modules/pret $@

# L'observatoire de MDN vient avec tout un serveur : il a son propre dossier, et rien d'autre n'en dépend.
tests/observatoire/node_modules/pret: .venv/node tests/observatoire/package-lock.json
	@$(INSTALLER) npm --prefix tests/observatoire --omit=optional
	@touch $@

# DAISY Ace aussi : quatre cents paquets que rien d'autre n'emploie.
tests/liseuse/node_modules/pret: .venv/node tests/liseuse/package-lock.json
	@$(INSTALLER) npm --prefix tests/liseuse
	@touch $@

# Java vient du système ; à défaut, de la roue Python qui le contient.
.venv/java: .venv/pret requirements-java.txt
	@java -version >/dev/null 2>&1 || $(INSTALLER) pip requirements-java.txt
	@touch $@

.venv/modeles: .venv/pret requirements-modeles.txt
	@$(INSTALLER) pip requirements-modeles.txt
	@touch $@

.venv/livret: .venv/pret requirements-livret.txt | systeme-livret
	@$(INSTALLER) pip requirements-livret.txt
	@touch $@

.venv/verrous: .venv/pret requirements-verrous.txt
	@$(INSTALLER) pip requirements-verrous.txt
	@touch $@

# --- Ce que le site emploie et que l'on ne garde pas dans le dépôt ----------------------------------------------

construit/ressources/guide.css: .venv/pret scripts/feuille.py macros/building/sheets.py $(wildcard overrides/styles/*.css)
	@python -m scripts.feuille

construit/ressources/bibliotheques.js: node_modules/pret scripts/bibliotheques.py
	@python -m scripts.bibliotheques

construit/ressources/guide.js: node_modules/pret scripts/legers.mjs $(wildcard overrides/scripts/*.js)
	@node scripts/legers.mjs

FABRIQUE := $(addprefix construit/ressources/,guide.css bibliotheques.js guide.js)

# --- Les commandes ----------------------------------------------------------------------------------------------

servir: $(FABRIQUE) ## Montre le guide à l'adresse http://127.0.0.1:8000, et le met à jour à chaque enregistrement
	@python -m scripts.servir $(PORT)

site: $(FABRIQUE) ## Construit le guide dans le dossier site/
	@python -m scripts.site

site-zensical: $(FABRIQUE) ## Construit le guide avec Zensical, le moteur de rechange
	@python -m scripts.site_zensical

modeles: .venv/modeles ## Fabrique les modèles à remplir (ODT, DOCX, ODS, XLSX)
	@python -m scripts.modeles

conseil: .venv/modeles ## Fabrique la présentation, la note et le dossier de chaque tranche (ODP, PPTX, ODT, ZIP)
	@python -m scripts.conseil

livret: .venv/livret site ## Fabrique le livret (PDF, EPUB) et les fiches de deux pages
	@python -m scripts.livret

hors-ligne: .venv/livret site ## Fabrique le guide hors ligne
	@python -m scripts.hors_ligne

# Une édition est un dossier à part : make site EDITION=../mon-edition. Toutes les commandes la lisent.
export EDITION

export LISTE DANS

dossiers: .venv/modeles ## Un tableau d'ensemble et un dossier par collectivité : make dossiers LISTE=communes.csv
	@python -m scripts.dossiers "$$LISTE" "$$DANS"

# Les octets sont datés du dernier enregistrement ; un guide reçu sans son histoire, du jour.
publier: export SOURCE_DATE_EPOCH ?= $(or $(shell git log -1 --format=%ct -- . 2>/dev/null),$(shell date -u -d 00:00 +%s))
publier: export ADRESSE_DU_GUIDE ?=
publier: export CONTACT_DU_GUIDE ?=
publier: export ENTITE_DU_GUIDE ?=
publier: reglages site prouver modeles livret conseil hors-ligne ## Fait le dossier à servir et l'archive : make publier ADRESSE_DU_GUIDE=https://exemple.fr/guide/ CONTACT_DU_GUIDE=mailto:guide@exemple.fr
	@python -m scripts.publier

# Une page dont la preuve manque passe aux contrôles ; s'ils y voient une faute, rien ne se publie.
prouver: site
	@test -z "$$(python -m scripts.preuves site)" || $(MAKE) --silent controler

controler: systeme-test .venv/java node_modules/complet
	@echo "Des pages ont changé depuis leur preuve : elles passent aux contrôles d'accessibilité…"
	@SITE=$(CURDIR)/site pytest -q tests/site/rgaa
	@node --test --test-concurrency=1 $(addprefix tests/navigateur/,rgaa.test.mjs nu.test.mjs)

# Un réglage qui manque se dit avant deux minutes de documents.
reglages: .venv/pret
	@python -m scripts.reglages

# Le nom d'un fichier passe par l'environnement, tel quel : il peut avoir espaces, apostrophes et signes de make.
override FICHIER := $(value FICHIER)
export FICHIER

# --- Contribuer -------------------------------------------------------------------------------------------------

verifier: .venv/pret ## Vérifie les données et les textes, ou une page : make verifier FICHIER=docs/retours/x.md
	@python -m scripts.verifier $${FICHIER:+"$$FICHIER"}

nouveau-retour: .venv/pret ## Pose les questions d'un retour d'expérience et écrit sa page
	@python -m scripts.nouveau_retour

importer-retour: .venv/pret ## Change un formulaire rempli en page : make importer-retour FICHIER=formulaire.odt (ou .docx)
	@python -m scripts.importer_retour $${FICHIER:+"$$FICHIER"}

formulaires: .venv/pret ## Réécrit les formulaires de la forge d'après data/contribuer.yml
	@python -m scripts.formulaires

orthographe: .venv/pret ## Relit l'orthographe des pages
	@python -m scripts.orthographe

schemas: .venv/pret ## Réécrit les schémas que lisent les éditeurs de texte
	@python -m scripts.schemas

# --- Entretenir -------------------------------------------------------------------------------------------------

changements: .venv/pret ## Réécrit CHANGELOG.md d'après data/nouveautes.yml
	@python -m scripts.changements

droit: .venv/pret ## Dit les nombres sans phrase de loi et les textes non lus ; make droit EXTRAIT=dossier : ce qui a bougé
	@python -m scripts.droit $(EXTRAIT)

perimes: .venv/pret ## Dit quels faits sont à relire, et comment
	@python -m scripts.a_relire $(FORME)

dates: .venv/pret ## Refuse des dates de vérification changées sans source relue : make dates DEPUIS=main
	@python -m scripts.dates $(DEPUIS)

# Sous LC_ALL=C, ni Chromium ni Java n'ouvrent un fichier dont le chemin a un accent.
test-navigateur controler rgaa test-rgaa: export LC_ALL := C.UTF-8

# Avec PREUVES vide, toutes les pages repassent, même celles qui n'ont pas changé depuis leur preuve.
rgaa test-rgaa: export PREUVES := /dev/null

rgaa: systeme-test site modeles livret .venv/java node_modules/complet ## Relance les contrôles d'accessibilité et dépose leurs résultats
	@rm -rf .cache/rgaa && mkdir -p .cache/rgaa
	@-python -m scripts.documents
	@-pytest -q tests/site/rgaa --junitxml=.cache/rgaa/pytest.xml
	@-node --test --test-concurrency=1 tests/navigateur/rgaa.test.mjs tests/navigateur/pa11y.test.mjs tests/navigateur/nu.test.mjs
	@python -m scripts.rgaa

badge: site ## Redessine le badge d'accessibilité du README
	@python -m scripts.badge

note-rgaa: site ## Écrit, critère par critère, ce qui est prouvé, par quoi, sur combien de pages
	@python -m scripts.note_rgaa

perimes-rgaa: site ## Dit quels constats d'accessibilité sont à revoir, et pourquoi
	@python -m scripts.perimes

.venv/veille: .venv/pret requirements-veille.txt
	@python -m venv .venv/outils-veille
	@.venv/outils-veille/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-veille.txt
	@touch $@

verrous: .venv/verrous .venv/node ## Réécrit tous les verrous, d'après pyproject.toml, les package.json et le Containerfile
	@python -m scripts.verrous

liens: .venv/veille site ## Vérifie les liens vers d'autres sites
	@PATH="$(CURDIR)/.venv/outils-veille/bin:$$PATH" .venv/bin/python -m scripts.liens

alertes: .venv/veille node_modules/pret ## Dit quelles dépendances ont une faille connue
	@.venv/outils-veille/bin/pip-audit --disable-pip --require-hashes -r requirements.txt -r requirements-modeles.txt
	@npm audit

# --- Éprouver ---------------------------------------------------------------------------------------------------

qualite: .venv/modeles .venv/livret node_modules/complet
	@ruff check --quiet
	@ruff format --quiet --check
	@mypy --no-error-summary
	@lint-imports --no-cache

automatismes: node_modules/complet
	@zizmor --offline --no-progress --quiet .github
	@node scripts/automatismes.mjs

# Ceux-ci construisent le guide, fabriquent ses documents, lancent des serveurs ou lisent toutes les communes : `make test` les joue aussi.
LENTS := $(addprefix tests/,site booklet documents editions servers territories publication/test_echange.py \
  scripts/test_atelier.py scripts/test_rgaa.py scripts/test_site.py forge)

test-rapide: qualite automatismes $(FABRIQUE) ## En quarante secondes, ce qui ne construit rien : données, vues, contrôles
	@python -m scripts.preparer
	@pytest -q -n 2 $(addprefix --ignore=,$(LENTS))

test-python: export SITE := $(CURDIR)/site
test-python: systeme-test qualite automatismes site tests/observatoire/node_modules/pret ## Tous les tests écrits en Python
	@pytest -q -n 2 --dist loadfile

test-navigateur: systeme-test .venv/java node_modules/complet
	@node_modules/.bin/tsc --noEmit
	@node --test --test-concurrency=2 $(wildcard tests/navigateur/*.test.mjs tests/recherche/*.test.mjs)

test-rgaa: systeme-test site .venv/java node_modules/complet ## Les outils d'accessibilité sur toutes les pages, même inchangées
	@node --test --test-concurrency=1 $(addprefix tests/navigateur/,rgaa.test.mjs pa11y.test.mjs)

# Un indice : le RGAA n'admet pas Orca comme référence. Une minute par geste.
orca: systeme-orca site ## Fait lire huit gestes par Orca, le lecteur d'écran de Debian, et écoute ce qu'il dit
	@pytest -q tests/orca

# Quatre minutes : l'outil ouvre chaque chapitre dans Chromium.
liseuse: LIVRE := construit/emporter/telecharger/fichiers/livret.epub
liseuse: livret tests/liseuse/node_modules/pret ## Examine le livre électronique : sa largeur sur un petit écran, puis DAISY Ace
	@node tests/liseuse/largeur.mjs $(LIVRE)
	@node tests/liseuse/examiner.mjs $(LIVRE)

test: systeme-test test-python hors-ligne test-navigateur ## Tous les tests

test-publier: export EPREUVE_LONGUE := 1
test-publier: .venv/livret .venv/modeles ## Publie pour de vrai dans un clone neuf, livret et modèles compris, et relit ce qui en sort
	@pytest -q tests/forge/test_publier.py

test-neuf: ## Essaie le guide sur un Debian minimal, par root et debootstrap : make test-neuf SUITE=trixie
	@sh tests/neuf/essayer.sh $(or $(SUITE),bookworm)

reponses: .venv/pret ## Note ce que répond chaque fiche, une fois le changement annoncé dans data/nouveautes.yml
	@python -m scripts.reponses

mesures: site ## Pèse le site construit, pour la page Écoconception
	@python -m scripts.mesures

bench: $(FABRIQUE) ## Mesure la construction, la recherche et le poids des pages
	@python -m tests.bancs.engines
	@node tests/bancs/recherche.mjs

bench-charge: publier ## Mesure nginx sous 500 connexions (apt-get install wrk nginx-light libnginx-mod-http-brotli-static)
	@python -m tests.bancs.load

propre: ## Efface ce que les commandes ont fabriqué
	rm -rf .venv site dist construit node_modules .mypy_cache .ruff_cache .pytest_cache
