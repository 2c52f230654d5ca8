// The inbox: alerts that wait for somebody, then those that were seen, then those that are over.
import { get } from './api.js';
import * as desk from './desk.js';
import { byId, el } from './dom.js';
import { change, read } from './filters.js';
import { count, plural } from './text.js';
import { time } from './time.js';
import * as watches from './watches.js';
import { build, choose, isEnded, isOpen, level, snoozes, state } from './why.js';

const list = byId('inbox-list');
const screen = byId('why');
const known = new Map();
let cursor = '';
let shown = '';
let detail = null;
let last = null;

export async function load() {
  const pages = await Promise.all([['OPEN,UPDATED', 200], ['ACKNOWLEDGED,SNOOZED', 60], ['RESOLVED,RETRACTED,FALSE_POSITIVE', 60]]
    .map(([states, limit]) => get('alerts', { limit, state: states })));
  known.clear();
  pages.forEach((page) => page.alerts.forEach((a) => known.set(a.id, a)));
  draw();
}

/** Takes a record of an alert from the live stream. */
export function arrive(alert) {
  if ((known.get(alert.id)?.revision ?? 0) > alert.revision) return;
  known.set(alert.id, alert);
  if (read().view === 'inbox') draw();
  else badge();
  if (alert.id === shown) open(shown);
}

/** Shows the alert with this id beside the list; the list alone for ''. */
export async function show(id) {
  if (id === shown) return;
  shown = id;
  document.body.classList.toggle('one-alert', id !== '');
  if (!id) {
    detail = null;
    screen.replaceChildren(hint());
    draw();
    return;
  }
  cursor = id;
  draw();
  await open(id);
  byId('why-title')?.focus({ preventScroll: true });
  screen.scrollTop = 0;
}

async function open(id) {
  let alert;
  try {
    alert = await get(`alerts/${encodeURIComponent(id)}`);
  } catch (e) {
    if (id === shown) screen.replaceChildren(el('p', { class: 'error' }, e.message));
    return;
  }
  const draws = (rule) => {
    if (id !== shown) return;
    detail = alert;
    screen.replaceChildren(...build(alert, rule, (kind) => act(kind, alert)));
  };
  // the watch in words may take longer, and is not worth waiting for
  draws(watches.knownRule(alert.watchId));
  if (watches.knownRule(alert.watchId) === null) watches.ruleOf(alert.watchId).then((rule) => rule && draws(rule));
}

export function listen() {
  byId('inbox-q').addEventListener('input', draw);
  byId('inbox-q').addEventListener('keydown', (e) => { if (e.key === 'Enter') e.target.blur(); });
  screen.replaceChildren(hint());
}

/** Whether the key meant something here. */
export function key(e) {
  const keys = {
    j: () => move(1), k: () => move(-1), ArrowDown: () => move(1), ArrowUp: () => move(-1),
    Enter: () => cursor && change({ alert: cursor }),
    a: () => act('ACKNOWLEDGE'), s: () => act('SNOOZE'), f: () => act('FALSE_POSITIVE'), u: undo,
    '/': () => byId('inbox-q').focus(), '?': help,
    Escape: () => change({ alert: '' }),
  };
  if (!keys[e.key] || (e.key === 'Enter' && e.target.closest('button, a'))) return false;
  e.preventDefault();
  keys[e.key]();
  return true;
}

function matching() {
  const words = byId('inbox-q').value.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const text = (a) => `${a.countryName} ${a.country} ${a.watchName} ${a.why} ${(a.entries ?? []).map((x) => x.countryName).join(' ')}`.toLowerCase();
  return [...known.values()].filter((a) => words.every((w) => text(a).includes(w)))
    .sort((a, b) => rank(a) - rank(b) || b.updated.localeCompare(a.updated));
}

const rank = (a) => (isOpen(a) ? 0 : isEnded(a) ? 2 : 1);
const HEADS = ['Waiting for you', 'Seen', 'Over'];

function draw() {
  badge();
  const all = matching();
  if (!all.some((a) => a.id === cursor)) cursor = all.some((a) => a.id === shown) ? shown : all[0]?.id ?? '';
  const rows = [];
  all.forEach((a, i) => {
    if (i === 0 || rank(a) !== rank(all[i - 1])) {
      rows.push(el('li', { class: 'inbox-head' }, HEADS[rank(a)], ' ', el('span', { class: 'count' }, count(all.filter((x) => rank(x) === rank(a)).length))));
    }
    rows.push(row(a));
  });
  if (all.length === 0) {
    rows.push(el('li', { class: 'quiet' }, known.size > 0 ? 'No alert fits what you typed.'
      : 'No alerts yet. One appears here when a country enters the news that a watch asks for.'));
  }
  list.replaceChildren(...rows);
}

function badge() {
  const open = [...known.values()].filter(isOpen).length;
  byId('count-inbox').textContent = open > 0 ? count(open) : '';
}

function row(a) {
  const more = (a.entries?.length ?? 1) - 1;
  return el('li', null, el('button', {
    type: 'button', class: 'inbox-row', id: `row-${a.id}`, 'data-state': a.state, 'aria-current': a.id === cursor ? 'true' : null,
    onclick: () => { cursor = a.id; change({ alert: a.id }); },
  },
    el('span', { class: 'inbox-top' }, el('span', { class: 'inbox-country' }, el('b', null, a.country), ' ',
      a.heldBack ? `${count(a.heldBack)} more held back` : a.countryName, more > 0 && !a.heldBack && el('small', null, ` and ${more} more`)),
    level(a), time(a.updated)),
    el('span', { class: 'inbox-why' }, a.why),
    el('span', { class: 'inbox-meta' }, state(a), el('span', null, a.watchName),
      a.publishers > 0 && el('span', null, plural(a.publishers, 'publisher')))));
}

function move(step) {
  const all = matching();
  const at = all.findIndex((a) => a.id === cursor);
  const next = all[Math.min(all.length - 1, Math.max(0, at + step))];
  if (!next) return;
  cursor = next.id;
  draw();
  byId(`row-${cursor}`)?.scrollIntoView({ block: 'nearest' });
  if (shown) change({ alert: cursor });
}

async function act(kind, of) {
  const alert = of ?? (shown ? detail ?? known.get(shown) : known.get(cursor));
  if (!alert) return;
  const what = { kind };
  if (kind === 'SNOOZE') {
    if (isEnded(alert)) return;
    const until = await choose(`Snooze ${alert.countryName}`, snoozes());
    if (!until) return;
    what.until = until.toISOString();
  }
  if (kind === 'FALSE_POSITIVE' && !(await choose(`Is “${alert.countryName}” wrong? That ends the alert and forgets what it rests on.`,
    [['Yes, it is wrong', true], ['No', false]]))) return;
  try {
    await desk.say(alert.id, what);
    last = { id: alert.id, kind, name: alert.countryName };
    say(`${alert.countryName}: ${DONE[kind]}`, kind === 'ACKNOWLEDGE' || kind === 'SNOOZE');
  } catch (e) {
    say(e.message);
  }
}

const DONE = { ACKNOWLEDGE: 'acknowledged.', SNOOZE: 'snoozed.', FALSE_POSITIVE: 'called wrong.', REOPEN: 'open again.' };

function undo() {
  const alert = last && (last.kind === 'ACKNOWLEDGE' || last.kind === 'SNOOZE') ? known.get(last.id) : known.get(shown || cursor);
  last = null;
  if (alert) act('REOPEN', alert);
}

let clearing = null;

function say(text, undoable = false) {
  const toast = byId('toast');
  toast.replaceChildren(text, ...(undoable ? [' ', el('button', { type: 'button', onclick: undo }, 'Undo', el('kbd', null, 'u'))] : []));
  toast.hidden = false;
  clearTimeout(clearing);
  clearing = setTimeout(() => { toast.hidden = true; }, 8000);
}

const KEYS = [['j k', 'next, previous alert'], ['Enter', 'open it'], ['Esc', 'back to the list'], ['a', 'acknowledge'],
  ['s', 'snooze'], ['f', 'it is wrong'], ['u', 'undo, or reopen'], ['/', 'filter'], ['?', 'this list']];

function help() {
  choose('Keys', [['Close', null]]);
  byId('menu').append(keyList());
}

const keyList = () => el('dl', { class: 'key-list' }, KEYS.map(([k, text]) => [el('dt', null, k.split(' ').map((x) => el('kbd', null, x))), el('dd', null, text)]));

const hint = () => el('div', { class: 'why-none' }, el('h2', null, 'Pick an alert'),
  el('p', null, 'Its screen says why you got it: the sentences, the last mention before, what was looked at and what was not.'), keyList());
