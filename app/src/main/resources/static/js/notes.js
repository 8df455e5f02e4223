/*
 * 旁注 margin notes: each stands beside the cell it speaks of, and never over another.
 * On narrower screens there is no margin: the note folds under its cell (in an indicator row: under its name).
 * Without script the notes are a plain list, and disc and note lead to each other by ordinary links.
 *
 *   <td id="f-texts.basis" class="inv-w marked"> … <span class="mks">
 *     <a class="mk w" href="#n3" aria-describedby="n3" data-finding>3</a></span></td>
 *   <aside class="margin" data-notes> <article class="note w" id="n3" data-for="f-texts.basis"> … </article> … </aside>
 *
 * The id of a cell is "f-" and its field path. A note without a cell of its own stays at the top of the margin.
 */
(function () {
  'use strict';
  const GAP = 8;
  const WIDE = window.matchMedia('(min-width: 1200px)');

  document.addEventListener('DOMContentLoaded', () => {
    let margin = null;
    let notes = [];
    let active = null;

    function cellOf(note) {
      return document.getElementById(note.getAttribute('data-for'));
    }

    function floatBeside() {
      // A note that is put where it already stands would lose the focus inside it.
      if (notes.some(note => note.parentNode !== margin)) {
        notes.forEach(note => margin.appendChild(note));
      }
      document.querySelectorAll('.folded').forEach(cell => cell.classList.remove('folded'));
      margin.classList.add('float');
      const top = margin.getBoundingClientRect().top;
      const places = notes.map(note => {
        const cell = cellOf(note);
        return { note: note, wish: cell ? Math.max(0, cell.getBoundingClientRect().top - top) : 0, height: note.offsetHeight };
      }).sort((a, b) => a.wish - b.wish);

      let floor = 0;
      places.forEach(place => {
        place.at = Math.max(place.wish, floor);
        floor = place.at + place.height + GAP;
      });
      bringToItsPlace(places);
      places.forEach(place => {
        place.note.style.top = place.at + 'px';
      });
      const last = places[places.length - 1];
      margin.style.minHeight = last ? last.at + last.height + 'px' : '';
    }

    // The note being read takes its exact place; those above it give way upwards, as far as there is room.
    function bringToItsPlace(places) {
      const index = places.findIndex(place => place.note === active);
      if (index < 0) {
        return;
      }
      const above = places.slice(0, index).reduce((sum, place) => sum + place.height + GAP, 0);
      places[index].at = Math.max(places[index].wish, above);
      for (let i = index - 1; i >= 0; i--) {
        places[i].at = Math.min(places[i].at, places[i + 1].at - GAP - places[i].height);
      }
      for (let i = index + 1; i < places.length; i++) {
        const before = places[i - 1];
        places[i].at = Math.max(places[i].wish, before.at + before.height + GAP);
      }
    }

    function foldUnder() {
      margin.classList.remove('float');
      margin.style.minHeight = '';
      notes.forEach(note => {
        note.style.top = '';
        const cell = cellOf(note);
        // a cell that is not shown on a narrow screen cannot hold its note either
        if (cell && cell.getClientRects().length) {
          const row = cell.closest('tr.ind');
          const host = (row && row.querySelector('td.nm')) || cell;
          host.classList.add('folded');
          if (note.parentNode !== host) {
            host.appendChild(note);
          }
        }
      });
    }

    function lay() {
      if (!margin) {
        return;
      }
      if (WIDE.matches) {
        floatBeside();
      } else {
        foldUnder();
      }
    }

    function read(note) {
      active = note;
      notes.forEach(n => n.classList.toggle('on', n === note));
      document.querySelectorAll('.oform .active').forEach(cell => cell.classList.remove('active'));
      const cell = note && cellOf(note);
      if (cell) {
        cell.classList.add('active');
      }
      lay();
    }

    // A note that slides away between press and release would take the button from under the pointer; the click reads it.
    let pressing = false;
    document.addEventListener('mousedown', () => {
      pressing = true;
    }, true);
    document.addEventListener('mouseup', () => {
      pressing = false;
    }, true);

    document.addEventListener('focusin', event => {
      if (pressing) {
        return;
      }
      const disc = event.target.closest('.mk[data-finding]');
      const note = event.target.closest('.note');
      const next = disc ? document.getElementById((disc.getAttribute('href') || '').slice(1)) : note;
      if (next && next !== active && notes.indexOf(next) >= 0) {
        read(next);
      }
    });

    // The note is already beside its disc: jumping to it would only move the page.
    document.addEventListener('click', event => {
      const disc = event.target.closest('.mk[data-finding]');
      const note = event.target.closest('.note');
      if (disc && document.getElementById(disc.getAttribute('href').slice(1))) {
        event.preventDefault();
        disc.focus();
        const next = document.getElementById(disc.getAttribute('href').slice(1));
        if (next !== active && notes.indexOf(next) >= 0) {
          read(next);
        }
      } else if (note && note !== active && notes.indexOf(note) >= 0) {
        read(note);
      }
    });

    /* A page that fetches its notes anew says so: jiheng:notes. One that stands on a field of a note: jiheng:read. */
    function gather() {
      margin = document.querySelector('[data-notes]');
      notes = margin ? Array.from(margin.querySelectorAll('.note')) : [];
      active = null;
      lay();
    }

    document.addEventListener('jiheng:notes', gather);
    document.addEventListener('jiheng:read', event => {
      const note = document.getElementById(event.detail);
      if (note && notes.indexOf(note) >= 0) {
        read(note);
      }
    });

    gather();
    window.addEventListener('resize', lay);
    window.addEventListener('load', lay);
    document.addEventListener('toggle', lay, true); // does not bubble
  });
})();
