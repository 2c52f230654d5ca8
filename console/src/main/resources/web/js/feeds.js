// The feeds and how they fare: what needs somebody's attention first.
import { get } from './api.js';
import { byId, el, outside } from './dom.js';
import { change, offer } from './filters.js';
import { count } from './text.js';
import { time } from './time.js';

const ORDER = ['FAILING', 'GONE', 'THROTTLED', 'NEW', 'OK'];
const WORDS = { OK: 'fine', NEW: 'not read yet', THROTTLED: 'asked to slow down', FAILING: 'failing', GONE: 'gone' };

export async function load() {
  const { feeds } = await get('feeds');
  offer('feed', feeds.map((f) => ({ value: f.id, text: f.outlet })));
  const sorted = [...feeds].sort((a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status));
  byId('feeds').replaceChildren(sorted.length === 0 ? el('div', { class: 'empty' }, howToAdd()) : table(sorted));
  return feeds;
}

/** Shows how many feeds have which status. */
export function summarise(counts) {
  const total = Object.values(counts).reduce((a, b) => a + b, 0);
  const bad = (counts.FAILING ?? 0) + (counts.GONE ?? 0);
  const badge = byId('count-feeds');
  badge.replaceChildren(...(bad > 0 ? [count(bad), el('span', { class: 'wide' }, ' failing')] : [count(total)]));
  badge.classList.toggle('bad', bad > 0);
  byId('feeds-summary').textContent = ORDER.filter((s) => counts[s]).map((s) => `${count(counts[s])} ${WORDS[s]}`).join(' · ');
}

/** How feeds are added, for the empty page. */
export function howToAdd() {
  return [
    el('p', null, 'Add feeds on the command line; they are read within seconds:'),
    el('pre', null, 'dateline feeds add https://www.example.org/rss.xml\ndateline feeds import feeds.opml'),
  ];
}

function table(feeds) {
  const heads = ['Outlet', 'Status', 'Last success', 'Last new', 'Next poll', 'Polls', 'Articles'];
  return el('table', { class: 'rows' },
    el('thead', null, el('tr', null, heads.map((h, i) => el('th', { scope: 'col', class: i > 4 ? 'number' : null }, h)))),
    el('tbody', null, feeds.map(row)));
}

function row(f) {
  return el('tr', { 'data-status': f.status },
    el('th', { scope: 'row' },
      el('button', { type: 'button', class: 'outlet', title: 'Its articles',
        onclick: () => change({ feed: f.id, view: 'news' }) }, el('bdi', null, f.outlet)),
      f.country && el('span', { class: 'code' }, f.country),
      f.title && f.title !== f.outlet && el('small', { title: 'What the feed calls itself' }, el('bdi', null, f.title)),
      outside(f.url, f.url, { class: 'address' }),
      f.errorMessage && el('p', { class: 'error' }, f.errorMessage,
        f.errorReason && el('code', null, f.errorReason),
        f.errorSince && [' since ', time(f.errorSince)]),
      f.pastSince && el('p', { class: 'error' }, f.pastReason ? 'Articles may be missing: ' : 'Its past is being read: ',
        time(f.pastSince), ' – ', time(f.pastUntil), f.pastMessage && `; ${f.pastMessage}`,
        f.pastReason && el('code', null, f.pastReason))),
    cell('Status', el('span', { class: 'status' }, WORDS[f.status] ?? f.status,
      f.failures > 1 && el('small', null, ` ${count(f.failures)}×`))),
    cell('Last success', time(f.lastSuccess)),
    cell('Last new', time(f.lastNew)),
    cell('Next poll', time(f.nextPoll)),
    cell('Polls', count(f.polls), 'number'),
    cell('Articles', count(f.articles), 'number'));
}

const cell = (label, content, kind) => el('td', { 'data-label': label, class: kind }, content);

