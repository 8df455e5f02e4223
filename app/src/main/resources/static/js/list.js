/*
 * Keys of a list: J and K walk the rows, Enter opens (the row's link has the focus), / goes to the search field.
 *
 *   <table class="tbl" data-keys> … <td><a class="t" href="…">…</a></td> …
 *   <input type="search" name="q" data-slash>
 *
 * Never while something is typed, never while an input method is composing, never with Ctrl, Alt or the system key.
 */
(function () {
  'use strict';

  function isTyping(element) {
    return element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName);
  }

  document.addEventListener('keydown', event => {
    if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) {
      return;
    }
    if (event.key === '/') {
      const search = document.querySelector('[data-slash]');
      if (search) {
        event.preventDefault();
        search.focus();
        search.select();
      }
      return;
    }
    const step = { j: 1, k: -1 }[event.key.toLowerCase()];
    const links = Array.from(document.querySelectorAll('[data-keys] a.t'));
    if (!step || !links.length) {
      return;
    }
    const row = document.activeElement.closest('[data-keys] tr');
    const here = row ? links.findIndex(link => row.contains(link)) : -1;
    const next = here < 0 ? (step > 0 ? 0 : links.length - 1) : Math.min(Math.max(here + step, 0), links.length - 1);
    links[next].focus();
  });
})();
