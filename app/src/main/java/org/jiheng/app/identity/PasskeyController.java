package org.jiheng.app.identity;

import com.webauthn4j.converter.exception.DataConversionException;
import com.webauthn4j.verifier.exception.VerificationException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jiheng.app.database.Scope;
import org.jiheng.app.database.ScopedTransactions;
import org.jiheng.app.web.Words;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.authentication.HttpSessionPublicKeyCredentialRequestOptionsRepository;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.security.web.webauthn.registration.HttpSessionPublicKeyCredentialCreationOptionsRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * 通行密钥 — signing in with the fingerprint or PIN of one's own device (WebAuthn). It shows possession and person at once, so no
 * further code is asked (GIT-07). Browsers allow it over HTTPS, and on the machine itself.
 */
@Controller
class PasskeyController {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final int LONGEST_LABEL = 40;
    private static final String LOCAL = "localhost";

    private final PasskeyStore store;
    private final Officers officers;
    private final SignInSteps steps;
    private final ScopedTransactions transactions;
    private final AccessPolicy access;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final String origin;
    private final JsonMapper json =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();
    private final HttpSessionPublicKeyCredentialCreationOptionsRepository creations =
            new HttpSessionPublicKeyCredentialCreationOptionsRepository();
    private final HttpSessionPublicKeyCredentialRequestOptionsRepository requests =
            new HttpSessionPublicKeyCredentialRequestOptionsRepository();

    /** @param origin as people's browsers name this server, such as https://jixiao.example.cn; without it only localhost works */
    PasskeyController(
            PasskeyStore store,
            Officers officers,
            SignInSteps steps,
            ScopedTransactions transactions,
            AccessPolicy access,
            ApplicationEventPublisher events,
            Clock clock,
            @Value("${jiheng.origin:}") String origin) {
        this.store = store;
        this.officers = officers;
        this.steps = steps;
        this.transactions = transactions;
        this.access = access;
        this.events = events;
        this.clock = clock;
        this.origin = origin;
    }

    private Webauthn4JRelyingPartyOperations operations(HttpServletRequest request) {
        var here = origin.isEmpty() ? "http://%s:%d".formatted(LOCAL, request.getServerPort()) : origin;
        var host = URI.create(here).getHost();
        var party = PublicKeyCredentialRpEntity.builder()
                .id(host)
                .name(Words.say("shell.name"))
                .build();
        return new Webauthn4JRelyingPartyOperations(store, store, party, Set.of(here));
    }

    @GetMapping("/account/passkeys")
    String show(Officer officer, @ModelAttribute("notice") String notice, Model model) {
        var keys = access.call(officer, Deed.OWN_ACCOUNT, () -> store.of(officer.id()));
        model.addAttribute(
                "page",
                new PasskeysPage(
                        keys.stream()
                                .map(key -> new PasskeysPage.Key(
                                        key.id(),
                                        key.label(),
                                        ZonedDateTime.ofInstant(key.created(), clock.getZone())
                                                .format(TIME),
                                        ZonedDateTime.ofInstant(key.lastUsed(), clock.getZone())
                                                .format(TIME)))
                                .toList(),
                        notice.isEmpty() ? null : notice));
        return "identity/passkeys";
    }

    @PostMapping("/account/passkeys/options")
    ResponseEntity<String> offer(
            Officer officer, Authentication authentication, HttpServletRequest request, HttpServletResponse response) {
        var options = access.call(
                officer,
                Deed.OWN_ACCOUNT,
                () -> operations(request)
                        .createPublicKeyCredentialCreationOptions(
                                new ImmutablePublicKeyCredentialCreationOptionsRequest(authentication)));
        creations.save(request, response, options);
        return answer(json.writeValueAsString(options));
    }

    @PostMapping("/account/passkeys")
    ResponseEntity<String> add(
            Officer officer,
            @RequestParam(name = "label", defaultValue = "") String label,
            @RequestBody String body,
            HttpServletRequest request,
            HttpServletResponse response) {
        var options = creations.load(request);
        if (options == null) {
            return refused();
        }
        creations.save(request, response, null);
        try {
            var credential =
                    json.readValue(body, new TypeReference<PublicKeyCredential<AuthenticatorAttestationResponse>>() {});
            var name = label.isBlank() ? Words.say("passkeys.unnamed") : label.strip();
            access.run(officer, Deed.OWN_ACCOUNT, () -> {
                operations(request)
                        .registerCredential(new ImmutableRelyingPartyRegistrationRequest(
                                options,
                                new RelyingPartyPublicKey(
                                        credential,
                                        name.length() > LONGEST_LABEL ? name.substring(0, LONGEST_LABEL) : name)));
                events.publishEvent(AccountEvent.of(
                        officer, request.getRemoteAddr(), "添加通行密钥", officer.login(), Map.of("名称", name)));
            });
            return answer("{}");
        } catch (JacksonException | IllegalArgumentException | VerificationException | DataConversionException wrong) {
            return refused();
        }
    }

    @PostMapping("/account/passkeys/removal")
    String remove(
            Officer officer,
            @RequestParam(name = "key", defaultValue = "0") long key,
            HttpServletRequest request,
            RedirectAttributes next) {
        access.run(officer, Deed.OWN_ACCOUNT, () -> {
            if (store.revoke(officer.id(), key)) {
                events.publishEvent(AccountEvent.of(
                        officer, request.getRemoteAddr(), "停用通行密钥", officer.login(), Map.of("编号", key)));
                next.addFlashAttribute("notice", Words.say("passkeys.removed"));
            }
        });
        return "redirect:/account/passkeys";
    }

    @PostMapping("/sign-in/passkey/options")
    ResponseEntity<String> ask(HttpServletRequest request, HttpServletResponse response) {
        var options = operations(request)
                .createCredentialRequestOptions(new ImmutablePublicKeyCredentialRequestOptionsRequest(null));
        requests.save(request, response, options);
        return answer(json.writeValueAsString(options));
    }

    /** The device names division and person; only then their rows are opened, and the signature decides. */
    @PostMapping("/sign-in/passkey")
    ResponseEntity<String> enter(@RequestBody String body, HttpServletRequest request, HttpServletResponse response) {
        var options = requests.load(request);
        if (options == null) {
            return refused();
        }
        requests.save(request, response, null);
        try {
            var credential =
                    json.readValue(body, new TypeReference<PublicKeyCredential<AuthenticatorAssertionResponse>>() {});
            var account = PasskeyStore.Handle.of(credential.getResponse().getUserHandle())
                    .map(handle -> transactions.call(
                            Scope.ofUnits(handle.regionCode(), Set.of()),
                            () -> operations(request)
                                    .authenticate(new RelyingPartyAuthenticationRequest(options, credential))
                                    .getName()))
                    .flatMap(officers::account)
                    .filter(Officers.Account::mayEnter);
            if (account.isEmpty()) {
                return refused();
            }
            steps.become(
                    steps.next(
                            account.get(),
                            Set.of(Step.SECOND_FACTOR, Step.ENROLMENT),
                            Optional.empty(),
                            request.getRemoteAddr(),
                            null),
                    request,
                    response);
            return answer("{}");
        } catch (JacksonException | IllegalArgumentException | VerificationException | DataConversionException wrong) {
            return refused();
        }
    }

    private static ResponseEntity<String> answer(String body) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(body);
    }

    private static ResponseEntity<String> refused() {
        return ResponseEntity.status(HttpStatus.BAD_REQUEST)
                .contentType(MediaType.APPLICATION_JSON)
                .body("{}");
    }
}
