// What was found in an article, shown where it stands in its text, and lit up when asked for.
import { el } from './dom.js';
import { CONTEXT, HOW, layered } from './text.js';

const COLOURS = 6;

/** The stretches of one article's title and text. */
export class Highlights {
  #text;
  #stretches = { title: [], text: [] };
  #pieces = new Map(); // key → elements in reading order
  #buttons = new Map(); // key → its button

  constructor(detail) {
    this.#text = detail.text;
    detail.countries.forEach((c, i) => c.evidence.forEach((e) => this.#add(e, {
      key: `country ${c.code}`,
      says: [c.name, HOW[e.how] ?? e.how, CONTEXT[e.context] ?? e.context].filter(Boolean).join(', '),
      classes: `${this.colour(i)}${e.context ? ' aside' : ''}`,
      country: true,
    })));
    detail.entities.forEach((e) => this.#add(e, {
      key: `${e.type} ${e.name}`,
      says: `${e.name}, ${e.type.toLowerCase()}`,
      classes: `entity ${e.type.toLowerCase()}`,
    }));
    this.#stretches.text.sort((a, b) => a.start - b.start);
  }

  /** The class of the colour for the country with this number. */
  colour(number) {
    return `colour-${number % COLOURS}`;
  }

  title(text) {
    return layered(text, this.#stretches.title, this.#wrap);
  }

  /** The text's paragraphs with what lies in each; null where there is none. */
  paragraphs() {
    const nodes = [];
    let start = 0;
    let next = 0;
    for (const line of this.#text.split('\n')) {
      const within = [];
      for (; next < this.#stretches.text.length && this.#stretches.text[next].start < start + line.length; next++) {
        const s = this.#stretches.text[next];
        within.push({ ...s, start: s.start - start, end: s.end - start });
      }
      if (line.trim() !== '') nodes.push(el('p', null, layered(line, within, this.#wrap)));
      start += line.length + 1;
    }
    return nodes.length > 0 ? nodes : null;
  }

  /** A button that lights up all pieces with a key and goes to the first; once more, and they go out. */
  button(key, props, ...children) {
    const button = el('button', { type: 'button', 'aria-pressed': 'false', ...props, onclick: () => this.#toggle(key) }, ...children);
    this.#buttons.set(key, button);
    return button;
  }

  #add(found, stretch) {
    this.#stretches[found.field]?.push({ start: found.start, end: found.end, ...stretch });
  }

  #wrap = (text, covering) => {
    const node = el(covering.some((s) => s.country) ? 'mark' : 'span', {
      class: covering.map((s) => s.classes).join(' '),
      title: covering.map((s) => s.says).join('\n'),
    }, text);
    for (const { key } of covering) (this.#pieces.get(key) ?? this.#pieces.set(key, []).get(key)).push(node);
    return node;
  };

  #toggle(key) {
    const on = this.#buttons.get(key).getAttribute('aria-pressed') !== 'true';
    for (const [other, button] of this.#buttons) {
      button.setAttribute('aria-pressed', String(on && other === key));
      for (const node of this.#pieces.get(other) ?? []) node.classList.remove('lit');
    }
    if (!on) return;
    const nodes = this.#pieces.get(key) ?? [];
    for (const node of nodes) node.classList.add('lit');
    nodes[0]?.scrollIntoView({ block: 'center' });
  }
}
