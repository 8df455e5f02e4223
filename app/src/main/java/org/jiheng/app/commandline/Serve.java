package org.jiheng.app.commandline;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** 启动网站 — checks the call, then hands over to {@link RunningServer}, the only class here that knows Spring. */
@Command(
        name = Serve.NAME,
        description = "启动网站，在前台运行，按 Ctrl-C 停止",
        footer = {
            "",
            "不加选项时：数据放在程序目录下的 data,载入演示数据，只在本机 127.0.0.1 开放。",
            "演示口令在首次启动时生成，打印在屏幕上，并保存在数据目录的 secrets/demo-accounts.txt。",
            "数据库口令建议放在环境变量 JIHENG_DATABASE_PASSWORD 中，写在命令行上会被同机的人看到。"
        })
final class Serve implements Callable<Integer> {
    static final String NAME = "serve";

    private static final int LAST_PORT = 65_535;
    private static final String JDBC = "jdbc:postgresql://";

    private final Console console;
    private final Supplier<Class<?>> application;

    @Option(names = "--port", paramLabel = "端口", defaultValue = "8080", description = "监听的端口，默认 8080")
    private String port = "";

    @Option(
            names = "--data",
            paramLabel = "目录",
            defaultValue = "${sys:jiheng.home:-.}/data",
            description = "数据目录：数据库、上传的文件、日志都在其中；默认为程序目录下的 data")
    private String data = "";

    @Option(names = "--no-demo", description = "不载入演示数据；首次启动时打印一次性启用码，凭它建立第一个账号")
    private boolean withoutDemo;

    @Option(
            names = "--listen",
            paramLabel = "地址",
            description = "在这个地址上对外开放，如 0.0.0.0;须与 --no-demo 同用。不加 --tls 时是明文 HTTP，只应在可信内网，或前面有 HTTPS 反向代理时使用")
    private @Nullable String listen;

    @Option(names = "--tls", description = "用 HTTPS 提供网页；不给 --tls-certificate 时自动生成一张自签证书，浏览器首次打开会提示不受信任")
    private boolean tls;

    @Option(
            names = "--tls-certificate",
            paramLabel = "文件",
            description = "自有证书：PEM 文件(须同时给 --tls-key),或 PFX/P12 文件(口令放在环境变量 JIHENG_TLS_PASSWORD 中)")
    private @Nullable Path tlsCertificate;

    @Option(names = "--tls-key", paramLabel = "文件", description = "PEM 证书的私钥文件")
    private @Nullable Path tlsKey;

    @Option(
            names = "--keys",
            paramLabel = "目录",
            defaultValue = "${env:JIHENG_KEYS:-}",
            description = "密钥目录，只有运行者可读，应在数据目录之外并单独备份；默认为用户主目录下的 .jiheng/keys")
    private String keys = "";

    @Option(
            names = "--suite",
            paramLabel = "国际|国密",
            defaultValue = "国际",
            description = "新内容用哪一套密码算法：国际(SHA-256、AES、ECDSA)或国密(SM3、SM4、SM2);旧内容总能读")
    private String suite = "";

    @Option(
            names = "--security-contact",
            paramLabel = "地址",
            defaultValue = "${env:JIHENG_SECURITY_CONTACT:-}",
            description = "漏洞报告的联系方式，如 mailto:security@example.org;给出后公布在 /.well-known/security.txt")
    private String securityContact = "";

    @Option(
            names = "--database-url",
            paramLabel = "地址",
            defaultValue = "${env:JIHENG_DATABASE_URL:-}",
            description = "使用已有的 PostgreSQL,如 jdbc:postgresql://主机：5432/库名；也可用环境变量 JIHENG_DATABASE_URL")
    private String databaseUrl = "";

    @Option(
            names = "--database-user",
            paramLabel = "用户",
            defaultValue = "${env:JIHENG_DATABASE_USER:-}",
            description = "该数据库的用户；也可用环境变量 JIHENG_DATABASE_USER")
    private String databaseUser = "";

    @Option(
            names = "--database-password",
            paramLabel = "口令",
            defaultValue = "${env:JIHENG_DATABASE_PASSWORD:-}",
            showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER,
            description = "该用户的口令；也可用环境变量 JIHENG_DATABASE_PASSWORD")
    private String databasePassword = "";

    /** Starts, opens the first pages and stops: what the start-up cache is made from. */
    @Option(names = "--rehearse", hidden = true)
    private boolean rehearse;

    Serve(Console console, Supplier<Class<?>> application) {
        this.console = console;
        this.application = application;
    }

    /**
     * 启动方式.
     *
     * @param port 0 takes any free one
     * @param listen an address beyond this machine; null stays on 127.0.0.1
     * @param data absolute
     * @param database empty for the embedded one
     * @param tls empty for plain HTTP
     */
    record Settings(
            int port,
            @Nullable String listen,
            Path data,
            boolean demo,
            Optional<Database> database,
            Path keys,
            boolean guomi,
            String securityContact,
            Optional<Tls> tls) {
        static final String LOCALHOST = "127.0.0.1";

        String address() {
            return listen == null ? LOCALHOST : listen;
        }

        Path log() {
            return data.resolve("logs").resolve("jiheng.log");
        }

        Path demoAccounts() {
            return data.resolve("secrets").resolve("demo-accounts.txt");
        }
    }

    /** HTTPS 证书 — one's own or a generated one; the password of a PFX file comes from the environment. */
    sealed interface Tls {
        record Generated() implements Tls {}

        record Pem(Path certificate, Path key) implements Tls {}

        record Pfx(Path file) implements Tls {}
    }

    /** 已有的数据库. */
    record Database(String url, String user, String password) {
        @Override
        public String toString() {
            return "Database[%s, %s]".formatted(url, user);
        }
    }

    @Override
    public Integer call() {
        var settings = settings();
        refuseTakenPort(settings);
        prepareFolder(settings.data());
        var server = new RunningServer(application.get(), settings, console);
        return rehearse ? server.rehearse() : server.run();
    }

    /** Everything that can be seen to be wrong before anything has been started. */
    Settings settings() {
        if (listen != null && !withoutDemo) {
            throw new WrongCallException("演示账号的口令打印在屏幕上，只能在本机使用；要用 --listen 对外开放，请同时加 --no-demo。");
        }
        return new Settings(
                port(),
                listen,
                folder(),
                !withoutDemo,
                database(),
                keys(),
                guomi(),
                securityContact.strip(),
                certificate());
    }

    private Path keys() {
        try {
            return (keys.isBlank() ? Path.of(System.getProperty("user.home"), ".jiheng", "keys") : Path.of(keys))
                    .toAbsolutePath()
                    .normalize();
        } catch (InvalidPathException impossible) {
            throw new WrongCallException("--keys 的“%s”不能作为目录名，请检查。".formatted(keys));
        }
    }

    private boolean guomi() {
        return switch (suite) {
            case "国际" -> false;
            case "国密" -> true;
            default -> throw new WrongCallException("--suite 要写 国际 或 国密，不能是“%s”。".formatted(suite));
        };
    }

    private Optional<Tls> certificate() {
        if (tlsCertificate == null) {
            if (tlsKey != null) {
                throw new WrongCallException("给出了 --tls-key,还要用 --tls-certificate 给出证书。");
            }
            return tls ? Optional.of(new Tls.Generated()) : Optional.empty();
        }
        readable("--tls-certificate", tlsCertificate);
        var name = tlsCertificate.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".pfx") || name.endsWith(".p12")) {
            return Optional.of(new Tls.Pfx(tlsCertificate.toAbsolutePath()));
        }
        if (tlsKey == null) {
            throw new WrongCallException("PEM 证书还要用 --tls-key 给出私钥文件；PFX 证书的文件名应以 .pfx 或 .p12 结尾。");
        }
        readable("--tls-key", tlsKey);
        return Optional.of(new Tls.Pem(tlsCertificate.toAbsolutePath(), tlsKey.toAbsolutePath()));
    }

    private static void readable(String option, Path file) {
        if (!Files.isReadable(file)) {
            throw new WrongCallException("%s 的文件读不到：%s".formatted(option, file));
        }
    }

    private int port() {
        try {
            int number = Integer.parseInt(port);
            if (number >= 0 && number <= LAST_PORT) {
                return number;
            }
        } catch (NumberFormatException words) {
            // falls through to the sentence
        }
        throw new WrongCallException("--port 要0到%d之间的整数，不能是“%s”。".formatted(LAST_PORT, port));
    }

    private Path folder() {
        try {
            return Path.of(data).toAbsolutePath().normalize();
        } catch (InvalidPathException impossible) {
            throw new WrongCallException("--data 的“%s”不能作为目录名，请检查。".formatted(data));
        }
    }

    private Optional<Database> database() {
        if (databaseUrl.isBlank()) {
            if (!databaseUser.isBlank() || !databasePassword.isBlank()) {
                throw new WrongCallException("给出了数据库用户或口令，但没有数据库地址；请同时给出 --database-url,或都不给(使用内嵌数据库)。");
            }
            return Optional.empty();
        }
        if (!databaseUrl.startsWith(JDBC)) {
            throw new WrongCallException("--database-url 要写成 %s主机:端口/库名，不能是“%s”。".formatted(JDBC, databaseUrl));
        }
        return Optional.of(new Database(databaseUrl, databaseUser, databasePassword));
    }

    /** Sooner than the web server would notice, which starts last. */
    private static void refuseTakenPort(Settings settings) {
        if (settings.port() == 0) {
            return;
        }
        try (var probe = new ServerSocket()) {
            probe.setReuseAddress(true); // a port that was just given back is free, not taken
            probe.bind(new InetSocketAddress(InetAddress.getByName(settings.address()), settings.port()));
        } catch (UnknownHostException unknown) {
            throw new WrongCallException("--listen 的“%s”不是本机的地址。".formatted(settings.address()));
        } catch (IOException taken) {
            throw cannotListen(settings, String.valueOf(taken.getMessage()));
        }
    }

    static WrongCallException cannotListen(Settings settings, String systemText) {
        var next = settings.port() < LAST_PORT ? settings.port() + 1 : 8080;
        if (systemText.contains("Cannot assign requested address")) {
            return new WrongCallException("--listen 的 %s 不是本机的地址。".formatted(settings.address()));
        }
        if (systemText.contains("Permission denied")) {
            return new WrongCallException(
                    "当前用户没有权限使用端口 %d,1024以下的端口通常只有 root 能用。请用 --port 换一个端口，如 --port 8080。".formatted(settings.port()));
        }
        return new WrongCallException(
                "端口 %d 已被别的程序占用，网站没有启动。请停止那个程序，或用 --port 换一个端口，如 --port %d。".formatted(settings.port(), next));
    }

    private static String reason(IOException failure) {
        return failure instanceof NoSuchFileException ? "上级目录不存在，也不能新建" : FormFiles.reason(failure);
    }

    /** The log is written before the database takes the folder, so the folder is made here, for its owner only. */
    private static void prepareFolder(Path data) {
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        try {
            if (Files.exists(data) && !Files.isDirectory(data)) {
                throw new WrongCallException("--data 的 %s 是一个文件，不是目录。".formatted(data));
            }
            Files.createDirectories(data, ownerOnly);
            Files.createDirectories(data.resolve("logs"), ownerOnly);
        } catch (IOException failure) {
            throw new WrongCallException("不能使用数据目录 %s：%s。请检查权限和磁盘，或用 --data 指定另一个目录。".formatted(data, reason(failure)));
        }
        if (!Files.isWritable(data.resolve("logs"))) {
            throw new WrongCallException("不能写入数据目录 %s。请改用该目录的所有者启动，或用 --data 指定另一个目录。".formatted(data));
        }
    }
}
