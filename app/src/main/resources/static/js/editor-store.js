/*
 * What the editor keeps on this computer: changes that are not yet on the server, and what can be undone.
 *
 * Encrypted with a key of the session (AES-GCM) that the server hands out and only hands to the same person again; it is never
 * stored here. On an intranet without https there is no Web Crypto (GIT-76): then the text stands in local storage as it is.
 * Either way it goes when it is saved, and when somebody signs out (shell.js removes everything that begins with jiheng.draft.).
 *
 *   const store = Jiheng.store('jiheng.draft.12.', {id: '…', key: '…base64…'}, id => fetch the older key as base64, or null)
 *   await store.put('queue', {…});   const queue = await store.get('queue');   store.drop('queue');
 */
(function () {
  'use strict';
  const Jiheng = window.Jiheng = window.Jiheng || {};

  function bytes(base64) {
    const text = atob(base64);
    const array = new Uint8Array(text.length);
    for (let i = 0; i < text.length; i++) {
      array[i] = text.charCodeAt(i);
    }
    return array;
  }

  function base64(buffer) {
    const array = new Uint8Array(buffer);
    let text = '';
    for (let i = 0; i < array.length; i += 8192) {
      text += String.fromCharCode.apply(null, array.subarray(i, i + 8192));
    }
    return btoa(text);
  }

  /* A random number in the form the server knows; crypto.randomUUID is missing without https. */
  Jiheng.uuid = function () {
    const array = crypto.getRandomValues(new Uint8Array(16));
    array[6] = array[6] & 15 | 64;
    array[8] = array[8] & 63 | 128;
    const hex = Array.from(array, b => (b + 256).toString(16).slice(1)).join('');
    return hex.slice(0, 8) + '-' + hex.slice(8, 12) + '-' + hex.slice(12, 16) + '-' + hex.slice(16, 20) + '-' + hex.slice(20);
  };

  Jiheng.store = function (prefix, current, olderKey) {
    const subtle = window.crypto && window.crypto.subtle;
    const keys = {};
    let line = Promise.resolve();

    function key(id, material) {
      if (!keys[id]) {
        keys[id] = subtle.importKey('raw', bytes(material), 'AES-GCM', false, ['encrypt', 'decrypt']);
      }
      return keys[id];
    }

    async function sealed(value) {
      const text = JSON.stringify(value);
      if (!subtle || !current.key) {
        return JSON.stringify({ p: text });
      }
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const content = await subtle.encrypt({ name: 'AES-GCM', iv: iv }, await key(current.id, current.key), new TextEncoder().encode(text));
      return JSON.stringify({ k: current.id, iv: base64(iv), c: base64(content) });
    }

    async function opened(stored) {
      const box = JSON.parse(stored);
      if (box.p !== undefined) {
        return JSON.parse(box.p);
      }
      const material = box.k === current.id ? current.key : await olderKey(box.k);
      if (!subtle || !material) {
        return null;
      }
      const content = await subtle.decrypt({ name: 'AES-GCM', iv: bytes(box.iv) }, await key(box.k, material), bytes(box.c));
      return JSON.parse(new TextDecoder().decode(content));
    }

    return {
      /* In order: a later value never loses to an earlier one that took longer to encrypt. */
      put: function (name, value) {
        line = line.then(() => sealed(value)).then(box => {
          localStorage.setItem(prefix + name, box);
          return true;
        }).catch(() => false);
        return line;
      },
      get: async function (name) {
        try {
          const stored = localStorage.getItem(prefix + name);
          return stored === null ? null : await opened(stored);
        } catch (unreadable) {
          return null; // of somebody else, or cut short: not ours to read
        }
      },
      drop: function (name) {
        line = line.then(() => localStorage.removeItem(prefix + name)).catch(() => undefined);
        return line;
      }
    };
  };

  /*
   * One form, one tab. The tab that types says so every second; another one that opens the same form only reads until it is told to
   * take over, and then the first one only reads.
   */
  Jiheng.onlyTab = function (name, lost) {
    const me = Jiheng.uuid();
    const FRESH = 4000;
    let mine = false;
    let timer = 0;

    function holder() {
      try {
        const held = JSON.parse(localStorage.getItem(name) || 'null');
        return held && Date.now() - held.at < FRESH ? held.tab : null;
      } catch (refused) {
        return null;
      }
    }

    function say() {
      try {
        localStorage.setItem(name, JSON.stringify({ tab: me, at: Date.now() }));
      } catch (refused) {
        // without storage two tabs cannot know of each other; the server still keeps them apart field by field
      }
    }

    function take() {
      mine = true;
      say();
      clearInterval(timer);
      timer = setInterval(() => {
        const other = holder();
        if (other && other !== me) {
          give();
          lost();
        } else {
          say();
        }
      }, 1000);
    }

    function give() {
      mine = false;
      clearInterval(timer);
    }

    window.addEventListener('storage', event => {
      if (event.key === name && mine && holder() && holder() !== me) {
        give();
        lost();
      }
    });
    window.addEventListener('pagehide', () => {
      if (mine && holder() === me) {
        localStorage.removeItem(name);
      }
    });
    window.addEventListener('pageshow', () => {
      if (mine) {
        say();
      }
    });
    return {
      isTaken: () => {
        const other = holder();
        return other !== null && other !== me;
      },
      take: take
    };
  };
})();
