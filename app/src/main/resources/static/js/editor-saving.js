/*
 * Saving field by field. Changes stand in a queue, in order; one request is under way at a time, and each change has a number, so
 * that one sent twice is done once. What is in the queue is also on this computer until the server has it.
 *
 *   const saving = Jiheng.saving({url, since, token, store, onState, onAnswer, onClosed})
 *   saving.push({kind: 'fill', row, field, value, seen});   saving.flush();   saving.waiting();
 *
 * onPending(): something stands in the queue. onState(state, count, at): saving, saved, offline, expired, blocked.
 * onAnswer(reply, sent) places what came back; onClosed(reason): nobody may write here any more. onExpired() asks for the password and
 * gives a promise that is kept when the person is back.
 */
(function () {
  'use strict';
  const Jiheng = window.Jiheng = window.Jiheng || {};
  const MOST = 500;
  const RETRY = [1000, 2000, 5000, 10000, 15000];

  Jiheng.saving = function (options) {
    let queue = [];
    let since = options.since;
    let token = options.token;
    let underWay = null;
    let failures = 0;
    let timer = 0;
    let stopped = false;
    let asking = false; // for the password

    function waiting() {
      return (underWay ? underWay.length : 0) + queue.length;
    }

    function all() {
      return (underWay || []).concat(queue);
    }

    function keep() {
      const entries = all();
      return entries.length ? options.store.put('queue', { since: since, entries: entries }) : options.store.drop('queue');
    }

    function sameField(a, b) {
      return a.kind === 'fill' && b.kind === 'fill' && a.row === b.row && a.field === b.field;
    }

    function push(change) {
      change.id = change.id || Jiheng.uuid();
      const last = queue[queue.length - 1];
      if (last && sameField(last, change)) {
        last.value = change.value; // not sent yet: only the last word counts
      } else {
        queue.push(change);
      }
      keep();
      options.onPending();
      soon(0);
      return change.id;
    }

    function soon(milliseconds) {
      clearTimeout(timer);
      timer = setTimeout(send, milliseconds);
    }

    function headers() {
      return { 'Content-Type': 'application/json', 'X-CSRF-TOKEN': token, 'HX-Request': 'true', Accept: 'application/json' };
    }

    function body(changes) {
      return JSON.stringify({ since: since, changes: changes });
    }

    async function send() {
      if (underWay || stopped || asking || !queue.length) {
        return;
      }
      if (navigator.onLine === false) {
        options.onState('offline', waiting());
        return;
      }
      underWay = queue.splice(0, MOST);
      const slow = setTimeout(() => options.onState('saving', waiting()), 400);
      let response;
      try {
        response = await fetch(options.url, { method: 'POST', credentials: 'same-origin', headers: headers(), body: body(underWay), redirect: 'manual' });
      } catch (unreachable) {
        clearTimeout(slow);
        again('offline');
        return;
      }
      clearTimeout(slow);
      if (response.status === 401 || response.status === 403 || response.type === 'opaqueredirect') {
        again('expired');
        return;
      }
      let reply = null;
      try {
        reply = await response.json();
      } catch (cutShort) {
        reply = null;
      }
      if (response.status === 409 && reply) {
        queue = underWay.concat(queue);
        underWay = null;
        stopped = true;
        keep();
        options.onClosed(reply.closed);
        return;
      }
      if (!response.ok || !reply) {
        again(response.status >= 500 ? 'offline' : 'blocked');
        return;
      }
      done(reply);
    }

    /* Nothing is lost: what was under way goes back to the head of the queue. */
    function again(state) {
      queue = underWay.concat(queue);
      underWay = null;
      keep();
      options.onState(state, waiting());
      soon(RETRY[Math.min(failures, RETRY.length - 1)]);
      failures++;
      if (state === 'expired') {
        enterAgain();
      }
    }

    /* A 403 may only be the token of a session that was renewed elsewhere: then nobody is asked for anything. */
    async function enterAgain() {
      if (asking) {
        return;
      }
      asking = true;
      if (!(await renew()) && options.onExpired) {
        clearTimeout(timer);
        await options.onExpired();
        if (!(await renew())) {
          soon(RETRY[0]);
        }
      }
      asking = false;
    }

    function done(reply) {
      const sent = underWay;
      underWay = null;
      failures = 0;
      since = reply.revision;
      token = reply.token || token;
      sent.forEach(change => {
        const told = reply.outcomes.find(outcome => outcome.id === change.id);
        if (told && told.revision) {
          queue.filter(later => sameField(later, change)).forEach(later => {
            later.seen = told.revision;
          });
        }
      });
      keep();
      options.onAnswer(reply, sent);
      options.onState(waiting() ? 'saving' : 'saved', waiting(), reply.at);
      if (queue.length) {
        soon(0);
      }
    }

    /* After signing in again, in another window or in the dialog, the page gets a new token and goes on. */
    async function renew() {
      try {
        const response = await fetch(options.url + '?since=' + since, { credentials: 'same-origin', headers: { 'HX-Request': 'true', Accept: 'application/json' }, redirect: 'manual' });
        if (response.ok) {
          const reply = await response.json();
          token = reply.token;
          failures = 0;
          soon(0);
          return true;
        }
      } catch (unreachable) {
        // the next try comes by itself
      }
      return false;
    }

    /* What colleagues did meanwhile; never while something of our own is on the way. */
    async function listen() {
      if (stopped || waiting() || document.hidden || navigator.onLine === false) {
        return;
      }
      try {
        const response = await fetch(options.url + '?since=' + since, { credentials: 'same-origin', headers: { 'HX-Request': 'true', Accept: 'application/json' }, redirect: 'manual' });
        if (response.ok && !waiting()) {
          const reply = await response.json();
          if (!waiting()) {
            since = reply.revision;
            token = reply.token || token;
            options.onAnswer(reply, []);
          }
        }
      } catch (unreachable) {
        // only listening: nothing is at stake
      }
    }

    window.addEventListener('online', () => {
      failures = 0;
      soon(0);
    });
    window.addEventListener('offline', () => {
      if (waiting()) {
        options.onState('offline', waiting());
      }
    });

    return {
      push: push,
      flush: () => soon(0),
      waiting: waiting,
      pending: (row, field) => all().some(change => change.kind === 'fill' && change.row === row && change.field === field),
      structural: () => all().some(change => change.kind !== 'fill' && change.kind !== 'keep'),
      keep: keep,
      renew: renew,
      listen: listen,
      stop: () => {
        stopped = true;
      },
      /* What an earlier visit could not send. */
      restore: async () => {
        const kept = await options.store.get('queue');
        if (kept && kept.entries && kept.entries.length) {
          queue = kept.entries.concat(queue);
          return kept.entries;
        }
        return [];
      },
      /* The page is going: one last request that may outlive it. Sent again later, it changes nothing twice. */
      farewell: () => {
        const last = all();
        if (last.length && !stopped && navigator.onLine !== false) {
          fetch(options.url, { method: 'POST', credentials: 'same-origin', headers: headers(), body: body(last), keepalive: true }).catch(() => undefined);
        }
      }
    };
  };
})();
