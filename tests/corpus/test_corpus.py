"""Le corpus : les vraies données se chargent, et un guide abîmé dit toutes ses fautes, chacune à sa place."""

import shutil
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, get_args

import pytest
import yaml
from pydantic import Field

from macros.corpus.facts import Corpus
from macros.corpus.loader import Loader, load_corpus
from macros.corpus.references import marked, references
from macros.models.base import Fait, Identifiant, IdTerme, Reference, Texte
from macros.models.documents import Document
from macros.models.lexique import Terme
from macros.models.pages import Page
from macros.reading.collections import Form
from macros.reading.collections import collections as declared
from macros.reading.problems import Problems, Unknown
from tests.conftest import ROOT, Write, reduced
from tests.reading.test_validation import every_model

DPD = """\
- id: dpd
  ecriture: DPD
  sorte: sigle
  developpe: délégué à la protection des données
  explication: Il conseille la mairie.
  theme: donnees_personnelles
"""


class Detail(Fait):
    mots: tuple[IdTerme, ...] = ()


class Essai(Fait):
    id: Identifiant
    nom: Texte
    mot: IdTerme | None = None
    details: Annotated[tuple[Detail, ...], Field(max_length=3)] = ()


def said(loader: Loader) -> list[str]:
    return [str(problem) for problem in loader.problems]


def test_une_liste_se_range_par_identifiant(guide: Write) -> None:
    loader = Loader(guide({"data/essais.yml": "- id: b\n  nom: B\n- id: a\n  nom: A\n"}))
    assert list(loader.entries("data/essais.yml", Essai)) == ["b", "a"]
    assert loader.problems == []


def test_un_identifiant_repete_est_refuse_a_sa_ligne(guide: Write) -> None:
    loader = Loader(guide({"data/essais.yml": "- id: a\n  nom: A\n- nom: B\n  id: a\n"}))
    loader.entries("data/essais.yml", Essai)
    assert said(loader) == [
        "data/essais.yml:4: id : « a » est déjà pris ; choisissez-en un autre."
        " Exemple : declaration_accessibilite"
    ]


@pytest.mark.parametrize("text", ["id: a\nnom: A\n", "rien\n", ""])
def test_un_fichier_liste_est_une_liste(guide: Write, text: str) -> None:
    loader = Loader(guide({"data/essais.yml": text}))
    assert loader.entries("data/essais.yml", Essai) == {}
    assert said(loader) == [
        "data/essais.yml:1: liste attendue ; chaque entrée commence par un tiret. Exemple : - id: essai"
    ]


def test_le_nom_du_fichier_est_l_identifiant(guide: Write) -> None:
    loader = Loader(guide({"data/essais/b_c.yml": "nom: B\n", "data/essais/a.yml": "nom: A\n"}))
    assert {id: fact.nom for id, fact in loader.folder("data/essais", lambda _: Essai).items()} == {
        "a": "A",
        "b_c": "B",
    }


def test_un_nom_de_fichier_mal_forme_est_refuse(guide: Write) -> None:
    loader = Loader(guide({"data/essais/Mon Essai.yml": "nom: A\n"}))
    loader.folder("data/essais", lambda _: Essai)
    assert said(loader) == [
        "data/essais/Mon Essai.yml:1: nom du fichier : forme refusée. Exemple : declaration_accessibilite"
    ]


def test_une_page_dit_ce_qui_manque_a_son_en_tete(guide: Write) -> None:
    long = "x" * 161
    root = guide(
        {
            "docs/juste.md": "---\ndescription: Une phrase.\n---\n# Juste\n",
            "docs/a/vide.md": "# Vide\n",
            "docs/a/trop.md": f"---\ntitre: Trop\ndescription: {long}\nauteur: x\n---\n# Trop\n",
            "docs/_modele.md": "---\ndescription: À copier.\n---\n# Modèle\n",
        }
    )
    loader = Loader(root)
    assert list(loader.pages("docs", lambda _: Page)) == ["juste.md"]
    example = "Exemple : Ce que la loi demande à votre mairie, en clair."
    assert sorted(said(loader)) == [
        f"docs/a/trop.md:3: description : texte trop long ; 160 caractères au plus. {example}",
        "docs/a/trop.md:4: auteur : champ inconnu ; corrigez son nom ou retirez-le. Exemple : titre_court",
        f"docs/a/vide.md:1: description : champ manquant ; ajoutez-le. {example}",
    ]


def test_une_reference_inconnue_est_refusee_a_sa_ligne_meme_profonde(guide: Write) -> None:
    first = "- id: a\n  nom: A\n  mot: dpo\n"
    text = first + "- id: b\n  nom: B\n  mot: dpd\n  details:\n    - mots:\n        - dpd\n        - rgdp\n"
    loader = Loader(guide({"data/lexique.yml": DPD, "data/essais.yml": text}))
    lexicon = loader.entries("data/lexique.yml", Terme)
    loader.entries("data/essais.yml", Essai)
    with pytest.raises(Problems) as caught:
        loader.finish(reduced({"lexique": lexicon}))
    assert str(caught.value) == (
        "data/essais.yml:3: mot : « dpo » est inconnu dans lexique ; corrigez-le. Exemple : dpd\n"
        "data/essais.yml:10: details.0.mots.1 : « rgdp » est inconnu dans lexique ; corrigez-le."
        " Exemple : dpd\n"
        "2 problèmes à corriger."
    )


def test_les_fautes_de_tous_les_fichiers_sont_dites_a_la_fois(guide: Write) -> None:
    loader = Loader(guide({"data/lexique.yml": "- id: Dpd\n  sorte: mot\n", "data/documents.yml": "a: [\n"}))
    loader.entries("data/lexique.yml", Terme)
    loader.entries("data/documents.yml", Document)
    loader.entries("data/absent.yml", Document)
    with pytest.raises(Problems) as caught:
        loader.finish(reduced({}))
    lines = str(caught.value).splitlines()
    assert [line.partition(" ")[0] for line in lines[:-1]] == [
        "data/absent.yml:1:",
        "data/documents.yml:2:",
        *["data/lexique.yml:1:"] * 5,
        "data/lexique.yml:2:",
    ]
    assert lines[-1] == "8 problèmes à corriger."


def abime(root: Path, changes: Mapping[str, tuple[str, str]]) -> list[str]:
    """Ce que dit le vrai guide quand, dans chacun de ces fichiers, un texte est remplacé par un autre."""
    for folder in ("data", "docs", "releves"):
        shutil.copytree(ROOT / folder, root / folder, ignore=shutil.ignore_patterns("territoires", "v1"))
    shutil.copytree(ROOT / "data/territoires", root / "data/territoires")
    for file in ("budget.yml", "edition.yml"):
        shutil.copy(ROOT / file, root)
    for place, (before, after) in changes.items():
        text = (root / place).read_text(encoding="utf-8")
        assert before in text
        (root / place).write_text(text.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(Problems) as caught:
        load_corpus(root)
    assert str(root) not in str(caught.value)
    return [str(problem) for problem in caught.value.faults]


def test_un_guide_abime_dit_toutes_ses_fautes_en_une_fois(tmp_path: Path) -> None:
    """Un champ faux, un numéro, une référence : chacun une fois, même quand d'autres faits le nomment."""
    found = abime(
        tmp_path,
        {
            "data/obligations/open_data.yml": ("theme: donnees", "theme: nuages"),
            "data/obligations/nis2.yml": ("  - acteur: anssi\n", "  - acteur: ansi\n"),
            "data/documents.yml": ("  titre: Diaporama", "  titres: Diaporama"),
            "data/etapes.yml": ("- numero: 3\n", "- numero: 13\n"),
        },
    )
    assert [problem.partition(" : ")[0].split(":")[0] for problem in found] == [
        "data/documents.yml",
        "data/documents.yml",
        "data/etapes.yml",
        "data/obligations/nis2.yml",
        "data/obligations/open_data.yml",
    ]
    assert found[0].startswith("data/documents.yml:2: titre : champ manquant ; ajoutez-le")
    assert found[1].startswith("data/documents.yml:3: titres : champ inconnu ; ")
    assert found[3].endswith(" : « ansi » est inconnu dans acteurs ; corrigez-le. Exemple : anssi")
    assert " theme : valeur attendue : relation_usagers, " in found[4]


@pytest.mark.parametrize("place", ["data/lexique.yml", "data/acteurs.yml", "data/barometre.yml"])
def test_un_fichier_illisible_ne_s_accuse_qu_une_fois(tmp_path: Path, place: str) -> None:
    (found,) = abime(tmp_path, {place: ("\n", "\nessai: [\n")})
    assert found.startswith(f"{place}:")
    assert "YAML illisible" in found


def test_un_identifiant_inconnu_propose_le_plus_proche(corpus: Corpus) -> None:
    with pytest.raises(Unknown) as caught:
        corpus.obligation("open_dta")
    assert str(caught.value) == "obligation inconnue : « open_dta » ; corrigez-le. Exemple : open_data"
    with pytest.raises(Unknown) as caught:
        corpus.obligation("zzz")
    assert str(caught.value) == "obligation inconnue : « zzz » ; corrigez-le. Exemple : videoprotection"


def test_toute_collection_nommee_par_un_modele_est_connue_du_corpus() -> None:
    named = {collection for model in every_model() for collection in collections(model)}
    assert named <= set(reduced({}).known())


def collections(model: type[Fait]) -> Iterator[str]:
    """Les collections que les champs d'un modèle nomment."""
    for info in model.model_fields.values():
        yield from marked([*info.metadata, info.annotation])


def test_une_reference_se_trouve_a_toute_profondeur() -> None:
    fact = Essai(id="a", nom="A", mot="dpd", details=(Detail(mots=("rgaa", "dpd")),))
    assert list(references(fact)) == [
        (("mot",), "lexique", "dpd"),
        (("details", 0, "mots", 0), "lexique", "rgaa"),
        (("details", 0, "mots", 1), "lexique", "dpd"),
    ]
    assert Reference("lexique") in get_args(IdTerme)


def test_aucun_fait_ne_se_perd_en_route(corpus: Corpus) -> None:
    """Autant de faits que de fichiers, ou que d'entrées dans leur liste."""
    for one in declared(Corpus):
        if one.form is Form.FOLDER:
            written = len([path for path in (ROOT / one.place).iterdir() if not path.name.startswith("_")])
        elif one.form is Form.ENTRIES:
            written = len(yaml.safe_load((ROOT / one.place).read_text(encoding="utf-8")) or ())
        else:
            continue
        facts = getattr(corpus, one.name, None)
        assert len(getattr(corpus.rgaa, one.name) if facts is None else facts) == written, one.place


@pytest.mark.parametrize("field", ["nom", "nom_court", "premier_geste"])
def test_deux_fiches_ne_se_confondent_pas(corpus: Corpus, field: str) -> None:
    counts = Counter(getattr(item, field) for item in corpus.obligations.values())
    assert [text for text, count in counts.items() if count > 1] == []


def test_les_vraies_references_menent_toutes_quelque_part(corpus: Corpus) -> None:
    known = corpus.known()
    found = [
        (item.id, collection, value)
        for item in corpus.obligations.values()
        for _, collection, value in references(item)
    ]
    assert found
    assert [one for one in found if one[2] not in known[one[1]]] == []
