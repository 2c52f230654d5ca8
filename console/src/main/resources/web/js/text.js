// Text with stretches that stand out. Offsets are UTF-16 code units, which is what JavaScript's strings count in.
import { el } from './dom.js';

/** Child nodes for a text with non-overlapping marks {start, end}. */
export function marked(text, marks) {
  return layered(text, marks.map((m) => ({ start: m.start, end: m.end, wrap: (s) => el('mark', null, s) })));
}

/**
 * Child nodes for a text with stretches {start, end, wrap(text)} that may overlap: the first in the list wins, of the
 * others what is left over stays plain. Stretches that do not fit into the text are left out.
 */
export function layered(text, stretches) {
  const taken = [];
  for (const s of stretches) {
    const fits = Number.isInteger(s.start) && s.start >= 0 && s.end > s.start && s.end <= text.length;
    if (fits && !taken.some((t) => s.start < t.end && t.start < s.end)) taken.push(s);
  }
  taken.sort((a, b) => a.start - b.start);
  const nodes = [];
  let at = 0;
  for (const s of taken) {
    if (s.start > at) nodes.push(document.createTextNode(text.slice(at, s.start)));
    nodes.push(s.wrap(text.slice(s.start, s.end)));
    at = s.end;
  }
  if (at < text.length) nodes.push(document.createTextNode(text.slice(at)));
  return nodes;
}

const languages = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' });

/** A language's English name. */
export function language(code) {
  if (!code || code === 'und') return 'unclear';
  try {
    return languages.of(code);
  } catch {
    return code;
  }
}

const numbers = new Intl.NumberFormat('en-GB');

export const count = (n) => numbers.format(n);

/** "1 article", "2,000 articles". */
export const plural = (n, noun) => `${count(n)} ${noun}${n === 1 ? '' : 's'}`;

/** How an evidence or annotation kind is called. */
export const HOW = {
  NAME: 'by name', DEMONYM: 'by its people', PLACE: 'by a place', CAPITAL_METONYM: 'by its capital',
  LEADER: 'by its leader', INSTITUTION: 'by an institution',
};
