// Building elements. Text only ever becomes text nodes: what comes from feeds is never read as markup.

/** An element with properties, attributes (data-, aria-, role, dir…) and children; null and false children are left out. */
export function el(tag, props, ...children) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(props ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith('on')) node.addEventListener(key.slice(2), value);
    else if (key === 'class') node.className = value;
    else node.setAttribute(key, value === true ? '' : String(value));
  }
  put(node, children);
  return node;
}

function put(node, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    node.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
}

/** An element of the page by its id. */
export const byId = (id) => document.getElementById(id);

/** A link to another site, if the address is one that may be followed; otherwise just the text. */
export function outside(url, text, props) {
  let parsed = null;
  try {
    parsed = new URL(url);
  } catch {
    // not an address
  }
  if (parsed === null || (parsed.protocol !== 'http:' && parsed.protocol !== 'https:')) {
    return el('span', props, text);
  }
  return el('a', { ...props, href: parsed.href, target: '_blank', rel: 'noopener noreferrer' }, text);
}

/** Runs at most once in so many milliseconds, at the end of them. */
export function throttled(milliseconds, action) {
  let timer = null;
  return () => {
    if (timer === null) {
      timer = setTimeout(() => {
        timer = null;
        action();
      }, milliseconds);
    }
  };
}
