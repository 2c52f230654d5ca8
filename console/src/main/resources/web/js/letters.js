// Dead letters: what could not be processed, why, and its first bytes.
import { get } from './api.js';
import { byId, el } from './dom.js';
import { count } from './text.js';
import { time } from './time.js';

export async function load() {
  const { deadLetters } = await get('dead-letters', { limit: 100 });
  byId('letters').replaceChildren(...(deadLetters.length === 0
    ? [el('div', { class: 'empty' }, el('p', null, 'None. Everything that came in could be processed.'))]
    : deadLetters.map(letter)));
}

function letter(d) {
  return el('details', { class: 'letter' },
    el('summary', null,
      el('span', { class: 'status' }, d.stage), el('code', null, d.reason),
      el('span', { class: 'letter-detail' }, d.detail), time(d.at)),
    el('dl', null,
      el('dt', null, 'Source'), el('dd', null, d.source),
      el('dt', null, 'Key'), el('dd', null, d.key),
      el('dt', null, 'Record'), el('dd', null, `dateline.dead-letters, partition ${d.partition}, offset ${count(d.offset)}`),
      el('dt', null, 'Size'), el('dd', null, `${count(d.size)} bytes`)),
    el('pre', { dir: 'auto' }, d.preview));
}
