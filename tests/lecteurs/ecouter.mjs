// JAMAIS JOUÉ : préparé pour une machine Windows (NVDA et Firefox) ou macOS (VoiceOver et Safari), que Guidepup conduit.
// `node tests/lecteurs/ecouter.mjs https://exemple.fr/guide/` ouvre des pages, tape au clavier, et cherche des mots
// dans ce qui a été dit. Tant que personne ne l'a vu passer, rien n'en est déclaré.
import { execFileSync } from "node:child_process";
import { platform } from "node:os";
import { setTimeout as wait } from "node:timers/promises";
import { screenReader } from "@guidepup/guidepup";

const [, , GUIDE = ""] = process.argv;
const PATIENCE = 8_000;
const KEYS = { titre: () => screenReader.nextHeading(), tab: () => screenReader.press("Tab") };

/** Le nom d'un geste, la page, la touche répétée, combien de fois, et les mots à entendre. */
const SCENARIOS = [
  { nom: "le champ de recherche", page: "", geste: KEYS.tab, fois: 8, mots: ["Rechercher dans le guide"] },
  { nom: "le champ des communes", page: "ma-collectivite/", geste: KEYS.tab, fois: 40, mots: ["Votre commune ou votre intercommunalité"] },
  { nom: "les titres d'une fiche", page: "ma-collectivite/commune-moins-de-3500-habitants/", geste: KEYS.titre, fois: 3, mots: ["Commune de moins de 3", "Commencez par"] },
  { nom: "le premier formulaire", page: "declaration-accessibilite/generateur/", geste: KEYS.tab, fois: 45, mots: ["Écrire ma déclaration"] },
];

/** @param {string} url */
function open(url) {
  if (platform() === "darwin") execFileSync("open", ["-a", "Safari", url]);
  else execFileSync("cmd", ["/c", "start", "firefox", url]);
}

/** @param {typeof SCENARIOS[number]} scenario */
async function heard({ page, geste, fois, mots }) {
  open(GUIDE + page);
  await wait(PATIENCE);
  for (let rank = 0; rank < fois; rank += 1) await geste();
  const said = (await screenReader.spokenPhraseLog()).join(" ");
  return mots.filter((words) => !said.includes(words));
}

if (!GUIDE) throw new Error("Donnez l'adresse du guide. Exemple : node tests/lecteurs/ecouter.mjs https://exemple.fr/guide/");
await screenReader.start();
const lost = [];
for (const scenario of SCENARIOS) {
  await screenReader.clearSpokenPhraseLog();
  for (const words of await heard(scenario)) lost.push(`${scenario.nom} : « ${words} » ne s'est pas dit`);
}
await screenReader.stop();
if (lost.length) console.error(lost.join("\n"));
process.exitCode = lost.length ? 1 : 0;
