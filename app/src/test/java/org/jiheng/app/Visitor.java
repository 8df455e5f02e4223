package org.jiheng.app;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * 访客 — a browser without a screen: keeps cookies, sends back the hidden token of the last page, follows nothing by itself.
 */
public final class Visitor {
    /** 要上传的文件. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Upload(String name, byte[] content) {
        public static Upload text(String name, String content) {
            return new Upload(name, content.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static final String BOUNDARY = "----jiheng-5f2c9e";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Map<String, HttpClient> CLIENTS = new ConcurrentHashMap<>();

    private final String server;
    private final HttpClient client;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final List<String> cookieLines = new ArrayList<>();
    private final List<String> headers = new ArrayList<>();
    private String token = "";

    /** @param address of this visitor's machine, within 127.0.0.0/8 */
    public Visitor(int port, String address) {
        this.server = "http://127.0.0.1:" + port;
        this.client = CLIENTS.computeIfAbsent(address, Visitor::from);
    }

    private static HttpClient from(String address) {
        try {
            return HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .localAddress(InetAddress.getByName(address))
                    .build();
        } catch (UnknownHostException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }

    /** From now on every request carries this header. */
    public Visitor with(String header, String value) {
        headers.addAll(List.of(header, value));
        return this;
    }

    public Answer get(String path) {
        return send(HttpRequest.newBuilder(URI.create(server + path)).GET(), path);
    }

    /** As a form is sent, with the token; a name may occur more than once. */
    public Answer post(String path, String... namesAndValues) {
        var fields = new ArrayList<>(List.of("_csrf", token));
        fields.addAll(List.of(namesAndValues));
        return postWithoutToken(path, fields.toArray(String[]::new));
    }

    /** With the token, and fields as they stand in an address: {@code reason=x&choice=1}. */
    public Answer postEncoded(String path, String fields) {
        return request("POST", path, "_csrf=" + encoded(token) + (fields.isEmpty() ? "" : "&" + fields));
    }

    public Answer postWithoutToken(String path, String... namesAndValues) {
        var body = new ArrayList<String>();
        for (int at = 0; at < namesAndValues.length; at += 2) {
            body.add(encoded(namesAndValues[at]) + "=" + encoded(namesAndValues[at + 1]));
        }
        return request("POST", path, String.join("&", body));
    }

    /** Any method, with a form's body. */
    public Answer request(String method, String path, String body) {
        return send(
                HttpRequest.newBuilder(URI.create(server + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .method(method, BodyPublishers.ofString(body)),
                path);
    }

    /** As the script of a page sends it. */
    public Answer postJson(String path, String token, String body) {
        return send(
                HttpRequest.newBuilder(URI.create(server + path))
                        .header("Content-Type", "application/json")
                        .header("X-CSRF-TOKEN", token)
                        .header("HX-Request", "true")
                        .POST(BodyPublishers.ofString(body)),
                path);
    }

    public Answer upload(String path, List<Upload> files) {
        return uploadForm(path, List.of(), "files", files.toArray(Upload[]::new));
    }

    /** A form with fields and files, as a browser sends it. */
    public Answer uploadForm(String path, List<String> namesAndValues, String field, Upload... files) {
        var body = new ByteArrayOutputStream();
        try {
            part(body, "name=\"_csrf\"", token.getBytes(StandardCharsets.UTF_8));
            for (int at = 0; at < namesAndValues.size(); at += 2) {
                part(
                        body,
                        "name=\"" + namesAndValues.get(at) + "\"",
                        namesAndValues.get(at + 1).getBytes(StandardCharsets.UTF_8));
            }
            for (var file : files) {
                var name = file.name().replace("\"", "%22");
                part(
                        body,
                        "name=\"" + field + "\"; filename=\"" + name + "\"\r\nContent-Type: application/octet-stream",
                        file.content());
            }
            body.write(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return send(
                HttpRequest.newBuilder(URI.create(server + path))
                        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        .POST(BodyPublishers.ofByteArray(body.toByteArray())),
                path);
    }

    private static void part(ByteArrayOutputStream body, String disposition, byte[] content) throws IOException {
        body.write(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.write(content);
        body.write("\r\n".getBytes(StandardCharsets.UTF_8));
    }

    /** The way of a person: open the page, fill it in, press the button. */
    public Answer signIn(String login, String password) {
        get("/sign-in");
        return post("/sign-in", "login", login, "password", password);
    }

    /** Goes on loading a page while it says that it is not ready yet. */
    public Answer whenReady(String path) {
        var deadline = Instant.now().plus(PATIENCE);
        var answer = get(path);
        while (!answer.header("Refresh").isEmpty()) {
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException("not ready in time: " + path);
            }
            pause();
            answer = get(path);
        }
        return answer;
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofMillis(50));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    public Map<String, String> cookies() {
        return Map.copyOf(cookies);
    }

    public void takeCookiesOf(Visitor other) {
        cookies.clear();
        cookies.putAll(other.cookies);
    }

    /** Every Set-Cookie line so far, as it was sent. */
    public List<String> cookieLines() {
        return List.copyOf(cookieLines);
    }

    private Answer send(HttpRequest.Builder request, String path) {
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(each -> each.getKey() + "=" + each.getValue())
                            .collect(Collectors.joining("; ")));
        }
        for (int at = 0; at < headers.size(); at += 2) {
            request.header(headers.get(at), headers.get(at + 1));
        }
        try {
            var response = client.send(request.timeout(PATIENCE).build(), BodyHandlers.ofByteArray());
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            var answer = new Answer(response.statusCode(), path, response.headers(), response.body());
            if (answer.header("Content-Type").startsWith("text/html")) {
                var field = answer.page().selectFirst("input[name=_csrf]");
                token = field == null ? token : field.val();
            }
            return answer;
        } catch (IOException failure) {
            throw new UncheckedIOException(path, failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private void keep(String line) {
        cookieLines.add(line);
        var pair = line.split(";", 2)[0].split("=", 2);
        if (line.contains("Max-Age=0")) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }

    public static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
