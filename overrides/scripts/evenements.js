// @ts-check
"use strict";
/*
 * Un fichier d'agenda : le seul endroit où le navigateur en écrit un. Un script classique, chargé par les pages qui
 * donnent des dates.
 */

/**
 * Une journée d'agenda, qui n'occupe personne. Son `id` ne dit que la sorte de date : refaire le fichier déplace
 * l'événement au lieu d'en ajouter un, car son `rang` monte.
 * @typedef {{ id: string, day: string, title: string, rank: number, told?: string, yearly?: boolean, recalled?: boolean }} Journee
 */

var guideEvenements = (() => {
  const MARK = "guide-pratique-numerique";
  const DAY = 86_400_000;
  /** Combien de jours avant se fait le rappel. */
  const BEFORE = 30;
  /** Les octets d'une ligne (RFC 5545), moins sa fin. */
  const WIDE = 73;

  /** @param {string} day @param {number} days */
  const shifted = (day, days) => new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);

  /** @param {string} day */
  const bare = (day) => day.replaceAll("-", "");

  /** @param {string} text */
  const quoted = (text) => guideEcriture.legible(text).replace(/[\\;,]/g, "\\$&").replace(/\r?\n|\r/g, "\\n");

  /** Le texte du fichier. @param {string} name @param {Journee[]} days @param {string} today */
  function agenda(name, days, today) {
    const head = ["BEGIN:VCALENDAR", "VERSION:2.0", `PRODID:-//${MARK}//FR`, "METHOD:PUBLISH", `X-WR-CALNAME:${quoted(name)}`];
    return [...head, ...days.flatMap((one) => event(one, today)), "END:VCALENDAR", ""].map(folded).join("\r\n");
  }

  /** @param {Journee} one @param {string} today */
  function event({ id, day, title, rank, told = "", yearly = false, recalled = false }, today) {
    return [
      "BEGIN:VEVENT", `UID:${id}@${MARK}`, `SEQUENCE:${rank}`, `DTSTAMP:${bare(today)}T000000Z`,
      `DTSTART;VALUE=DATE:${bare(day)}`, `DTEND;VALUE=DATE:${bare(shifted(day, 1))}`, ...(yearly ? ["RRULE:FREQ=YEARLY"] : []),
      `SUMMARY:${quoted(title)}`, ...(told ? [`DESCRIPTION:${quoted(told)}`] : []), "TRANSP:TRANSPARENT", "X-MICROSOFT-CDO-BUSYSTATUS:FREE",
      ...(recalled ? ["BEGIN:VALARM", "ACTION:DISPLAY", `DESCRIPTION:${quoted(title)}`, `TRIGGER:-P${BEFORE}D`, "END:VALARM"] : []), "END:VEVENT",
    ];
  }

  /** Une ligne et ses suites. @param {string} text */
  function folded(text) {
    const parts = [""];
    let size = 0;
    for (const letter of text) {
      const more = new TextEncoder().encode(letter).length;
      if (size + more > WIDE) {
        parts.push("");
        size = 0;
      }
      parts[parts.length - 1] += letter;
      size += more;
    }
    return parts.join("\r\n ");
  }

  return { agenda, shifted, BEFORE };
})();
