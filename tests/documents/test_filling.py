"""Un modèle rempli : plus un crochet, plus une couleur, plus de note, et le texte attendu."""

import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

pytest.importorskip("docx", reason="il manque les outils des modèles ; lancez make modeles")

from macros.corpus.facts import Corpus
from macros.documents import takeaway
from macros.documents.archives import parts
from macros.documents.filling import WRITERS, filled
from macros.models.champs import ESPACE
from macros.models.modeles import FormatDeTableau, FormatDeTexte
from macros.models.places import places
from tests.documents.remplis import Files, all_variants, completed_from, expected

FORMATS = {str(kind): kind for kind in (*FormatDeTexte, *FormatDeTableau)}
TEXTS = set(FormatDeTexte)
COLOURS = ("text-input", "<w:sdt", 'w:val="Espace"', 'style-name="Espace"')
"""Ce qui, dans un fichier, est encore un espace à remplir."""

NOTE = "Guide pratique du numérique des petites collectivités Note à supprimer"


@pytest.fixture(scope="module")
def blank(corpus: Corpus) -> Files:
    return dict(takeaway.files(corpus))


@pytest.fixture(scope="module")
def completed(corpus: Corpus, blank: Files) -> Files:
    """Chaque fichier de chaque modèle, rempli en entier."""
    return completed_from(blank, corpus)


def text_files(files: Files) -> Iterator[tuple[str, FormatDeTexte, bytes]]:
    for name, made in files.items():
        kind = FORMATS[name.rpartition(".")[2]]
        if isinstance(kind, FormatDeTexte):
            yield name, kind, made


def test_un_texte_rempli_n_a_plus_ni_crochet_ni_couleur_ni_note(completed: Files) -> None:
    for name, kind, made in text_files(completed):
        content = parts(made)[WRITERS[kind][0]].decode()
        assert ESPACE.findall(re.sub(r"<[^>]*>", "", content)) == [], name
        assert [mark for mark in COLOURS if mark in content] == [], name
        assert "Note à supprimer" not in content, name


@pytest.fixture(scope="module")
def read(blank: Files, completed: Files, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """Ce que LibreOffice lit dans chaque texte, `vierge` puis `rempli`, espaces et puces réduits."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice n'est pas installé")
    folder = tmp_path_factory.mktemp("textes")
    found = {}
    for state, files in (("vierge", blank), ("rempli", completed)):
        for kind in FormatDeTexte:
            place = folder / state / kind
            place.mkdir(parents=True)
            for name, sort, made in text_files(files):
                if sort is kind:
                    (place / name).write_bytes(made)
            for path in converted(office, folder, place):
                found[f"{state}/{path.stem}.{kind}"] = squeezed(path.read_text(encoding="utf-8-sig"))
    return found


def converted(office: str, home: Path, place: Path) -> Iterator[Path]:
    """Les textes d'un dossier, tels que LibreOffice les lit."""
    command = [
        *(office, f"-env:UserInstallation=file://{home}/profil", "--headless"),
        *("--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(place)),
        *map(str, sorted(place.iterdir())),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return place.glob("*.txt")


def squeezed(text: str) -> str:
    return " ".join(text.replace("•", " ").split())


def test_le_texte_rempli_est_l_acte_attendu(read: Mapping[str, str], corpus: Corpus) -> None:
    """Le texte vierge, où chaque réponse a pris la place de son espace, et rien d'autre n'a changé."""
    for one in all_variants(corpus):
        said = {place.nom: expected(place) for place in places(one.modele, corpus.champs)}
        for kind in TEXTS & set(one.modele.formats):
            name = f"{one.nom}.{kind}"
            assert read[f"rempli/{name}"] == replaced(read[f"vierge/{name}"], said, corpus), name


def replaced(text: str, said: Mapping[str, str], corpus: Corpus) -> str:
    """Un texte lu, sans sa note, où l'on remplace à la main un espace après l'autre."""
    met: Counter[str] = Counter()

    def answer(found: "re.Match[str]") -> str:
        field = corpus.champs[found[1].replace("’", "'").replace("\u00a0", " ").replace("\u202f", " ")]
        met[field.id] += 1
        reply = said[field.id if met[field.id] == 1 or not field.chacun else f"{field.id}-{met[field.id]}"]
        return reply.removesuffix(".") if found.string[found.end() :].startswith(".") else reply

    return ESPACE.sub(answer, text.partition(NOTE)[0].strip())


def test_un_espace_sans_reponse_reste_a_remplir(blank: Files, corpus: Corpus) -> None:
    for kind in FormatDeTexte:
        name = f"deliberation-delegue.{kind}"
        made = filled(blank[name], kind, {"collectivite": "Valbois", "maire": "  "}, corpus.champs.values())
        content = parts(made)[WRITERS[kind][0]].decode()
        assert "[Nom de la collectivité]" not in content and "Valbois" in content
        assert content.count("[Prénom et nom du maire ou du président]") == 1


@pytest.mark.parametrize("kind", FormatDeTexte)
def test_le_point_d_une_reponse_ne_double_pas_celui_de_la_phrase(
    blank: Files, corpus: Corpus, kind: FormatDeTexte
) -> None:
    said = {"discussions": "Le prix.\nLa durée.", "texte_adopte": "Adopté"}
    made = filled(blank[f"proces-verbal.{kind}"], kind, said, corpus.champs.values())
    content = re.sub("<[^>]*>", "", parts(made)[WRITERS[kind][0]].decode())
    assert "Le prix." in content and "Adopté." in content
    assert "La durée." in content and "La durée.." not in content


def test_un_champ_qui_change_a_chaque_place_garde_chaque_reponse(blank: Files, corpus: Corpus) -> None:
    said = {"pilote": "le maire", "pilote-3": "la secrétaire"}
    name = "deliberation-feuille-de-route.odt"
    content = parts(filled(blank[name], FormatDeTexte.ODT, said, corpus.champs.values()))["content.xml"]
    assert content.decode().count("[Pilote]") == 1
    assert b"le maire" in content and "la secrétaire" in content.decode()


@pytest.mark.parametrize("kind", FormatDeTableau)
def test_un_registre_rempli_ne_garde_que_les_espaces_de_ses_activites(
    completed: Files, corpus: Corpus, kind: FormatDeTableau
) -> None:
    content = parts(completed[f"registre-des-traitements.{kind}"])[WRITERS[kind][0]].decode()
    asked = {name for name, field in corpus.champs.items() if not field.chacun}
    found = {
        it.replace("’", "'").replace("\u00a0", " ") for it in ESPACE.findall(re.sub(r"<[^>]*>", " ", content))
    }
    assert found & asked == set()
    assert "« collectivite » &amp;" in content


def test_une_reponse_impossible_a_ecrire_ne_casse_pas_le_fichier(blank: Files, corpus: Corpus) -> None:
    odd = "Val\x00bois\x0b\ud800\uffff\u00a0!"
    made = filled(blank["convocation.odt"], FormatDeTexte.ODT, {"collectivite": odd}, corpus.champs.values())
    assert "Val bois \u00a0!" in parts(made)["content.xml"].decode()
