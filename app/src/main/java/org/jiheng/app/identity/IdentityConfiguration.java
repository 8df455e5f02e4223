package org.jiheng.app.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.jiheng.app.web.Access;
import org.jiheng.app.web.FeatureAccess;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Passwords, the addresses of this feature, and how a controller is handed its officer. */
@Configuration(proxyBeanMethods = false)
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
                Access.anybody(HttpMethod.POST, "/first-run"));
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
