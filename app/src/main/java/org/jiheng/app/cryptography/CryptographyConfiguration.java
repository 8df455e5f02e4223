package org.jiheng.app.cryptography;

import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the keys lie and which suite is in use; the passphrase comes from the environment only (GIT-36). */
@Configuration(proxyBeanMethods = false)
class CryptographyConfiguration {

    @Bean
    Cryptography cryptography(
            @Value("${jiheng.keys:${user.home}/.jiheng/keys}") String folder,
            @Value("${jiheng.suite:INTERNATIONAL}") Suite suite,
            @Value("${JIHENG_KEYS_PASSPHRASE:}") String passphrase,
            Clock clock) {
        return Cryptography.open(Path.of(folder), suite, passphrase.toCharArray(), clock);
    }
}
