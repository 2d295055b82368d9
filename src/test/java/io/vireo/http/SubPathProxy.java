package io.vireo.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A proxy that serves the server below a path prefix and strips it, like nginx with a {@code proxy_pass} that ends in a slash. */
public final class SubPathProxy implements AutoCloseable {
    private static final String PREFIX = "/media/site";
    /** Request headers that the HTTP client sets itself. */
    private static final Set<String> CLIENT_HEADERS =
            Set.of("host", "connection", "content-length", "transfer-encoding", "expect", "upgrade");

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final URI server;
    private final HttpServer proxy;

    public SubPathProxy(URI server) throws IOException {
        this.server = server;
        this.proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        proxy.createContext(PREFIX, this::handle);
        proxy.start();
    }

    /** Returns the address of a server path at the proxy. */
    public URI address(String path) {
        return URI.create("http://localhost:" + proxy.getAddress().getPort() + PREFIX + path);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String target = exchange.getRequestURI().toString().substring(PREFIX.length());
            byte[] body = exchange.getRequestBody().readAllBytes();
            HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(target))
                    .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
            exchange.getRequestHeaders().forEach((name, values) -> {
                if (!CLIENT_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                    values.forEach(value -> request.header(name, value));
                }
            });
            HttpResponse<byte[]> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            answer.headers().map().forEach((name, values) -> {
                if (!Set.of("transfer-encoding", "content-length", "connection").contains(name)) {
                    exchange.getResponseHeaders().put(name, List.copyOf(values));
                }
            });
            boolean empty = answer.body().length == 0 || answer.statusCode() == HttpURLConnection.HTTP_NO_CONTENT;
            exchange.sendResponseHeaders(answer.statusCode(), empty ? -1 : answer.body().length);
            if (!empty) {
                try (OutputStream out = exchange.getResponseBody()) {
                    out.write(answer.body());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        proxy.stop(0);
    }
}
