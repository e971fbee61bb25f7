"""Un modèle à remplir : chaque espace est décrit, chaque description sert, chaque faute se dit à sa ligne."""

import re

import pytest

from macros.corpus.facts import Corpus
from macros.corpus.loader import Loader
from macros.models.modeles import Modele, ModeleDeTableau, ModeleDeTexte
from macros.reading.braces import words
from macros.reading.problems import Problems
from macros.texts.french import folded
from macros.texts.lexicon import sigles
from tests.conftest import ROOT, Write

PLACE = "data/modeles/courriel.md"

EN_TETE = """\
titre: Courriel
description: Un courriel.
usage: À envoyer.
theme: accessibilite
obligations: [declaration_accessibilite]
structures: [commune]
etapes: []
formats: [odt, docx]
champs:
  - nom: Nom de la commune
    ou_le_trouver: Sur vos délibérations.
confiance: elevee
reserves: []
sources: [proposition]
verifie_le: 2026-11-21
revoir_avant: 2027-05-20
"""
TEXTE = "Mairie de [Nom de la commune]\n"


def read(guide: Write, head: str = EN_TETE, text: str = TEXTE) -> Modele:
    loader = Loader(guide({"data/modeles/courriel.md": f"---\n{head}---\n{text}"}))
    facts = loader.folder("data/modeles", lambda _: ModeleDeTexte, ("*.md",))
    if loader.problems:
        raise Problems(loader.problems)
    return facts["courriel"]


def faults(guide: Write, head: str = EN_TETE, text: str = TEXTE) -> str:
    with pytest.raises(Problems) as caught:
        read(guide, head, text)
    return str(caught.value)


def test_un_modele_se_lit_avec_son_nom_et_son_texte(guide: Write) -> None:
    modele = read(guide, text="\n# Objet\n\nMairie de [Nom de la commune]\n")
    assert isinstance(modele, ModeleDeTexte)
    assert (modele.id, modele.texte) == ("courriel", ("# Objet", "", "Mairie de [Nom de la commune]"))


def test_un_espace_sans_description_se_dit_a_sa_ligne(guide: Write) -> None:
    assert faults(guide, text=f"{TEXTE}\nLe [Date du jour]\n") == (
        "data/modeles/courriel.md:21: texte.2 : l'espace « [Date du jour] » n'est pas décrit ; "
        "ajoutez son nom et où le trouver à champs\n1 problème à corriger."
    )


def test_une_description_sans_espace_se_dit_a_sa_ligne(guide: Write) -> None:
    assert faults(guide, text="Mairie\n") == (
        "data/modeles/courriel.md:11: champs.0 : « Nom de la commune » n'est à remplir nulle part ; "
        "écrivez [Nom de la commune] ou retirez-le\n1 problème à corriger."
    )


def test_un_champ_decrit_deux_fois_se_dit_a_la_seconde(guide: Write) -> None:
    twice = "champs:\n  - nom: Nom de la commune\n    ou_le_trouver: Partout.\n"
    assert faults(guide, EN_TETE.replace("champs:\n", twice)) == (
        "data/modeles/courriel.md:13: champs.1 : "
        "« Nom de la commune » est décrit deux fois ; gardez-en un seul\n"
        "1 problème à corriger."
    )


def test_un_format_inconnu_est_refuse_avec_les_formats_possibles(guide: Write) -> None:
    assert faults(guide, EN_TETE.replace("[odt, docx]", "[odt, pdf]")) == (
        "data/modeles/courriel.md:9: formats.1 : valeur attendue : odt ou docx\n1 problème à corriger."
    )


def test_une_obligation_inconnue_est_refusee(guide: Write, corpus: Corpus) -> None:
    loader = Loader(guide({PLACE: f"---\n{EN_TETE.replace('declaration_', 'declarations_')}---\n{TEXTE}"}))
    loader.folder("data/modeles", lambda _: ModeleDeTexte, ("*.md",))
    with pytest.raises(Problems) as caught:
        loader.finish(corpus)
    expected = f"{PLACE}:6: obligations.0 : « declarations_accessibilite » est inconnu dans obligations"
    assert expected in str(caught.value)


def test_un_lien_entre_crochets_n_est_pas_un_espace(guide: Write) -> None:
    assert read(guide, text=f"{TEXTE}[la CNIL](https://www.cnil.fr/)\n").champs


def test_chaque_modele_a_sa_page_et_chaque_page_son_modele(corpus: Corpus) -> None:
    pages = {place for place in corpus.pages if place.startswith("modeles/")} - {"modeles/index.md"}
    assert pages == {f"modeles/{id}.md" for id in corpus.modeles}


def test_le_registre_garde_la_confiance_de_chaque_duree(corpus: Corpus) -> None:
    registre = corpus.modele("registre-des-traitements")
    assert isinstance(registre, ModeleDeTableau)
    images = next(item for item in registre.registre.traitements if item.id == "videoprotection").durees[0]
    assert (images.duree, images.confiance) == ("délai fixé par l'autorisation, un mois au plus", "elevee")


def test_la_declaration_a_le_plan_impose_dans_l_ordre(corpus: Corpus) -> None:
    declaration = corpus.modele("declaration-accessibilite")
    assert isinstance(declaration, ModeleDeTexte)
    titles = [line for line in declaration.texte if line.startswith("#")]
    assert titles == [
        "## État de conformité",
        "### Résultat des tests",
        "## Contenus non accessibles",
        "### Non conformité",
        "### Dérogations pour charge disproportionnée",
        "### Contenus non soumis à l'obligation d'accessibilité",
        "## Établissement de cette déclaration d'accessibilité",
        "### Technologies utilisées pour la réalisation de [Nom du site]",
        "#### Environnement de test",
        "#### Les outils utilisés lors de l'évaluation",
        "#### Pages du site ayant fait l'objet de la vérification de conformité",
        "## Retour d'information et contact",
        "## Voies de recours",
    ]


def test_la_charte_reprend_les_clauses_du_modele_en_deux_pages(corpus: Corpus) -> None:
    modele = corpus.modele("charte-de-la-donnee")
    assert isinstance(modele, ModeleDeTexte)
    text = "\n".join(modele.texte)
    page = (ROOT / "docs/charte-de-la-donnee/clauses-types.md").read_text(encoding="utf-8")
    named = [str(id) for word in words(page) if word.name == "articles_charte" for id in word.args]
    assert len(named) == len(set(named)) > 1
    clauses = [corpus.clauses[name].texte for name in named]
    missing = [clause for clause in clauses if clause.rstrip(".") not in text]
    assert missing == []


def test_chaque_sigle_est_ecrit_en_entier_la_premiere_fois(corpus: Corpus) -> None:
    known = sigles(corpus.lexique.values())
    bare = []
    for modele in corpus.modeles.values():
        text = "\n".join(modele.texte) if isinstance(modele, ModeleDeTexte) else ""
        for form, term in known.items():
            first = re.search(rf"(?<![\w.-]){re.escape(form)}(?![\w-])", text)
            if first and folded(term.developpe) not in folded(text[: first.end() + 70]):
                bare.append((modele.id, form))
    assert bare == []
