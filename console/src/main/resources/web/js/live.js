// The live stream. The browser comes back by itself with the last event's id; where it gives up (the console answered
// with an error), this does, with growing pauses.

const PAUSES = [1000, 2000, 4000, 8000, 15000];

/** Calls handlers[event](data) for each event, and state('connecting' | 'live' | 'reconnecting' | 'lost'). */
export function follow(handlers, state) {
  let last = '';
  let failures = 0;

  function open() {
    const source = new EventSource(last ? `api/stream?after=${encodeURIComponent(last)}` : 'api/stream');
    for (const [name, handler] of Object.entries(handlers)) {
      source.addEventListener(name, (event) => {
        if (event.lastEventId) last = event.lastEventId;
        handler(JSON.parse(event.data));
      });
    }
    source.addEventListener('open', () => {
      failures = 0;
      state('live');
    });
    source.addEventListener('reconnect', () => again(source, 200));
    source.addEventListener('error', () => {
      if (source.readyState === EventSource.CLOSED) {
        state('lost');
        again(source, PAUSES[Math.min(failures++, PAUSES.length - 1)]);
      } else {
        state('reconnecting');
      }
    });
  }

  function again(source, pause) {
    source.close();
    setTimeout(open, pause);
  }

  state('connecting');
  open();
}
