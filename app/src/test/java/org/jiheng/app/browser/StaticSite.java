package org.jiheng.app.browser;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/**
 * 静态样张站点 — serves the shipped assets and the pages of {@code src/test/resources/browser}, without the product,
 * under the same strict Content-Security-Policy. Everything posted to {@code /receive} is kept and answered by a redirect.
 */
final class StaticSite implements AutoCloseable {
    /** data: is for the small pictures inside Bootstrap's own stylesheet (tick, arrow). */
    static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
                    + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final String RECEIVED =
            "<!doctype html><title>收到</title><link rel=\"icon\" href=\"/favicon.svg\"><h1>收到了</h1>";

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html;charset=UTF-8",
            "css", "text/css;charset=UTF-8",
            "js", "text/javascript;charset=UTF-8",
            "svg", "image/svg+xml;charset=UTF-8");

    private final HttpServer server;
    private final List<String> received = new CopyOnWriteArrayList<>();

    StaticSite() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
        server.createContext("/receive", this::receive);
        server.start();
    }

    String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    List<String> received() {
        return received;
    }

    private void serve(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        for (var root : List.of("/static", "/META-INF/resources", "/browser")) {
            try (var resource = StaticSite.class.getResourceAsStream(root + path)) {
                if (resource != null) {
                    answer(exchange, path.substring(path.lastIndexOf('.') + 1), resource.readAllBytes());
                    return;
                }
            }
        }
        exchange.sendResponseHeaders(404, -1);
        exchange.close();
    }

    private static void answer(HttpExchange exchange, String extension, byte[] content) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", TYPES.getOrDefault(extension, "application/octet-stream"));
        exchange.getResponseHeaders().set("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.sendResponseHeaders(200, content.length);
        try (var body = exchange.getResponseBody()) {
            body.write(content);
        }
    }

    private void receive(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("POST")) {
            // Latin-1 keeps every byte; the tests look for ASCII parts only
            received.add(new String(exchange.getRequestBody().readAllBytes(), ISO_8859_1));
            exchange.getResponseHeaders().set("Location", "/receive");
            exchange.sendResponseHeaders(303, -1);
            exchange.close();
        } else {
            answer(exchange, "html", RECEIVED.getBytes(UTF_8));
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
