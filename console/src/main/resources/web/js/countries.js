// Who is in the news.
import { get } from './api.js';
import { byId, el } from './dom.js';
import { change, offer, read } from './filters.js';
import { count, plural } from './text.js';
import { full, time } from './time.js';

const SVG = 'http://www.w3.org/2000/svg';

export async function load() {
  const { countries } = await get('countries');
  const list = byId('countries');
  const chosen = read().country;
  const rows = countries.map((c) => row(c, c.code === chosen));
  list.replaceChildren(...rows);
  if (countries.length === 0) {
    list.append(el('li', { class: 'quiet' }, 'Countries appear here as articles mention them.'));
  }
  offer('country', [...countries].sort((a, b) => a.name.localeCompare(b.name))
    .map((c) => ({ value: c.code, text: `${c.name} (${c.code})` })));
}

function row(c, chosen) {
  return el('li', null, el('button', { type: 'button', class: 'country', 'aria-pressed': String(chosen),
    title: `${c.name}: ${plural(c.day, 'article')} in 24 hours, ${count(c.week)} in 7 days\nLast ${full(c.last)}`,
    onclick: () => change({ country: chosen ? '' : c.code, view: 'news' }) },
    el('b', null, c.code),
    el('span', { class: 'country-name' }, c.name),
    spark(c.hours),
    el('span', { class: 'country-count' }, count(c.day)),
    el('span', { class: 'country-last' }, time(c.last))));
}

/** The last 24 hours as little bars. */
function spark(hours) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', 'spark');
  svg.setAttribute('viewBox', `0 0 ${hours.length * 2} 12`);
  svg.setAttribute('preserveAspectRatio', 'none');
  svg.setAttribute('aria-hidden', 'true');
  const most = Math.max(1, ...hours);
  hours.forEach((n, i) => {
    const bar = document.createElementNS(SVG, 'rect');
    const height = n === 0 ? 0.7 : 2 + (n / most) * 10;
    bar.setAttribute('x', i * 2);
    bar.setAttribute('y', 12 - height);
    bar.setAttribute('width', 1.4);
    bar.setAttribute('height', height);
    svg.append(bar);
  });
  return svg;
}
