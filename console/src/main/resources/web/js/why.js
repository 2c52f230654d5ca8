// One alert: why did I get this?
import { byId, el, outside } from './dom.js';
import { change } from './filters.js';
import { count, marked, plural } from './text.js';
import { full, span, time } from './time.js';

export const STATES = {
  OPEN: 'open', UPDATED: 'open, more came', ACKNOWLEDGED: 'acknowledged', SNOOZED: 'snoozed',
  FALSE_POSITIVE: 'wrong', RESOLVED: 'over', RETRACTED: 'retracted',
};
const ENDED = ['FALSE_POSITIVE', 'RESOLVED', 'RETRACTED'];
const MODES = {
  NOVEL: 'new in the news', FIRST_EVER: 'for the first time ever', SURGE: 'a surge', PAIR: 'a new pair',
};

export const isEnded = (alert) => ENDED.includes(alert.state);
export const isOpen = (alert) => alert.state === 'OPEN' || alert.state === 'UPDATED';

/** How well an alert is backed. */
export function level(alert) {
  if (!alert.level) return null;
  const good = alert.level === 'CORROBORATED';
  return el('span', { class: `level ${good ? 'good' : ''}`, title: good ? 'Two or more publishers have it' : 'One publisher has it' },
    good ? 'corroborated' : 'unconfirmed');
}

export const state = (alert) => el('span', { class: 'state', 'data-state': alert.state }, STATES[alert.state] ?? alert.state);

/** The whole screen, as nodes. `act` says something of the alert, `rule` is the watch in words or null. */
export function build(alert, rule, act) {
  return [
    el('p', { class: 'why-bar' },
      el('button', { type: 'button', class: 'back', onclick: () => change({ alert: '' }) }, '← All alerts'),
      state(alert), level(alert), time(alert.at, `Entered the news ${full(alert.at)}`)),
    el('h2', { id: 'why-title', tabindex: '-1' }, title(alert), el('b', null, alert.country)),
    el('p', { class: 'why-now' }, alert.why),
    alert.reason && el('p', { class: 'why-ended' }, alert.reason),
    buttons(alert, act),
    evidence(alert),
    entries(alert),
    facts(alert, rule),
    gaps(alert),
    history(alert),
    told(alert),
  ].filter(Boolean);
}

const title = (alert) => (alert.heldBack ? `${count(alert.heldBack)} more held back` : alert.countryName);

function buttons(alert, act) {
  const button = (kind, text, key, main) => el('button', { type: 'button', class: main ? 'primary' : null, 'data-act': kind,
    onclick: () => act(kind) }, text, el('kbd', null, key));
  const offered = isEnded(alert)
    ? [alert.state !== 'FALSE_POSITIVE' && button('ACKNOWLEDGE', 'It was right', 'a'),
      alert.state !== 'FALSE_POSITIVE' && button('FALSE_POSITIVE', 'It was wrong', 'f')]
    : [alert.state !== 'ACKNOWLEDGED' && button('ACKNOWLEDGE', 'Acknowledge', 'a', true),
      alert.state !== 'SNOOZED' && button('SNOOZE', 'Snooze…', 's'),
      button('FALSE_POSITIVE', 'Wrong', 'f'),
      !isOpen(alert) && button('REOPEN', 'Reopen', 'u')];
  return el('p', { class: 'buttons', role: 'group', 'aria-label': 'Say something of this alert' }, offered.filter(Boolean));
}

function evidence(alert) {
  return el('ol', { class: 'evidence', 'aria-label': 'Where the country stands' }, alert.articles.map((s) => el('li', null,
    el('blockquote', { dir: 'auto' }, s.sentence ? marked(s.sentence.text, s.sentence.marks)
      : marked(s.title.text || 'Untitled', s.title.marks)),
    el('p', { class: 'meta' }, el('bdi', null, s.outlet),
      s.publisher && s.publisher !== s.outlet && el('span', null, `of ${s.publisher}`),
      time(s.seen),
      outside(s.url, 'Read at the outlet ↗', { class: 'out' })),
    s.sentence && el('p', { class: 'source-title', dir: 'auto' },
      el('a', { href: '#', onclick: (e) => { e.preventDefault(); change({ article: s.articleId }); } },
        marked(s.title.text || 'Untitled', s.title.marks))))));
}

function entries(alert) {
  const others = (alert.entries ?? []).filter((e) => e.country !== alert.country || alert.heldBack);
  return others.length > 0 && part(alert.heldBack ? 'Held back by the watch’s limit' : 'Entered with the same story',
    el('ul', { class: 'entries' }, others.map((e) => el('li', null, el('b', null, e.country), ' ', e.countryName,
      el('small', null, e.lastMention ? [' last mentioned ', time(e.lastMention)] : ' not seen before')))));
}

function facts(alert, rule) {
  const b = alert.baseline;
  const row = (name, ...value) => [el('dt', null, name), el('dd', null, value)];
  return part('Why', el('dl', { class: 'facts' },
    row('Last mentioned', alert.lastMention ? [el('time', { datetime: alert.lastMention }, full(alert.lastMention)), el('small', null, ` ${before(alert)} before this`)]
      : 'never, as far as this watch has looked'),
    alert.mode !== 'FIRST_EVER' && row('Had to be absent', span(alert.windowSeconds)),
    b && row('Really looked', `${days(b.days)} of them, since `, time(b.from)),
    b?.observed !== undefined && row('In two hours', `${plural(b.observed, 'article')}; ${number(b.expected)} were to be expected,`
      + ` by chance so many come once in ${count(Math.round(1 / Math.max(b.probability, 1e-12)))}`),
    alert.publishers > 0 && row('Backed by', `${plural(alert.publishers, 'publisher')}, ${plural(alert.mentions ?? alert.articles.length, 'article')}`),
    alert.scope && row('Together with', alert.scope),
    row('Watch', el('button', { type: 'button', class: 'link', onclick: () => change({ view: 'watches', alert: '' }) }, alert.watchName),
      rule && el('small', null, ` ${rule}`), alert.mode && el('small', null, ` (${MODES[alert.mode] ?? alert.mode})`)),
    alert.deliverAfter && row('Told after', full(alert.deliverAfter)),
    alert.feedback && row('Said of it', `${SAID[alert.feedback.kind] ?? alert.feedback.kind} by ${alert.feedback.by}, `,
      time(alert.feedback.at), alert.feedback.note && `: ${alert.feedback.note}`)));
}

function gaps(alert) {
  const all = alert.gaps ?? [];
  return all.length > 0 && el('section', { class: 'part gaps' }, el('h3', null, 'Not everything was read'),
    el('p', null, 'These feeds could not be read for some of the time. What they had is not known.'),
    el('ul', null, all.map((g) => el('li', null, el('code', null, g.feedId), ' ', full(g.from), ' – ', g.to ? full(g.to) : 'now'))));
}

const SAID = { ACKNOWLEDGE: 'acknowledged', SNOOZE: 'snoozed', FALSE_POSITIVE: 'called wrong', REOPEN: 'reopened' };

function history(alert) {
  const all = alert.history ?? [];
  return all.length > 0 && part('History', el('ol', { class: 'timeline' }, all.map((r, i) => el('li', { 'data-state': r.state },
    el('span', { class: 'state', 'data-state': r.state }, STATES[r.state] ?? r.state),
    ' ', changed(r, all[i + 1]), ' ', time(r.updated), r.silent && el('small', null, ' · nobody told')))));
}

/** What is different from the record before. */
function changed(now, before) {
  const words = [];
  if (!before) words.push(`with ${plural(now.publishers ?? 1, 'publisher')}`);
  else {
    if (now.level !== before.level && now.level) words.push(now.level.toLowerCase());
    if ((now.publishers ?? 0) !== (before.publishers ?? 0)) words.push(plural(now.publishers ?? 0, 'publisher'));
    if (now.countries !== before.countries) words.push(plural(now.countries, 'country').replace('countrys', 'countries'));
    if (now.feedback && now.feedback.at !== before.feedback?.at) words.push(`${SAID[now.feedback.kind] ?? ''} by ${now.feedback.by}`);
  }
  if (now.reason && now.reason !== before?.reason) words.push(now.reason);
  return words.join(', ');
}

function told(alert) {
  const all = alert.told ?? [];
  return all.length > 0 && part('Told', el('ul', { class: 'told' }, all.map((t) => el('li', { 'data-state': t.state },
    el('b', null, t.channel), ` ${STATES[t.event] ?? t.event}: ${t.state.toLowerCase().replace('_', ' ')} `,
    t.deliveredAt && time(t.deliveredAt), t.lastError && !t.deliveredAt && el('small', { class: 'error' }, t.lastError)))));
}

const before = (alert) => span(Math.max(3600, (new Date(alert.at) - new Date(alert.lastMention)) / 1000));
const part = (title, ...content) => el('section', { class: 'part' }, el('h3', null, title), ...content);
const days = (d) => `${d >= 10 ? Math.round(d) : Math.round(d * 10) / 10} days`;
const number = (x) => (x >= 10 ? count(Math.round(x)) : String(Math.round(x * 10) / 10));

/** The choices of a snooze, as [text, instant]. */
export function snoozes(now = new Date()) {
  const morning = new Date(now);
  morning.setDate(morning.getDate() + 1);
  morning.setHours(8, 0, 0, 0);
  const hours = (n) => new Date(now.getTime() + n * 3600e3);
  return [['1 hour', hours(1)], ['8 hours', hours(8)], ['Until tomorrow 8:00', morning]];
}

/** A menu over the page: [text, value] to choose from with 1, 2, 3 or a click; null if nobody does. */
export function choose(title, choices) {
  const dialog = byId('menu');
  return new Promise((resolve) => {
    const finish = (value) => { dialog.close(); dialog.replaceChildren(); resolve(value); };
    dialog.replaceChildren(el('h2', null, title), el('ul', { class: 'menu' }, choices.map(([text, value], i) => el('li', null,
      el('button', { type: 'button', onclick: () => finish(value) }, el('kbd', null, i + 1), text)))));
    dialog.onkeydown = (e) => {
      const choice = choices[Number(e.key) - 1];
      if (choice) { e.preventDefault(); finish(choice[1]); }
    };
    dialog.oncancel = (e) => { e.preventDefault(); finish(null); };
    dialog.onclick = (e) => { if (e.target === dialog) finish(null); };
    dialog.showModal();
  });
}
