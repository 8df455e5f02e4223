package org.jiheng.app.assessment;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jiheng.app.cryptography.Cryptography;
import org.jiheng.app.identity.AccessPolicy;
import org.jiheng.app.identity.Deed;
import org.jiheng.app.identity.Officer;
import org.jiheng.app.security.SecuritySettings;
import org.jiheng.app.web.Access;
import org.jiheng.app.web.FeatureAccess;
import org.jiheng.app.web.NavigationEntry;
import org.jiheng.app.web.Words;
import org.jiheng.policy.common.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
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
    private final AccessPolicy access;
    private final Cryptography cryptography;
    private final JsonMapper json;
    private final Clock clock;
    private final boolean plainHttp;

    SecurityController(
            SecuritySettings settings,
            ChooseSettings choose,
            AccessPolicy access,
            Cryptography cryptography,
            JsonMapper json,
            Clock clock,
            @Value("${jiheng.plain-http:false}") boolean plainHttp) {
        this.settings = settings;
        this.choose = choose;
        this.access = access;
        this.cryptography = cryptography;
        this.json = json;
        this.clock = clock;
        this.plainHttp = plainHttp;
    }

    @GetMapping("/security")
    String show(Officer who, HttpServletRequest request, Model model) {
        var notice = model.getAttribute("notice") instanceof String said ? said : null;
        var problem = model.getAttribute("problem") instanceof String said ? said : null;
        model.addAttribute("page", page(who, Deed.SET_SECURITY, request, notice, problem));
        return "security/settings";
    }

    @PostMapping("/security")
    String change(
            Officer who,
            Actor actor,
            @RequestParam(defaultValue = "") String profile,
            @RequestParam(defaultValue = "") String retention,
            RedirectAttributes next) {
        switch (choose.by(who, actor, profile, retention)) {
            case ChooseSettings.Result.Saved() -> next.addFlashAttribute("notice", Words.say("security.saved"));
            case ChooseSettings.Result.Refused(var sentence) -> next.addFlashAttribute("problem", sentence);
        }
        return "redirect:/security";
    }

    @GetMapping("/security/self-assessment")
    String sheet(Officer who, HttpServletRequest request, Model model) {
        model.addAttribute("page", page(who, Deed.SEE_SELF_ASSESSMENT, request, null, null));
        return "security/self-assessment";
    }

    private SecurityPage page(
            Officer who, Deed deed, HttpServletRequest request, @Nullable String notice, @Nullable String problem) {
        return access.call(who, deed, () -> {
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

    /** Its addresses, and its noun in the bar. */
    @Configuration(proxyBeanMethods = false)
    static class Published {
        private static final Set<String> SECURITY = Deed.SET_SECURITY.roleNames();

        @Bean
        FeatureAccess securityAccess() {
            return FeatureAccess.of(
                    new Access(HttpMethod.GET, "/security", SECURITY),
                    new Access(HttpMethod.POST, "/security", SECURITY),
                    new Access(HttpMethod.GET, "/security/self-assessment", Deed.SEE_SELF_ASSESSMENT.roleNames()));
        }

        @Bean
        NavigationEntry securityEntry() {
            return new NavigationEntry(85, "/security", "nav.security", SECURITY);
        }
    }
}
