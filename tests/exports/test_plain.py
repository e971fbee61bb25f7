"""Ce que d'autres reprennent : fiches en Markdown, fragments, journal ; datés, sans marque ni script."""

import re

import yaml

from macros.corpus.facts import Corpus
from macros.exports.changelog import changelog
from macros.exports.plain import files, summary
from macros.texts.french import in_words
from macros.views.profils import title
from tests.conftest import ROOT

BASE = "https://exemple.fr/"


def test_chaque_fiche_a_son_markdown_date(corpus: Corpus) -> None:
    made = files(corpus, BASE)
    for one in corpus.obligations.values():
        text = made[f"obligations/{one.id.replace('_', '-')}.md"].decode()
        assert text.startswith(f"# {one.nom}\n")
        assert f"Ne plus répondre d'après ce texte après le {in_words(one.revoir_avant)}." in text
        assert one.premier_geste in text and one.sanction.resume in text
        assert all(f"- {title(profile)} : " in text for profile in corpus.profils())


def test_un_fragment_se_pose_partout(corpus: Corpus) -> None:
    """Ni classe, ni identifiant, ni style, ni script ; dix kilo-octets au plus ; la date et la source."""
    made = files(corpus, BASE)
    for profile in corpus.profils():
        content = made[f"fragments/{profile.slug}.html"]
        text = content.decode()
        assert len(content) <= 10_000
        assert not re.search(r"<script|<style|\b(?:class|id|style|on\w+)=", text)
        assert f'<time datetime="{corpus.faits_du.isoformat()}">' in text and corpus.edition.nom in text
        assert f'href="{BASE}ma-collectivite/{profile.slug}/"' in text
    assert b"href" not in files(corpus)[f"fragments/{corpus.profils()[0].slug}.html"], (
        "sans adresse, sans lien"
    )


def test_le_sommaire_nomme_chaque_markdown(corpus: Corpus) -> None:
    assert summary(corpus, BASE).count(f"]({BASE}obligations/") == len(corpus.obligations)


def test_le_journal_est_celui_des_nouveautes(corpus: Corpus) -> None:
    """Réécrivez-le : make changements."""
    written = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert written == changelog(corpus)
    assert all(item.titre in written for item in corpus.nouveautes.values())


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
