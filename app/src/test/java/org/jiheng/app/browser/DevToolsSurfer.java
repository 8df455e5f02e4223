package org.jiheng.app.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** 用 DevTools 协议操作 — the few commands a journey needs, for browsers too old for Playwright (79). */
final class DevToolsSurfer implements Surfer, WebSocket.Listener {
    private static final JsonMapper JSON = JsonMapper.shared();
    // Named keys and the code the old protocol wants beside the name; letters need none.
    private static final Map<String, Integer> KEY_CODES =
            Map.of("Enter", 13, "Escape", 27, "Tab", 9, "F6", 117, "F8", 119, "ArrowDown", 40, "ArrowUp", 38);

    private final String name;
    private final OldChromium browser;
    private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final AtomicInteger lastId = new AtomicInteger();
    private final StringBuilder partial = new StringBuilder();
    private final List<String> complaints = Collections.synchronizedList(new ArrayList<>());
    // the old server takes the offer of HTTP/2 for a WebSocket and answers nothing
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final WebSocket socket;
    private int width = 1366;
    private int height = 768;

    private DevToolsSurfer(String name, OldChromium browser) {
        this.name = name;
        this.browser = browser;
        this.socket = http.newWebSocketBuilder()
                .buildAsync(URI.create(pageAddress()), this)
                .join();
    }

    static DevToolsSurfer connect(String name, OldChromium browser) {
        var surfer = new DevToolsSurfer(name, browser);
        for (var domain : List.of("Page", "Runtime", "Log", "Network")) {
            surfer.send(domain + ".enable", Map.of());
        }
        surfer.size(surfer.width, surfer.height);
        return surfer;
    }

    /** The first page, which comes a moment after the browser listens. */
    private String pageAddress() {
        var request = HttpRequest.newBuilder(URI.create(browser.endpoint() + "/json/list"))
                .build();
        var end = Instant.now().plus(PATIENCE);
        try {
            while (Instant.now().isBefore(end)) {
                var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
                for (var target : JSON.readTree(answer.body())) {
                    if (target.path("type").asString("").equals("page")) {
                        return target.get("webSocketDebuggerUrl").asString();
                    }
                }
                Thread.sleep(40);
            }
            throw new IllegalStateException("the browser shows no page");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            var message = JSON.readTree(partial.toString());
            partial.setLength(0);
            if (message.has("id")) {
                var answer = waiting.remove(message.get("id").asInt());
                if (answer != null) {
                    answer.complete(message);
                }
            } else {
                hear(message.get("method").asString(), message.get("params"));
            }
        }
        webSocket.request(1);
        return CompletableFuture.completedFuture(null);
    }

    private void hear(String event, JsonNode params) {
        if (event.equals("Runtime.exceptionThrown")) {
            complaints.add(params.at("/exceptionDetails/exception/description").asString("script error"));
        } else if (event.equals("Log.entryAdded")
                && params.at("/entry/level").asString().equals("error")) {
            complaints.add(params.at("/entry/text").asString());
        }
    }

    private JsonNode send(String method, Map<String, ?> params) {
        var id = lastId.incrementAndGet();
        var answer = new CompletableFuture<JsonNode>();
        waiting.put(id, answer);
        socket.sendText(JSON.writeValueAsString(Map.of("id", id, "method", method, "params", params)), true)
                .join();
        try {
            var message = answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (message.has("error")) {
                throw new IllegalStateException(method + ": " + message.get("error"));
            }
            return message.get("result");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(method + " was not answered", e);
        }
    }

    @Override
    public void open(String url) {
        evaluate("window.seenBefore = true");
        var result = send("Page.navigate", Map.of("url", url));
        if (result.has("errorText")) {
            throw new IllegalStateException(
                    "cannot open " + url + ": " + result.get("errorText").asString());
        }
        // without a loader it was only a jump inside the page
        if (result.has("loaderId")) {
            waitUntil("!window.seenBefore && document.readyState === 'complete'");
        }
    }

    @Override
    public void click(String selector) {
        waitFor(selector);
        var at = JSON.readTree(String.valueOf(evaluate("""
                (function (e) {
                  e.scrollIntoView({block: 'center'});
                  var r = e.getClientRects()[0] || e.getBoundingClientRect();
                  return JSON.stringify({x: r.left + r.width / 2, y: r.top + r.height / 2});
                })(%s)""".formatted(Surfer.element(selector)))));
        for (var type : List.of("mouseMoved", "mousePressed", "mouseReleased")) {
            send(
                    "Input.dispatchMouseEvent",
                    Map.of(
                            "type",
                            type,
                            "x",
                            at.get("x").asDouble(),
                            "y",
                            at.get("y").asDouble(),
                            "button",
                            type.equals("mouseMoved") ? "none" : "left",
                            "clickCount",
                            type.equals("mouseMoved") ? 0 : 1));
        }
    }

    @Override
    public void fill(String selector, String text) {
        waitFor(selector);
        evaluate("(function (e) { e.focus(); e.select(); })(%s)".formatted(Surfer.element(selector)));
        send("Input.insertText", Map.of("text", text));
        evaluate("(function (e) { e.dispatchEvent(new Event('change', {bubbles: true})); })(%s)"
                .formatted(Surfer.element(selector)));
    }

    @Override
    public void type(String text) {
        send("Input.insertText", Map.of("text", text));
    }

    @Override
    public void press(String key) {
        boolean letter = key.length() == 1;
        var code = letter ? Character.toUpperCase(key.charAt(0)) : KEY_CODES.getOrDefault(key, 0);
        var params = Map.of(
                "key", key, "windowsVirtualKeyCode", code, "text", letter ? key : key.equals("Enter") ? "\r" : "");
        send("Input.dispatchKeyEvent", with(params, "type", "keyDown"));
        send("Input.dispatchKeyEvent", with(params, "type", "keyUp"));
    }

    private static Map<String, Object> with(Map<String, ?> params, String key, Object value) {
        var copy = new HashMap<String, Object>(params);
        copy.put(key, value);
        return copy;
    }

    @Override
    public void upload(String selector, Path... files) {
        waitFor(selector);
        var root = send("DOM.getDocument", Map.of()).at("/root/nodeId").asInt();
        var node = send("DOM.querySelector", Map.of("nodeId", root, "selector", selector))
                .get("nodeId")
                .asInt();
        var paths = Arrays.stream(files)
                .map(file -> file.toAbsolutePath().toString())
                .toList();
        send("DOM.setFileInputFiles", Map.of("nodeId", node, "files", paths));
    }

    @Override
    public void size(int newWidth, int newHeight) {
        width = newWidth;
        height = newHeight;
        viewport(width, height);
    }

    private void viewport(int w, int h) {
        send(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", w, "height", h, "deviceScaleFactor", 1, "mobile", false));
    }

    @Override
    public @Nullable Object evaluate(String expression) {
        var answer =
                send("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
        if (answer.has("exceptionDetails")) {
            throw new IllegalStateException(expression + ": "
                    + answer.at("/exceptionDetails/exception/description").asString());
        }
        var value = answer.at("/result/value");
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        return value.isBoolean()
                ? (Object) value.asBoolean()
                : value.isNumber() ? (Object) value.numberValue() : value.asString();
    }

    @Override
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public Path screenshot(String page) {
        // 79 can only photograph what is in the window: the window grows to the page and back
        var content = send("Page.getLayoutMetrics", Map.of()).get("contentSize");
        viewport(width, Math.max(height, (int) Math.ceil(content.get("height").asDouble())));
        var picture = send("Page.captureScreenshot", Map.of("format", "png"));
        viewport(width, height);
        var file = Screenshots.place(name, page);
        try {
            return Files.write(
                    file, Base64.getDecoder().decode(picture.get("data").asString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        socket.abort();
        http.shutdownNow();
        browser.close();
    }
}
