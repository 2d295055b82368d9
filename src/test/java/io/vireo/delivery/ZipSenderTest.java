package io.vireo.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.delivery.grizzly.FakeConnection;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Failures of the content and of the connection while a ZIP file is sent. */
class ZipSenderTest {
    private final FakeConnection connection = new FakeConnection(Integer.MAX_VALUE);
    private final AtomicInteger ended = new AtomicInteger();

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldCompleteOnceWhenTheContentFails(boolean unchecked) throws IOException {
        FakeContent content = new FakeContent(() -> {
            if (unchecked) {
                throw new IllegalStateException("of this test");
            }
            throw new IOException("of this test");
        });
        send(content);

        connection.acceptWrites();
        connection.fail();

        assertThat(ended).hasValue(1);
        assertThat(content.closed).isTrue();
    }

    @Test
    void shouldNotCloseTheContentDuringARead() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch disconnected = new CountDownLatch(1);
        AtomicBoolean closedWhileReading = new AtomicBoolean();
        FakeContent content = new FakeContent(null);
        content.read = () -> {
            reading.countDown();
            await(disconnected);
            closedWhileReading.set(content.closed || ended.get() > 0);
        };
        send(content);
        Thread writer = new Thread(() -> {
            try {
                connection.acceptWrites();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        writer.start();
        await(reading);

        connection.fail();
        disconnected.countDown();
        writer.join(TimeUnit.SECONDS.toMillis(10));

        assertThat(closedWhileReading).isFalse();
        assertThat(content.closed).isTrue();
        assertThat(ended).hasValue(1);
    }

    private void send(FakeContent content) throws IOException {
        ServletResponse response = fake(ServletResponse.class, connection.out());
        AsyncContext async = fake(AsyncContext.class, response, fake(ServletRequest.class));
        ZipSender.send(async, List.of(new ZipItem("a", content, true)), ended::incrementAndGet, () -> {});
    }

    /** Returns a proxy whose methods return the first of the answers with a matching type. */
    private static <T> T fake(Class<T> type, Object... answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> Arrays.stream(answers)
                        .filter(method.getReturnType()::isInstance)
                        .findFirst()
                        .orElse(null)));
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    /** The behaviour of a read. */
    private interface Read {
        void run() throws IOException;
    }

    private static final class FakeContent implements ZipItem.Content, ReadableByteChannel {
        private volatile Read read;
        private volatile boolean closed;
        private boolean ended;

        FakeContent(Read read) {
            this.read = read;
        }

        @Override
        public ReadableByteChannel open() {
            return this;
        }

        @Override
        public FileTime modified() {
            return FileTime.fromMillis(0);
        }

        @Override
        public int read(ByteBuffer target) throws IOException {
            if (ended) {
                return -1;
            }
            ended = true;
            read.run();
            target.put((byte) 1);
            return 1;
        }

        @Override
        public boolean isOpen() {
            return !closed;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
