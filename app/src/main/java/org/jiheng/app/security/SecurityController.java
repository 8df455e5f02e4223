package org.jiheng.app.security;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jiheng.app.cryptography.Cryptography;
import org.jiheng.app.database.Scope;
import org.jiheng.app.database.ScopedTransactions;
import org.jiheng.app.web.Access;
import org.jiheng.app.web.FeatureAccess;
import org.jiheng.app.web.NavigationEntry;
import org.jiheng.app.web.SignedIn;
import org.jiheng.app.web.Words;
import org.jiheng.policy.common.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.json.JsonMapper;

/** 安全设置与自查表. */
@Controller
class SecurityController {
    private final SecuritySettings settings;
    private final ChooseSettings choose;
    private final ScopedTransactions transactions;
    private final Cryptography cryptography;
    private final JsonMapper json;
    private final Clock clock;
    private final boolean plainHttp;

    SecurityController(
            SecuritySettings settings,
            ChooseSettings choose,
            ScopedTransactions transactions,
            Cryptography cryptography,
            JsonMapper json,
            Clock clock,
            @Value("${jiheng.plain-http:false}") boolean plainHttp) {
        this.settings = settings;
        this.choose = choose;
        this.transactions = transactions;
        this.cryptography = cryptography;
        this.json = json;
        this.clock = clock;
        this.plainHttp = plainHttp;
    }

    @GetMapping("/security")
    String show(Authentication who, HttpServletRequest request, Model model) {
        var notice = model.getAttribute("notice") instanceof String said ? said : null;
        var problem = model.getAttribute("problem") instanceof String said ? said : null;
        model.addAttribute("page", page(signedIn(who), request, notice, problem));
        return "security/settings";
    }

    @PostMapping("/security")
    String change(
            Authentication who,
            Actor actor,
            @RequestParam(defaultValue = "") String profile,
            @RequestParam(defaultValue = "") String retention,
            RedirectAttributes next) {
        switch (choose.by(actor, signedIn(who).regionCode(), profile, retention)) {
            case ChooseSettings.Result.Saved() -> next.addFlashAttribute("notice", Words.say("security.saved"));
            case ChooseSettings.Result.Refused(var sentence) -> next.addFlashAttribute("problem", sentence);
        }
        return "redirect:/security";
    }

    @GetMapping("/security/self-assessment")
    String sheet(Authentication who, HttpServletRequest request, Model model) {
        model.addAttribute("page", page(signedIn(who), request, null, null));
        return "security/self-assessment";
    }

    private static SignedIn signedIn(Authentication who) {
        return (SignedIn) Objects.requireNonNull(who.getPrincipal());
    }

    private SecurityPage page(
            SignedIn who, HttpServletRequest request, @Nullable String notice, @Nullable String problem) {
        return transactions.call(Scope.ofUnits(who.regionCode(), Set.of()), () -> {
            var profile = settings.profile();
            var values = Map.of(
                    "profile", profile.chinese(),
                    "retention", Words.say("security.days", settings.auditRetentionDays()),
                    "sbom", softwareList(),
                    "suite", cryptography.suite().chinese(),
                    "second-factor",
                            Words.say(
                                    profile.asksForSecondFactor() ? "security.factorAsked" : "security.factorOffered"),
                    "transport",
                            Words.say(
                                    request.isSecure()
                                            ? "security.tls"
                                            : plainHttp ? "security.plainHttp" : "security.loopback"));
            var controls = Control.all().stream()
                    .map(control -> new SecurityPage.Row(
                            control.id(),
                            control.title(),
                            control.level() == 0 ? "" : Words.say("security.level" + control.level()),
                            control.how(),
                            control.setting() == null ? "" : values.getOrDefault(control.setting(), ""),
                            control.state().chinese(),
                            control.state() == Control.State.BUILT ? "ok" : "",
                            control.evidence()))
                    .toList();
            return new SecurityPage(
                    profile.name(),
                    String.valueOf(settings.auditRetentionDays()),
                    notice,
                    problem,
                    who.regionName(),
                    LocalDate.now(clock).toString(),
                    Words.say(
                            "security.summary",
                            controls.size(),
                            count(controls, Control.State.BUILT),
                            count(controls, Control.State.PARTLY),
                            count(controls, Control.State.HOUSE)),
                    controls);
        });
    }

    private String softwareList() {
        var size = SoftwareList.size(json);
        return size.isPresent() ? Words.say("security.sbom", size.getAsInt()) : Words.say("security.noSbom");
    }

    private static long count(List<SecurityPage.Row> controls, Control.State state) {
        return controls.stream()
                .filter(each -> each.state().equals(state.chinese()))
                .count();
    }

    /** Its addresses; the roles by name, because this package knows nobody's posts. */
    @Configuration(proxyBeanMethods = false)
    static class Published {
        private static final Set<String> SECURITY = Set.of("SECURITY_ADMINISTRATOR");

        @Bean
        FeatureAccess securityAccess() {
            return FeatureAccess.of(
                    new Access(HttpMethod.GET, "/security", SECURITY),
                    new Access(HttpMethod.POST, "/security", SECURITY),
                    new Access(
                            HttpMethod.GET,
                            "/security/self-assessment",
                            Set.of("SECURITY_ADMINISTRATOR", "AUDIT_ADMINISTRATOR", "AUDITOR")));
        }

        @Bean
        NavigationEntry securityEntry() {
            return new NavigationEntry(85, "/security", "nav.security", SECURITY);
        }
    }
}
