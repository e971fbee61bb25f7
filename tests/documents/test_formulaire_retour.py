"""Le formulaire ODT : rempli comme à la mairie, il donne le même fichier que les autres portes."""

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("odfdo", reason="il manque les outils des modèles ; lancez make modeles")

import docx
import odfdo

from macros.contributions.answers import one
from macros.contributions.choices import options
from macros.contributions.letters import slug
from macros.contributions.paper import left_behind, lines
from macros.contributions.tickets import as_ticket, from_lines
from macros.contributions.writer import compose
from macros.corpus.facts import Corpus
from macros.documents import takeaway
from macros.reading.problems import Problems
from scripts import importer_retour
from scripts.importer_retour import answers
from tests.contributions.test_writer import ORDINARY, STORIES, TODAY


@pytest.fixture(scope="module")
def blank(corpus: Corpus) -> bytes:
    """Le formulaire tel qu'on le télécharge."""
    return dict(takeaway.made(corpus.variantes["formulaire-retour"][0], corpus))["formulaire-retour.odt"]


def filled(blank: bytes, corpus: Corpus, given: dict[str, str], folder: Path) -> Path:
    """Le formulaire rempli : un X à la place des cases, une réponse à la place des crochets."""
    document = odfdo.Document(io.BytesIO(blank))
    questions = {slug(question.etiquette): question for question in corpus.formulaire.questions}
    current = None
    for element in document.body.get_elements("//text:p | //text:h"):
        said = str(element.text_recursive).strip()
        current = questions.get(slug(said), current)
        if current is None:
            continue
        told = given.get(current.id, "")
        if said.startswith("☐") and current.liste:
            labels = [options(corpus, current.liste)[value] for value in told.split("\n") if value]
            if slug(said) in map(slug, labels):
                rewrite(element, said.replace("☐", "X"))
        elif slug(said) == "votre-reponse" and told:
            rewrite(element, told)
    path = folder / "formulaire.odt"
    document.save(str(path))
    return path


def rewrite(element: odfdo.Element, text: str) -> None:
    """Remplace le texte d'un paragraphe ; chaque saut de ligne y est un retour à la ligne."""
    element.clear()
    for rank, line in enumerate(text.split("\n")):
        if rank:
            element.append(odfdo.LineBreak())
        element.append(line)


ON_PAPER = [
    told
    for told in STORIES
    if told["nom"] in ("le minimum", "des mots du guide", "des listes", "des nombres")
]


@pytest.mark.parametrize("told", ON_PAPER, ids=[told["nom"] for told in ON_PAPER])
def test_un_formulaire_rempli_donne_le_fichier_des_autres_portes(
    blank: bytes, corpus: Corpus, tmp_path: Path, told: dict[str, Any]
) -> None:
    path = filled(blank, corpus, told["reponses"], tmp_path)
    story = compose(answers(path, corpus.formulaire, corpus.edition.nom), corpus, TODAY)
    assert (story.path, story.text) == (told["fichier"], told["texte"])


def test_un_formulaire_vierge_dit_tout_ce_qui_manque(blank: bytes, corpus: Corpus, tmp_path: Path) -> None:
    path = filled(blank, corpus, {}, tmp_path)
    with pytest.raises(Problems) as caught:
        compose(answers(path, corpus.formulaire, corpus.edition.nom), corpus, TODAY)
    missing = [problem for problem in caught.value.faults if problem.message.endswith("cette réponse manque")]
    assert len(missing) == sum(question.obligatoire for question in corpus.formulaire.questions)


def test_la_commande_ecrit_le_fichier_et_le_dit(
    blank: bytes,
    corpus: Corpus,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "docs/retours").mkdir(parents=True)
    monkeypatch.setattr(importer_retour, "current_guide", lambda root: corpus)
    monkeypatch.setattr(importer_retour, "ROOT", tmp_path)
    assert importer_retour.main([str(filled(blank, corpus, ORDINARY, tmp_path))]) == 0
    assert (tmp_path / STORIES[0]["fichier"]).read_text(encoding="utf-8") == STORIES[0]["texte"]
    assert "make verifier FICHIER=docs/retours/valbois-une-sauvegarde-testee.md" in capsys.readouterr().out


def test_les_reponses_de_la_page_donnent_le_meme_fichier(
    corpus: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "docs/retours").mkdir(parents=True)
    monkeypatch.setattr(importer_retour, "current_guide", lambda root: corpus)
    monkeypatch.setattr(importer_retour, "ROOT", tmp_path)
    path = tmp_path / "reponses.txt"
    path.write_text(as_ticket(corpus.formulaire.questions, ORDINARY), encoding="utf-8")
    assert importer_retour.main([str(path)]) == 0
    assert (tmp_path / STORIES[0]["fichier"]).read_text(encoding="utf-8") == STORIES[0]["texte"]


@pytest.mark.parametrize("kind", ["odt", "docx"])
def test_un_formulaire_coche_se_lit_dans_les_deux_formats(corpus: Corpus, tmp_path: Path, kind: str) -> None:
    """La croix remplace la case, ou se met devant le mot : les deux comptent."""
    path = tmp_path / f"formulaire.{kind}"
    path.write_bytes(
        dict(takeaway.made(corpus.variantes["formulaire-retour"][0], corpus))[f"formulaire-retour.{kind}"]
    )
    blank_lines = lines(path)
    told = ["X Commune" if slug(line) == "commune" else line for line in blank_lines]
    question = corpus.formulaire.question("structure")
    without = [line.replace("☐\u00a0", "") for line in told]
    for written in (told, without, ["☐ X Commune" if line == "X Commune" else line for line in told]):
        given = from_lines(written, corpus.formulaire, path.name, corpus.edition.nom).given
        assert one(question, given["structure"], corpus) == "commune"


def test_les_cases_du_docx_sont_du_texte_que_l_on_remplace(corpus: Corpus) -> None:
    files = dict(takeaway.made(corpus.variantes["formulaire-retour"][0], corpus))
    document = docx.Document(io.BytesIO(files["formulaire-retour.docx"]))
    boxes = [it.text for it in document.paragraphs if it.text.startswith("☐")]
    expected = sum(line.startswith("- ☐") for line in corpus.modele("formulaire-retour").texte)  # type: ignore[attr-defined]
    assert len(boxes) == expected > 20


@pytest.mark.parametrize(
    ("name", "inside", "said"),
    [
        ("word/document.xml", '<w:commentReference w:id="1"/>', "des commentaires"),
        ("word/document.xml", '<w:footnoteReference w:id="2"/>', "des notes"),
        ("word/document.xml", '<w:del w:id="3"/>', "des modifications suivies"),
        ("content.xml", "<office:annotation/>", "des commentaires"),
        ("content.xml", '<text:note text:id="1"/>', "des notes"),
        ("content.xml", "<text:changed-region/>", "des modifications suivies"),
    ],
)
def test_ce_que_le_document_garde_a_part_se_dit(tmp_path: Path, name: str, inside: str, said: str) -> None:
    path = tmp_path / "formulaire.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name, f"<x>{inside}</x>")
    assert left_behind(path) == [said]
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name, "<x/>")
    assert left_behind(path) == []


def test_un_autre_document_se_refuse_en_une_phrase(tmp_path: Path, corpus: Corpus) -> None:
    document = odfdo.Document("text")
    document.body.append(odfdo.Paragraph("Une lettre"))
    document.save(str(tmp_path / "lettre.odt"))
    with pytest.raises(Problems, match=r"lettre\.odt:1: aucune question du formulaire du guide"):
        answers(tmp_path / "lettre.odt", corpus.formulaire, corpus.edition.nom)


def test_un_fichier_absent_se_dit(tmp_path: Path, corpus: Corpus) -> None:
    with pytest.raises(Problems, match=r"absent\.odt:1: ce fichier n'existe pas"):
        answers(tmp_path / "absent.odt", corpus.formulaire, corpus.edition.nom)
