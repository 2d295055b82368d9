package io.vireo.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vireo.Await;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A page of a headless Firefox, driven by WebDriver BiDi (https://w3c.github.io/webdriver-bidi/), which Firefox speaks without a driver.
 */
final class FirefoxPage implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long TIMEOUT_SECONDS = 120;

    /** Collects what goes wrong in each page, from its beginning. A resize that is told one frame later is no error. */
    private static final String WATCH = """
            () => {
              window.problems = [];
              const add = (text) => window.problems.push(text);
              addEventListener('error', (event) => {
                const { message, filename, lineno } = event;
                if (message && !message.startsWith('ResizeObserver loop')) add(`${message} (${filename}:${lineno})`);
              });
              addEventListener('unhandledrejection', (event) => add(`rejected: ${event.reason}`));
              addEventListener('securitypolicyviolation', (event) => add(`refused: ${event.violatedDirective} ${event.blockedURI}`));
            }""";

    private final WebSocket socket;
    private final Map<Integer, CompletableFuture<JsonNode>> calls = new ConcurrentHashMap<>();
    private final AtomicInteger lastId = new AtomicInteger();
    private final String context;

    private FirefoxPage(URI address) throws Exception {
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(address.resolve("/session"), new Answers())
                .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        call("session.new", Map.of("capabilities", Map.of()));
        call("script.addPreloadScript", Map.of("functionDeclaration", WATCH));
        context = call("browsingContext.getTree", Map.of())
                .path("contexts")
                .path(0)
                .path("context")
                .asText();
    }

    /** @param driven the address of {@link Firefox#driven} */
    static FirefoxPage of(URI driven) throws Exception {
        return new FirefoxPage(driven);
    }

    void size(int width, int height) throws Exception {
        call(
                "browsingContext.setViewport",
                Map.of("context", context, "viewport", Map.of("width", width, "height", height)));
    }

    /** Opens a page and waits until it is complete. */
    void go(URI address) throws Exception {
        call("browsingContext.navigate", Map.of("context", context, "url", address.toString(), "wait", "complete"));
    }

    /** Returns the value of an expression as text, as {@code String()} writes it. */
    String evaluate(String expression) throws Exception {
        JsonNode answer = call(
                "script.evaluate",
                Map.of(
                        "expression",
                        "String(" + expression + ")",
                        "target",
                        Map.of("context", context),
                        "awaitPromise",
                        true,
                        "userActivation",
                        true));
        if (!answer.path("type").asText().equals("success")) {
            throw new AssertionError(expression + ": "
                    + answer.path("exceptionDetails").path("text").asText());
        }
        return answer.path("result").path("value").asText();
    }

    void await(String what, String condition) throws Exception {
        Await.until(what, () -> {
            try {
                return evaluate("!!(" + condition + ")").equals("true");
            } catch (AssertionError e) {
                return false; // the page is being replaced
            }
        });
    }

    /** Types a text into a field. */
    void type(String selector, String text) throws Exception {
        evaluate("document.querySelector('" + selector + "').focus()");
        press(text.split(""));
    }

    /** Presses keys one after the other, on the element that has the focus. */
    void press(String... keys) throws Exception {
        List<Map<String, Object>> actions = new ArrayList<>();
        for (String key : keys) {
            actions.add(Map.of("type", "keyDown", "value", key));
            actions.add(Map.of("type", "keyUp", "value", key));
        }
        call(
                "input.performActions",
                Map.of(
                        "context",
                        context,
                        "actions",
                        List.of(Map.of("type", "key", "id", "keys", "actions", actions))));
    }

    void click(String selector) throws Exception {
        evaluate("document.querySelector('" + selector + "').click()");
    }

    /** Chooses a file. */
    void choose(String selector, Path file) throws Exception {
        JsonNode found = call(
                "browsingContext.locateNodes",
                Map.of("context", context, "locator", Map.of("type", "css", "value", selector)));
        String node = found.path("nodes").path(0).path("sharedId").asText();
        call(
                "input.setFiles",
                Map.of("context", context, "element", Map.of("sharedId", node), "files", List.of(file.toString())));
    }

    /** Returns the script errors and the violations of the content security policy of the present page. */
    String problems() throws Exception {
        return evaluate("window.problems.join('\\n')");
    }

    /** Returns by how many pixels the page is wider than the window. */
    int overflow() throws Exception {
        return Integer.parseInt(
                evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
    }

    private JsonNode call(String method, Map<String, Object> parameters) throws Exception {
        int id = lastId.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        calls.put(id, answer);
        socket.sendText(JSON.writeValueAsString(Map.of("id", id, "method", method, "params", parameters)), true)
                .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        JsonNode message = answer.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        if (message.has("error")) {
            throw new AssertionError(method + ": " + message.path("message").asText());
        }
        return message.path("result");
    }

    /** Completes the calls with the messages of the browser. */
    private final class Answers implements WebSocket.Listener {
        private final StringBuilder message = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            message.append(part);
            if (last) {
                complete(message.toString());
                message.setLength(0);
            }
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }

        private void complete(String text) {
            try {
                JsonNode read = JSON.readTree(text);
                CompletableFuture<JsonNode> call = calls.remove(read.path("id").asInt());
                if (call != null) {
                    call.complete(read);
                }
            } catch (java.io.IOException e) {
                calls.values().forEach(call -> call.completeExceptionally(e));
            }
        }

        @Override
        public void onError(WebSocket from, Throwable failure) {
            calls.values().forEach(call -> call.completeExceptionally(failure));
        }
    }

    @Override
    public void close() {
        socket.abort();
    }
}
