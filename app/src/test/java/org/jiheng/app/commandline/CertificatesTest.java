package org.jiheng.app.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** HTTPS 证书 (GIT-06, GIT-148). */
class CertificatesTest {
    @Test
    void aGeneratedCertificateServesThisMachineAndStays(@TempDir Path keys) throws Exception {
        var folder = Certificates.generated(keys);
        var fingerprint = Certificates.fingerprint(folder);
        assertThat(fingerprint).matches("([0-9A-F]{2}:){31}[0-9A-F]{2}");
        assertThat(Certificates.fingerprint(Certificates.generated(keys))).isEqualTo(fingerprint);
        for (var file : java.util.List.of("web.p12", "web.password")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file))))
                    .isEqualTo("rw-------");
        }
        var password = Files.readString(folder.resolve("web.password")).toCharArray();
        var store = KeyStore.getInstance(folder.resolve("web.p12").toFile(), password);
        var ours = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        ours.init(store, password);
        var serving = SSLContext.getInstance("TLS");
        serving.init(ours.getKeyManagers(), null, null);
        var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(serving));
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        try {
            var trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("web", store.getCertificate("web"));
            var theirs = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            theirs.init(trusted);
            var asking = SSLContext.getInstance("TLS");
            asking.init(null, theirs.getTrustManagers(), null);
            try (var client = HttpClient.newBuilder().sslContext(asking).build()) {
                assertThat(ask(
                                client,
                                "https://localhost:" + server.getAddress().getPort()))
                        .as("the name in the certificate is checked")
                        .isEqualTo(204);
            }
        } finally {
            server.stop(0);
        }
    }

    private static int ask(HttpClient client, String address) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void onlyTls12AndNewerIsSpoken(@TempDir Path keys) {
        assertThat(Certificates.arguments(new Serve.Tls.Pem(Path.of("/c.pem"), Path.of("/k.pem")), keys))
                .contains(
                        "--server.ssl.enabled-protocols=TLSv1.2,TLSv1.3",
                        "--spring.ssl.bundle.pem.web.keystore.certificate=file:/c.pem",
                        "--spring.ssl.bundle.pem.web.keystore.private-key=file:/k.pem",
                        "--jiheng.hsts=true");
        assertThat(Certificates.arguments(new Serve.Tls.Generated(), keys))
                .as("a browser must be able to make its exception for a self-signed certificate")
                .doesNotContain("--jiheng.hsts=true");
    }

    @Test
    void whatIsMissingIsSaidBeforeAnythingStarts(@TempDir Path temp) throws IOException {
        var certificate = Files.writeString(temp.resolve("a.pem"), "x");
        assertThat(CommandLines.type("serve", "--tls-key", certificate.toString()))
                .startsWith("2 ")
                .contains("--tls-certificate");
        assertThat(CommandLines.type("serve", "--tls-certificate", certificate.toString()))
                .startsWith("2 ")
                .contains("--tls-key");
        assertThat(CommandLines.type(
                        "serve", "--tls-certificate", temp.resolve("b.pem").toString()))
                .startsWith("2 ")
                .contains("读不到");
        assertThat(CommandLines.type("serve", "--suite", "RC4"))
                .startsWith("2 ")
                .contains("国密");
    }
}
