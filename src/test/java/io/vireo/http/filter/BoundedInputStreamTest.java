package io.vireo.http.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vireo.http.ApiException;
import io.vireo.http.CommonError;
import io.vireo.http.ListenerSettings;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BoundedInputStreamTest {
    private final AtomicLong held = new AtomicLong();

    @Test
    void shouldReadWhatIsWithinTheBounds() throws IOException {
        BoundedInputStream body = body(100, Duration.ofMinutes(1));
        assertThat(body.readAllBytes()).hasSize(100);
        assertThat(held).hasValue(100);
        body.release();
        assertThat(held).hasValue(0);
    }

    @Test
    void shouldRefuseABodyThatIsTooLarge() {
        expect(CommonError.TOO_LARGE, body(1025, Duration.ofMinutes(1)));
    }

    @Test
    void shouldRefuseWhenAllBodiesTogetherAreTooLarge() {
        held.set(4000);
        expect(CommonError.UNAVAILABLE, body(100, Duration.ofMinutes(1)));
    }

    @Test
    void shouldRefuseABodyThatDoesNotArriveInTime() {
        expect(CommonError.REQUEST_TIMEOUT, body(100, Duration.ofNanos(1)));
    }

    private static void expect(CommonError reason, BoundedInputStream body) {
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(body::readAllBytes)
                .satisfies(apiException -> assertThat(apiException.reason()).isEqualTo(reason));
    }

    private BoundedInputStream body(int size, Duration patience) {
        ListenerSettings settings =
                new ListenerSettings(1024, 4096, patience, 1, Optional.empty(), Duration.ofSeconds(30));
        return new BoundedInputStream(new Bytes(size), settings, held);
    }

    private static final class Bytes extends ServletInputStream {
        private int left;

        Bytes(int size) {
            left = size;
        }

        @Override
        public int read() {
            return left-- > 0 ? 'x' : -1;
        }

        @Override
        public boolean isFinished() {
            return left <= 0;
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
