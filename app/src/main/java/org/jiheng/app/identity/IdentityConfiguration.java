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

    /** Argon2id, 16 MiB and two passes, with its parameters stored in every hash; tests, which sign in a thousand times, ask for less. */
    @Bean
    PasswordEncoder passwords(
            @Value("${jiheng.passwords.memory-kib:16384}") int memory,
            @Value("${jiheng.passwords.passes:2}") int passes) {
        return new Argon2PasswordEncoder(16, 32, 1, memory, passes);
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
                new Access(HttpMethod.GET, "/account/passkeys", Deed.OWN_ACCOUNT.roleNames()),
                new Access(HttpMethod.POST, "/account/passkeys/options", Deed.OWN_ACCOUNT.roleNames()),
                new Access(HttpMethod.POST, "/account/passkeys", Deed.OWN_ACCOUNT.roleNames()),
                new Access(HttpMethod.POST, "/account/passkeys/removal", Deed.OWN_ACCOUNT.roleNames()),
                at(HttpMethod.GET, Step.SECOND_FACTOR),
                at(HttpMethod.POST, Step.SECOND_FACTOR),
                at(HttpMethod.GET, Step.ENROLMENT),
                at(HttpMethod.POST, Step.ENROLMENT),
                new Access(HttpMethod.GET, "/account/second-factor", Deed.OWN_ACCOUNT.roleNames()),
                new Access(HttpMethod.POST, "/account/second-factor", Deed.OWN_ACCOUNT.roleNames()),
                new Access(HttpMethod.POST, "/account/second-factor/removal", Deed.OWN_ACCOUNT.roleNames()),
                at(HttpMethod.GET, Step.PASSWORD),
                at(HttpMethod.POST, Step.PASSWORD),
                at(HttpMethod.GET, Step.POST),
                at(HttpMethod.POST, Step.POST),
                new Access(HttpMethod.GET, "/account", Deed.OWN_ACCOUNT.roleNames()),
                new Access(HttpMethod.GET, "/account/password", Deed.OWN_ACCOUNT.roleNames()),
                new Access(HttpMethod.POST, "/account/password", Deed.OWN_ACCOUNT.roleNames()),
                new Access(HttpMethod.POST, "/account/post", Deed.OWN_ACCOUNT.roleNames()),
                new Access(HttpMethod.POST, "/account/sessions/end", Deed.OWN_ACCOUNT.roleNames()));
    }

    private static Access at(HttpMethod method, Step step) {
        return new Access(method, step.path(), Set.of(step.role()));
    }

    /** The system administrator makes accounts, the security administrator opens them (GIT-10, GIT-11). */
    @Bean
    FeatureAccess officersAccess() {
        return FeatureAccess.of(
                new Access(HttpMethod.GET, "/officers", Deed.SEE_OFFICERS.roleNames()),
                new Access(HttpMethod.GET, "/officers/new", Deed.MAKE_ACCOUNTS.roleNames()),
                new Access(HttpMethod.POST, "/officers", Deed.MAKE_ACCOUNTS.roleNames()),
                new Access(HttpMethod.GET, "/officers/waiting", Deed.MAKE_ACCOUNTS.roleNames()),
                new Access(HttpMethod.POST, "/officers/waiting/{id}/assignment", Deed.MAKE_ACCOUNTS.roleNames()),
                new Access(HttpMethod.POST, "/officers/waiting/{id}/dismissal", Deed.MAKE_ACCOUNTS.roleNames()),
                new Access(HttpMethod.GET, "/officers/import", Deed.MAKE_ACCOUNTS.roleNames()),
                new Access(HttpMethod.POST, "/officers/comparison", Deed.MAKE_ACCOUNTS.roleNames()),
                new Access(HttpMethod.POST, "/officers/import", Deed.MAKE_ACCOUNTS.roleNames()),
                new Access(HttpMethod.GET, "/officers/{id}", Deed.SEE_OFFICERS.roleNames()),
                new Access(HttpMethod.POST, "/officers/{id}/appointments", Deed.ASK_FOR_RIGHTS.roleNames()),
                new Access(HttpMethod.POST, "/officers/{id}/substitutions", Deed.ASK_FOR_RIGHTS.roleNames()),
                new Access(
                        HttpMethod.POST,
                        "/officers/{id}/appointments/{appointment}/end",
                        Deed.GRANT_RIGHTS.roleNames()),
                new Access(HttpMethod.POST, "/officers/confirmations", Deed.GRANT_RIGHTS.roleNames()),
                new Access(HttpMethod.POST, "/officers/disabling", Deed.DISABLE_ACCOUNTS.roleNames()),
                new Access(HttpMethod.POST, "/officers/{id}/disabling", Deed.DISABLE_ACCOUNTS.roleNames()),
                new Access(HttpMethod.POST, "/officers/{id}/enabling", Deed.GRANT_RIGHTS.roleNames()),
                new Access(HttpMethod.POST, "/officers/{id}/unlocking", Deed.GRANT_RIGHTS.roleNames()),
                new Access(HttpMethod.POST, "/officers/{id}/second-factor-reset", Deed.GRANT_RIGHTS.roleNames()),
                new Access(HttpMethod.POST, "/officers/{id}/password-reset", Deed.MAKE_ACCOUNTS.roleNames()));
    }

    @Bean
    FeatureAccess organisationsAccess() {
        return FeatureAccess.of(
                new Access(HttpMethod.GET, "/organisations", Deed.SEE_ORGANISATIONS.roleNames()),
                new Access(HttpMethod.POST, "/organisations", Deed.CHANGE_ORGANISATIONS.roleNames()),
                new Access(HttpMethod.POST, "/organisations/{id}/name", Deed.CHANGE_ORGANISATIONS.roleNames()),
                new Access(HttpMethod.POST, "/organisations/{id}/end", Deed.CHANGE_ORGANISATIONS.roleNames()),
                new Access(HttpMethod.POST, "/organisations/comparison", Deed.CHANGE_ORGANISATIONS.roleNames()),
                new Access(HttpMethod.POST, "/organisations/import", Deed.CHANGE_ORGANISATIONS.roleNames()),
                new Access(HttpMethod.GET, "/divisions", Deed.SEE_ORGANISATIONS.roleNames()),
                new Access(HttpMethod.POST, "/divisions", Deed.CHANGE_ORGANISATIONS.roleNames()),
                new Access(HttpMethod.POST, "/divisions/{code}/name", Deed.CHANGE_ORGANISATIONS.roleNames()),
                new Access(HttpMethod.POST, "/divisions/{code}/end", Deed.CHANGE_ORGANISATIONS.roleNames()),
                new Access(HttpMethod.GET, "/divisions/{code}/opening", Deed.SEE_ORGANISATIONS.roleNames()),
                new Access(HttpMethod.POST, "/divisions/{code}/opening", Deed.MAKE_ACCOUNTS.roleNames()),
                new Access(HttpMethod.POST, "/divisions/{code}/opening/renewal", Deed.MAKE_ACCOUNTS.roleNames()),
                new Access(HttpMethod.POST, "/divisions/{code}/opening/confirmation", Deed.GRANT_RIGHTS.roleNames()),
                new Access(HttpMethod.POST, "/divisions/{code}/opening/refusal", Deed.GRANT_RIGHTS.roleNames()));
    }

    @Bean
    NavigationEntry organisationsEntry() {
        return new NavigationEntry(81, "/organisations", "nav.organisations", Deed.SEE_ORGANISATIONS.roleNames());
    }

    @Bean
    NavigationEntry officersEntry() {
        return new NavigationEntry(80, "/officers", "nav.officers", Deed.SEE_OFFICERS.roleNames());
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
            Doorkeeper doorkeeper,
            @Value("${jiheng.sessions.per-account:3}") int places,
            PasswordAge age,
            Clock clock,
            @Value("${spring.session.timeout:30m}") Duration idle,
            @Value("${jiheng.sessions.idle-administrator:15m}") Duration idleAdministrator,
            @Value("${jiheng.sessions.longest:12h}") Duration longest) {
        var limits = new SessionLimits(officers, sessions, places, age, clock, idle, idleAdministrator, longest);
        return http -> http.addFilterAfter(limits, SecurityContextHolderFilter.class)
                .addFilterAfter(doorkeeper.filter(), SecurityContextHolderFilter.class);
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
