"""Le tableau d'ensemble et les dossiers : ce que dit chaque page, écrit d'un coup, repris s'il s'arrête."""

import io
import json
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from odfdo import Document

from macros.batch import folders, overview
from macros.batch.finding import Collectivite, Finder, finder
from macros.corpus.facts import Corpus
from macros.documents.takeaway import made
from macros.exports import suivi
from macros.models.dossier import Dossier
from macros.models.obligations import Resultat, Structure
from macros.models.territoires import Commune, Epci
from macros.territories.communes import files as shards
from macros.views.obligations import RESULTATS
from macros.views.profils import title
from scripts import dossiers
from tests.conftest import ROOT
from tests.site.phrases.lecture import simple
from tests.site.phrases.profils import following, gesture

ON = date(2026, 11, 27)
QUI = ["Collectivité", "Code", "Département", "Population", "Fiche"]
A_FAIRE = ["Collectivité", "Code", "Obligation", "Réponse", "Premier geste", "Prochaine date", "Texte"]
MANQUES = ["Collectivité", "Code", "Ce que l'on ne sait pas", "Où le trouver"]
CALL, END = "guideCommunes.recevoir(", ");\n"
"""Ce qui entoure un morceau de communes."""


@pytest.fixture(scope="module")
def known(corpus: Corpus) -> Finder:
    """De quoi chercher dans tous les territoires."""
    return finder(ROOT, corpus)


@pytest.fixture(scope="module")
def caen(known: Finder) -> Collectivite:
    """Une commune qui a répondu à deux questions et donné le nom de son maire."""
    return known.placed(known.known.communes["14118"], {"site": "oui", "wifi": "non", "maire": "Prénom Nom"})


def code_of(item: Commune | Epci) -> str:
    return item.siren if isinstance(item, Epci) else item.code


def test_chaque_territoire_recoit_ce_que_sa_page_lui_dit(known: Finder, corpus: Corpus) -> None:
    """Toutes les communes, toutes les intercommunalités : la tranche est celle que la recherche donne."""
    shown: dict[str, tuple[int, int]] = {}
    for name, text in shards(known.known, corpus, "essai"):
        if name.startswith("chiffres-"):
            _, lines = json.loads(f"[{text.removeprefix(CALL).removesuffix(END)}]")
            for line in lines.split("\n"):
                cells = line.split("|")
                if cells[4].isdigit():
                    shown[cells[1]] = int(cells[3]), int(cells[4])
    every: list[Commune | Epci] = [*known.known.communes.values(), *known.known.epci.values()]
    placed = [known.placed(it) for it in every if code_of(it) in known.atlas.placed]
    assert len(placed) == len(known.atlas.placed) > 36_000
    for one in placed:
        structure = Structure.EPCI_FISCALITE_PROPRE if len(one.code) == 9 else Structure.COMMUNE
        assert one.profil.covers(structure, one.population), one.code
        rank, people = shown[one.code]
        assert (corpus.profils()[rank], people) == (one.profil, one.population), one.code


def test_les_reponses_sont_celles_de_la_consultation_unique(known: Finder, corpus: Corpus) -> None:
    """Pour chaque tranche, chaque obligation dit ce que la règle répond, à la population exacte."""
    lines = overview.answering(corpus, ON)
    for item in [*known.known.communes.values()][::97] + [*known.known.epci.values()][::13]:
        if code_of(item) not in known.atlas.placed:
            continue
        one = known.placed(item)
        for line in lines(one):
            answer = corpus.obligations[line["id"]].answer(one.profil.structure, one.population, one.reponses)
            assert line["resultat"] == answer.resultat, (one.code, line["id"])


def test_une_reponse_change_la_ligne(known: Finder, corpus: Corpus) -> None:
    town, lines = known.known.communes["14047"], overview.answering(corpus, ON)
    without, given = (
        {it["id"]: it["resultat"] for it in lines(known.placed(town, said))}
        for said in (None, {"site": "non"})
    )
    assert {id for id in without if without[id] != given[id]}
    assert Resultat.NE_S_APPLIQUE_PAS in {given[id] for id in without if without[id] != given[id]}


def test_le_classeur_a_ses_trois_feuilles(known: Finder, corpus: Corpus, caen: Collectivite) -> None:
    other = known.placed(known.known.communes["14047"])
    near = known.placed(known.known.communes["97502"])  # trois raisons de relire sa tranche
    assert len(near.a_verifier) > 1
    book = overview.overview(corpus, [caen, other, near], ON)
    assert book == overview.overview(corpus, [caen, other, near], ON), "les mêmes octets"
    tables = Document(io.BytesIO(book)).body.tables
    assert [table.name for table in tables] == ["Ensemble", "À faire", "Ce qui manque"]
    whole, todo, missing = (table.get_values() for table in tables)
    assert whole[0][:5] == QUI and len(whole[0]) == 5 + len(corpus.obligations)
    assert (todo[0], missing[0]) == (A_FAIRE, MANQUES)
    assert [row[:5] for row in whole[1:]] == [
        [one.nom, one.code, one.departement, str(one.population), title(one.profil)]
        for one in (caen, other, near)
    ]
    assert set(whole[1][5:]) <= set(RESULTATS.values())
    items = {simple(it.nom_court): it for it in corpus.obligations.values()}
    for one in (caen, other, near):
        rows = [row[2:] for row in todo[1:] if row[:2] == [one.nom, one.code]]
        answers = {id: one.profil.answer(it, one.reponses) for id, it in corpus.obligations.items()}
        due = {id for id, answer in answers.items() if answer.resultat is Resultat.S_APPLIQUE}
        assert {items[simple(row[0])].id for row in rows} == due and len(rows) == len(due), one.nom
        for name, said, move, day, law in rows:
            item = items[simple(name)]
            rules, following_day = answers[item.id].regles, following(item, ON)
            assert simple(said) == "S'applique" and simple(move) == simple(gesture(item, rules)), name
            assert (day or "") == (following_day.isoformat() if following_day else ""), name
            assert all(
                simple(corpus.articles[id].reference) in simple(law) for it in rules for id in it.preuve
            )
    doubts = [row[2] for row in missing[1:] if row[0] == near.nom and row[2].startswith("À vérifier : ")]
    assert doubts == [f"À vérifier : {reason}" for reason in near.a_verifier] != []
    assert all(
        row[3] == corpus.questions[id].ou_trouver for row in missing[1:] for id in told_by(corpus, row)
    )
    questions = {one.texte for one in corpus.questions_for(caen.profil)}
    answered = {corpus.questions[id].texte for id in ("site", "wifi")}
    assert {row[2] for row in missing[1:] if row[0] == "Caen"} == questions - answered


def told_by(corpus: Corpus, row: list[str]) -> list[str]:
    """La question que pose une ligne, s'il y en a une."""
    return [id for id, one in corpus.questions.items() if one.texte == row[2]]


@pytest.fixture(scope="module")
def told(corpus: Corpus, caen: Collectivite) -> dict[str, bytes]:
    """Le dossier de Caen ; un seul modèle est déjà fabriqué."""
    ready = {
        f"modeles/fichiers/{name}": content
        for variante in corpus.variantes["deliberation-delegue"]
        for name, content in made(variante, corpus)
    }
    return dict(folders.files(corpus, caen, ON, ready.get))


def test_le_dossier_est_celui_que_le_navigateur_ecrit(told: dict[str, bytes], caen: Collectivite) -> None:
    read = Dossier.model_validate(json.loads(told["dossier-14118.json"]))
    assert (read.collectivite.code, read.collectivite.tranche) == ("14118", caen.profil.slug)
    assert read.reponses == {"site": "oui", "wifi": "non"} and read.guide.le == ON


def test_le_suivi_a_une_ligne_par_obligation(told: dict[str, bytes], corpus: Corpus) -> None:
    (table,) = Document(io.BytesIO(told["suivi.ods"])).body.tables
    rows = table.get_values()
    assert rows[0] == [one.titre for one in suivi.COLONNES]
    assert len(rows) == 1 + len(corpus.obligations)
    name = simple(corpus.obligations["acces_internet_public"].nom_court)
    (refused,) = (row for row in rows if simple(row[0]) == name)
    assert simple(refused[1]).startswith("Ne s'applique pas: "), "la réponse donnée compte"


def test_une_reponse_apporte_ses_modeles(corpus: Corpus, caen: Collectivite) -> None:
    given = (("site", "oui"),)
    before, after = ({it.nom for it in folders.wanted(corpus, caen.profil, one)} for one in ((), given))
    assert before < after and "declaration-accessibilite" in after - before


def test_un_modele_est_rempli_de_ce_que_dit_la_liste(told: dict[str, bytes]) -> None:
    (name,) = (name for name in told if name.startswith("modeles/"))
    with zipfile.ZipFile(io.BytesIO(told[name])) as archive:
        text = archive.read("content.xml").decode()
    assert name == "modeles/deliberation-delegue.odt"
    assert "Prénom Nom" in text and "Caen" in text and "Nom de la collectivité" not in text


def test_un_arret_se_reprend_et_rien_n_est_a_moitie_ecrit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "liste.csv").write_text("14118\n14047\n14366\n", encoding="utf-8")
    given = [str(tmp_path / "liste.csv"), str(tmp_path / "sortie")]
    real = folders.files
    seen: list[str] = []

    def stopping(
        corpus: Corpus, one: Collectivite, on: date, taken: folders.Taken
    ) -> Iterator[tuple[str, bytes]]:
        yield from real(corpus, one, on, taken)
        seen.append(one.code)
        if seen == ["14118", "14047"]:
            raise KeyboardInterrupt

    monkeypatch.setattr(folders, "files", stopping)
    monkeypatch.setattr(dossiers, "taken", lambda place: None)
    with pytest.raises(KeyboardInterrupt):
        dossiers.main(given)
    done = sorted(path.name for path in (tmp_path / "sortie").iterdir() if not path.name.startswith("."))
    assert done == ["14118-caen", "ensemble.ods"]
    assert dossiers.main(given) == 0
    assert seen == ["14118", "14047", "14047", "14366"], "le premier dossier, complet, n'est pas refait"
    assert not [path for path in (tmp_path / "sortie").iterdir() if path.name.startswith(".")]
    assert "3 sur 3 : Lisieux" in capsys.readouterr().out


def test_une_liste_fausse_n_ecrit_rien(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "liste.csv").write_text("14118\n33999\n", encoding="utf-8")
    assert dossiers.main([str(tmp_path / "liste.csv"), str(tmp_path / "sortie")]) == 1
    assert "liste.csv:2: code 33999 inconnu ; avez-vous voulu dire" in capsys.readouterr().err
    assert not (tmp_path / "sortie").exists()
