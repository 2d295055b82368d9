package io.vireo.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vireo.Await;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * A headless Chromium, driven through chromedriver by the WebDriver protocol (https://www.w3.org/TR/webdriver2/). The browser starts once
 * in a JVM. Each test gets a new window of it, and finds neither cookies nor stored or cached data.
 */
final class Chromium implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final String ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
    private static final String AXE = read("/axe.min.js");

    private static @Nullable Chromium running;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process driver;
    private final URI base;
    private final Set<String> visited = new HashSet<>();
    private String session = "";

    private Chromium(Process driver, URI base) {
        this.driver = driver;
        this.base = base;
    }

    /** Opens a window without data; skips the test if there is no browser, or fails it if {@code VIREO_BROWSER_TESTS=required}. */
    static synchronized Chromium start() throws Exception {
        if (running != null) {
            try {
                running.openWindow();
                return running;
            } catch (AssertionError | IOException e) {
                running.end(); // it has crashed in another test
            }
        }
        running = launch();
        running.openWindow();
        return running;
    }

    private static Chromium launch() throws Exception {
        Optional<Path> browser = find("chromium");
        Optional<Path> driver = find("chromedriver");
        if (browser.isEmpty() || driver.isEmpty()) {
            String missing = "BROWSER TESTS ARE NOT RUN: install chromium and chromium-driver";
            if ("required".equals(System.getenv("VIREO_BROWSER_TESTS"))) {
                Assertions.fail(missing);
            }
            System.err.println(missing);
            Assumptions.abort(missing);
        }
        int port = freePort();
        Process process = new ProcessBuilder(driver.orElseThrow().toString(), "--port=" + port)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Chromium chromium = new Chromium(process, URI.create("http://127.0.0.1:" + port));
        Runtime.getRuntime().addShutdownHook(new Thread(chromium::end));
        try {
            chromium.open(browser.orElseThrow());
        } catch (Exception e) {
            chromium.end();
            throw e;
        }
        return chromium;
    }

    private void open(Path browser) throws Exception {
        Await.until("chromedriver", () -> {
            try {
                return call("GET", "/status", null).path("ready").asBoolean();
            } catch (IOException e) {
                return false;
            }
        });
        List<String> arguments = List.of(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-default-apps",
                "--disable-component-extensions-with-background-pages",
                "--disable-features=Translate,MediaRouter,OptimizationHints",
                // a window that the driver opens is in the background, where pages get less processor time
                "--disable-renderer-backgrounding",
                "--disable-background-timer-throttling",
                "--disable-backgrounding-occluded-windows",
                "--lang=en",
                "--autoplay-policy=no-user-gesture-required",
                "--force-prefers-reduced-motion");
        Map<String, Object> capabilities = Map.of(
                "browserName", "chrome",
                "goog:loggingPrefs", Map.of("browser", "ALL"),
                "goog:chromeOptions", Map.of("binary", browser.toString(), "args", arguments));
        session = "/session/"
                + call("POST", "/session", Map.of("capabilities", Map.of("alwaysMatch", capabilities)))
                        .path("sessionId")
                        .asText();
    }

    /** Replaces all windows by a new one: emulations and overrides end with theirs. Removes what they have stored. */
    private void openWindow() throws Exception {
        String window = call("POST", session + "/window/new", Map.of("type", "tab"))
                .path("handle")
                .asText();
        for (JsonNode handle : call("GET", session + "/window/handles", null)) {
            if (!handle.asText().equals(window)) {
                call("POST", session + "/window", Map.of("handle", handle.asText()));
                call("DELETE", session + "/window", null);
            }
        }
        call("POST", session + "/window", Map.of("handle", window));
        command("Page.bringToFront", Map.of());
        command("Network.clearBrowserCookies", Map.of());
        command("Network.clearBrowserCache", Map.of());
        command("Browser.resetPermissions", Map.of());
        for (String origin : visited) {
            command("Storage.clearDataForOrigin", Map.of("origin", origin, "storageTypes", "all"));
        }
        visited.clear();
        problems(); // of the tests before
    }

    void go(URI address) throws Exception {
        visited.add(address.getScheme() + "://" + address.getAuthority());
        call("POST", session + "/url", Map.of("url", address.toString()));
    }

    /** Runs a script with arguments and returns its value. */
    JsonNode run(String script, Object... arguments) throws Exception {
        return call("POST", session + "/execute/sync", Map.of("script", script, "args", List.of(arguments)));
    }

    /** Types a text, or the path of a file, into a field. */
    void type(String selector, String text) throws Exception {
        call("POST", session + "/element/" + element(selector) + "/value", Map.of("text", text));
    }

    void click(String selector) throws Exception {
        call("POST", session + "/element/" + element(selector) + "/click", Map.of());
    }

    /** Presses keys one after the other, on the element that has the focus. */
    void press(String... keys) throws Exception {
        List<Map<String, Object>> actions = new ArrayList<>();
        for (String key : keys) {
            actions.add(Map.of("type", "keyDown", "value", key));
            actions.add(Map.of("type", "keyUp", "value", key));
        }
        call(
                "POST",
                session + "/actions",
                Map.of("actions", List.of(Map.of("type", "key", "id", "keyboard", "actions", actions))));
    }

    /**
     * Drags an element vertically, in several movements.
     *
     * @param pointer {@code mouse} or {@code touch}
     */
    void drag(String selector, String pointer, int pixels) throws Exception {
        Map<String, Object> origin = Map.of(ELEMENT, element(selector));
        List<Map<String, Object>> actions = new ArrayList<>();
        actions.add(Map.of("type", "pointerMove", "origin", origin, "x", 0, "y", 0));
        actions.add(Map.of("type", "pointerDown", "button", 0));
        for (int i = 0; i < 4; i++) {
            actions.add(Map.of("type", "pointerMove", "origin", "pointer", "duration", 20, "x", 0, "y", pixels / 4));
        }
        actions.add(Map.of("type", "pointerUp", "button", 0));
        call(
                "POST",
                session + "/actions",
                Map.of(
                        "actions",
                        List.of(Map.of(
                                "type",
                                "pointer",
                                "id",
                                pointer,
                                "parameters",
                                Map.of("pointerType", pointer),
                                "actions",
                                actions))));
    }

    /** Sends a command of the DevTools protocol. */
    void command(String name, Map<String, Object> parameters) throws Exception {
        call("POST", session + "/goog/cdp/execute", Map.of("cmd", name, "params", parameters));
    }

    void size(int width, int height) throws Exception {
        command(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
    }

    void colors(String scheme) throws Exception {
        command(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    String path() throws Exception {
        return run("return location.pathname").asText();
    }

    void await(String what, String condition) throws Exception {
        Await.until(what, () -> run("return !!(" + condition + ")").asBoolean());
    }

    /** Returns the errors and warnings of the console since the last call, without those of failed requests. */
    List<String> problems() throws Exception {
        List<String> problems = new ArrayList<>();
        for (JsonNode entry : call("POST", session + "/se/log", Map.of("type", "browser"))) {
            String level = entry.path("level").asText();
            String message = entry.path("message").asText();
            if ((level.equals("SEVERE") || level.equals("WARNING")) && !message.contains("Failed to load resource")) {
                problems.add(message);
            }
        }
        return problems;
    }

    /** Checks the page with axe-core, and that it does not scroll sideways. */
    void expectAccessible(String page) throws Exception {
        run(AXE);
        JsonNode violations = call(
                "POST",
                session + "/execute/async",
                Map.of(
                        "script",
                        "const done = arguments[0]; axe.run(document, {resultTypes: ['violations']})"
                                + ".then(found => done(found.violations.map(v => v.id + ': '"
                                + " + v.nodes.map(n => n.target.join(' ') + ' ' + n.failureSummary).join('; '))))",
                        "args",
                        List.of()));
        assertThat(JSON.convertValue(violations, new TypeReference<List<String>>() {}))
                .as(page)
                .isEmpty();
        // on a telephone innerWidth grows with what is too wide
        assertThat(run("return document.documentElement.scrollWidth - document.documentElement.clientWidth")
                        .asInt())
                .as("sideways scroll of %s", page)
                .isLessThanOrEqualTo(0);
    }

    private String element(String selector) throws Exception {
        return call("POST", session + "/element", Map.of("using", "css selector", "value", selector))
                .path(ELEMENT)
                .asText();
    }

    private JsonNode call(String method, String path, Object body) throws IOException, InterruptedException {
        HttpRequest.BodyPublisher publisher = body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body));
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(base.resolve(path))
                        .timeout(TIMEOUT)
                        .header("Content-Type", "application/json")
                        .method(method, publisher)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        JsonNode value = JSON.readTree(answer.body()).path("value");
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + ": " + value.path("message").asText());
        }
        return value;
    }

    /** Leaves the page, whose scripts and videos would go on. */
    @Override
    public void close() throws Exception {
        call("POST", session + "/url", Map.of("url", "about:blank"));
    }

    /** Ends the browser, which deletes its temporary files. */
    private void end() {
        try {
            call("DELETE", session, null);
        } catch (IOException | InterruptedException | AssertionError e) {
            // it runs no more
        } finally {
            driver.descendants().forEach(ProcessHandle::destroyForcibly);
            driver.destroyForcibly();
        }
    }

    private static Optional<Path> find(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(directory -> Path.of(directory, program))
                .filter(file -> file.toFile().canExecute())
                .findFirst();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String read(String resource) {
        try (var file = Chromium.class.getResourceAsStream(resource)) {
            return new String(java.util.Objects.requireNonNull(file, resource).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
