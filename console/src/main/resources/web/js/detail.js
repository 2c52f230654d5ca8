// One article in full, with what was found in it.
import { get } from './api.js';
import { countryChip, focus } from './articles.js';
import { byId, el, outside } from './dom.js';
import { change } from './filters.js';
import { Highlights } from './highlights.js';
import { HOW, language, languageNote, plural } from './text.js';
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
  const highlights = new Highlights(detail);
  return [
    bar(),
    el('p', { class: 'meta' }, el('bdi', null, a.outlet), publisher(detail), time(a.published), spoken(detail),
      a.revision > 1 && el('span', { class: 'kind' }, `revision ${a.revision}`),
      outside(a.url, 'Read at the outlet ↗', { class: 'out' })),
    el('h2', { id: 'drawer-title', dir: 'auto' }, highlights.title(a.title || 'Untitled')),
    detail.authors.length > 0 && el('p', { class: 'by', dir: 'auto' }, `By ${detail.authors.join(', ')}`),
    story(detail.story),
    countries(detail, highlights),
    topics(a.topics),
    el('div', { class: 'body', dir: 'auto', lang: a.language === 'und' ? null : a.language },
      highlights.paragraphs() ?? el('p', { class: 'quiet' }, 'The feed gave no text.')),
    legend(detail),
    names(detail, highlights),
    revisions(detail.revisions),
    facts(detail),
  ].filter(Boolean);
}

/** Who is behind the outlet, where that is not its own name. */
function publisher(detail) {
  return detail.publisher && detail.publisher !== detail.article.outlet
    && el('span', { title: 'Who is behind the outlet' }, 'of ', el('bdi', null, detail.publisher));
}

function spoken(detail) {
  const note = languageNote(detail);
  return el('span', { title: `Confidence ${percent(detail.languageConfidence)}` },
    language(detail.article.language), note && `, ${note}`);
}

function story(told) {
  if (told.others.length === 0) return null;
  const count = told.publishers > 1
    ? `The same story from ${plural(told.publishers - 1, 'other publisher')}` : 'The same story from the same publisher';
  return el('details', { class: 'story', open: told.others.length <= 3 },
    el('summary', null, count, el('small', null, ` ${plural(told.articles, 'article')}`)),
    el('ul', null, told.others.map((o) => el('li', null,
      el('bdi', { class: 'outlet' }, o.outlet), ' ',
      el('button', { type: 'button', dir: 'auto', onclick: () => change({ article: o.id }) }, o.title || 'Untitled'), ' ',
      time(o.published), ' ', outside(o.url, '↗', { title: 'Open at the outlet', 'aria-label': 'Open at the outlet' })))));
}

function countries(detail, highlights) {
  if (detail.countries.length === 0) return el('p', { class: 'quiet' }, 'No country was found in it.');
  const about = new Set(detail.article.about);
  return el('ul', { class: 'found' }, detail.countries.map((c, i) => el('li', null,
    countryChip(c, about.has(c.code)),
    highlights.button(`country ${c.code}`, { class: `how ${highlights.colour(i)}`, title: `Show where it is in the text` },
      kinds(c.evidence)),
    el('span', { class: 'score', title: 'Confidence · salience' }, `${percent(c.confidence)} · ${percent(c.salience)}`))));
}

/** "by name: “Kenya” · 2 by its people": the first of the strongest kind, how many of the others. */
function kinds(evidence) {
  const byKind = Map.groupBy(evidence, (e) => e.how);
  return Object.keys(HOW).filter((how) => byKind.has(how)).map((how, i) => {
    const found = byKind.get(how);
    return i === 0 ? `${HOW[how]}: “${found[0].text}”${found.length > 1 ? ` and ${found.length - 1} more` : ''}`
      : ` · ${found.length} ${HOW[how]}`;
  });
}

function topics(list) {
  return list.length > 0 && el('ul', { class: 'chips' },
    list.map((t) => el('li', { class: 'topic', title: t.code }, t.name, el('small', null, ` ${percent(t.score)}`))));
}

function legend(detail) {
  const status = detail.entitiesStatus === 'NO_MODEL'
    ? `There is no model for names in ${language(detail.article.language)} yet.` : null;
  const aside = detail.countries.some((c) => c.evidence.some((e) => e.context));
  return el('p', { class: 'legend' }, el('mark', null, 'country'),
    aside && el('mark', { class: 'aside', title: 'A dateline, a credit or a link to another story' }, 'not of the story'),
    el('span', { class: 'entity person' }, 'person'),
    el('span', { class: 'entity organization' }, 'organisation'), el('span', { class: 'entity location' }, 'location'), status);
}

function names(detail, highlights) {
  return detail.keyEntities.length > 0 && section('Names', el('ul', { class: 'names' }, detail.keyEntities.map((e) => el('li', null,
    highlights.button(`${e.type} ${e.name}`, { class: `entity ${e.type.toLowerCase()}`, dir: 'auto',
      title: `Salience ${percent(e.salience)}; show where it is in the text` }, e.name),
    e.count > 1 && el('small', null, ` ${e.count}×`),
    e.place && place(e.place)))));
}

/** Where a place is, as a link to a map. */
function place(p) {
  const at = `${p.latitude.toFixed(2)}, ${p.longitude.toFixed(2)}`;
  const position = `${p.latitude}/${p.longitude}`;
  return el('small', null, ` ${p.country} `, outside(
    `https://www.openstreetmap.org/?mlat=${p.latitude}&mlon=${p.longitude}#map=8/${position}`, at,
    { title: `geo:${p.latitude},${p.longitude}, GeoNames ${p.geonamesId}: open a map` }));
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
    row('Text from', TEXT_FROM[a.textStatus] && TEXT_FROM[a.textStatus] + (detail.textReason ? ` (${detail.textReason})` : '')),
    row('Too long, cut', detail.truncated.join(', ')),
    row('Id', a.id), row('Story', a.storyId), row('Publisher', detail.publisher), row('Feed', a.feedId),
    row('Categories', detail.categories.join(', ')),
    row('Annotator', detail.annotator)));
}

const TEXT_FROM = {
  FEED: 'the feed', PAGE: 'its page', PAYWALLED: 'the feed; its page is for subscribers',
  DISALLOWED: 'the feed; robots.txt forbids its page', UNAVAILABLE: 'the feed; its page could not be read',
};

const section = (title, ...content) => el('section', { class: 'part' }, el('h3', null, title), ...content);
const percent = (x) => `${Math.round(x * 100)} %`;
