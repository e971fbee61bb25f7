"""Le site ne parle à personne d'autre que son serveur, et n'écrit ni style ni script dans ses pages."""

from tests.built import Built


def test_aucune_page_ne_demande_rien_a_un_tiers(site: Built) -> None:
    found = {
        (page.address, address)
        for page in site.pages.values()
        for address in page.resources()
        if address.startswith(("http:", "https:", "//"))
    }
    assert found == set()


def test_les_feuilles_de_style_ne_vont_rien_chercher_ailleurs(site: Built) -> None:
    sheets = {path.name: path.read_text("utf-8") for path in site.root.rglob("*.css")}
    assert sheets
    loaded = {
        name: [part for part in text.split("url(")[1:] if part.lstrip("'\"").startswith(("http", "//"))]
        for name, text in sheets.items()
    }
    assert {name: found for name, found in loaded.items() if found} == {}
    assert [name for name, text in sheets.items() if "@import" in text] == []


def test_aucun_style_ni_script_en_ligne(site: Built) -> None:
    faults = set()
    for page in site.pages.values():
        tree = page.tree
        faults |= {(page.address, "style") for _ in tree.iter("style")}
        faults |= {(page.address, "script") for script in tree.iter("script") if not script.get("src")}
        faults |= {
            (page.address, name) for name in map(str, tree.xpath("//@*[starts-with(name(), 'on')]/.."))
        }
        faults |= {(page.address, str(value)) for value in tree.xpath("//@style")}
        faults |= {
            (page.address, str(value)) for value in tree.xpath("//@href[starts-with(., 'javascript:')]")
        }
    assert faults == set()


def test_chaque_ressource_existe(site: Built) -> None:
    missing = set()
    for page in site.pages.values():
        folder = site.root / page.address
        for address in page.resources():
            if (
                not address.startswith(("data:", "http"))
                and not (folder / address.partition("?")[0].partition("#")[0]).exists()
            ):
                missing.add((page.address, address))
    assert missing == set()


def test_chaque_page_dit_sa_langue(site: Built) -> None:
    assert [page.address for page in site.pages.values() if page.tree.get("lang") != "fr"] == []
