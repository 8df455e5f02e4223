/*
 * 登录过期了,填的都在 — asks for the password over the untouched page when the session has ended, then sends again what was held.
 *
 * Three ways lead here: an htmx request that is answered 401, a request made with jihengSession.fetch, and a plain form
 * that is sent from a page which has not spoken with the server for a while. Without script a form leads to the sign-in
 * page, and the browser's back button to what was typed.
 *
 *   header [data-login]          whose page this is
 *   [data-relogin] hidden        the dialog of the layout
 *   form[data-no-relogin]        a form that is sent as it is
 *
 *   jihengSession.fetch(url, options)  like fetch, with the token of the day; a 401 asks and sends again
 *   jihengSession.ask()                opens the dialog; the promise is kept when the person is back
 */
(function () {
  'use strict';
  const QUIET = 5 * 60 * 1000; // a shorter silence cannot have ended a session
  const dialog = document.querySelector('[data-relogin]');
  const owner = document.querySelector('[data-login]');
  if (!dialog || !owner) {
    return;
  }
  const login = owner.getAttribute('data-login');
  let lastContact = Date.now();
  let waiting = null;
  let pressed = null;

  function state() {
    return fetch('/sign-in/again', {credentials: 'same-origin', headers: {'X-Requested-With': 'fetch'}})
      .then(answer => answer.json());
  }

  // The new session has a new token; everything on the page that carries the old one gets it.
  function takeToken(now) {
    document.querySelectorAll('input[name="' + now.name + '"]').forEach(input => {
      input.value = now.token;
    });
    const body = document.body;
    if (body.hasAttribute('hx-headers')) {
      const headers = JSON.parse(body.getAttribute('hx-headers'));
      headers[now.header] = now.token;
      body.setAttribute('hx-headers', JSON.stringify(headers));
    }
    lastContact = Date.now();
    return now;
  }

  function say(text) {
    const problem = dialog.querySelector('[data-relogin-problem]');
    problem.textContent = text;
    problem.hidden = !text;
  }

  function showNext(path) {
    const link = dialog.querySelector('[data-relogin-next]');
    link.hidden = !path;
    if (path) {
      link.querySelector('a').setAttribute('href', path);
    }
  }

  function ask() {
    if (waiting) {
      return waiting;
    }
    waiting = new Promise(resolve => {
      const before = document.activeElement;
      const form = dialog.querySelector('form');
      const password = dialog.querySelector('input[type=password]');
      say('');
      showNext('');
      dialog.hidden = false;
      password.value = '';
      password.focus();

      function done(now) {
        takeToken(now);
        dialog.hidden = true;
        form.removeEventListener('submit', send);
        dialog.removeEventListener('keydown', keep);
        window.removeEventListener('focus', lookAgain);
        waiting = null;
        if (before && before.focus) {
          before.focus();
        }
        resolve(now);
      }

      // The focus stays in the dialog: what is behind it must not be changed half signed in.
      function keep(event) {
        if (event.key !== 'Tab') {
          return;
        }
        const inside = Array.from(dialog.querySelectorAll('input, button, a[href]')).filter(e => e.getClientRects().length);
        const last = inside[inside.length - 1];
        if (event.shiftKey && document.activeElement === inside[0]) {
          event.preventDefault();
          last.focus();
        } else if (!event.shiftKey && document.activeElement === last) {
          event.preventDefault();
          inside[0].focus();
        }
      }

      function send(event) {
        event.preventDefault();
        state().then(now => {
          if (now.login === login) {
            done(now); // signed in again elsewhere meanwhile
            return null;
          }
          const fields = new URLSearchParams();
          fields.set('login', login);
          fields.set('password', password.value);
          fields.set(now.name, now.token);
          return fetch('/sign-in/again', {method: 'POST', credentials: 'same-origin', body: fields,
            headers: {'X-Requested-With': 'fetch'}})
            .then(answer => answer.json().then(told => {
              if (answer.ok && !told.next) {
                return state().then(done);
              }
              say(told.problem || '');
              showNext(told.next || '');
              password.value = '';
              password.focus();
              return null;
            }));
        }).catch(() => say(dialog.getAttribute('data-offline')));
      }

      // Whoever signed in in another window need not do it here once more.
      function lookAgain() {
        state().then(now => now.login === login && waiting && done(now)).catch(() => undefined);
      }

      form.addEventListener('submit', send);
      dialog.addEventListener('keydown', keep);
      window.addEventListener('focus', lookAgain);
    });
    return waiting;
  }

  function held(url, options) {
    const asked = Object.assign({credentials: 'same-origin'}, options);
    asked.headers = Object.assign({'X-Requested-With': 'fetch'}, options && options.headers);
    const method = (asked.method || 'GET').toUpperCase();
    const token = document.querySelector('header input[type=hidden]');
    if (method !== 'GET' && token) {
      asked.headers['X-CSRF-TOKEN'] = token.value;
    }
    return fetch(url, asked).then(answer => {
      if (answer.status === 401) {
        return ask().then(() => held(url, options));
      }
      lastContact = Date.now();
      return answer;
    });
  }

  document.addEventListener('htmx:beforeOnLoad', event => {
    const request = event.detail;
    if (request.xhr.status !== 401) {
      lastContact = Date.now();
      return;
    }
    event.preventDefault(); // instead of loading the sign-in page
    const config = request.requestConfig;
    ask().then(() => window.htmx.ajax(config.verb, config.path,
      {source: request.elt, target: request.target, values: config.parameters}));
  });

  document.addEventListener('click', event => {
    const button = event.target.closest && event.target.closest('button, input[type=submit]');
    pressed = button && button.form ? button : null;
  }, true);

  document.addEventListener('submit', event => {
    const form = event.target;
    if (event.defaultPrevented || (form.getAttribute('method') || '').toLowerCase() !== 'post'
        || form.hasAttribute('data-no-relogin') || dialog.contains(form) || Date.now() - lastContact < QUIET) {
      return;
    }
    event.preventDefault();
    const button = pressed && pressed.form === form ? pressed : null;
    state().then(now => (now.login === login ? takeToken(now) : ask())).then(() => {
      if (button && button.name) {
        const value = document.createElement('input');
        value.type = 'hidden';
        value.name = button.name;
        value.value = button.value;
        form.appendChild(value);
      }
      form.submit();
    }).catch(() => form.submit()); // the browser says best that the server is away
  });

  window.jihengSession = {fetch: held, ask: ask};
})();
