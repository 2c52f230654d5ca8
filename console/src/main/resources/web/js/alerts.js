// Alerts: which country entered the news, why, and the sentence that says so.
import { get } from './api.js';
import { byId, el, outside } from './dom.js';
import { change, read } from './filters.js';
import { count, marked } from './text.js';
import { time } from './time.js';
import { level, state } from './why.js';

const list = byId('alerts');
const shown = new Map();
let next = null;

export async function load() {
  const page = await get('alerts', { limit: 20, country: read().country });
  shown.clear();
  list.replaceChildren();
  page.alerts.forEach((alert) => show(alert, false));
  next = page.next;
  settle();
}

/** Takes an alert of the live stream. */
export function arrive(alert) {
  const country = read().country;
  if (country && alert.country !== country) return;
  if (shown.has(alert.id)) {
    const now = card(alert, false);
    shown.get(alert.id).replaceWith(now);
    shown.set(alert.id, now);
    return;
  }
  show(alert, true);
  if (!alert.silent) byId('alert-said').textContent = `Alert: ${alert.countryName}. ${alert.why}`;
  settle();
}

export function setTotal(n) {
  byId('count-alerts').textContent = n > 0 ? count(n) : '';
  settle();
}

export function listen() {
  byId('more-alerts').addEventListener('click', async () => {
    const page = await get('alerts', { limit: 20, country: read().country, before: next });
    page.alerts.forEach((alert) => show(alert, false));
    next = page.next;
    settle();
  });
}

function show(alert, live) {
  if (shown.has(alert.id)) return;
  const node = card(alert, live);
  shown.set(alert.id, node);
  if (live) list.prepend(node);
  else list.append(node);
}

function settle() {
  byId('more-alerts').hidden = next === null;
  list.querySelector('.quiet')?.remove();
  if (shown.size === 0) {
    list.append(el('li', { class: 'quiet' }, read().country
      ? 'No alert for this country yet.'
      : 'No alerts yet. An alert appears when a country enters the news that nobody wrote about within the watch’s window.'));
  }
}

function card(alert, live) {
  const source = alert.articles[0];
  return el('li', { class: `alert${live ? ' fresh' : ''}`, 'data-state': alert.state },
    el('p', { class: 'alert-head' },
      el('button', { type: 'button', class: 'alert-country', title: `Only ${alert.countryName}`,
        onclick: () => change({ country: alert.country, view: 'news' }) },
        el('b', null, alert.country), ' ', alert.countryName),
      time(alert.at)),
    el('p', { class: 'why' }, alert.why),
    el('p', { class: 'alert-state' }, state(alert), level(alert), (alert.entries?.length ?? 1) > 1 && el('span', null, `and ${alert.entries.length - 1} more`),
      el('button', { type: 'button', class: 'link', onclick: () => change({ view: 'inbox', alert: alert.id }) }, 'Why?')),
    source && quote(source));
}

function quote(source) {
  return el('div', { class: 'source' },
    source.sentence && el('blockquote', { dir: 'auto' }, marked(source.sentence.text, source.sentence.marks)),
    el('p', { class: 'source-title', dir: 'auto' },
      el('a', { href: '#', onclick: (e) => { e.preventDefault(); change({ article: source.articleId }); } },
        marked(source.title.text || 'Untitled', source.title.marks))),
    el('p', { class: 'meta' }, el('bdi', null, source.outlet),
      outside(source.url, 'Read at the outlet ↗', { class: 'out' })));
}
