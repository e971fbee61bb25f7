// La page du calendrier : ses dates à soi en un fichier d'agenda, et l'adresse de chaque calendrier.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { newPage, opened } from "./site.mjs";

const guide = opened();

/** Un jour, tant de jours après aujourd'hui. @param {number} days */
const later = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** La page du calendrier, quand son formulaire a paru. */
async function visited() {
  const { page, errors } = await newPage(guide.browser);
  await page.goto(`${guide.url}calendrier/`);
  await page.locator("#mes-dates").waitFor();
  return { page, errors };
}

/**
 * Le fichier fait de ces dates.
 * @param {Record<string, string>} dates
 */
async function made(dates) {
  const { page, errors } = await visited();
  for (const [name, day] of Object.entries(dates)) await page.locator(`#${name}`).fill(day);
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Faire mon calendrier (ICS)" }).click()]);
  assert.equal(file.suggestedFilename(), "mes-dates.ics");
  const text = readFileSync(await file.path(), "utf8");
  assert.deepEqual(errors, []);
  await page.close();
  return text;
}

/** Les valeurs d'un champ. @param {string} text @param {string} name */
const values = (text, name) => [...text.matchAll(new RegExp(`^${name}[:;](.*)\r$`, "gm"))].map(([, value = ""]) => value);

describe("vos dates à vous", () => {
  test("chaque date fait un événement et son rappel, sans occuper personne, d'un titre court", async () => {
    const text = await made({ domaine: later(200), declaration: later(-100) });
    assert.deepEqual(values(text, "SUMMARY"), ["Refaire la déclaration d'accessibilité", "Dans trente jours : Refaire la déclaration d'accessibilité", "Fin du nom de domaine", "Dans trente jours : Fin du nom de domaine"]);
    assert.ok(values(text, "SUMMARY").every((title) => title.length <= 70));
    assert.equal(values(text, "TRANSP").length, 4);
    const [, , end, before] = values(text, "DTSTART");
    assert.equal(end, `VALUE=DATE:${later(200).replaceAll("-", "")}`);
    assert.equal(before, `VALUE=DATE:${later(170).replaceAll("-", "")}`);
    assert.equal(values(text, "DTEND")[2], `VALUE=DATE:${later(201).replaceAll("-", "")}`, "une journée, pas deux");
    const [renewed = "", , ended = ""] = values(text, "DESCRIPTION");
    assert.ok(renewed.endsWith(` ${Number(later(-100).slice(0, 4)) + 3}.`), "la déclaration se refait trois ans après");
    assert.equal(ended, `Le ${new Date(later(200)).toLocaleDateString("fr", { day: "numeric", month: "long", year: "numeric" }).replace(/^1 /, "1er ")}.`);
    assert.ok(text.split("\r\n").every((line) => Buffer.byteLength(line) <= 75));
  });

  test("refaire le fichier garde les mêmes identifiants", async () => {
    const [one, other] = [await made({ domaine: later(200) }), await made({ domaine: later(400) })];
    assert.deepEqual(values(one, "UID"), values(other, "UID"));
    assert.deepEqual(values(one, "UID"), ["mes-dates.domaine@guide-pratique-numerique", "mes-dates.domaine.j30@guide-pratique-numerique"]);
  });

  test("sans date, ou avec une date passée, la page le dit et ne fait pas de fichier", async () => {
    const { page } = await visited();
    const button = page.getByRole("button", { name: "Faire mon calendrier (ICS)" });
    await button.click();
    assert.match(await page.locator(".formulaire__erreurs").innerText(), /Écrivez au moins une date/);
    await page.locator("#domaine").fill(later(-3));
    await button.click();
    assert.match(await page.locator("#domaine-erreur").innerText(), /Cette date est passée/);
    assert.equal(await page.locator("#domaine").getAttribute("aria-invalid"), "true");
    await page.locator("#domaine").fill(later(0));
    await page.locator("#declaration").fill(later(1));
    await button.click();
    assert.match(await page.locator("#declaration-erreur").innerText(), /Ce jour n'est pas encore venu/);
    assert.equal(await page.locator("#domaine-erreur").innerText(), "", "un contrat peut finir aujourd'hui");
    await page.locator("#declaration").fill(later(0));
    await Promise.all([page.waitForEvent("download"), button.click()]);
  });
});

describe("suivre un calendrier", () => {
  test("chaque calendrier montre un lien webcal et son adresse à copier", async () => {
    const { page } = await visited();
    await page.locator("summary", { hasText: "Communes" }).click();
    await page.locator("summary", { hasText: "Suivre par l’adresse" }).first().click();
    const link = page.getByRole("link", { name: /S’abonner : .*échéances/ }).first();
    assert.match((await link.getAttribute("href")) ?? "", /^webcal:\/\/127\.0\.0\.1:\d+\/calendrier\/.*\.ics$/);
    const shown = await page.locator("details code").first().innerText();
    assert.equal((await (await page.request.get(shown)).text()).slice(0, 15), "BEGIN:VCALENDAR");
    const calendars = await page.locator('main li > a[href$=".ics"]:not([href^="webcal:"])').count();
    assert.equal(await page.locator('a[href^="webcal:"]').count(), calendars);
  });
});
