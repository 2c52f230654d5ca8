// What the articles are narrowed to; kept in the address, so that a view can be linked and goes back with "back".
import { byId, el } from './dom.js';
import { language } from './text.js';

const KEYS = ['q', 'country', 'language', 'feed'];
const VIEWS = ['news', 'inbox', 'watches', 'alerts', 'countries', 'feeds', 'letters'];

let typing = null;

/** The filters in the address: {q, country, language, feed, view, article, alert}. */
export function read() {
  const hash = new URLSearchParams(location.hash.slice(1));
  const given = Object.fromEntries(KEYS.map((key) => [key, hash.get(key) ?? '']));
  const view = hash.get('view') ?? 'news';
  return { ...given, view: VIEWS.includes(view) ? view : 'news', article: hash.get('article') ?? '', alert: hash.get('alert') ?? '' };
}

/** Changes some of them; the page follows through "hashchange". */
export function change(changes) {
  const next = { ...read(), ...changes };
  const hash = new URLSearchParams();
  for (const key of [...KEYS, 'view', 'article', 'alert']) {
    if (next[key] && !(key === 'view' && next[key] === 'news')) hash.set(key, next[key]);
  }
  const text = hash.toString();
  if (`#${text}` !== location.hash) location.hash = text;
}

/** Whether anything is narrowed. */
export const active = (filters) => KEYS.some((key) => filters[key]);

/** Shows the filters of the address in the form. */
export function show(filters) {
  for (const key of KEYS) {
    const field = byId(`f-${key}`);
    if (field.tagName === 'SELECT' && filters[key] && ![...field.options].some((o) => o.value === filters[key])) {
      field.append(el('option', { value: filters[key] }, key === 'language' ? language(filters[key]) : filters[key]));
    }
    const same = key === 'q' && (typing !== null || field.value.trim() === filters.q);
    if (!same) field.value = filters[key];
    field.classList.toggle('set', filters[key] !== '');
  }
  byId('f-clear').hidden = !active(filters);
}

/** Offers values [{value, text}] in a select, keeping what is chosen. */
export function offer(key, values) {
  const field = byId(`f-${key}`);
  const chosen = read()[key];
  const known = values.some((v) => v.value === chosen);
  const kept = chosen && !known ? [{ value: chosen, text: chosen }] : [];
  field.replaceChildren(field.options[0], ...[...kept, ...values].map((v) => el('option', { value: v.value }, v.text)));
  field.value = chosen;
}

/** Lets the form change the address. */
export function listen() {
  byId('f-q').addEventListener('input', () => {
    clearTimeout(typing);
    typing = setTimeout(() => {
      typing = null;
      change({ q: byId('f-q').value.trim(), view: 'news' });
    }, 250);
  });
  for (const key of KEYS.slice(1)) {
    byId(`f-${key}`).addEventListener('change', (event) => change({ [key]: event.target.value, view: 'news' }));
  }
  byId('filters').addEventListener('submit', (event) => event.preventDefault());
  byId('f-clear').addEventListener('click', () => {
    byId('f-q').value = '';
    change(Object.fromEntries(KEYS.map((key) => [key, ''])));
  });
}
