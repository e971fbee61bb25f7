// @ts-check
/**
 * Les règles de lecture d'un récit : celles de `macros/contributions/`, exemple pour exemple. La page ne les charge
 * que si l'on s'en sert.
 */
var guideRetour = (() => {
  /** Une réponse que l'on ne sait pas lire. */
  class Refused extends Error {}

  // --- Les lettres (letters.py) ---------------------------------------------------------------------------------

  const BREAKS = /\r\n?|[\u000b\u000c\u0085\u2028\u2029]/g;
  const SPACES = /[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
  const SILENT =
    /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff\ud800-\udfff\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]/gu;
  const WIDE = /[\uff01-\uff5e]/g;
  const CODED = /&(?:#([0-9]{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-z]{2,6}));?/g;
  /** @type {Record<string, string>} */
  const CODES = {
    nbsp: " ", ensp: " ", emsp: " ", thinsp: " ", commat: "@", period: ".", lowbar: "_", sol: "/", lpar: "(", rpar: ")",
    plus: "+", dash: "-", ndash: "–", mdash: "—", amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", shy: "", zwj: "", zwnj: "",
  };

  /** Le texte tel qu'il se lit. @param {string} text */
  function readable(text) {
    return text
      .replace(CODED, decoded)
      .replace(BREAKS, "\n")
      .normalize("NFC")
      .replace(SPACES, " ")
      .replace(SILENT, "")
      .replace(WIDE, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
  }

  /** @param {string} whole @param {string} [decimal] @param {string} [hexadecimal] @param {string} [name] */
  function decoded(whole, decimal, hexadecimal, name) {
    if (name) return CODES[name] ?? whole;
    const code = decimal ? Number(decimal) : parseInt(hexadecimal ?? "0", 16);
    return code > 0 && code < 0x110000 && !(code >= 0xd800 && code < 0xe000) ? String.fromCodePoint(code) : "";
  }

  /** @param {string} text */
  function slug(text) {
    const lowered = text.replace(/[\u{10000}-\u{10ffff}]/gu, " ").toLowerCase();
    const folded = lowered.replaceAll("œ", "oe").replaceAll("æ", "ae").normalize("NFKD");
    return folded.replace(/[\u0300-\u036f]/g, "").replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
  }

  // --- Les personnes (persons.py) -------------------------------------------------------------------------------

  const SIGN = "[Aa][Rr][Oo][Bb][Aa][Ss][Ee]?";
  const DOT = "[Pp][Oo][Ii][Nn][Tt]";
  const AT = `(?: {0,2}@ {0,2}| ?[(\\[{‹<] ?(?:${SIGN}|[Aa][Tt]|a) ?[)\\]}›>] ?|[ _-]${SIGN}[ _-])`;
  const POINT = `(?:\\.| ?[(\\[{‹<] ?(?:${DOT}|[Dd][Oo][Tt]) ?[)\\]}›>] ?| ${DOT} )`;
  const LABEL = "[A-Za-z0-9À-ÖØ-öø-ÿ-]{1,63}";
  const LOCAL = '[^ \\n@()\\[\\]{}‹›<>,;:«»"/|*]{1,64}';
  const EMAIL = new RegExp(
    `${LOCAL}(?:${AT}${LABEL}(?:${POINT}${LABEL}){0,3}${POINT}[A-Za-z]{2,24}|@[A-Za-z][A-Za-z-]{2,62})(?![A-Za-z@])`, "gu");
  const GAP = "[ ._/–—-]{0,3}";
  const DATE = "[0-9]{2}[/. -][0-9]{2}[/. -](?:19|20)[0-9]{2}(?![0-9])";
  const PHONE = new RegExp(
    `(?<![0-9])(?<![0-9][-/.])(?!${DATE})(?![0-9]{5} [0-9]{5})` +
    `(?:(?:\\+|00)${GAP}[1-9][0-9]{0,2}${GAP}(?:\\(0\\))?${GAP}[1-9]|\\(?0${GAP}[1-9]\\)?)(?:${GAP}[0-9]){8}(?![0-9])`, "g");

  const LETTER = "A-Za-zÀ-ÖØ-öø-ÿ";
  const FREE = `(?<![${LETTER}])`;
  const END = `(?![${LETTER}])`;
  const SMALL = "[a-zà-öø-ÿ][a-zà-öø-ÿ'’-]*";
  const NAME = `[A-ZÀ-ÖØ-Þ][${LETTER}'’-]+`;
  const FIRST = "[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]+(?:-[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]+)?";
  const INITIAL = "[A-ZÀ-ÖØ-Þ]\\.(?:[ -]?[A-ZÀ-ÖØ-Þ]\\.)? ?";
  const PAIR = `(?:${NAME} ${NAME}(?: ${NAME})?|${INITIAL}${NAME})`;
  const TITLE =
    "(?:[Mm]\\.|M|MM\\.|[Mm]r\\.?|MR\\.?|[Mm]mes?\\.?|MMES?\\.?|[Mm]lles?\\.?|MLLES?|[Mm]onsieur|MONSIEUR" +
    "|[Mm]essieurs|[Mm]adame|MADAME|[Mm]esdames|[Mm]ademoiselle|[Dd]r\\.?|DR\\.?|[Dd]octeure?|Pr\\.?|Me|[Mm]aître)";
  const CIVIL = "(?:[Mm]adame|[Mm]onsieur|[Mm]ademoiselle|[Mm]me\\.?|[Mm]lle\\.?|[Mm]r\\.?)";
  const FUNCTION =
    "(?:[Mm]aires?|[Aa]djointe?s?|[Éé]lue?s?|[Ss]ecrétaires?(?: générale?s?| de mairie)?|[Aa]gente?s?" +
    "|[Pp]résidente?s?|[Dd]irect(?:eur|rice)s?|[Cc]onseill(?:er|ère)s?(?: municipale?s?| numériques?)?" +
    "|[Tt]echnicien(?:ne)?s?|[Ii]nformaticien(?:ne)?s?|[Rr]esponsables?|[Rr]éférente?s?|[Cc]hargée?s?" +
    "|[Cc]heffe?s?|[Dd]éléguée?s?|[Cc]omptables?|[Gg]estionnaires?|[Bb]ibliothécaires?|[Aa]rchivistes?" +
    "|[Mm]édiat(?:eur|rice)s?|[Aa]nimat(?:eur|rice)s?|[Tt]résori(?:er|ère)s?|[Dd]éputée?s?" +
    "|[Ss]énat(?:eur|rice)s?|[Pp]réf(?:et|ète)s?|[Cc]ollègues?|[Ss]tagiaires?" +
    "|DGS|DGA|DST|DSI|RSSI|DPO|DPD|ATSEM)";
  const OURS = "(?:notre|nos|votre|mon|ma|sa|son|leur)";
  const THE = `(?:(?:le|la|les|une?|${OURS}) |l['’])?(?:ancien(?:ne)? |actuel(?:le)? |première? |premier )?`;
  const LINKS = "(?:et|de|du|des|à|au|aux|en|sur|sous|dans|vers|le|la|les) [A-ZÀ-ÖØ-Þ]";
  const PLACE = `(?: (?:de |du |à |d['’]|de l['’]|de la )(?<place>${NAME}))?`;
  const CLOSING =
    "(?:[Cc]ordialement|[Bb]ien à (?:vous|toi)|[Ss]alutations(?: [a-z]+)?|[Rr]espectueusement|[Ss]incèrement" +
    "|[Aa]micalement|[Mm]erci|[Ss]ignée?|[Ss]ignature|(?:[Rr]édigé|[Éé]crit|[Pp]roposé|[Tt]ransmis) par" +
    "|[Cc]ontact(?:er)?|[Aa]uteure?|[Rr]éférente?)";
  const NAMES = [
    `${FREE}(?<![0-9] )${TITLE} (?:${INITIAL})?(?<name>${NAME})`,
    `${FREE}${CIVIL} (?<name>[a-zà-öø-ÿ][a-zà-öø-ÿ-]{2,})${END}(?!['’])`,
    `${FREE}${FUNCTION}${END}(?: (?!${LINKS})${SMALL}){0,3}${PLACE} ?[,:(]?[ \\n]{0,2}(?:[–—-] )?${FREE}(?<name>${PAIR})`,
    `${FREE}(?<name>${PAIR})(?:,\\s*| ?[–—-] | ?\\(|\\n+| (?:est|était) )${THE}${FUNCTION}${END}`,
    `${FREE}${OURS} ${FUNCTION}${END}(?: (?!${LINKS})${SMALL}){0,2},? (?<name>${FIRST})${END}`,
    `(?<=[a-zà-öø-ÿ] )(?<name>${FIRST}), ${OURS} (?:${SMALL} )?${FUNCTION}${END}`,
    `${FREE}(?<name>${FIRST}), ${OURS} (?:${SMALL} )?${FUNCTION}(?= ?[,.);\\n]|$)`,
    `(?<=[a-zà-öø-ÿ,'’] )(?:${INITIAL})(?<name>${NAME})`,
    `${FREE}${CLOSING}[ ,.:!]*\\s*(?<name>${PAIR})`,
    `\\n(?<name>${PAIR})[,.]?\\s*$`,
  ].map((pattern) => new RegExp(pattern, "gd"));
  const ALONE = new RegExp(`${FREE}(?<name>${PAIR})`, "gd");
  const TOWNS = "(?:[Cc]ommunes?|[Mm]airies?|[Vv]illes?|[Vv]illages?|[Bb]ourgs?|[Mm]aires?)";
  const WHERE = new RegExp(`(?:^|[ ('’])(?:[àÀ]|[Ee]n|[Ss]ur|[Cc]hez|[Dd]ans|${TOWNS} (?:de|d['’]|du|des)) ?$`);
  const PARTICLES = new Set(["le", "la", "du", "de", "des", "l", "d"]);
  const TOWARDS = /(?:^|[ ('’])(?:de|du|des|à|au|aux|en|sur|sous|dans|vers|d|l|la|le|les)['’ ]?$/;
  const FUNCTION_ONLY = new Set(["agents", "accord_par"]);
  const ORDINARY =
    "le la les l un une des de du d et ou ni en au aux a qui que est sont son sa ses ce cette ces notre nos votre " +
    "vos mon ma mes leur tout tous toute toutes il elle ils elles on nous vous je tu y n s c j qu pour par avec " +
    "sans dans sur sous chez si mais donc car puis hier ensuite enfin depuis alors ainsi bref resultat aujourd " +
    "aujourdhui maintenant avant apres parfois souvent finalement heureusement malheureusement cependant pourtant " +
    "toutefois voici voila merci bonjour oui non deux trois quatre cinq figaro propre untel unetelle tout x maire " +
    "maires adjoint adjointe adjoints elu elue elus president presidente vice secretaire secretaires directeur " +
    "directrice conseiller conseillere prefet prefete sous ministre depute deputee senateur senatrice delegue " +
    "deleguee agent agente agents technicien technicienne informaticien informaticienne responsable referent " +
    "referente charge chargee chef cheffe comptable gestionnaire bibliothecaire archiviste mediateur mediatrice " +
    "animateur animatrice tresorier tresoriere dgs dga dst dsi rssi dpo dpd general generale municipal municipale " +
    "municipaux regional regionale departemental departementale territorial territoriale technique administratif " +
    "administrative public publique publics numerique numeriques informatique premier premiere nouveau nouvelle " +
    "ancien ancienne saint sainte saints saintes st ste mont monts val vals vaux pays grand grande grands grandes " +
    "haut haute hauts hautes bas basse basses chateau ville villes villeneuve villefranche bourg communaute " +
    "communautes commune communes metropole agglo agglomeration centre maison mairie mairies hotel conseil comite " +
    "service services pole france agence syndicat departement region prefecture etat office espace plaine vallee " +
    "port pont bois fontaine belle beau cap ile iles rives rive rue place parc cote coteaux terre terres sud nord " +
    "est ouest union association federation caisse banque poste tresor finances direction ministere gendarmerie " +
    "police ecole college lycee universite institut bureau cabinet groupe societe cooperative mutuelle chambre cour " +
    "tribunal guide plan base adresse nationale national internet web google microsoft windows office libre open " +
    "data cloud word excel teams linux framasoft nextcloud janvier fevrier mars avril mai juin juillet aout " +
    "septembre octobre novembre decembre lundi mardi mercredi jeudi vendredi samedi dimanche";
  const NOBODY = new Set(ORDINARY.split(" "));

  /** Les mots d'un texte qui semblent nommer une personne. @param {string} text @param {boolean} [onlyFunctions] */
  function named(text, onlyFunctions = false) {
    const found = [];
    const ends = new Set();
    for (const pattern of onlyFunctions ? [...NAMES, ALONE] : NAMES) {
      for (const match of text.matchAll(pattern)) {
        const [start = 0, end = 0] = match.indices?.groups?.["name"] ?? [];
        if (ends.has(end) || !person(match, text.slice(Math.max(0, start - 40), start), pattern === ALONE, start)) continue;
        ends.add(end);
        found.push(match[0].replace(/^[ ,.:\n]+|[ ,.:\n]+$/g, ""));
      }
    }
    return found;
  }

  /** @param {RegExpMatchArray} match @param {string} before @param {boolean} linked @param {number} start */
  function person(match, before, linked, start) {
    let words = slug((match.groups?.["name"] ?? "").replace(new RegExp(INITIAL, "g"), "")).split("-");
    if (words.length > 2) words = words.filter((word, rank) => !rank || rank === words.length - 1 || !PARTICLES.has(word));
    if ([...words, slug(match.groups?.["place"] ?? "")].some((word) => NOBODY.has(word))) return false;
    return !(linked && TOWARDS.test(before)) && !(start === match.index && WHERE.test(before));
  }

  // --- Rendre un texte inoffensif (cleaning.py) -----------------------------------------------------------------

  /** @type {Record<string, string>} */
  const SWAPS = { "{": "(", "}": ")", "[": "(", "]": ")", "<": "‹", ">": "›", "`": "'", "|": "/", "\\": "/" };

  /** @param {string} text */
  function clean(text) {
    return readable(text)
      .replace(/[{}[\]<>`|\\]/g, (sign) => SWAPS[sign] ?? "")
      .replace(/&(?=#?[0-9A-Za-z]{1,31};)/g, "et ")
      .replace(EMAIL, "(courriel retiré)")
      .replace(PHONE, "(numéro retiré)");
  }

  /** Sans espaces aux deux bouts. @param {string} text */
  function bare(text) {
    return text.replace(/^ +| +$/g, "");
  }

  /** @param {string} text */
  function line(text) {
    return bare(clean(text).replaceAll("\n", " ").replace(/^[# ]+/, "").replace(/ +/g, " "));
  }

  const BULLET = /^[-*+•–—] +/;

  /** @param {string} text */
  function lines(text) {
    return clean(text).split("\n").map((part) => line(part).replace(BULLET, "")).filter(Boolean);
  }

  /** Un récit : des paragraphes et des listes. @param {string} text */
  function story(text) {
    /** @type {{kind: string, words: string[]}[]} */
    const blocks = [];
    for (const part of clean(text).split("\n")) {
      const [kind, words] = shape(part);
      const last = blocks.at(-1);
      if (kind && last?.kind === kind) last.words.push(words);
      else blocks.push({ kind, words: [words] });
    }
    return blocks.filter((block) => block.kind).map((block) => block.words.join("\n")).join("\n\n");
  }

  /** @param {string} raw @returns {[string, string]} */
  function shape(raw) {
    const words = bare(line(raw).replace(/^[~# ]+/, ""));
    if (!words || /^[-=*_+.:# ]+$/.test(words)) return ["", ""];
    if (BULLET.test(words)) return ["liste", "- " + words.replace(BULLET, "")];
    const numbered = /^([0-9]{1,2})[.)] +/.exec(words);
    if (numbered) return ["suite", `${Number(numbered[1])}. ${words.slice(numbered[0].length)}`];
    return ["texte", words];
  }

  // --- Les mesures (measures.py) --------------------------------------------------------------------------------

  const ABOUT = /^(?:environ|env\.?|à peu près|près de|autour de|presque|~|≈) */i;
  const NOTHING = new Set(["gratuit", "gratuite", "neant", "rien", "aucun", "aucun-cout", "zero", "zero-euro"]);
  const COUNTED = "zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze";
  /** @type {Record<string, number>} */
  const NUMBERS = { ...Object.fromEntries(COUNTED.split(" ").map((word, count) => [word, count])), une: 1, vingt: 20, trente: 30 };
  const HALF = new Set(["une-demi-journee", "demi-journee", "un-demi-jour", "demi-jour", "une-demie-journee"]);
  const MONTHS = [
    ["janvier", "janv"], ["fevrier", "fevr"], ["mars"], ["avril", "avr"], ["mai"], ["juin"],
    ["juillet", "juil"], ["aout"], ["septembre", "sept"], ["octobre", "oct"], ["novembre", "nov"], ["decembre", "dec"],
  ];
  const CENTURY = "((?:19|20)[0-9]{2})";
  const SPELLED_DAY = new RegExp(`^(?:le-)?(?:[a-z]+di-|dimanche-)?([0-9]{1,2})(?:er)?-([a-z]+)-${CENTURY}$`);
  const FRENCH_MONTH = new RegExp(`^(0?[1-9]|1[0-2]) ?[/.-] ?${CENTURY}$`);
  const SPELLED_MONTH = new RegExp(`^(?:en-)?([a-z]+)-${CENTURY}$`);

  /** @param {string} text */
  function integer(text) {
    const written = line(text).replace(ABOUT, "");
    if (!written) return "";
    const joined = written.replace(/(?<=[0-9])(?: (?=[0-9])|[.](?=[0-9]{3}(?![0-9])))/g, "");
    const match = /^([0-9]{1,9})(?:[.,]0{1,2})?(?: ?(?:€|euros?))?(?: ?(?:ttc|ht))?$/i.exec(joined);
    if (match?.[1]) return match[1].replace(/^0+/, "") || "0";
    if (NOTHING.has(slug(written))) return "0";
    throw new Refused("nombre entier attendu. Exemple : 120");
  }

  /** @param {string} text */
  function decimal(text) {
    const written = line(text).replace(ABOUT, "");
    if (!written) return "";
    const match = /^([0-9]{1,4})(?:[.,]([0-9]{1,2}))?(?: ?(?:j|jrs?|jours?|journées?)\.?)?( et demie?)?$/.exec(written);
    const number = match
      ? Number(match[1]) + Number((match[2] ?? "0").padEnd(2, "0")) / 100 + (match[3] ? 0.5 : 0)
      : spelled(slug(written));
    if (number < 0.5) throw new Refused("nombre attendu, 0,5 ou plus. Exemple : 2");
    return number.toFixed(2).replace(/0+$/, "").replace(/\.$/, "");
  }

  /** @param {string} words */
  function spelled(words) {
    if (HALF.has(words)) return 0.5;
    const match = /^([a-z]+)(?:-(?:jours?|journees?))?(-et-demie?)?$/.exec(words);
    const number = match && Object.hasOwn(NUMBERS, match[1] ?? "") ? NUMBERS[match[1] ?? ""] : undefined;
    return number === undefined ? 0 : number + (match?.[2] ? 0.5 : 0);
  }

  /** @param {string} text */
  function day(text) {
    const written = line(text);
    if (!written) return "";
    const french = /^([0-9]{1,2}) ?[/.-] ?([0-9]{1,2}) ?[/.-] ?((?:19|20)?[0-9]{2})$/.exec(written);
    if (french) return real(Number(french[3]) + (french[3]?.length === 2 ? 2000 : 0), Number(french[2]), Number(french[1]));
    const given = /^((?:19|20)[0-9]{2})-([0-9]{2})-([0-9]{2})$/.exec(written);
    if (given) return real(Number(given[1]), Number(given[2]), Number(given[3]));
    const words = SPELLED_DAY.exec(slug(written));
    if (words && rank(words[2])) return real(Number(words[3]), rank(words[2]), Number(words[1]));
    throw new Refused("date attendue. Exemple : 21/11/2026");
  }

  /** @param {string} text */
  function moment(text) {
    const written = line(text);
    if (!written) return "";
    const year = /^(?:en-)?((?:19|20)[0-9]{2})$/.exec(slug(written));
    if (year) return year[1] ?? "";
    const french = FRENCH_MONTH.exec(written);
    if (french) return `${french[2]}-${two(Number(french[1]))}`;
    const words = SPELLED_MONTH.exec(slug(written));
    if (words && rank(words[1])) return `${words[2]}-${two(rank(words[1]))}`;
    if (/^(?:19|20)[0-9]{2}-(?:0[1-9]|1[0-2])$/.test(written)) return written;
    try {
      return day(written);
    } catch (refused) {
      if (refused instanceof Refused && refused.message.includes("n'existe pas")) throw refused;
      throw new Refused("année, mois ou jour attendu. Exemple : 2026, 11/2026 ou 21/11/2026");
    }
  }

  /** Le numéro d'un mois écrit en lettres. @param {string} [name] */
  function rank(name) {
    return MONTHS.findIndex((names) => names.includes(name ?? "")) + 1;
  }

  /** @param {number} year @param {number} month @param {number} number */
  function real(year, month, number) {
    const found = new Date(Date.UTC(year, month - 1, number));
    if (found.getUTCFullYear() === year && found.getUTCMonth() === month - 1 && found.getUTCDate() === number) {
      return `${year}-${two(month)}-${two(number)}`;
    }
    throw new Refused("cette date n'existe pas. Exemple : 21/11/2026");
  }

  /** @param {number} part */
  function two(part) {
    return String(part).padStart(2, "0");
  }

  /** @param {string} text */
  function address(text) {
    const written = line(text);
    if (/^www\.[^ "‹›,@]{3,300}$/u.test(written)) return `https://${written}`;
    if (written && !/^https?:\/\/[^ "‹›,@]{4,300}$/u.test(written)) throw new Refused("adresse attendue. Exemple : https://www.exemple.fr/");
    return written;
  }

  /** @type {Record<string, (text: string) => string | string[]>} */
  const READERS = { ligne: line, lignes: lines, recit: story, entier: integer, nombre: decimal, jour: day, moment, adresse: address };

  return { Refused, READERS, FUNCTION_ONLY, ORDINARY, clean, named, slug };
})();

