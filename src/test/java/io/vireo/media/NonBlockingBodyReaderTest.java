package io.vireo.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.http.ApiException;
import io.vireo.http.CommonError;
import io.vireo.http.ErrorCode;
import io.vireo.media.storage.StorageIo;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NonBlockingBodyReaderTest {
    private final List<RuntimeException> failures = new ArrayList<>();
    private int received;

    @Test
    void shouldForwardBytesAndCompleteOnce() {
        List<Integer> sizes = new ArrayList<>();
        NonBlockingBodyReader nonBlockingBodyReader = reader(body(null), bytes -> sizes.add(bytes.remaining()));

        nonBlockingBodyReader.onDataAvailable();
        nonBlockingBodyReader.onAllDataRead();
        nonBlockingBodyReader.onError(new IOException("Broken pipe"));

        assertThat(sizes).containsExactly(3);
        assertThat(received).isEqualTo(1);
        assertThat(failures).isEmpty();
    }

    @Test
    void shouldReportABadRequestIfTheConnectionBreaks() {
        reader(body(new IOException("Broken pipe")), bytes -> {}).onDataAvailable();

        assertThat(failures)
                .singleElement()
                .satisfies(failure -> assertThat(reason(failure)).isEqualTo(CommonError.BAD_REQUEST));
    }

    @Test
    void shouldNotReportABadRequestIfTheDiskFails() {
        IOException disk = new IOException("Input/output error");

        reader(
                        body(null),
                        bytes -> StorageIo.run(() -> {
                            throw disk;
                        }))
                .onDataAvailable();

        assertThat(failures)
                .singleElement()
                .isInstanceOf(UncheckedIOException.class)
                .extracting(Throwable::getCause)
                .isSameAs(disk);
    }

    @Test
    void shouldReportAFullDisk() {
        reader(
                        body(null),
                        bytes -> StorageIo.run(() -> {
                            throw new IOException("No space left on device");
                        }))
                .onDataAvailable();

        assertThat(failures)
                .singleElement()
                .satisfies(failure -> assertThat(reason(failure)).isEqualTo(CommonError.NO_SPACE));
    }

    private NonBlockingBodyReader reader(ServletInputStream body, Consumer<ByteBuffer> sink) {
        return reader(body, sink, -1, "Another");
    }

    private NonBlockingBodyReader reader(
            ServletInputStream body, Consumer<ByteBuffer> sink, long length, String server) {
        try {
            return new NonBlockingBodyReader(request(body, length, server), sink, () -> received++, failures::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpServletRequest request(ServletInputStream body, long length, String server) {
        return proxy(
                HttpServletRequest.class,
                Map.of(
                        "getInputStream", body,
                        "getContentLengthLong", length,
                        "getServletContext", proxy(ServletContext.class, Map.of("getServerInfo", server))));
    }

    private static <T> T proxy(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> Objects.requireNonNull(answers.get(method.getName()), method.getName())));
    }

    /** Behaves like Payara in the callback for the last bytes: it is not finished yet, and {@code isReady} must not be called again. */
    private static ServletInputStream lastBytes() {
        return new ServletInputStream() {
            private boolean read;

            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                read = true;
                return 3;
            }

            @Override
            public boolean isFinished() {
                return false;
            }

            @Override
            public boolean isReady() {
                assertThat(read).as("last byte read before isReady()").isFalse();
                return true;
            }

            @Override
            public void setReadListener(ReadListener listener) {
                throw new UnsupportedOperationException();
            }
        };
    }

    @Test
    void shouldNotCallIsReadyAfterTheLastByteOnPayara() {
        NonBlockingBodyReader nonBlockingBodyReader = reader(lastBytes(), bytes -> {}, 3, "Payara Micro");

        nonBlockingBodyReader.onDataAvailable();
        assertThat(received).isZero();
        nonBlockingBodyReader.onAllDataRead();
        assertThat(received).isEqualTo(1);
        assertThat(failures).isEmpty();
    }

    @Test
    void shouldRejectTheLastBytesAfterAllDataIsRead() {
        NonBlockingBodyReader nonBlockingBodyReader = reader(
                lastBytes(),
                bytes -> {
                    throw CommonError.TOO_LARGE.exception();
                },
                3,
                "Payara Micro");

        nonBlockingBodyReader.onDataAvailable();
        assertThat(failures).isEmpty();
        nonBlockingBodyReader.onAllDataRead();
        assertThat(received).isZero();
        assertThat(failures)
                .singleElement()
                .satisfies(failure -> assertThat(reason(failure)).isEqualTo(CommonError.TOO_LARGE));
    }

    private static ErrorCode reason(RuntimeException failure) {
        return ((ApiException) failure).reason();
    }

    /** Returns a body of three available bytes, or one whose read fails with {@code failure}. */
    private static ServletInputStream body(@Nullable IOException failure) {
        return new ServletInputStream() {
            private boolean read;

            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                read = true;
                return 3;
            }

            @Override
            public boolean isFinished() {
                return read;
            }

            @Override
            public boolean isReady() {
                return !read;
            }

            @Override
            public void setReadListener(ReadListener listener) {
                throw new UnsupportedOperationException();
            }
        };
    }
}
