// Times, as people say them. Every shown time carries its instant and is kept current.
import { el } from './dom.js';

const exact = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'long' });
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });

export const full = (iso) => exact.format(new Date(iso));

/** "12 s", "4 min", "3 h", "2 d" ago or ahead, later the date. */
export function relative(iso, now = Date.now()) {
  const seconds = Math.round((now - new Date(iso).getTime()) / 1000);
  const size = Math.abs(seconds);
  const ahead = seconds < 0;
  if (size < 5) return 'now';
  if (size > 30 * 86400) return day.format(new Date(iso));
  const [count, unit] = size < 60 ? [size, 's'] : size < 3600 ? [Math.floor(size / 60), 'min']
    : size < 86400 ? [Math.floor(size / 3600), 'h'] : [Math.floor(size / 86400), 'd'];
  return ahead ? `in ${count} ${unit}` : `${count} ${unit} ago`;
}

/** A <time> with the relative time, the exact one on hover; with a dash where there is none. */
export function time(iso, title) {
  if (!iso) return el('span', { class: 'none' }, '–');
  return el('time', { datetime: iso, title: title ?? full(iso), 'data-live': true }, relative(iso));
}

/** Keeps all times on the page current. */
export function keepCurrent() {
  setInterval(() => {
    const now = Date.now();
    for (const node of document.querySelectorAll('time[data-live]')) {
      const text = relative(node.dateTime, now);
      if (node.textContent !== text) node.textContent = text;
    }
  }, 5000);
}

/** "7 days", "12 h" of seconds. */
export function span(seconds) {
  return seconds >= 86400 ? `${Math.round(seconds / 86400)} days` : `${Math.round(seconds / 3600)} h`;
}
