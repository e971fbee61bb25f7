// L'observatoire HTTP de MDN, passé hors ligne à un serveur de cette machine : `node examiner.mjs 8080 8443`.
// Écrit sa note et le verdict de chaque règle, en JSON.
import { mkdirSync, writeFileSync } from "node:fs";
import { Socket } from "node:net";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

const [httpPort, httpsPort] = process.argv.slice(2).map(Number);

// Il lit la liste des noms que les navigateurs n'ouvrent qu'en HTTPS, prise sur le réseau ; « localhost » n'y est pas.
const preloaded = fileURLToPath(import.meta.resolve("@mdn/mdn-http-observatory/conf/hsts-preload.json"));
mkdirSync(dirname(preloaded), { recursive: true });
writeFileSync(preloaded, "{}");

// Nos serveurs renvoient de HTTP vers le port 443 ; dans cet essai, ce port est ailleurs.
const { connect } = Socket.prototype;
Socket.prototype.connect = function (...given) {
  const [options] = given.flat();
  if (options.port === 443) options.port = httpsPort;
  return connect.apply(this, given);
};

const { retrieve } = await import("@mdn/mdn-http-observatory/src/retriever/retriever.js");
const { ALL_TESTS } = await import("@mdn/mdn-http-observatory/src/constants.js");
const { getGradeForScore, getScoreModifier } = await import("@mdn/mdn-http-observatory/src/grader/grader.js");

const found = await retrieve("localhost", { httpPort, httpsPort, path: "/" });
const results = ALL_TESTS.map((test) => test(found));
const score = results.reduce((total, { result }) => total + getScoreModifier(result), 100);
const rules = Object.fromEntries(results.map(({ constructor, result, pass }) => [constructor.name, { pass, result }]));
console.log(JSON.stringify({ grade: getGradeForScore(score).grade, score, rules }));
