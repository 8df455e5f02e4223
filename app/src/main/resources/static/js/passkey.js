/*
 * 通行密钥 — the talk between this page, the person's device and the server (WebAuthn). Without script, or where the browser
 * has no such thing, the buttons stay hidden and the password is there.
 *
 *   form[data-passkey-add]        adds a key of this device to one's own account
 *   button[data-passkey-enter]    signs in with one; hidden where the browser cannot
 *   [data-passkey-problem] hidden shown when it did not work
 */
(function () {
  'use strict';
  const add = document.querySelector('[data-passkey-add]');
  const enter = document.querySelector('[data-passkey-enter]');
  if (!window.PublicKeyCredential || !navigator.credentials) {
    if (add) {
      add.hidden = true;
    }
    return;
  }

  function bytes(text) {
    const plain = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
    return Uint8Array.from(plain, letter => letter.charCodeAt(0)).buffer;
  }

  function text(buffer) {
    const plain = Array.from(new Uint8Array(buffer), each => String.fromCharCode(each)).join('');
    return btoa(plain).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
  }

  function post(path, body) {
    const token = document.querySelector('input[name="_csrf"]').value;
    return fetch(path, {method: 'POST', credentials: 'same-origin', body: body,
      headers: {'Content-Type': 'application/json', 'X-CSRF-TOKEN': token, 'X-Requested-With': 'fetch'}})
      .then(answer => {
        if (!answer.ok) {
          throw new Error(String(answer.status));
        }
        return answer.json();
      });
  }

  function idsOf(list) {
    return (list || []).map(each => Object.assign({}, each, {id: bytes(each.id)}));
  }

  function common(credential) {
    return {id: credential.id, rawId: text(credential.rawId), type: credential.type,
      clientExtensionResults: credential.getClientExtensionResults(),
      authenticatorAttachment: credential.authenticatorAttachment};
  }

  function problem() {
    document.querySelector('[data-passkey-problem]').hidden = false;
  }

  if (add) {
    add.addEventListener('submit', event => {
      event.preventDefault();
      post('/account/passkeys/options', '{}').then(options => {
        options.challenge = bytes(options.challenge);
        options.user.id = bytes(options.user.id);
        options.excludeCredentials = idsOf(options.excludeCredentials);
        return navigator.credentials.create({publicKey: options});
      }).then(made => {
        const answer = common(made);
        answer.response = {attestationObject: text(made.response.attestationObject),
          clientDataJSON: text(made.response.clientDataJSON),
          transports: made.response.getTransports ? made.response.getTransports() : []};
        const label = encodeURIComponent(add.querySelector('[name=label]').value);
        return post('/account/passkeys?label=' + label, JSON.stringify(answer));
      }).then(() => location.reload()).catch(problem);
    });
  }

  if (enter) {
    enter.hidden = false;
    enter.addEventListener('click', () => {
      post('/sign-in/passkey/options', '{}').then(options => {
        options.challenge = bytes(options.challenge);
        options.allowCredentials = idsOf(options.allowCredentials);
        return navigator.credentials.get({publicKey: options});
      }).then(shown => {
        const answer = common(shown);
        answer.response = {authenticatorData: text(shown.response.authenticatorData),
          clientDataJSON: text(shown.response.clientDataJSON), signature: text(shown.response.signature),
          userHandle: shown.response.userHandle ? text(shown.response.userHandle) : null};
        return post('/sign-in/passkey', JSON.stringify(answer));
      }).then(() => location.assign('/')).catch(problem);
    });
  }
})();
