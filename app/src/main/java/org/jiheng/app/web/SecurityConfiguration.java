package org.jiheng.app.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.logout.HeaderWriterLogoutHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter;
import org.springframework.security.web.header.writers.CompositeHeaderWriter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.XContentTypeOptionsHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter.XFrameOptionsMode;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** 准入总表 — default deny: the addresses features have published, and nothing else (GIT-12, GIT-143). */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    private static final long YEAR_SECONDS = 31_536_000;
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    @Bean
    FeatureAccess shellAccess() {
        return FeatureAccess.of(
                Access.anybody(HttpMethod.GET, "/css/**"),
                Access.anybody(HttpMethod.GET, "/js/**"),
                Access.anybody(HttpMethod.GET, "/icons.svg"),
                Access.anybody(HttpMethod.GET, "/favicon.svg"),
                Access.anybody(HttpMethod.GET, "/favicon.ico"),
                Access.anybody(HttpMethod.GET, "/webjars/**"));
    }

    @Bean
    SecurityFilterChain security(
            HttpSecurity http,
            List<FeatureAccess> features,
            AuthenticationFailureHandler failed,
            @Value("${jiheng.hsts:false}") boolean hsts)
            throws Exception {
        var paths = PathPatternRequestMatcher.withDefaults();
        var served = features.stream()
                .flatMap(each -> each.addresses().stream())
                .<RequestMatcher>map(access -> paths.matcher(access.method(), access.pattern()))
                .toList();
        http.authorizeHttpRequests(requests -> {
            requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                    .permitAll();
            for (var access :
                    features.stream().flatMap(each -> each.addresses().stream()).toList()) {
                var matched = requests.requestMatchers(paths.matcher(access.method(), access.pattern()));
                if (access.openToAnybody()) {
                    matched.permitAll();
                } else {
                    matched.hasAnyRole(access.roles().toArray(String[]::new));
                }
            }
            requests.anyRequest().denyAll();
        });
        http.formLogin(form -> form.loginPage("/sign-in")
                .usernameParameter("login")
                .passwordParameter("password")
                .defaultSuccessUrl("/", false)
                .failureHandler(failed)
                .permitAll());
        http.logout(logout -> logout.logoutUrl("/sign-out")
                .logoutSuccessUrl("/sign-in?bye")
                .addLogoutHandler(new HeaderWriterLogoutHandler(
                        new ClearSiteDataHeaderWriter(ClearSiteDataHeaderWriter.Directive.CACHE)))
                .permitAll());
        http.exceptionHandling(errors -> errors.defaultAuthenticationEntryPointFor(
                        (request, response, denied) -> toSignIn(response), SecurityConfiguration::isScript)
                .defaultAuthenticationEntryPointFor(new LoginUrlAuthenticationEntryPoint("/sign-in"), request -> true)
                .accessDeniedHandler(new ExpiredOrDenied(served)));
        http.headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(POLICY))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .frameOptions(frame -> frame.deny())
                .httpStrictTransportSecurity(strict -> {
                    if (hsts) {
                        strict.maxAgeInSeconds(YEAR_SECONDS).includeSubDomains(false);
                    } else {
                        // A generated certificate is self-signed; HSTS would lock people out of their own server.
                        strict.disable();
                    }
                }));
        return http.build();
    }

    /** No column can hold the character NUL, so no field of a request may (GIT-21). */
    @Bean
    StrictHttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedParameterValues(value -> value.indexOf('\0') < 0);
        return firewall;
    }

    /** A request may be refused before the chain has written its headers. */
    @Bean
    RequestRejectedHandler requestRejected() {
        var headers = new CompositeHeaderWriter(List.of(
                new ContentSecurityPolicyHeaderWriter(POLICY),
                new XContentTypeOptionsHeaderWriter(),
                new XFrameOptionsHeaderWriter(XFrameOptionsMode.DENY),
                new ReferrerPolicyHeaderWriter(ReferrerPolicy.SAME_ORIGIN),
                new CacheControlHeadersWriter()));
        return (request, response, refusal) -> {
            headers.writeHeaders(request, response);
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        };
    }

    /** htmx, or a script of ours that says so; neither can do anything with a page. */
    private static boolean isScript(HttpServletRequest request) {
        return "true".equals(request.getHeader("HX-Request")) || "fetch".equals(request.getHeader("X-Requested-With"));
    }

    /** A fragment must not be filled with the sign-in page: relogin.js asks over the untouched page, or htmx loads it whole. */
    private static void toSignIn(HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        response.setHeader("HX-Redirect", "/sign-in?expired");
    }

    /** A lost session meets the CSRF check first; that is an expired sign-in, not a refusal. */
    private static final class ExpiredOrDenied implements AccessDeniedHandler {
        private final AccessDeniedHandler denied = new AccessDeniedHandlerImpl();
        private final RequestCache wanted = new HttpSessionRequestCache();
        private final List<RequestMatcher> served;

        private ExpiredOrDenied(List<RequestMatcher> served) {
            this.served = served;
        }

        @Override
        public void handle(
                HttpServletRequest request,
                HttpServletResponse response,
                org.springframework.security.access.AccessDeniedException refusal)
                throws IOException, jakarta.servlet.ServletException {
            if (served.stream().noneMatch(address -> address.matches(request))) {
                response.sendError(HttpServletResponse.SC_NOT_FOUND); // nobody is denied what is not there
            } else if (!(refusal instanceof CsrfException)) {
                var next = nextStep();
                if (next.isEmpty()) {
                    denied.handle(request, response, refusal);
                } else if (isScript(request)) {
                    toSignIn(response);
                } else {
                    if (request.getMethod().equals("GET")) {
                        wanted.saveRequest(request, response); // to be shown when all steps are done
                    }
                    response.sendRedirect(request.getContextPath() + next);
                }
            } else if (isScript(request)) {
                toSignIn(response);
            } else {
                response.sendRedirect(request.getContextPath() + "/sign-in?expired");
            }
        }

        private static String nextStep() {
            var authentication = SecurityContextHolder.getContext().getAuthentication();
            return authentication != null && authentication.getPrincipal() instanceof OnTheWay person
                    ? person.nextStep()
                    : "";
        }
    }
}
