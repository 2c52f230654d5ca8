// One article in full, with what was found in it.
import { get } from './api.js';
import { countryChip, focus } from './articles.js';
import { byId, el, outside } from './dom.js';
import { change } from './filters.js';
import { HOW, language, layered, plural } from './text.js';
import { full, time } from './time.js';

const drawer = byId('drawer');
let current = '';

/** Shows the article with this id; closes the drawer for ''. */
export async function show(id) {
  if (id === current) return;
  const before = current;
  current = id;
  if (!id) {
    drawer.hidden = true;
    document.body.classList.remove('reading');
    focus(before);
    return;
  }
  drawer.hidden = false;
  document.body.classList.add('reading');
  if (!before) drawer.replaceChildren(bar(), el('p', { class: 'quiet' }, 'Loading…'));
  const content = await get(`articles/${encodeURIComponent(id)}`).then(build, failure);
  if (id !== current) return;
  drawer.replaceChildren(...content);
  drawer.scrollTop = 0;
  drawer.focus({ preventScroll: true });
}

/** Loads the article again if it is the one that is open. */
export function refresh(id) {
  if (id === current) get(`articles/${encodeURIComponent(id)}`).then((d) => drawer.replaceChildren(...build(d)), () => {});
}

export const close = () => change({ article: '' });

function bar() {
  return el('p', { class: 'drawer-bar' },
    el('button', { type: 'button', onclick: close, 'aria-label': 'Close the article' }, '✕ Close'));
}

function failure(error) {
  return [bar(), el('p', { class: 'error' }, error.message)];
}

function build(detail) {
  const a = detail.article;
  return [
    bar(),
    el('p', { class: 'meta' }, el('bdi', null, a.outlet), time(a.published), el('span', null, language(a.language)),
      a.revision > 1 && el('span', { class: 'kind' }, `revision ${a.revision}`),
      outside(a.url, 'Read at the outlet ↗', { class: 'out' })),
    el('h2', { id: 'drawer-title', dir: 'auto' }, highlighted('title', a.title || 'Untitled', detail)),
    detail.authors.length > 0 && el('p', { class: 'by', dir: 'auto' }, `By ${detail.authors.join(', ')}`),
    countries(detail),
    topics(a.topics),
    el('div', { class: 'body', dir: 'auto', lang: a.language === 'und' ? null : a.language },
      paragraphs(detail.text, detail)),
    legend(detail),
    entities(detail),
    revisions(detail.revisions),
    facts(detail),
  ].filter(Boolean);
}

/** The text's paragraphs; each is cut out with the offsets of what lies in it. */
function paragraphs(text, detail) {
  const nodes = [];
  let start = 0;
  for (const line of text.split('\n')) {
    if (line.trim() !== '') nodes.push(el('p', null, highlighted('text', line, detail, start)));
    start += line.length + 1;
  }
  return nodes.length > 0 ? nodes : [el('p', { class: 'quiet' }, 'The feed gave no text.')];
}

function highlighted(field, text, detail, offset = 0) {
  const evidence = detail.countries.flatMap((c) => c.evidence.filter((e) => e.field === field).map((e) => ({
    start: e.start - offset,
    end: e.end - offset,
    wrap: (s) => el('mark', { title: `${c.name}, ${HOW[e.how] ?? e.how}` }, s),
  })));
  const names = detail.entities.filter((e) => e.field === field).map((e) => ({
    start: e.start - offset,
    end: e.end - offset,
    wrap: (s) => el('span', { class: `entity ${e.type.toLowerCase()}`, title: `${e.name}, ${e.type.toLowerCase()}` }, s),
  }));
  return layered(text, [...evidence, ...names]);
}

function countries(detail) {
  if (detail.countries.length === 0) return el('p', { class: 'quiet' }, 'No country was found in it.');
  const about = new Set(detail.article.about);
  return el('ul', { class: 'found' }, detail.countries.map((c) => el('li', null,
    countryChip(c, about.has(c.code)),
    el('span', { class: 'how' }, `${HOW[c.how] ?? c.how}: “${c.evidence[0]?.text ?? ''}”`,
      c.evidence.length > 1 && ` and ${c.evidence.length - 1} more`),
    el('span', { class: 'score', title: 'Confidence · salience' }, `${percent(c.confidence)} · ${percent(c.salience)}`))));
}

function topics(list) {
  return list.length > 0 && el('ul', { class: 'chips' },
    list.map((t) => el('li', { class: 'topic', title: t.code }, t.name, el('small', null, ` ${percent(t.score)}`))));
}

function legend(detail) {
  const status = detail.entitiesStatus === 'NO_MODEL'
    ? `There is no model for names in ${language(detail.article.language)} yet.` : null;
  return el('p', { class: 'legend' }, el('mark', null, 'country'), el('span', { class: 'entity person' }, 'person'),
    el('span', { class: 'entity organization' }, 'organisation'), el('span', { class: 'entity location' }, 'location'), status);
}

function entities(detail) {
  const byName = new Map();
  for (const e of detail.entities) {
    const key = `${e.type} ${e.name}`;
    const known = byName.get(key) ?? { ...e, mentions: 0 };
    known.mentions++;
    byName.set(key, known);
  }
  const all = [...byName.values()].sort((a, b) => b.salience - a.salience || b.mentions - a.mentions);
  return all.length > 0 && section('Names', el('ul', { class: 'names' }, all.map((e) => el('li', null,
    el('span', { class: `entity ${e.type.toLowerCase()}`, dir: 'auto' }, e.name), e.mentions > 1 && el('small', null, ` ${e.mentions}×`)))));
}

function revisions(list) {
  return list.length > 1 && section(plural(list.length, 'revision'), list.map((r) => el('details', null,
    el('summary', null, `Revision ${r.revision} `, time(r.seen),
      r.changed.length > 0 && el('small', null, ` changed: ${r.changed.join(', ')}`)),
    el('h4', { dir: 'auto' }, r.title),
    el('div', { class: 'body', dir: 'auto' }, r.text.split('\n').filter((l) => l.trim()).map((l) => el('p', null, l))))));
}

function facts(detail) {
  const a = detail.article;
  const row = (name, value) => value && [el('dt', null, name), el('dd', null, value)];
  return section('Record', el('dl', { class: 'facts' },
    row('Published', `${full(a.published)} (${a.publishedStatus.toLowerCase()})`),
    row('Modified', a.modified && full(a.modified)),
    row('First seen', full(a.firstSeen)),
    row('Text from', TEXT_FROM[a.textStatus]),
    row('Id', a.id), row('Story', a.storyId), row('Feed', a.feedId),
    row('Categories', detail.categories.join(', ')),
    row('Annotator', detail.annotator)));
}

const TEXT_FROM = {
  FEED: 'the feed', PAGE: 'its page', PAYWALLED: 'the feed; its page is for subscribers',
  DISALLOWED: 'the feed; robots.txt forbids its page', UNAVAILABLE: 'the feed; its page could not be read',
};

const section = (title, ...content) => el('section', { class: 'part' }, el('h3', null, title), ...content);
const percent = (x) => `${Math.round(x * 100)} %`;
