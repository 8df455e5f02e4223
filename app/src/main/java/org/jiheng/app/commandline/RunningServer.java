package org.jiheng.app.commandline;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jiheng.app.cryptography.KeysUnavailable;
import org.jiheng.app.database.DatabaseUnavailable;
import org.jiheng.app.identity.FirstRun;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;

/** 运行中的网站 — starts Spring, tells the person at the screen what to know, and stays until it is stopped. */
final class RunningServer {
    private static final int REHEARSED_VISITS = 5;

    private final Class<?> application;
    private final Serve.Settings settings;
    private final Console console;
    private final CountDownLatch closed = new CountDownLatch(1);

    RunningServer(Class<?> application, Serve.Settings settings, Console console) {
        this.application = application;
        this.settings = settings;
        this.console = console;
    }

    /** Returns only when the server has ended; a signal usually ends the process before. */
    int run() {
        var context = start();
        if (context == null) {
            return ExitCode.UNREADABLE;
        }
        introduce(context);
        try {
            closed.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        if (isStopping()) {
            return ExitCode.FINE;
        }
        console.say("网站已经停止，多半是数据库中断了；请查看 %s 后重新启动。".formatted(settings.log()));
        return ExitCode.UNREADABLE;
    }

    /** Starts, opens the first pages a few times and stops. */
    int rehearse() {
        try (var context = start()) {
            if (context == null) {
                return ExitCode.UNREADABLE;
            }
            var address = url(context);
            for (int visit = 0; visit < REHEARSED_VISITS; visit++) {
                visit(address);
                visit(address + "sign-in");
            }
            return ExitCode.FINE;
        } catch (IOException failure) {
            console.say("预演没有成功：%s".formatted(failure));
            return ExitCode.UNREADABLE;
        }
    }

    private static void visit(String address) throws IOException {
        var connection = (HttpURLConnection) URI.create(address).toURL().openConnection();
        connection.getResponseCode();
        try (var page =
                connection.getErrorStream() == null ? connection.getInputStream() : connection.getErrorStream()) {
            page.readAllBytes();
        } finally {
            connection.disconnect();
        }
    }

    private @Nullable ConfigurableApplicationContext start() {
        PreparedStart.useIfItFits(application);
        var spring = new SpringApplication(application);
        spring.setMainApplicationClass(application);
        spring.setBannerMode(Banner.Mode.OFF);
        spring.addListeners(event -> {
            if (event instanceof ContextClosedEvent) {
                console.say("正在停止 …");
                closed.countDown();
            }
        });
        try {
            return spring.run(arguments().toArray(String[]::new));
        } catch (RuntimeException failure) {
            console.say(explanation(failure));
            return null;
        }
    }

    /** As arguments, because these win over every file and every variable of the environment. */
    private List<String> arguments() {
        var arguments = new ArrayList<String>();
        arguments.add("--server.port=" + settings.port());
        arguments.add("--server.address=" + settings.address());
        arguments.add("--jiheng.data=" + literally(settings.data().toString()));
        arguments.add("--jiheng.demo=" + settings.demo());
        // Sign-in over plain HTTP beyond this machine is somebody's choice, and every page says so (GIT-06).
        arguments.add("--jiheng.plain-http="
                + (settings.listen() != null && settings.tls().isEmpty()));
        arguments.add("--jiheng.keys=" + literally(settings.keys().toString()));
        arguments.add("--jiheng.suite=" + (settings.guomi() ? "GUOMI" : "INTERNATIONAL"));
        arguments.add("--jiheng.security-contact=" + literally(settings.securityContact()));
        settings.tls().ifPresent(tls -> arguments.addAll(Certificates.arguments(tls, settings.keys())));
        settings.database().ifPresent(database -> {
            arguments.add("--jiheng.database.url=" + literally(database.url()));
            arguments.add("--jiheng.database.user=" + literally(database.user()));
            arguments.add("--jiheng.database.password=" + literally(database.password()));
        });
        // The screen is for our few lines; everything else goes to files that never outgrow 200 MB (GIT-144).
        arguments.add("--logging.console.enabled=false");
        arguments.add("--logging.file.name=" + literally(settings.log().toString()));
        arguments.add("--logging.logback.rollingpolicy.max-file-size=20MB");
        arguments.add("--logging.logback.rollingpolicy.total-size-cap=180MB");
        return arguments;
    }

    /** A password may well contain what Spring takes for a placeholder. */
    static String literally(String value) {
        return value.replaceAll("\\$\\{(?=[^}]*})", "\\\\\\${");
    }

    private void introduce(ConfigurableApplicationContext context) {
        console.print("");
        console.print("绩衡已启动：" + url(context));
        if (settings.demo()) {
            demoAccounts().forEach(console::print);
        }
        context.getBean(FirstRun.class).code().ifPresent(code -> {
            console.print("首次启用：在浏览器中打开上面的地址，输入启用码 %s 建立三位管理员。".formatted(code));
            console.print("启用码只在这次运行中有效，请勿外传。");
        });
        if (settings.tls().isPresent()) {
            Certificates.introduction(settings.tls().get(), settings.keys()).forEach(console::print);
        } else if (settings.listen() != null) {
            console.print(
                    "注意：正以明文 HTTP 在 %s 上对外开放，登录口令在网络上不加密。只应在可信内网，或前面有 HTTPS 反向代理时使用。".formatted(settings.listen()));
        }
        console.print("数据目录：%s".formatted(settings.data()));
        console.print("运行日志：%s".formatted(settings.log()));
        console.print("停止：按 Ctrl-C");
        console.out().flush();
    }

    private List<String> demoAccounts() {
        var file = settings.demoAccounts();
        try {
            if (!Files.exists(file)) {
                return List.of();
            }
            var lines = new ArrayList<String>();
            lines.add("演示账号(保存在 %s):".formatted(file));
            Files.readAllLines(file).stream()
                    .takeWhile(line -> !line.startsWith("#")) // the others are in the file
                    .forEach(line -> lines.add("  " + line));
            return lines;
        } catch (IOException unreadable) {
            return List.of("演示账号在 %s 中，但现在读不出来：%s。".formatted(file, FormFiles.reason(unreadable)));
        }
    }

    private String url(ConfigurableApplicationContext context) {
        var port = context.getEnvironment().getProperty("local.server.port");
        var host = settings.address();
        var shown = host.equals("0.0.0.0") || host.equals("::") ? Serve.Settings.LOCALHOST : host;
        return "%s://%s:%s/"
                .formatted(
                        settings.tls().isPresent() ? "https" : "http",
                        shown.indexOf(':') < 0 ? shown : "[" + shown + "]",
                        port);
    }

    private String explanation(RuntimeException failure) {
        var database = DatabaseUnavailable.in(failure);
        if (database.isPresent()) {
            return database.get().sentence();
        }
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof KeysUnavailable keys) {
                return String.valueOf(keys.getMessage());
            }
            if (cause instanceof PortInUseException) {
                return String.valueOf(Serve.cannotListen(settings, "").getMessage());
            }
        }
        return "没有启动成功：%s。详情见 %s".formatted(rootOf(failure), settings.log());
    }

    private static Throwable rootOf(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    /** Whether the process is on its way out, by Ctrl-C or SIGTERM. */
    private static boolean isStopping() {
        try {
            var probe = new Thread();
            Runtime.getRuntime().addShutdownHook(probe);
            Runtime.getRuntime().removeShutdownHook(probe);
            return false;
        } catch (IllegalStateException stopping) {
            return true;
        }
    }
}
