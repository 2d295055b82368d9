package io.vireo.delivery.grizzly;

import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.delivery.ActiveTransfers;
import io.vireo.delivery.BodySegment;
import io.vireo.delivery.FileSender;
import io.vireo.delivery.ServletExchange;
import io.vireo.delivery.ZeroCopyDelivery.Dependencies;
import io.vireo.media.storage.StoredFile;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.Transport;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.http.HttpContext;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.Protocol;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.glassfish.grizzly.strategies.SameThreadIOStrategy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sender on a server whose Grizzly lacks a method that the integration was built against. */
class SendfileSenderTest {
    private static final int LARGE = 200_000;
    private static final int SMALL = 10;

    /** Payara's servlet request, of which the connector's request is found by reflection. */
    public interface Facade extends HttpServletRequest {
        CatalinaRequest getUnwrappedCoyoteRequest();
    }

    /** Payara's internal request. */
    public record CatalinaRequest(Request request) {
        public Request getCoyoteRequest() {
            return request;
        }
    }

    /** A request of the connector, of which one method is missing from its {@code calls}-th call on. */
    private final class BrokenRequest extends Request {
        private final String missing;
        private int calls;

        BrokenRequest(String missing, int calls) {
            this.missing = missing;
            this.calls = calls;
        }

        private void call(String method) {
            if (method.equals(missing) && --calls <= 0) {
                throw new NoSuchMethodError(method);
            }
        }

        @Override
        public boolean isSecure() {
            call("isSecure");
            return false;
        }

        @Override
        public Protocol getProtocol() {
            return Protocol.HTTP_1_1;
        }

        @Override
        public HttpRequestPacket getRequest() {
            return packet;
        }

        @Override
        public Response getResponse() {
            call("getResponse");
            return super.getResponse();
        }

        @Override
        public FilterChainContext getContext() {
            call("getContext");
            return context;
        }
    }

    private final List<String> events = new ArrayList<>();
    private final List<LinkageError> fallbacks = new ArrayList<>();
    private final ActiveTransfers transfers = new ActiveTransfers(Duration.ofMinutes(2), System::nanoTime);
    private final SendfileSelectors selectors = new SendfileSelectors(fallbacks::add);
    private final FakeConnection async = new FakeConnection(1);

    private final HttpRequestPacket packet = HttpRequestPacket.builder()
            .method("GET")
            .uri("/")
            .protocol(Protocol.HTTP_1_1)
            .host("localhost")
            .build();
    private final Transport transport = proxy(Transport.class, (proxy, method, arguments) -> switch (method.getName()) {
        case "getIOStrategy" -> SameThreadIOStrategy.getInstance();
        default -> throw new UnsupportedOperationException(method.getName());
    });
    private final Connection<?> connection =
            proxy(Connection.class, (proxy, method, arguments) -> switch (method.getName()) {
                case "getTransport" -> transport;
                case "terminateSilently" -> events.add("terminated");
                default -> method.getReturnType() == boolean.class ? false : null;
            });
    private final FilterChainContext context = FilterChainContext.create(connection);

    private final FileSender otherwise = new FileSender() {
        @Override
        public String description() {
            return "the portable sender";
        }

        @Override
        public void send(ServletExchange exchange, StoredFile file, List<BodySegment> segments) {
            events.add("portable");
        }
    };

    @TempDir
    Path directory;

    @AfterEach
    void close() {
        selectors.close();
    }

    @ParameterizedTest
    @CsvSource({
        "isSecure, 1, " + LARGE,
        "getContext, 1, " + LARGE, // for the worker threads
        "getContext, 2, " + LARGE, // to abort the connection
        "getResponse, 1, " + SMALL
    })
    void shouldSendByThePortableSenderIfAMethodIsMissing(String method, int calls, int length) throws IOException {
        send(new BrokenRequest(method, calls), length);

        assertThat(fallbacks).extracting(Throwable::getMessage).containsExactly(method);
        assertThat(events).containsExactly("portable");
        assertThat(transfers.count()).isZero();
    }

    /** The portable sender cannot take over after the response has begun. */
    @Test
    void shouldAbortTheConnectionIfTheBodyCannotBeWritten() throws IOException {
        send(new BrokenRequest("getContext", 3), LARGE);

        assertThat(fallbacks).hasSize(1);
        assertThat(events).containsExactly("flushed", "terminated");
        assertThat(async.completions()).isEqualTo(1);
        assertThat(transfers.count()).isZero();
    }

    private void send(Request request, int length) throws IOException {
        HttpContext.newInstance(connection, connection, connection, packet).attach(context);
        Facade servlet = proxy(Facade.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "getUnwrappedCoyoteRequest" -> new CatalinaRequest(request);
            case "startAsync", "getAsyncContext" -> async.async();
            case "isAsyncStarted" -> events.contains("flushed");
            default -> throw new UnsupportedOperationException(method.getName());
        });
        HttpServletResponse response =
                proxy(HttpServletResponse.class, (proxy, method, arguments) -> switch (method.getName()) {
                    case "flushBuffer" -> events.add("flushed");
                    default -> throw new UnsupportedOperationException(method.getName());
                });
        Path path = Files.write(directory.resolve("file"), new byte[length]);
        StoredFile file = StoredFile.at(path, "video/mp4").orElseThrow();
        new SendfileSender(new Dependencies(transfers, Thread::new, otherwise, fallbacks::add), selectors)
                .send(new ServletExchange(servlet, response, null), file, List.of(new BodySegment.Slice(0, length)));
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            Object result = handler.invoke(proxy, method, args);
            return method.getReturnType() == void.class ? null : result;
        }));
    }
}
