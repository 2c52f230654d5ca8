// What people change: what they say of alerts, and watches. Asks for the console's token where it needs one.
import { byId, el } from './dom.js';

const KEY = 'dateline.token';
let token = localStorage.getItem(KEY) ?? '';

/** Something that could not be done; problems lists what is wrong with what was sent. */
export class Refused extends Error {
  constructor(message, problems) {
    super(message);
    this.problems = problems ?? [];
  }
}

/** Says something of an alert: {kind, until?, note?}. */
export const say = (id, what) => send('POST', `alerts/${encodeURIComponent(id)}/actions`, what);

export const putWatch = (id, watch) => send('PUT', `watches/${encodeURIComponent(id)}`, watch);

export const removeWatch = (id) => send('DELETE', `watches/${encodeURIComponent(id)}`);

async function send(method, path, body, again = false) {
  const headers = { Accept: 'application/json' };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (token) headers.Authorization = `Bearer ${token}`;
  let response;
  try {
    response = await fetch(`api/${path}`, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
  } catch {
    throw new Refused('The console does not answer. Is it running?');
  }
  if (response.status === 401 && (await ask(again))) return send(method, path, body, true);
  if (response.status === 204) return null;
  const answer = await response.json().catch(() => null);
  if (!response.ok) {
    throw new Refused(answer?.title ? `${answer.title}. ${answer.detail ?? ''}` : `The console answered ${response.status}.`,
      answer?.problems);
  }
  return answer;
}

/** Asks for the token; false if nobody gives one. */
function ask(wrong) {
  const dialog = byId('token');
  return new Promise((resolve) => {
    const field = el('input', { type: 'password', autocomplete: 'current-password', 'aria-label': 'Token', required: true });
    const finish = (given) => {
      dialog.close();
      dialog.replaceChildren();
      if (given) {
        token = given;
        localStorage.setItem(KEY, token);
      }
      resolve(Boolean(given));
    };
    dialog.replaceChildren(el('form', { onsubmit: (e) => { e.preventDefault(); finish(field.value.trim()); } },
      el('h2', null, wrong ? 'That was not the token' : 'Who may change things here?'),
      el('p', null, 'This console wants the token that its operator has set as console.token. It is kept in this browser.'),
      field,
      el('p', { class: 'buttons' }, el('button', { type: 'submit', class: 'primary' }, 'Use it'),
        el('button', { type: 'button', onclick: () => finish('') }, 'Cancel'))));
    dialog.oncancel = (e) => { e.preventDefault(); finish(''); };
    dialog.showModal();
    field.focus();
  });
}
