// The JSON API. Failures are Errors whose message can be shown.

export async function get(path, parameters) {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(parameters ?? {})) {
    if (value !== '' && value !== null && value !== undefined) query.set(key, value);
  }
  const text = query.toString();
  let response;
  try {
    response = await fetch(`api/${path}${text ? `?${text}` : ''}`, { headers: { Accept: 'application/json' } });
  } catch {
    throw new Error('The console does not answer. Is it running?');
  }
  const body = await response.json().catch(() => null);
  if (!response.ok) throw new Error(problem(response, body));
  return body;
}

function problem(response, body) {
  if (!body || !body.title) return `The console answered ${response.status}.`;
  const allowed = body.allowed ? ` Allowed: ${body.allowed}.` : '';
  return `${body.title}. ${body.detail ?? ''}${allowed}`;
}
