package org.jiheng.app.commandline;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jiheng.app.cryptography.Algorithms;

/**
 * HTTPS 证书 — the bureau's own, as PEM or PFX, or a self-signed one made once by the JDK's keytool. A generated key lies with the
 * other keys, readable by its owner only; its password never stands on a command line.
 */
final class Certificates {
    private static final String PASSWORD_VARIABLE = "JIHENG_TLS_PASSWORD";
    private static final long KEYTOOL_SECONDS = 60;
    private static final int PASSWORD_BYTES = 24;

    private Certificates() {}

    /** What Spring Boot is told; TLS 1.2 is the least (GIT-06). */
    static List<String> arguments(Serve.Tls tls, Path keys) {
        var arguments =
                new ArrayList<>(List.of("--server.ssl.bundle=web", "--server.ssl.enabled-protocols=TLSv1.2,TLSv1.3"));
        switch (tls) {
            case Serve.Tls.Generated() -> {
                var folder = generated(keys);
                arguments.add("--spring.ssl.bundle.jks.web.keystore.type=PKCS12");
                arguments.add("--spring.ssl.bundle.jks.web.keystore.location=" + literal(store(folder)));
                arguments.add("--spring.ssl.bundle.jks.web.keystore.password=" + read(password(folder)));
            }
            case Serve.Tls.Pfx(var file) -> {
                var given = System.getenv(PASSWORD_VARIABLE);
                arguments.add("--spring.ssl.bundle.jks.web.keystore.type=PKCS12");
                arguments.add("--spring.ssl.bundle.jks.web.keystore.location=" + literal(file));
                arguments.add("--spring.ssl.bundle.jks.web.keystore.password="
                        + RunningServer.literally(given == null ? "" : given));
                arguments.add("--jiheng.hsts=true");
            }
            case Serve.Tls.Pem(var certificate, var key) -> {
                arguments.add("--spring.ssl.bundle.pem.web.keystore.certificate=" + literal(certificate));
                arguments.add("--spring.ssl.bundle.pem.web.keystore.private-key=" + literal(key));
                arguments.add("--jiheng.hsts=true");
            }
        }
        return arguments;
    }

    private static String literal(Path file) {
        return RunningServer.literally("file:" + file);
    }

    static List<String> introduction(Serve.Tls tls, Path keys) {
        return switch (tls) {
            case Serve.Tls.Generated() ->
                List.of("HTTPS 使用自动生成的证书，浏览器首次打开会提示不受信任；请核对证书指纹(SHA-256)后再继续：", "  " + fingerprint(generated(keys)));
            case Serve.Tls.Pfx(var file) -> List.of("HTTPS 证书：%s".formatted(file));
            case Serve.Tls.Pem(var certificate, var key) -> List.of("HTTPS 证书：%s".formatted(certificate));
        };
    }

    private static Path store(Path folder) {
        return folder.resolve("web.p12");
    }

    private static Path password(Path folder) {
        return folder.resolve("web.password");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new WrongCallException("读不了证书的口令文件 %s：%s。".formatted(file, FormFiles.reason(unreadable)));
        }
    }

    /** The folder of the generated certificate; made at the first call. */
    static synchronized Path generated(Path keys) {
        var folder = keys.resolve("tls");
        try {
            if (Files.isReadable(store(folder)) && Files.isReadable(password(folder))) {
                return folder;
            }
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            var secret = Base64.getUrlEncoder().withoutPadding().encodeToString(Algorithms.random(PASSWORD_BYTES));
            var part = folder.resolve("web.p12.part");
            Files.deleteIfExists(part);
            keytool(part, secret);
            var ownerOnly = PosixFilePermissions.fromString("rw-------");
            Files.setPosixFilePermissions(part, ownerOnly);
            Files.deleteIfExists(password(folder));
            Files.createFile(password(folder), PosixFilePermissions.asFileAttribute(ownerOnly));
            Files.writeString(password(folder), secret);
            Files.move(part, store(folder), StandardCopyOption.ATOMIC_MOVE);
            return folder;
        } catch (IOException failure) {
            throw new WrongCallException(
                    "证书没有生成：%s。请检查 %s 的磁盘和权限，或用 --tls-certificate 给出证书。".formatted(FormFiles.reason(failure), folder));
        }
    }

    private static void keytool(Path store, String secret) throws IOException {
        var keytool = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "web",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-validity",
                "825",
                "-dname",
                "CN=jiheng",
                "-ext",
                "SAN=dns:localhost,ip:127.0.0.1" + names(),
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass:env",
                "JIHENG_KEYSTORE_SECRET");
        keytool.environment().put("JIHENG_KEYSTORE_SECRET", secret);
        var process = keytool.redirectErrorStream(true).start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(KEYTOOL_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException("keytool: " + said.strip());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }

    /** By the machine's own name too, if it has one that a certificate can hold. */
    private static String names() {
        try {
            var host = java.net.InetAddress.getLocalHost().getHostName();
            return host.matches("[A-Za-z][A-Za-z0-9.-]*") && !host.equals("localhost") ? ",dns:" + host : "";
        } catch (java.net.UnknownHostException nameless) {
            return "";
        }
    }

    static String fingerprint(Path folder) {
        try (InputStream in = Files.newInputStream(store(folder))) {
            var store = KeyStore.getInstance("PKCS12");
            store.load(in, read(password(folder)).toCharArray());
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest(store.getCertificate("web").getEncoded());
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new WrongCallException("证书文件 %s 打不开；删去 %s 后重新启动会另生成一张。".formatted(store(folder), folder));
        }
    }
}
