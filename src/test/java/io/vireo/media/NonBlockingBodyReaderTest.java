package io.vireo.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.http.ApiException;
import io.vireo.http.CommonError;
import io.vireo.http.ErrorCode;
import io.vireo.media.storage.StorageIo;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NonBlockingBodyReaderTest {
    private final List<RuntimeException> failures = new ArrayList<>();
    private int received;

    @Test
    void shouldHandOnWhatArrivesAndEndOnce() {
        List<Integer> sizes = new ArrayList<>();
        NonBlockingBodyReader nonBlockingBodyReader = reception(body(null), bytes -> sizes.add(bytes.remaining()));

        nonBlockingBodyReader.onDataAvailable();
        nonBlockingBodyReader.onAllDataRead();
        nonBlockingBodyReader.onError(new IOException("Broken pipe"));

        assertThat(sizes).containsExactly(3);
        assertThat(received).isEqualTo(1);
        assertThat(failures).isEmpty();
    }

    @Test
    void shouldBlameTheSenderIfTheConnectionBreaks() {
        reception(body(new IOException("Broken pipe")), bytes -> {}).onDataAvailable();

        assertThat(failures)
                .singleElement()
                .satisfies(failure -> assertThat(reason(failure)).isEqualTo(CommonError.BAD_REQUEST));
    }

    @Test
    void shouldNotBlameTheSenderForAFailureOfTheDisk() {
        IOException disk = new IOException("Input/output error");

        reception(
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
    void shouldSayThatTheDiskIsFull() {
        reception(
                        body(null),
                        bytes -> StorageIo.run(() -> {
                            throw new IOException("No space left on device");
                        }))
                .onDataAvailable();

        assertThat(failures)
                .singleElement()
                .satisfies(failure -> assertThat(reason(failure)).isEqualTo(CommonError.NO_SPACE));
    }

    private NonBlockingBodyReader reception(ServletInputStream body, Consumer<ByteBuffer> sink) {
        return new NonBlockingBodyReader(body, sink, () -> received++, failures::add);
    }

    private static ErrorCode reason(RuntimeException failure) {
        return ((ApiException) failure).reason();
    }

    /** Three bytes that are there at once, or a failure instead of them. */
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
