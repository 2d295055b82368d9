package io.vireo.delivery.grizzly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vireo.delivery.ActiveTransfers;
import io.vireo.delivery.BodySegment;
import io.vireo.media.storage.StoredFile;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.glassfish.grizzly.CompletionHandler;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.WriteResult;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.http.HttpContext;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.HttpResponsePacket;
import org.glassfish.grizzly.http.Protocol;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sender on a server whose Grizzly lacks a method that the integration was built against. */
class FastPathSenderTest {
    private static final Duration IDLE_TIMEOUT = Duration.ofMinutes(2);

    private final AtomicLong now = new AtomicLong();
    private final ActiveTransfers transfers = new ActiveTransfers(IDLE_TIMEOUT, now::get);
    private final SendfileSelectors selectors = new SendfileSelectors(error -> {});
    private final List<String> events = new ArrayList<>();
    private final HttpRequestPacket request = HttpRequestPacket.builder()
            .method("GET")
            .uri("/")
            .protocol(Protocol.HTTP_1_1)
            .host("localhost")
            .build();

    @TempDir
    Path directory;

    @AfterEach
    void close() {
        selectors.close();
    }

    /** A connection, of which one method is missing. */
    private Connection<?> connection(String missing) {
        return (Connection<?>) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals(missing)) {
                        throw new NoSuchMethodError(missing);
                    }
                    events.add(method.getName());
                    return method.getReturnType() == boolean.class ? false : null;
                });
    }

    private GrizzlyExchange exchange(String missing) throws ReflectiveOperationException {
        // Grizzly's codec sets the response of a request, by a protected method
        Method setResponse = HttpRequestPacket.class.getDeclaredMethod("setResponse", HttpResponsePacket.class);
        setResponse.setAccessible(true);
        setResponse.invoke(request, HttpResponsePacket.builder(request).build());
        Connection<?> connection = connection(missing);
        FilterChainContext context = new FilterChainContext() {
            @Override
            public Connection<?> getConnection() {
                return connection;
            }

            @Override
            public void write(Object message) {}

            @Override
            @SuppressWarnings("rawtypes")
            public void write(Object message, CompletionHandler<WriteResult> handler) {
                throw new NoSuchMethodError("write");
            }
        };
        HttpContext.newInstance(connection, connection, connection, request).attach(context);
        return new GrizzlyExchange(context, request, (method, path, status, nanos) -> {});
    }

    @ParameterizedTest
    @CsvSource({"canWrite, 10", "write, 200000"})
    void shouldCloseTheFileIfTheResponseCannotBeStarted(String missing, int length)
            throws IOException, ReflectiveOperationException {
        Path path = Files.write(directory.resolve("file"), new byte[length + 1]);
        StoredFile file = StoredFile.at(path, "video/mp4").orElseThrow();
        FastPathSender sender = new FastPathSender(transfers, selectors, new SmallFileCache(1_000_000));
        GrizzlyExchange exchange = exchange(missing);

        assertThatThrownBy(() -> sender.send(exchange, file, List.of(new BodySegment.Slice(0, length))))
                .isInstanceOf(NoSuchMethodError.class)
                .hasMessage(missing);

        assertThat(openFiles()).doesNotContain(path.toRealPath());
        assertThat(transfers.count()).isZero();
        now.addAndGet(IDLE_TIMEOUT.toNanos());
        transfers.check();
        assertThat(events).doesNotContain("terminateSilently");
    }

    /** Returns the files that this process has open (Linux). */
    private static List<Path> openFiles() throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            for (Path descriptor : descriptors.toList()) {
                try {
                    files.add(Files.readSymbolicLink(descriptor));
                } catch (NoSuchFileException e) {
                    continue; // closed in the meantime
                }
            }
        }
        return files;
    }
}
