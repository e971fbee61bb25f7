// Ce que le guide dit « à venir » est juste le jour où on le lit, pas le jour où il a été construit.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { newPage, opened } from "./site.mjs";

const guide = opened();
const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const DAYS = ["2026-12-31", "2027-01-01", "2027-04-01", "2028-02-29", "2028-06-30", "2031-09-15"];
const SHEET = "obligations/achats-reemploi-agec/";

/** Ce que la vue écrirait, construite ce jour-là : le jour et la fiche de chaque ligne, et la prochaine date d'une fiche. */
const BUILT = `
import json, sys
from datetime import date
from lxml import html
from macros.building.guide import current_guide
from macros.markup.here import Here
from macros.views.calendrier import tableau_calendrier
from macros.views.reponses import next_date
from scripts.verifier import ROOT
corpus = current_guide(ROOT)
def rows(day, kind):
    shown = html.fromstring(f"<div>{tableau_calendrier(corpus, Here('calendrier/', day))}</div>")
    return [" ".join(" ".join(cell.text_content() for cell in row[:2]).split()) for row in shown.cssselect(f".{kind} tbody tr")]
def coming(day):
    said = next_date(corpus.obligation("achats_reemploi_agec"), Here("", day)).striptags()
    return " ".join(said.split())
kinds = ("echeances", "echeances-autres", "echeances-passees")
days = [date.fromisoformat(day) for day in sys.argv[1:]]
print(json.dumps({str(day): [coming(day), *(rows(day, kind) for kind in kinds)] for day in days}))
`;

/** @type {Record<string, [string, string[], string[], string[]]>} */
const expected = JSON.parse(execFileSync("python3", ["-c", BUILT, ...DAYS], { cwd: ROOT, env: { ...process.env, PYTHONPATH: ROOT }, encoding: "utf8" }));

/** @param {string} text */
const plain = (text) => text.replace(/[\s\u00a0\u202f]+/g, " ").replaceAll("’", "'").trim();

/** @param {string} day @param {string} address */
async function read(day, address) {
  const { page, errors } = await newPage(guide.browser);
  await page.clock.setFixedTime(new Date(`${day}T09:00`));
  await page.goto(guide.url + address);
  assert.deepEqual(errors, []);
  return page;
}

for (const day of DAYS) {
  test(`le calendrier lu le ${day} est celui que l'on aurait construit ce jour-là`, async () => {
    const page = await read(day, "calendrier/");
    const [, ...tables] = expected[day] ?? [];
    for (const [rank, kind] of [".echeances", ".echeances-autres", ".echeances-passees"].entries()) {
      const rows = await page.locator(`${kind} tbody tr`).evaluateAll((found) =>
        found.map((row) => [...row.children].slice(0, 2).map((cell) => cell.textContent).join(" ")),
      );
      assert.deepEqual(rows.map(plain), (tables[rank] ?? []).map(plain), kind);
    }
    await page.context().close();
  });

  test(`la prochaine date d'une fiche lue le ${day}`, async () => {
    const page = await read(day, SHEET);
    const said = plain(await page.locator("dd", { has: page.locator("[data-echeances]") }).innerText());
    const [coming = ""] = expected[day] ?? [];
    const none = /^au .+ : aucune autre connue à ce jour$/;
    if (coming) assert.equal(said, plain(coming));
    else assert.match(said, none);
    await page.context().close();
  });
}

test("sans script, la page dit de quel jour sont ses dates", async () => {
  const { page } = await newPage(guide.browser, { javaScriptEnabled: false });
  await page.goto(`${guide.url}calendrier/`);
  const built = (await page.locator("time[data-au]").getAttribute("datetime")) ?? "";
  assert.match(plain(await page.innerText("main")), /Au \d{1,2}(er)? \S+ \d{4}, voici ce qui vient\./);
  await page.goto(guide.url + SHEET);
  assert.match(plain(await page.innerText(".reponse")), /Prochaine date\s*:?\s*au \d{1,2}(er)? \S+ \d{4} : /);
  assert.equal(await page.locator("time[data-au]").getAttribute("datetime"), built);
});

test("sur la fiche d'une tranche, une date se lit jusqu'au soir de son jour", async () => {
  const sheet = "ma-collectivite/commune-moins-de-3500-habitants/";
  const { page: raw } = await newPage(guide.browser, { javaScriptEnabled: false });
  await raw.goto(guide.url + sheet);
  const day = (await raw.locator("li[data-fin]").first().getAttribute("data-fin")) ?? "";
  const next = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
  for (const [on, held] of /** @type {[string, boolean][]} */ ([[day, true], [next, false]])) {
    const page = await read(on, sheet);
    assert.equal((await page.locator(`li[data-fin="${day}"]`).count()) > 0, held, on);
    await page.context().close();
  }
});

test("une horloge en retard ne change rien", async () => {
  const page = await read("2020-01-01", "calendrier/");
  const { page: raw } = await newPage(guide.browser, { javaScriptEnabled: false });
  await raw.goto(`${guide.url}calendrier/`);
  assert.equal(await page.innerText(".echeances"), await raw.innerText(".echeances"));
});

test("le lendemain de sa limite, une fiche dit qu'elle a vieilli, et toute page que l'édition est en retard", async () => {
  const { page: raw } = await newPage(guide.browser, { javaScriptEnabled: false });
  for (const [place, mark, said] of [["lexique/", "footer", "Édition en retard : ses faits nationaux ont plus de six mois."], [SHEET, "main", "Cette page devait être relue avant le "]]) {
    await raw.goto(guide.url + place);
    const limit = (await raw.locator(`${mark} [data-revoir-avant]`).first().getAttribute("data-revoir-avant")) ?? "";
    const next = new Date(Date.parse(limit) + 86_400_000).toISOString().slice(0, 10);
    const eve = await read(limit, place ?? "");
    assert.equal(await eve.locator(".perime").count(), 0, `${place} le ${limit}`);
    const late = await read(next, place ?? "");
    const warning = plain(await late.locator("h1 + .perime").innerText());
    assert.ok(warning.startsWith(said ?? "?") && warning.endsWith("lisez le texte officiel avant d'agir."), warning);
    assert.doesNotMatch(warning, /undefined/);
    assert.ok(await late.evaluate(() => document.documentElement.classList.contains("est-perimee")));
  }
});
