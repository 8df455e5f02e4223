package org.jiheng.app.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jiheng.app.web.Access;
import org.jiheng.app.web.FeatureAccess;
import org.jiheng.app.web.NavigationEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.config.annotation.web.http.JdbcHttpSessionConfiguration;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Passwords, the addresses of this feature, and how a controller is handed its officer. */
@Configuration(proxyBeanMethods = false)
@Import(JdbcHttpSessionConfiguration.class)
class IdentityConfiguration implements WebMvcConfigurer {

    /** Argon2id, 16 MiB and two passes, with its parameters stored in every hash. */
    @Bean
    PasswordEncoder passwords() {
        return new Argon2PasswordEncoder(16, 32, 1, 1 << 14, 2);
    }

    /** Signing in and out is answered by the security chain itself; named here, a form without its token is known as late. */
    @Bean
    FeatureAccess identityAccess() {
        return FeatureAccess.of(
                Access.anybody(HttpMethod.GET, "/sign-in"),
                Access.anybody(HttpMethod.POST, "/sign-in"),
                Access.anybody(HttpMethod.POST, "/sign-out"),
                Access.anybody(HttpMethod.GET, "/first-run"),
                Access.anybody(HttpMethod.POST, "/first-run"),
                Access.anybody(HttpMethod.GET, "/sign-in/again"),
                Access.anybody(HttpMethod.POST, "/sign-in/again"),
                Access.anybody(HttpMethod.POST, "/sign-in/passkey/options"),
                Access.anybody(HttpMethod.POST, "/sign-in/passkey"),
                new Access(HttpMethod.GET, "/account/passkeys", Role.everyone()),
                new Access(HttpMethod.POST, "/account/passkeys/options", Role.everyone()),
                new Access(HttpMethod.POST, "/account/passkeys", Role.everyone()),
                new Access(HttpMethod.POST, "/account/passkeys/removal", Role.everyone()),
                at(HttpMethod.GET, Step.SECOND_FACTOR),
                at(HttpMethod.POST, Step.SECOND_FACTOR),
                at(HttpMethod.GET, Step.ENROLMENT),
                at(HttpMethod.POST, Step.ENROLMENT),
                new Access(HttpMethod.GET, "/account/second-factor", Role.everyone()),
                new Access(HttpMethod.POST, "/account/second-factor", Role.everyone()),
                new Access(HttpMethod.POST, "/account/second-factor/removal", Role.everyone()),
                at(HttpMethod.GET, Step.PASSWORD),
                at(HttpMethod.POST, Step.PASSWORD),
                at(HttpMethod.GET, Step.POST),
                at(HttpMethod.POST, Step.POST),
                new Access(HttpMethod.GET, "/account", Role.everyone()),
                new Access(HttpMethod.GET, "/account/password", Role.everyone()),
                new Access(HttpMethod.POST, "/account/password", Role.everyone()),
                new Access(HttpMethod.POST, "/account/post", Role.everyone()),
                new Access(HttpMethod.POST, "/account/sessions/end", Role.everyone()));
    }

    private static Access at(HttpMethod method, Step step) {
        return new Access(method, step.path(), Set.of(step.role()));
    }

    /** The system administrator makes accounts, the security administrator opens them (GIT-10, GIT-11). */
    @Bean
    FeatureAccess officersAccess() {
        var system = Role.names(Role.SYSTEM_ADMINISTRATOR);
        var security = Role.names(Role.SECURITY_ADMINISTRATOR);
        var both = Role.names(Role.SYSTEM_ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR);
        return FeatureAccess.of(
                new Access(HttpMethod.GET, "/officers", both),
                new Access(HttpMethod.GET, "/officers/new", system),
                new Access(HttpMethod.POST, "/officers", system),
                new Access(HttpMethod.GET, "/officers/waiting", system),
                new Access(HttpMethod.POST, "/officers/waiting/{id}/assignment", system),
                new Access(HttpMethod.POST, "/officers/waiting/{id}/dismissal", system),
                new Access(HttpMethod.GET, "/officers/import", system),
                new Access(HttpMethod.POST, "/officers/comparison", system),
                new Access(HttpMethod.POST, "/officers/import", system),
                new Access(HttpMethod.GET, "/officers/{id}", both),
                new Access(HttpMethod.POST, "/officers/{id}/appointments", both),
                new Access(HttpMethod.POST, "/officers/{id}/substitutions", both),
                new Access(HttpMethod.POST, "/officers/{id}/appointments/{appointment}/end", security),
                new Access(HttpMethod.POST, "/officers/confirmations", security),
                new Access(HttpMethod.POST, "/officers/disabling", both),
                new Access(HttpMethod.POST, "/officers/{id}/disabling", both),
                new Access(HttpMethod.POST, "/officers/{id}/enabling", security),
                new Access(HttpMethod.POST, "/officers/{id}/unlocking", security),
                new Access(HttpMethod.POST, "/officers/{id}/second-factor-reset", security),
                new Access(HttpMethod.POST, "/officers/{id}/password-reset", system));
    }

    @Bean
    FeatureAccess organisationsAccess() {
        var system = Role.names(Role.SYSTEM_ADMINISTRATOR);
        return FeatureAccess.of(
                new Access(
                        HttpMethod.GET,
                        "/organisations",
                        Role.names(Role.SYSTEM_ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR)),
                new Access(HttpMethod.POST, "/organisations", system),
                new Access(HttpMethod.POST, "/organisations/{id}/name", system),
                new Access(HttpMethod.POST, "/organisations/{id}/end", system),
                new Access(HttpMethod.POST, "/organisations/comparison", system),
                new Access(HttpMethod.POST, "/organisations/import", system));
    }

    @Bean
    NavigationEntry organisationsEntry() {
        return new NavigationEntry(
                81,
                "/organisations",
                "nav.organisations",
                Role.names(Role.SYSTEM_ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR));
    }

    @Bean
    NavigationEntry officersEntry() {
        return new NavigationEntry(
                80, "/officers", "nav.officers", Role.names(Role.SYSTEM_ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR));
    }

    /** With a repository of our own Boot makes none; this one is what Boot would have made. */
    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> idleSessions(
            @Value("${spring.session.timeout:30m}") Duration idle) {
        return stored -> stored.setDefaultMaxInactiveInterval(idle);
    }

    @Bean
    @Primary
    FindByIndexNameSessionRepository<? extends Session> recentSessions(JdbcIndexedSessionRepository stored) {
        return new RecentSessions<>(stored);
    }

    /** Behind the session and before anything is decided. */
    @Bean
    Customizer<HttpSecurity> sessionLimits(
            Officers officers,
            Sessions sessions,
            @Value("${jiheng.sessions.per-account:3}") int places,
            PasswordAge age,
            Clock clock,
            @Value("${spring.session.timeout:30m}") Duration idle,
            @Value("${jiheng.sessions.idle-administrator:15m}") Duration idleAdministrator,
            @Value("${jiheng.sessions.longest:12h}") Duration longest) {
        var limits = new SessionLimits(officers, sessions, places, age, clock, idle, idleAdministrator, longest);
        return http -> http.addFilterAfter(limits, SecurityContextHolderFilter.class);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new OfficerArgument());
    }

    /** Controllers name an {@link Officer} or an {@link org.jiheng.policy.common.Actor} and get whoever is signed in. */
    private static final class OfficerArgument implements HandlerMethodArgumentResolver {
        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Officer.class
                    || parameter.getParameterType() == org.jiheng.policy.common.Actor.class;
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            var authentication =
                    Objects.requireNonNull(SecurityContextHolder.getContext().getAuthentication());
            var officer = (Officer) Objects.requireNonNull(authentication.getPrincipal());
            if (parameter.getParameterType() == Officer.class) {
                return officer;
            }
            var servlet = Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
            return officer.actor(servlet.getRemoteAddr());
        }
    }
}
