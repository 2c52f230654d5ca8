// Text with stretches that stand out. Offsets are UTF-16 code units, which is what JavaScript's strings count in.
import { el } from './dom.js';

/** Child nodes for a text with marks {start, end}. */
export function marked(text, marks) {
  return layered(text, marks, (s) => el('mark', null, s));
}

/**
 * Child nodes for a text with stretches {start, end} that may overlap: the text is cut wherever one begins or ends, and
 * wrap(piece, those that cover it) makes an element of each piece. Stretches that do not fit into the text are left out.
 */
export function layered(text, stretches, wrap) {
  const cuts = new Map(); // offset → {begin, end}
  const cut = (at) => cuts.get(at) ?? cuts.set(at, { begin: [], end: [] }).get(at);
  for (const s of stretches) {
    if (!Number.isInteger(s.start) || s.start < 0 || s.end <= s.start || s.end > text.length) continue;
    cut(s.start).begin.push(s);
    cut(s.end).end.push(s);
  }
  const nodes = [];
  const open = new Set();
  let at = 0;
  const piece = (to) => {
    if (to > at) nodes.push(open.size > 0 ? wrap(text.slice(at, to), [...open]) : document.createTextNode(text.slice(at, to)));
    at = to;
  };
  for (const [offset, { begin, end }] of [...cuts].sort((x, y) => x[0] - y[0])) {
    piece(offset);
    end.forEach((s) => open.delete(s));
    begin.forEach((s) => open.add(s));
  }
  piece(text.length);
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

/** Where evidence stands that says less about the story. */
export const CONTEXT = {
  DATELINE: 'where the report was written', CREDIT: 'in a credit', RELATED: 'in a link to another story',
};

/** What is said of a language beside its name. */
export function languageNote(detail) {
  switch (detail.languageStatus) {
    case 'DECLARED': return 'as the publisher declares';
    case 'MIXED': return detail.secondLanguage ? `partly ${language(detail.secondLanguage)}` : 'in two languages';
    case 'TOO_SHORT': return 'too short to tell';
    case 'UNKNOWN': return 'no language that is known';
    default: return detail.secondLanguage ? `partly ${language(detail.secondLanguage)}` : null;
  }
}
