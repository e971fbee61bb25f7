"""Les liens vers d'autres sites : lesquels se vérifient, lesquels on laisse, et pourquoi."""

from pathlib import Path

from scripts.liens import allowed, checked, external


def test_seuls_les_liens_vers_d_autres_sites_se_verifient(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(
        '<a href="une/">ici</a><a href="https://b.fr/x">b</a><a href="https://a.fr/">a</a>', encoding="utf-8"
    )
    assert checked(external(tmp_path), ()) == ["https://a.fr/", "https://b.fr/x"]
    assert checked(external(tmp_path), allowed("# Une raison.\nhttps://b.fr/\n\n")) == ["https://a.fr/"]
