// Watches: what they ask, how often they fire, how often people say that they were right.
import { get } from './api.js';
import * as desk from './desk.js';
import { byId, el } from './dom.js';
import { count, plural } from './text.js';
import { time } from './time.js';

let rules = null;
let writing = { on: false, token: false };

export async function load() {
  const answer = await get('watches');
  writing = answer.writing;
  rules = new Map(answer.watches.map((w) => [w.watch.id, w.rule]));
  byId('watches').replaceChildren(answer.watches.length === 0
    ? el('div', { class: 'empty' }, el('p', null, 'There are no watches.'), howTo())
    : table(answer.watches), ...(writing.on ? [adding()] : [el('p', { class: 'quiet' }, 'Watches cannot be changed here: this console only reads. They can be on the command line.'), howTo()]));
}

/** A watch's rule in words if it has been loaded, else null. */
export const knownRule = (id) => rules?.get(id) ?? null;

/** A watch's rule in words; null if it is not known. */
export async function ruleOf(id) {
  if (rules === null) {
    try {
      rules = new Map((await get('watches')).watches.map((w) => [w.watch.id, w.rule]));
    } catch {
      return null;
    }
  }
  return rules.get(id) ?? null;
}

const howTo = () => el('pre', null, 'dateline watches add sahel --countries ML,NE,BF --window 30d\ndateline watches test sahel --since 30d');

function table(all) {
  return el('table', { class: 'rows watches' },
    el('thead', null, el('tr', null, ['Watch', 'Right', 'Open', 'Alerts', 'Last fired', ''].map((h, i) =>
      el('th', { scope: 'col', class: i > 0 && i < 4 ? 'number' : null }, h)))),
    el('tbody', null, all.map(row)));
}

function row(item) {
  const w = item.watch;
  const judged = item.acknowledged + item.falsePositives;
  const open = el('tr', { class: 'editing', hidden: true }, el('td', { colspan: 6 }));
  const line = el('tr', null,
    el('th', { scope: 'row' }, el('b', { class: 'watch-name' }, w.name), el('span', { class: 'code' }, w.id),
      el('p', { class: 'rule' }, item.rule),
      item.narrowed.length > 0 && el('p', { class: 'narrowed' }, item.narrowed.join(' · ')),
      el('p', { class: 'narrowed' }, [`version ${w.version}`, w.owner && `of ${w.owner}`,
        w.channels?.length > 0 && `tells ${w.channels.join(', ')}`, w.quietHours && `quiet ${w.quietHours.from}–${w.quietHours.to} ${w.quietHours.zone}`,
        w.digest && `digest at ${w.digest.at.join(', ')} ${w.digest.zone}`].filter(Boolean).join(' · '))),
    cell('Right', judged === 0 ? el('span', { class: 'none', title: 'Nobody has judged any of its alerts yet' }, '–')
      : el('span', { class: 'precision', title: `${plural(item.acknowledged, 'alert')} acknowledged, ${count(item.falsePositives)} called wrong` },
        `${Math.round(item.precision * 100)} %`, el('small', null, ` ${count(item.acknowledged)} of ${count(judged)}`)), 'number'),
    cell('Open', count(item.open), 'number'),
    cell('Alerts', count(item.alerts), 'number'),
    cell('Last fired', time(item.lastFired)),
    cell('', writing.on && el('button', { type: 'button', class: 'link', onclick: () => {
      open.hidden = !open.hidden;
      if (!open.hidden) open.firstChild.replaceChildren(editor(w.id, w, false));
    } }, 'Edit')));
  return [line, open];
}

const cell = (label, content, kind) => el('td', { 'data-label': label, class: kind }, content);

const NEW = { name: 'Countries of the Sahel', mode: 'NOVEL', window: 'PT720H', countries: ['ML', 'NE', 'BF'], minConfidence: 0.5,
  minSalience: 0, maxAge: 'PT48H', learning: 'SILENT' };

function adding() {
  const place = el('div', { class: 'adding' });
  const id = el('input', { 'aria-label': 'Id of the new watch', placeholder: 'id-of-a-new-watch', maxlength: 100, pattern: '[A-Za-z0-9-]+' });
  place.append(el('p', null, id, ' ', el('button', { type: 'button', class: 'link', onclick: () => {
    if (id.value && id.checkValidity()) place.append(editor(id.value, NEW, true));
    else id.focus();
  } }, 'Add a watch…')));
  return place;
}

/** A watch as JSON, with what is wrong beside it. */
function editor(id, watch, fresh) {
  const { id: _id, since: _since, ...body } = watch;
  const area = el('textarea', { spellcheck: 'false', rows: 18, 'aria-label': `Watch ${id} as JSON` });
  area.value = JSON.stringify(body, null, 2);
  const wrong = el('ul', { class: 'wrong', role: 'alert' });
  const done = el('span', { role: 'status' });
  const tell = (e) => wrong.replaceChildren(el('li', null, e.message), ...(e.problems ?? []).map((p) =>
    el('li', null, el('code', null, p.path), ` ${p.wrong}`, p.meant && ['. Did you mean ', el('b', null, p.meant), '?'])));
  const save = async () => {
    wrong.replaceChildren();
    try {
      const saved = await desk.putWatch(id, JSON.parse(area.value));
      done.textContent = ` Saved as version ${saved.version}.`;
      await load();
    } catch (e) {
      tell(e instanceof SyntaxError ? { message: `That is not JSON: ${e.message}` } : e);
    }
  };
  const remove = async () => {
    try {
      await desk.removeWatch(id);
      await load();
    } catch (e) {
      tell(e);
    }
  };
  let asked = false;
  const removing = el('button', { type: 'button', class: 'link danger', onclick: () => {
    if (asked) remove();
    else { asked = true; removing.textContent = 'Really remove it? Its alerts end.'; }
  } }, 'Remove');
  return el('div', { class: 'editor' }, area, wrong,
    el('p', { class: 'buttons' }, el('button', { type: 'button', class: 'primary', onclick: save }, 'Save'), !fresh && removing, done));
}
