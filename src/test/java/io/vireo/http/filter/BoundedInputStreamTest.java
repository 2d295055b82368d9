package io.vireo.http.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vireo.http.ApiException;
import io.vireo.http.CommonError;
import io.vireo.http.connector.ListenerSettings;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BoundedInputStreamTest {
    private final AtomicLong buffered = new AtomicLong();

    @Test
    void shouldReadABodyWithinTheLimits() throws IOException {
        BoundedInputStream body = body(100, Duration.ofMinutes(1));
        assertThat(body.readAllBytes()).hasSize(100);
        assertThat(buffered).hasValue(100);
        body.release();
        assertThat(buffered).hasValue(0);
    }

    @Test
    void shouldRejectATooLargeBody() {
        assertRejected(CommonError.TOO_LARGE, body(1025, Duration.ofMinutes(1)));
    }

    @Test
    void shouldRejectABodyIfTheSharedBudgetIsExceeded() {
        buffered.set(4000);
        assertRejected(CommonError.UNAVAILABLE, body(100, Duration.ofMinutes(1)));
    }

    @Test
    void shouldRejectABodyAfterTheTimeout() {
        assertRejected(CommonError.REQUEST_TIMEOUT, body(100, Duration.ofNanos(1)));
    }

    private static void assertRejected(CommonError reason, BoundedInputStream body) {
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(body::readAllBytes)
                .satisfies(apiException -> assertThat(apiException.reason()).isEqualTo(reason));
    }

    private BoundedInputStream body(int size, Duration timeout) {
        ListenerSettings settings =
                new ListenerSettings(false, 1024, 4096, timeout, 1, Optional.empty(), Duration.ofSeconds(30));
        return new BoundedInputStream(new Bytes(size), settings, buffered);
    }

    private static final class Bytes extends ServletInputStream {
        private int remaining;

        Bytes(int size) {
            remaining = size;
        }

        @Override
        public int read() {
            return remaining-- > 0 ? 'x' : -1;
        }

        @Override
        public boolean isFinished() {
            return remaining <= 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException();
        }
    }
}
