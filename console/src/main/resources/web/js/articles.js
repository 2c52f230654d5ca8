// The stream of articles: newest on top, never moving under a reader's eyes.
import { get } from './api.js';
import { byId, el, outside, throttled } from './dom.js';
import { active, change, read } from './filters.js';
import { count, language, plural } from './text.js';
import { full, time } from './time.js';

const PAGE = 50;
const KEEP = 300;

const list = byId('articles');
const shown = new Map(); // id → {item, node}
const waiting = new Map(); // id → item
let next = null;
let loading = 0;
let hovering = false;
let nothing = () => [];

/** Sets what the empty list says. */
export function whenEmpty(nodes) {
  nothing = nodes;
}

/** Loads the newest articles under the filters of the address. */
export async function load() {
  const turn = ++loading;
  const page = await get('articles', { ...query(), limit: PAGE });
  if (turn !== loading) return;
  shown.clear();
  waiting.clear();
  list.replaceChildren();
  page.articles.forEach((item) => append(item));
  next = page.next;
  settle();
}

/** Loads the next page of older articles. */
export async function older() {
  const turn = loading;
  const page = await get('articles', { ...query(), limit: PAGE, before: next });
  if (turn !== loading) return;
  page.articles.filter((item) => !shown.has(item.id)).forEach((item) => append(item));
  next = page.next;
  settle();
}

/** Takes an article of the live stream. */
export function arrive(item) {
  const before = shown.get(item.id)?.item ?? waiting.get(item.id);
  if (before && before.seq >= item.seq) return;
  if (!matches(item)) return;
  if (read().q) {
    // only the database can tell whether the words occur in the text
    searchAgain();
    return;
  }
  waiting.set(item.id, item);
  if (reading()) settle();
  else flush();
}

/** Shows the articles that wait. */
export function flush() {
  const items = [...waiting.values()].sort((a, b) => a.seq - b.seq);
  waiting.clear();
  for (const item of items) {
    shown.get(item.id)?.node.remove();
    const node = card(item, true);
    shown.set(item.id, { item, node });
    list.prepend(node);
  }
  trim();
  settle();
}

/** Moves the keyboard's place by one card. */
export function move(step) {
  const cards = [...list.children];
  const at = cards.indexOf(document.activeElement?.closest('.card'));
  const target = cards[at < 0 ? 0 : Math.min(Math.max(at + step, 0), cards.length - 1)];
  target?.focus();
  target?.scrollIntoView({ block: 'nearest' });
}

/** Puts the keyboard back on an article's card. */
export function focus(id) {
  shown.get(id)?.node.focus({ preventScroll: true });
}

export function listen() {
  list.addEventListener('pointerenter', (e) => { hovering = e.pointerType === 'mouse'; });
  list.addEventListener('pointerleave', () => {
    hovering = false;
    if (!reading() && waiting.size > 0) flush();
  });
  byId('pill').addEventListener('click', () => {
    flush();
    window.scrollTo({ top: 0, behavior: 'instant' });
  });
  byId('more').addEventListener('click', () => older().catch((e) => say(e.message)));
  list.addEventListener('keydown', (e) => {
    const id = e.target.classList.contains('card') && e.key === 'Enter' ? e.target.dataset.id : null;
    if (id) change({ article: id });
  });
}

const searchAgain = throttled(2000, () => {
  if (!reading()) load().catch((e) => say(e.message));
});

function reading() {
  return hovering || window.scrollY > 60 || !byId('drawer').hidden || list.contains(document.activeElement);
}

function query() {
  const { q, country, language: code, feed } = read();
  return { q, country, language: code, feed };
}

function matches(item) {
  const filters = read();
  return (!filters.country || item.countries.some((c) => c.code === filters.country))
    && (!filters.language || item.language === filters.language)
    && (!filters.feed || item.feedId === filters.feed);
}

function append(item) {
  const node = card(item, false);
  shown.set(item.id, { item, node });
  list.append(node);
}

/** Keeps the page light: what is cut off below can be loaded again. */
function trim() {
  while (list.children.length > KEEP) {
    const last = list.lastElementChild;
    shown.delete(last.dataset.id);
    last.remove();
    next = shown.get(list.lastElementChild.dataset.id).item.seq;
  }
}

function settle() {
  const pill = byId('pill');
  pill.hidden = waiting.size === 0;
  pill.textContent = `↑ ${plural(waiting.size, 'new article')}`;
  byId('more').hidden = next === null;
  const empty = shown.size === 0 && waiting.size === 0;
  byId('empty').hidden = !empty;
  if (empty) byId('empty').replaceChildren(...nothing(active(read())));
  say('');
}

function say(text) {
  byId('stream-note').textContent = text;
}

function card(item, fresh) {
  const open = () => change({ article: item.id });
  return el('article', { class: `card${fresh ? ' fresh' : ''}`, tabindex: '0', 'data-id': item.id,
    'data-kind': item.kind, 'aria-label': `${item.title || 'Untitled'}, ${item.outlet}` },
    el('p', { class: 'meta' },
      el('button', { type: 'button', class: 'outlet', title: `Only ${item.outlet}`,
        onclick: () => change({ feed: item.feedId }) }, el('bdi', null, item.outlet)),
      time(item.published, times(item)),
      el('span', { class: 'language', title: `Language: ${language(item.language)}` }, item.language),
      item.kind === 'UPDATED' && el('span', { class: 'kind' }, `updated, revision ${count(item.revision)}`),
      item.textStatus === 'PAYWALLED' && el('span', { class: 'kind', title: 'The page is for subscribers; this is what the feed gives' }, 'subscribers'),
      item.kind === 'WITHDRAWN' && el('span', { class: 'kind gone' }, 'withdrawn'),
      outside(item.url, '↗', { class: 'out', title: 'Open at the outlet', 'aria-label': 'Open at the outlet' })),
    el('h3', { dir: 'auto', lang: item.language === 'und' ? null : item.language },
      el('a', { href: '#', onclick: (e) => { e.preventDefault(); open(); }, tabindex: '-1' }, item.title || 'Untitled')),
    item.summary && el('p', { class: 'summary', dir: 'auto' }, item.summary),
    chips(item));
}

function chips(item) {
  if (item.countries.length === 0 && item.topics.length === 0) return null;
  const about = new Set(item.about);
  const countries = [...item.countries].sort((a, b) => about.has(b.code) - about.has(a.code));
  return el('ul', { class: 'chips' },
    countries.slice(0, 6).map((c) => el('li', null, countryChip(c, about.has(c.code)))),
    countries.length > 6 && el('li', { class: 'rest' }, `+${countries.length - 6}`),
    item.topics.slice(0, 3).map((t) => el('li', { class: 'topic', title: `${t.code}, ${Math.round(t.score * 100)} %` }, t.name)));
}

/** A country as a button that filters by it. */
export function countryChip(country, about) {
  return el('button', { type: 'button', class: `chip${about ? ' about' : ''}`,
    title: `Only ${country.name}${about ? ' (the story is about it)' : ''}`,
    onclick: () => change({ country: country.code, view: 'news', article: '' }) },
    el('b', null, country.code), ' ', country.name);
}

function times(item) {
  const claim = { CLAMPED: ' (the publisher’s date could not be)', MISSING: ' (the publisher gave no date)' };
  return `Published ${full(item.published)}${claim[item.publishedStatus] ?? ''}\nSeen ${full(item.firstSeen)}`
    + (item.revision > 1 ? `\nThis revision ${full(item.seen)}` : '');
}
