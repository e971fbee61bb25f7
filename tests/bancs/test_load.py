"""La mesure de charge : ce que dit wrk se lit juste, et une erreur se voit."""

from tests.bancs.load import Load, read

SAID = """\
Running 20s test @ https://localhost:4443/
  2 threads and 500 connections
  Latency Distribution
     50%  120.00ms
     99%    1.72s
  54703 requests in 20.13s, 300.00MB read
{}Requests/sec:   2718.42
Transfer/sec:     15.00MB
"""


def test_une_mesure_sans_erreur() -> None:
    assert read(SAID.format("")) == Load(2718.42, 1720.0, 54703, ())


def test_une_erreur_se_voit() -> None:
    found = read(SAID.format("  Socket errors: connect 3, read 0, write 0, timeout 1\n"))
    assert found.faults == ("Socket errors: connect 3, read 0, write 0, timeout 1",)
