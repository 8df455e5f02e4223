package org.jiheng.app.identity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;

/**
 * 统一身份认证 (OIDC) — off unless an issuer is named. It is asked what it can do when first needed, so that the product starts while it is away
 * (GIT-30, GIT-105), and signing in with a password stays (GIT-96). The client's secret comes from a file.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("jiheng.oidc.issuer")
class OidcConfiguration {
    static final String HOUSE = "house";
    static final String START = "/sign-in/with";
    static final String BACK = "/sign-in/back";

    @Bean
    ClientRegistrationRepository house(
            @Value("${jiheng.oidc.issuer}") String issuer,
            @Value("${jiheng.oidc.client-id}") String client,
            @Value("${jiheng.oidc.client-secret-file}") Path secret) {
        return new SupplierClientRegistrationRepository(
                () -> new InMemoryClientRegistrationRepository(ClientRegistrations.fromIssuerLocation(issuer)
                        .registrationId(HOUSE)
                        .clientId(client)
                        .clientSecret(secretIn(secret))
                        .redirectUri("{baseUrl}" + BACK)
                        .scope("openid", "profile")
                        .build()));
    }

    private static String secretIn(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new IllegalStateException("读不到 jiheng.oidc.client-secret-file 指的文件 " + file, unreadable);
        }
    }

    @Bean
    Customizer<HttpSecurity> houseSignIn(ClientRegistrationRepository house, OidcSignIn signIn) {
        return http -> http.oauth2Login(login -> login.loginPage("/sign-in")
                .clientRegistrationRepository(house)
                .authorizationEndpoint(start -> start.baseUri(START))
                .redirectionEndpoint(back -> back.baseUri(BACK))
                .successHandler(signIn::succeeded)
                .failureHandler(signIn::failed));
    }
}
