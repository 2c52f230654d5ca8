// The page's wiring: what the address says is shown, what the live stream says is passed on.
import * as alerts from './alerts.js';
import { get } from './api.js';
import * as articles from './articles.js';
import * as countries from './countries.js';
import * as detail from './detail.js';
import { byId, el, throttled } from './dom.js';
import * as feeds from './feeds.js';
import * as filters from './filters.js';
import * as inbox from './inbox.js';
import * as letters from './letters.js';
import * as live from './live.js';
import { count, language } from './text.js';
import { keepCurrent } from './time.js';
import * as watches from './watches.js';

const LANGUAGES = ['ar', 'de', 'en', 'es', 'fa', 'fr', 'he', 'hi', 'it', 'ja', 'pt', 'ru', 'tr', 'uk', 'zh'];
const REFRESH = 20000;

let connection = 'connecting';
let healthy = true;
let totals = null;
let shownFilters = '';

const trouble = (error) => {
  byId('notice').textContent = error.message;
  byId('notice').hidden = false;
};
const attempt = (...loads) => Promise.all(loads.map((load) => load()))
  .then(() => { byId('notice').hidden = true; }, trouble);

function loadAll() {
  return attempt(articles.load, alerts.load, inbox.load, countries.load, feeds.load, status);
}

async function status() {
  showTotals(await get('status'));
}

function route() {
  const now = filters.read();
  document.body.dataset.view = now.view;
  for (const tab of document.querySelectorAll('.tabs button[data-view]')) {
    if (tab.dataset.view === now.view) tab.setAttribute('aria-current', 'page');
    else tab.removeAttribute('aria-current');
  }
  filters.show(now);
  detail.show(now.article);
  inbox.show(now.view === 'inbox' ? now.alert : '');
  const narrowed = JSON.stringify([now.q, now.country, now.language, now.feed]);
  if (narrowed !== shownFilters) {
    shownFilters = narrowed;
    attempt(articles.load, alerts.load, countries.load);
  }
  if (now.view === 'feeds') attempt(feeds.load);
  if (now.view === 'watches') attempt(watches.load);
  if (now.view === 'letters') attempt(letters.load);
}

function showConnection() {
  const state = connection === 'live' && !healthy ? 'degraded' : connection;
  const words = { live: 'Live', connecting: 'Connecting…', reconnecting: 'Reconnecting…', lost: 'Connection lost, trying again…', degraded: 'Database away' };
  byId('live').dataset.state = state;
  byId('live-text').textContent = words[state];
}

function showTotals(t) {
  totals = t;
  feeds.summarise(t.feeds);
  alerts.setTotal(t.alerts);
  byId('count-letters').textContent = t.deadLetters > 0 ? count(t.deadLetters) : '';
  const items = [
    [count(t.lastMinute), 'a minute'],
    [count(t.lastHour), 'last hour'],
    [`${t.articlesExact ? '' : '≈ '}${count(t.articles)}`, 'articles'],
    [count(t.alerts), 'alerts'],
    [count(Object.values(t.feeds).reduce((a, b) => a + b, 0)), 'feeds'],
  ];
  byId('totals').replaceChildren(...items.map(([n, word]) => el('div', null, el('dd', null, n), el('dt', null, word))));
}

function nothingYet(narrowed) {
  if (narrowed) {
    return [el('h3', null, 'Nothing matches'), el('p', null, 'No stored article fits these filters. New ones appear here as they come.')];
  }
  const known = totals ? Object.values(totals.feeds).reduce((a, b) => a + b, 0) : 0;
  const doing = known > 0
    ? `${count(known)} feeds are being read. The first articles appear here as soon as one of them answers.`
    : 'No feeds are known yet.';
  return [el('h3', null, 'Waiting for the first articles…'), el('p', null, doing), ...feeds.howToAdd()];
}

function keys() {
  document.addEventListener('keydown', (e) => {
    const typing = ['INPUT', 'SELECT', 'TEXTAREA'].includes(e.target.tagName);
    const plain = !typing && !e.ctrlKey && !e.metaKey && !e.altKey && !document.querySelector('dialog[open]');
    if (plain && filters.read().view === 'inbox' && !filters.read().article && inbox.key(e)) return;
    if (e.key === 'Escape') {
      if (typing) e.target.blur();
      else detail.close();
    } else if (plain) {
      if (e.key === '/') {
        e.preventDefault();
        byId('f-q').focus();
      } else if (e.key === 'j') articles.move(1);
      else if (e.key === 'k') articles.move(-1);
    }
  });
}

function start() {
  articles.whenEmpty(nothingYet);
  articles.listen();
  alerts.listen();
  inbox.listen();
  filters.listen();
  filters.offer('language', LANGUAGES.map((code) => ({ value: code, text: language(code) }))
    .sort((a, b) => a.text.localeCompare(b.text)));
  keys();
  keepCurrent();
  for (const tab of document.querySelectorAll('.tabs button[data-view]')) {
    tab.addEventListener('click', () => filters.change({ view: tab.dataset.view, article: '', alert: '' }));
  }
  window.addEventListener('hashchange', route);
  const now = filters.read();
  shownFilters = JSON.stringify([now.q, now.country, now.language, now.feed]);
  route();
  follow();
  setInterval(() => attempt(countries.load), REFRESH);
}

function follow() {
  const recount = throttled(3000, () => attempt(countries.load));
  const feedsAgain = throttled(2000, () => filters.read().view === 'feeds' && attempt(feeds.load));
  let loaded = false;
  live.follow({
    hello: (h) => {
      healthy = h.ready;
      showConnection();
      // the lists are loaded after joining the stream, so that nothing falls between
      if (!loaded && h.ready) loadAll().then(() => { loaded = true; });
      else if (!loaded) trouble(new Error(`${h.detail}. This page fills as soon as it is there.`));
    },
    article: (a) => {
      articles.arrive(a);
      detail.refresh(a.id);
      recount();
    },
    alert: (a) => {
      alerts.arrive(a);
      inbox.arrive(a);
    },
    feed: (f) => {
      feeds.summarise(f);
      feedsAgain();
    },
    status: showTotals,
    health: (h) => {
      healthy = h.ready;
      showConnection();
      if (h.ready) loadAll();
    },
    reset: () => loadAll(),
  }, (state) => {
    connection = state;
    showConnection();
  });
}

start();
