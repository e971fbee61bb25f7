"""Ce que le conseil emporte : diapositives lisibles, un fait sous chaque chiffre, un dossier entier."""

import io
import os
import re
import shutil
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Iterable
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

pytest.importorskip("pptx", reason="il manque les outils des modèles ; lancez make modeles")

import odfdo
from pptx import Presentation
from pptx.util import Length

from macros.corpus.facts import Corpus
from macros.documents import presentations, tranches
from macros.documents.archives import parts
from macros.documents.conseil import diapositives
from macros.models.modeles import ModeleDeTexte
from macros.models.obligations import Resultat
from macros.models.profils import Profil
from macros.views.profils import title
from tests.conftest import ROOT
from tests.site.phrases.fiches import EFFORTS
from tests.site.phrases.lecture import on, simple
from tests.site.phrases.profils import expected, gesture

LE = date(2026, 11, 27)


def test_huit_diapositives_au_plus_titres_uniques_six_lignes(corpus: Corpus) -> None:
    for profile in corpus.profils():
        slides = diapositives(corpus, profile)
        titles = [one.titre for one in slides]
        assert len(titles) == len(set(titles)) <= 8, profile.slug
        assert all(1 <= len(one.lignes) <= 6 and one.notes for one in slides), profile.slug


def test_chaque_chiffre_a_ses_faits(corpus: Corpus) -> None:
    for profile in corpus.profils():
        for slide in diapositives(corpus, profile):
            assert slide.faits and corpus.obligations.keys() >= set(slide.faits), slide.titre
            assert slide.faits == tuple(dict.fromkeys(slide.faits))


def test_chaque_nombre_d_une_ligne_dit_de_quels_faits_il_vient(corpus: Corpus) -> None:
    known = {*corpus.obligations, *corpus.nouveautes, *corpus.modeles, *corpus.acteurs, "douze_mois"}
    for profile in corpus.profils():
        for slide in diapositives(corpus, profile):
            counting = {said for said in (slide.titre, *slide.lignes) if re.search(r"\d", said)}
            assert counting == slide.chiffres.keys(), (profile.slug, slide.titre)
            assert all(facts and {*facts} <= known | {profile.slug} for facts in slide.chiffres.values())
            whence = (f"« {said} » vient de : {', '.join(facts)}." for said, facts in slide.chiffres.items())
            told = [*slide.notes, *whence, f"Faits du guide : {', '.join(slide.faits)}."]
            assert plain(presentations.spoken(slide)) == plain(told), (profile.slug, slide.titre)


def test_le_compte_et_les_refus_sont_ceux_de_la_fiche(corpus: Corpus) -> None:
    for profile in corpus.profils():
        results = {id: profile.answer(item).resultat for id, item in corpus.obligations.items()}
        slides = {one.titre: one for one in diapositives(corpus, profile)}
        due = list(results.values()).count(Resultat.S_APPLIQUE)
        opening = next(iter(slides.values()))
        assert opening.lignes[1].startswith(f"{due} ")
        if refused := slides.get("Ce qui ne nous concerne pas"):
            assert {results[id] for id in refused.faits} == {Resultat.NE_S_APPLIQUE_PAS}
        for slide in slides.values():
            if slide is not refused and slide.titre.startswith(("Nos", "Ce qui a changé", "Le temps")):
                assert Resultat.NE_S_APPLIQUE_PAS not in {results[id] for id in slide.faits}, slide.titre


def plain(texts: Iterable[str]) -> list[str]:
    """Des textes sans ce que pose la typographie."""
    return [simple(text) for text in texts]


def test_chaque_diapositive_dit_ce_que_disent_les_faits(corpus: Corpus) -> None:
    """Les réponses sont celles de la table d'or ; noms, durées, raisons et dates, ceux des fiches."""
    for profile in corpus.profils():
        letters = expected(profile)
        having = {letter: [id for id, it in letters.items() if it == letter] for letter in "OCN"}
        slides = {one.titre: one for one in diapositives(corpus, profile)}
        first, *_, last = slides.values()
        assert [int(line.split()[0]) for line in first.lignes[1:]] == [len(having["O"]), len(having["C"])]
        days = [item.verifie_le for item in corpus.obligations.values()]
        assert plain(last.lignes)[0] == f"Faits vérifiés du {on(min(days))} au {on(max(days))}"
        assert "Ceci informe, et n'est pas un conseil juridique" in plain(last.lignes)

        news = [it for it in corpus.nouveautes.values() if any(letters[id] != "N" for id in it.faits)]
        shown = plain(slides["Ce qui a changé"].lignes)
        assert shown == plain(f"{on(it.date)} : {it.titre}" for it in news[:4])
        assert [it.date for it in news] == sorted((it.date for it in news), reverse=True)

        (starting,) = (one for title, one in slides.items() if title.startswith("Nos "))
        chosen = [corpus.obligations[id] for id in corpus.priorites if letters[id] in "OC"]
        assert starting.titre.split() == ["Nos", str(len(chosen)), "priorités"]
        for item, line, note in zip(chosen, plain(starting.lignes), plain(starting.notes), strict=True):
            assert line.startswith(simple(f"{item.nom_court} : {EFFORTS[item.effort]}"))
            assert simple(corpus.priorites[item.id].pourquoi) in note
            assert simple(gesture(item, profile.answer(item).regles)) in note

        refused = [corpus.obligations[id] for id in corpus.obligations if letters[id] == "N"]
        if refused:
            out = slides["Ce qui ne nous concerne pas"]
            reasons = (f"{it.nom_court} : {profile.answer(it).raison}" for it in refused)
            assert plain(out.notes) == plain(reasons)
            *named, more = plain(out.lignes) if len(refused) > 6 else [*plain(out.lignes), ""]
            assert named == plain(it.nom_court for it in refused)[: len(named)]
            assert len(named) + int((re.findall(r"^Et (\d+) autre", more) or [0])[0]) == len(refused)

        spent = [line.split(": ") for line in plain(slides["Le temps et le coût"].lignes) if "geste" in line]
        counted = {words: int(count.split()[0]) for count, words in spent}
        for effort, words in EFFORTS.items():
            wanted = sum(corpus.obligations[id].effort == effort for id in having["O"])
            assert sum(count for said, count in counted.items() if said.startswith(words)) == wanted

        votes = [
            it.titre
            for it in corpus.modeles.values()
            if isinstance(it, ModeleDeTexte) and it.objet and it.suits(profile)
            if any(letters[id] != "N" for id in it.obligations)
        ]
        voted = slides.get("Les votes proposés")
        assert plain(voted.lignes if voted else ()) == plain(votes[:6])
        names = {simple(it.nom): it for it in corpus.acteurs.values()}
        calls = slides["Qui peut nous aider"]
        for line, note in zip(plain(calls.lignes), plain(calls.notes), strict=True):
            assert simple(names[line].role) in note and "région" not in names[line].pour_qui


@pytest.fixture(scope="module")
def petite(corpus: Corpus) -> Profil:
    return corpus.profils()[0]


def test_le_pptx_se_lit_de_loin_et_en_francais(corpus: Corpus, petite: Profil) -> None:
    slides = diapositives(corpus, petite)
    show = Presentation(io.BytesIO(presentations.pptx("Essai", slides, LE, corpus.edition)))
    assert [page.shapes.title.text for page in show.slides] == [one.titre for one in slides]
    assert show.core_properties.language == "fr-FR"
    for page, slide in zip(show.slides, slides, strict=True):
        runs = [run for shape in page.placeholders for it in shape.text_frame.paragraphs for run in it.runs]
        assert all(run.font.size.pt >= 24 and run._r.rPr.get("lang") == "fr-FR" for run in runs)
        assert all(shape.text_frame.text for shape in page.placeholders), "un cadre vide se lit à voix haute"
        told = page.notes_slide.notes_text_frame.text.split("\n")
        assert told == list(presentations.spoken(slide))


def test_l_odp_dit_les_memes_lignes_aux_memes_places(corpus: Corpus, petite: Profil) -> None:
    slides = diapositives(corpus, petite)
    made = presentations.odp("Essai", slides, LE, corpus.edition)
    content = parts(made)["content.xml"].decode()
    assert odfdo.Document(io.BytesIO(made)).get_type() == "presentation"
    said = [re.sub(r"<[^>]+>", "", one) for one in re.findall(r"<text:p[^>]*>(.*?)</text:p>", content)]
    for slide in slides:
        assert {slide.titre, *slide.lignes, *map(escape, presentations.spoken(slide))} <= set(said)
    sizes = {float(it) for it in re.findall(r'fo:font-size="([\d.]+)pt"', content)}
    assert min(sizes) >= 24 and 'fo:language="fr"' in content
    show = Presentation(io.BytesIO(presentations.pptx("Essai", slides, LE, corpus.edition)))
    wide, high = Length(show.slide_width or 0).cm, Length(show.slide_height or 0).cm
    shapes = [it for page in show.slides for it in page.placeholders]
    sides = " ".join(f'svg:{side}="([^"]+)cm"' for side in ("x", "y", "width", "height"))
    framed = re.findall(f'class="(?:title|outline)"[^>]* {sides}', content)
    for shape, place in zip(shapes, framed, strict=True):
        left, top, width, height = map(float, place)
        ours = [it.cm for it in (shape.left, shape.top, shape.width, shape.height)]
        assert ours == pytest.approx([left, top, width, height], abs=0.01)
        assert left + width < wide and top + height < high, "hors de la page"
    tops = [it.top + it.height for it in shapes[::2]]
    assert all(end <= it.top for end, it in zip(tops, shapes[1::2], strict=True)), "le texte couvre le titre"


AILLEURS = """
import sys, zlib
from datetime import date
from itertools import islice
from pathlib import Path
assert date.today().isoformat() != sys.argv[1], "un autre jour"
from macros.building.guide import current_guide
from macros.documents import tranches
for name, content in islice(tranches.files(current_guide(Path.cwd()), "", {}), 4):
    print(name, len(content), zlib.crc32(content))
"""
"""Les quatre fichiers de la première tranche, et leur somme, tels que les fait un autre Python."""


def test_un_autre_jour_ailleurs_les_memes_octets(corpus: Corpus) -> None:
    """Présentation, note, dossier : ni jour, ni fuseau, ni langue du système, ni ordre n'y entrent."""
    zone = "Etc/GMT+12" if datetime.now(UTC).hour < 12 else "Pacific/Kiritimati"
    env = {"TZ": zone, "PYTHONHASHSEED": "2026", "PYTHONPATH": str(ROOT), "LC_ALL": "C"}
    call = [sys.executable, "-c", AILLEURS, datetime.now(UTC).date().isoformat()]
    done = subprocess.run(call, cwd=ROOT, env=os.environ | env, capture_output=True, text=True, check=True)
    four = islice(tranches.files(corpus, "", {}), 4)
    here = [f"{name} {len(it)} {zlib.crc32(it)}" for name, it in four]
    assert [line.split("-")[0] for line in here] == ["presentation", "presentation", "note", "dossier"]
    assert done.stdout.splitlines() == here


def test_le_dossier_a_tout_ce_qu_il_promet(corpus: Corpus, petite: Profil) -> None:
    found = dict(tranches.files(corpus, "", {f"fiche-{petite.slug}.pdf": b"%PDF"}))
    names = zipfile.ZipFile(io.BytesIO(found[f"dossier-{petite.slug}.zip"])).namelist()
    for name in (
        f"fiche-{petite.slug}.pdf",
        "echeances.ics",
        "douze-mois.ics",
        "suivi.ods",
        f"note-{petite.slug}.odt",
        f"presentation-{petite.slug}.odp",
        f"presentation-{petite.slug}.pptx",
    ):
        assert name in names
    slides = diapositives(corpus, petite)
    told = [[f"{one.titre}. {' ; '.join(one.lignes)}.", *one.notes] for one in slides]
    opened = odfdo.Document(io.BytesIO(found[f"note-{petite.slug}.odt"]))
    paragraphs = plain(one.inner_text for one in [*opened.body.headers, *opened.body.paragraphs])
    heading = f"Le numérique au conseil : {title(petite)}"
    assert [it for it in paragraphs if it] == plain([heading, *(line for lines in told for line in lines)])
    assert any(name.startswith("modeles/deliberation-publicite-actes") for name in names)
    large = zipfile.ZipFile(io.BytesIO(found["dossier-commune-de-50001-habitants-et-plus.zip"])).namelist()
    assert not any("deliberation-publicite-actes" in name for name in large), (
        "un vote que la loi ne permet pas"
    )


def test_libreoffice_ouvre_les_presentations(corpus: Corpus, petite: Profil, tmp_path: Path) -> None:
    if not (office := shutil.which("soffice")):
        pytest.skip("LibreOffice n'est pas installé")
    slides = diapositives(corpus, petite)
    for kind, made in (("odp", presentations.odp), ("pptx", presentations.pptx)):
        place = tmp_path / kind / f"essai.{kind}"
        place.parent.mkdir()
        place.write_bytes(made("Essai", slides, LE, corpus.edition))
        home = f"-env:UserInstallation=file://{tmp_path}/office"
        subprocess.run(
            [office, home, "--headless", "--convert-to", "pdf", "--outdir", place.parent, place],
            check=True,
            capture_output=True,
        )
        shown = subprocess.run(
            ["pdftotext", place.with_suffix(".pdf"), "-"], capture_output=True, text=True, check=True
        )
        pages = shown.stdout.split("\f")
        assert len(pages) - 1 == len(slides)
        for page, slide in zip(pages, slides, strict=False):
            assert slide.titre in page.replace("\n", " ") and slide.lignes[-1].split()[-1] in page
            assert page.count("•") == len(slide.lignes), "une puce par ligne, dans les deux formats"
