"""Ce que d'autres reprennent : fiches en Markdown, fragments, journal ; datés, sans marque ni script."""

import re

import yaml
from markupsafe import escape

from macros.corpus.facts import Corpus
from macros.exports.changelog import changelog
from macros.exports.plain import files, summary
from macros.texts.french import in_words
from macros.views.profils import title
from tests.conftest import ROOT
from tests.site.phrases.droit import trust
from tests.site.phrases.profils import LISTES, expected

BASE = "https://exemple.fr/"


def test_chaque_fiche_a_son_markdown_date(corpus: Corpus) -> None:
    made = files(corpus, BASE)
    for one in corpus.obligations.values():
        text = made[f"obligations/{one.id.replace('_', '-')}.md"].decode()
        assert text.startswith(f"# {one.nom}\n")
        assert f"Ne plus répondre d'après ce texte après le {in_words(one.revoir_avant)}." in text
        assert f"Vérifié le {in_words(one.verifie_le)}." in text
        assert f"\nConfiance {trust(corpus, one)} : " in text
        told = [one.premier_geste, *(action.faire for action in one.actions), "", "## Ce que l'on risque"]
        assert "\n- ".join(told).replace("\n- \n- ", "\n\n") in text and one.sanction.resume in text


def test_un_markdown_repond_a_chaque_tranche_comme_la_table_d_or(corpus: Corpus) -> None:
    made = files(corpus, BASE)
    for id, one in corpus.obligations.items():
        lines = made[f"obligations/{id.replace('_', '-')}.md"].decode().split("\n")
        for profile in corpus.profils():
            (line,) = (it for it in lines if it.startswith(f"- {title(profile)} : "))
            answer, letter = profile.answer(one), expected(profile)[id]
            word, _, why = line.partition(" : ")[2].partition(".")
            asked = [corpus.questions[it].texte for it in answer.questions]
            assert word.casefold() == LISTES[letter], (id, profile.slug)
            assert why.strip() == " ".join(filter(None, [answer.raison, answer.reste, *asked])), (id, why)
            assert bool(answer.raison) is (letter == "N") and bool(asked) >= (letter == "C")


def test_un_fragment_se_pose_partout(corpus: Corpus) -> None:
    """Ni classe, ni identifiant, ni style, ni script ; dix kilo-octets au plus ; la date et la source."""
    made = files(corpus, BASE)
    read = [it.verifie_le for it in corpus.obligations.values()]
    newest = max([*read, *(it.date for it in corpus.nouveautes.values())])
    for profile in corpus.profils():
        content = made[f"fragments/{profile.slug}.html"]
        text = content.decode()
        assert len(content) <= 10_000
        assert not re.search(r"<script|<style|\b(?:class|id|style|on\w+)=", text)
        assert f'<time datetime="{newest.isoformat()}">' in text and corpus.edition.nom in text
        assert f'href="{BASE}ma-collectivite/{profile.slug}/"' in text
        due = [corpus.obligations[id] for id, letter in expected(profile).items() if letter == "O"]
        named = re.findall(r"<li><a href=[^>]*>(.*?)</a>", text)
        assert sorted(named) == sorted(str(escape(it.nom_court)) for it in due)
    assert b"href" not in files(corpus)[f"fragments/{corpus.profils()[0].slug}.html"], (
        "sans adresse, sans lien"
    )


def test_le_sommaire_nomme_chaque_markdown(corpus: Corpus) -> None:
    lines = summary(corpus, BASE).strip().split("\n")[2:]
    assert lines == [
        f"- [{one.nom}]({BASE}obligations/{id.replace('_', '-')}.md) : "
        f"à relire avant le {in_words(one.revoir_avant)}"
        for id, one in corpus.obligations.items()
    ]


def test_le_journal_dit_chaque_nouveaute_sous_son_jour(corpus: Corpus) -> None:
    days = re.split(r"^## ", changelog(corpus), flags=re.MULTILINE)[1:]
    for item in corpus.nouveautes.values():
        (told,) = (day for day in days if day.startswith(f"{in_words(item.date)}\n"))
        assert f" : {item.titre}. {item.texte}" in told


def test_la_fiche_du_depot_a_ce_que_la_norme_demande() -> None:
    """publiccode.yml, version 0.4 ; l'adresse du dépôt s'y écrit quand il en a une."""
    told = yaml.safe_load((ROOT / "publiccode.yml").read_text("utf-8"))
    wanted = {"publiccodeYmlVersion", "name", "platforms", "developmentStatus", "softwareType"}
    assert wanted | {"description", "legal", "maintenance", "localisation"} <= told.keys()
    french = told["description"]["fr"]
    assert len(french["shortDescription"]) <= 150 and 150 <= len(french["longDescription"]) <= 10_000
    assert all(len(feature) <= 100 for feature in french["features"])
    assert told["legal"]["license"] == "MIT" and told["maintenance"]["contacts"]
    depot = re.search(r"^repo_url: *(\S+)", (ROOT / "mkdocs.yml").read_text("utf-8"), re.MULTILINE)
    assert told.get("url") == (depot[1] if depot else None), "l'adresse du dépôt s'écrit aux deux places"


def test_ce_que_les_forges_cherchent_est_a_la_racine() -> None:
    for name in ("CODE_OF_CONDUCT.md", "GOVERNANCE.md", "ROADMAP.md", "AUTHORS.md", "REUSE.toml"):
        assert (ROOT / name).is_file(), name
