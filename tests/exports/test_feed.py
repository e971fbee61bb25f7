"""Les flux des nouveautés : reconstruire ne les change pas, chacun ne dit que ce qui vise sa tranche."""

from xml.etree import ElementTree as ET

import pytest

from macros.corpus.facts import Corpus
from macros.exports.feed import ATOM, content, file, of_profile
from macros.models.obligations import Resultat

BASE = "https://exemple.fr/guide"


def read(text: str) -> ET.Element:
    return ET.fromstring(text)


def ids(feed: ET.Element) -> list[str]:
    found = (entry.findtext(f"{{{ATOM}}}id") or "" for entry in feed.findall(f"{{{ATOM}}}entry"))
    return [id.rpartition("/")[2] for id in found]


def links(feed: ET.Element) -> list[tuple[str, str]]:
    return [(link.get("rel", ""), link.get("href", "")) for link in feed.iter(f"{{{ATOM}}}link")]


def test_le_flux_date_de_sa_derniere_nouveaute(corpus: Corpus) -> None:
    newest = max(item.date for item in corpus.nouveautes.values())
    assert read(content(corpus, "")).findtext(f"{{{ATOM}}}updated") == f"{newest.isoformat()}T00:00:00Z"


def test_le_flux_de_tous_dit_tout_une_fois(corpus: Corpus) -> None:
    found = ids(read(content(corpus, "")))
    assert sorted(found) == sorted(corpus.nouveautes)


@pytest.mark.parametrize("base", [BASE, ""])
def test_chaque_flux_se_nomme_et_ses_adresses_sont_completes_si_l_on_sait_la_sienne(
    corpus: Corpus, base: str
) -> None:
    for profile in corpus.profils():
        feed = read(of_profile(corpus, base, profile))
        (own, *others) = links(feed)
        place = f"{base}/{file(profile)}" if base else file(profile).rpartition("/")[2]
        assert own == ("self", place)
        assert others and all(rel == "alternate" for rel, _ in others)
        assert all(target.startswith(f"{base}/" if base else "../") for _, target in others)
        assert (feed.findtext(f"{{{ATOM}}}id") or "").endswith(f":nouveautes/{profile.slug}")


def test_une_tranche_ne_recoit_que_ce_qui_la_vise(corpus: Corpus) -> None:
    for profile in corpus.profils():
        found = set(ids(read(of_profile(corpus, BASE, profile))))
        for item in corpus.nouveautes.values():
            answers = {profile.answer(corpus.obligation(id)).resultat for id in item.faits}
            aimed = not item.faits or answers != {Resultat.NE_S_APPLIQUE_PAS}
            assert (item.id in found) is aimed, (profile.slug, item.id)


def test_une_entree_dit_sa_nature_et_ses_fiches(corpus: Corpus) -> None:
    for entry in read(content(corpus, BASE)).findall(f"{{{ATOM}}}entry"):
        item = corpus.nouveautes[(entry.findtext(f"{{{ATOM}}}id") or "").rpartition("/")[2]]
        terms = [one.get("term") for one in entry.findall(f"{{{ATOM}}}category")]
        assert terms == [item.nature, *item.faits]
