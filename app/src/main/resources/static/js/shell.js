/*
 * What every page has: large type, menus, the eye of a password field, printing, F6 and F8.
 *
 * Loaded in the head without defer, so that the chosen type size and html.js are there before the first paint;
 * it listens on the document and therefore needs no element to exist yet. Without it every page still works.
 *
 *   class="js-only"              shown only where script runs
 *   [data-size-switch]           button: 大字 on and off, remembered in this browser; aria-pressed tells
 *   [data-menu] aria-controls=id button: opens and closes that navigation on a phone; aria-expanded tells
 *   details.menu                 a menu; here: Esc closes it, and so does a click elsewhere
 *   .peek [data-peek]            button beside a password input: shows and hides what is typed
 *   .field [data-caps] hidden    sentence shown while Caps Lock is on and a password is typed in that .field
 *   [data-print]                 button: prints the page
 *   [data-finding]               anything focusable that stands for a finding: F8 goes to the next, Shift F8 to the previous
 *   [data-region]                a part of the page (bar, sheet, margin, status bar): F6 and Shift F6 walk between them
 */
(function () {
  'use strict';
  const root = document.documentElement;
  const SIZE = 'jiheng.size';

  // Storage may be switched off by policy; then the choice simply lasts for the page.
  function remembered() {
    try {
      return localStorage.getItem(SIZE);
    } catch (refused) {
      return null;
    }
  }

  function remember(size) {
    try {
      localStorage.setItem(SIZE, size);
    } catch (refused) {
      // nothing to do: the page already shows the size
    }
  }

  function showSize(size) {
    root.setAttribute('data-size', size);
    all('[data-size-switch]').forEach(b => b.setAttribute('aria-pressed', String(size === 'large')));
  }

  function all(selector) {
    return Array.from(document.querySelectorAll(selector));
  }

  function toggleMenu(button) {
    const open = document.getElementById(button.getAttribute('aria-controls')).classList.toggle('open');
    button.setAttribute('aria-expanded', String(open));
  }

  function togglePassword(button) {
    const input = button.closest('.peek').querySelector('input');
    const show = input.type === 'password';
    input.type = show ? 'text' : 'password';
    button.setAttribute('aria-label', show ? '隐藏密码' : '显示密码');
    const icon = button.querySelector('use');
    if (icon) {
      icon.setAttribute('href', icon.getAttribute('href').replace(/#.*/, show ? '#eye-off' : '#eye'));
    }
  }

  function closeMenus(except) {
    all('details.menu[open]').forEach(menu => {
      if (menu !== except) {
        menu.removeAttribute('open');
      }
    });
  }

  // The next (or previous) finding in reading order, seen from where the focus is; round at the ends.
  function neighbour(findings, back) {
    const here = document.activeElement || document.body;
    if (here === document.body) {
      return back ? findings[findings.length - 1] : findings[0];
    }
    const side = back ? Node.DOCUMENT_POSITION_PRECEDING : Node.DOCUMENT_POSITION_FOLLOWING;
    const there = findings.filter(f => here.compareDocumentPosition(f) & side);
    const from = there.length ? there : findings;
    return back ? from[from.length - 1] : from[0];
  }

  function isVisible(e) {
    return e.getClientRects().length > 0;
  }

  // Regions contain the focus, so they are counted instead of compared.
  function neighbourRegion(regions, back) {
    const here = regions.findIndex(r => r.contains(document.activeElement));
    if (here < 0) {
      return back ? regions[regions.length - 1] : regions[0];
    }
    return regions[(here + (back ? -1 : 1) + regions.length) % regions.length];
  }

  function focusRegion(region) {
    const first = region.querySelector('a[href], button:not([disabled]), input:not([type=hidden]), select, textarea, summary');
    if (first && isVisible(first)) {
      first.focus();
      return;
    }
    region.setAttribute('tabindex', '-1');
    region.focus();
  }

  root.classList.add('js');
  showSize(remembered() === 'large' ? 'large' : 'normal');
  document.addEventListener('DOMContentLoaded', () => showSize(root.getAttribute('data-size')));

  document.addEventListener('click', event => {
    closeMenus(event.target.closest('details.menu'));
    const button = event.target.closest('[data-size-switch], [data-menu], [data-peek], [data-print]');
    if (!button) {
      return;
    }
    if (button.hasAttribute('data-size-switch')) {
      const size = root.getAttribute('data-size') === 'large' ? 'normal' : 'large';
      showSize(size);
      remember(size);
      // notes.js lays the notes again, as after any change of size
      window.dispatchEvent(new Event('resize'));
    } else if (button.hasAttribute('data-menu')) {
      toggleMenu(button);
    } else if (button.hasAttribute('data-peek')) {
      togglePassword(button);
    } else {
      window.print();
    }
  });

  document.addEventListener('keydown', event => {
    if (event.isComposing || event.keyCode === 229) {
      return; // the input method has the keyboard
    }
    if (event.key === 'Escape') {
      const menu = document.querySelector('details.menu[open]');
      if (menu) {
        closeMenus(null);
        menu.querySelector('summary').focus();
      }
    } else if (event.key === 'F8') {
      const findings = all('[data-finding]').filter(isVisible);
      if (findings.length) {
        event.preventDefault();
        neighbour(findings, event.shiftKey).focus();
      }
    } else if (event.key === 'F6') {
      const regions = all('[data-region]').filter(isVisible);
      if (regions.length) {
        event.preventDefault();
        focusRegion(neighbourRegion(regions, event.shiftKey));
      }
    }
  });

  /* What the editor kept on this computer goes with the person, unless the page has just asked to wait. */
  document.addEventListener('submit', event => {
    if (event.target.getAttribute('action') !== '/sign-out' || event.defaultPrevented) {
      return;
    }
    try {
      Object.keys(localStorage).filter(name => name.indexOf('jiheng.draft.') === 0).forEach(name => localStorage.removeItem(name));
    } catch (refused) {
      // nothing was kept where nothing may be kept
    }
  });

  document.addEventListener('keyup', event => {
    const field = event.target.closest && event.target.closest('.field');
    const hint = field && field.querySelector('[data-caps]');
    if (hint && event.getModifierState) {
      hint.hidden = !event.getModifierState('CapsLock');
    }
  });
})();
