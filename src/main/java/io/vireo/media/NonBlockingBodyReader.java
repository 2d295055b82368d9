package io.vireo.media;

import io.vireo.http.CommonError;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Hands on a request's body as it arrives. No thread waits for the sender and no more than one buffer of the body is in memory. It
 * ends once: with {@code received}, or with {@code failed}.
 */
public final class NonBlockingBodyReader implements ReadListener {
    private static final int BUFFER_BYTES = 64 * 1024;

    private static final Pattern PAYARA = Pattern.compile("(?i)payara|glassfish");

    private final ServletInputStream body;
    private final boolean endIsReported;
    private final Consumer<ByteBuffer> sink;
    private final Runnable received;
    private final Consumer<RuntimeException> failed;
    private final AtomicBoolean ended = new AtomicBoolean();
    private byte[] buffer = new byte[0];
    private volatile long lastHeard = System.nanoTime();
    private long missing;
    private @Nullable RuntimeException failure;

    /** @param sink may refuse what it is given by any unchecked exception */
    public NonBlockingBodyReader(
            HttpServletRequest request, Consumer<ByteBuffer> sink, Runnable received, Consumer<RuntimeException> failed)
            throws IOException {
        this.body = request.getInputStream();
        this.missing = request.getContentLengthLong() < 0 ? Long.MAX_VALUE : request.getContentLengthLong();
        this.endIsReported = PAYARA.matcher(
                        String.valueOf(request.getServletContext().getServerInfo()))
                .find();
        this.sink = sink;
        this.received = received;
        this.failed = failed;
    }

    @Override
    public void onDataAvailable() {
        if (buffer.length == 0) {
            buffer = new byte[BUFFER_BYTES];
        }
        try {
            while (!ended.get() && !isAllRead() && body.isReady()) {
                int count = body.read(buffer);
                if (count < 0) {
                    return;
                }
                lastHeard = System.nanoTime();
                missing -= count;
                accept(ByteBuffer.wrap(buffer, 0, count));
            }
        } catch (IOException e) {
            end(CommonError.BAD_REQUEST.refusal());
        }
    }

    /** Of a body that is refused with its last bytes the end is awaited, which is reported at once. */
    private void accept(ByteBuffer bytes) {
        if (failure != null) {
            return;
        }
        try {
            sink.accept(bytes);
        } catch (RuntimeException e) {
            if (missing > 0) {
                end(e);
            } else {
                failure = e;
            }
        }
    }

    /**
     * Whether the container must not be asked for more. Payara, asked by {@link ServletInputStream#isReady} in the callback that brought
     * the last bytes of a body of known length, reads the next request of the connection before this one is answered: requests are
     * lost, and its own handler meets a request that is over (NullPointerException). It reports the end when the callback returns.
     */
    private boolean isAllRead() throws IOException {
        if (body.isFinished() && body.available() == 0) {
            onAllDataRead();
            return true;
        }
        return missing <= 0 && endIsReported;
    }

    @Override
    public void onAllDataRead() {
        if (failure != null) {
            end(failure);
        } else if (ended.compareAndSet(false, true)) {
            received.run();
        }
    }

    /** The sender went away, or what it sends is not HTTP. */
    @Override
    public void onError(Throwable failure) {
        end(CommonError.BAD_REQUEST.refusal());
    }

    /** Whether it has, in the one way or the other. */
    public boolean isEnded() {
        return ended.get();
    }

    /** For how many nanoseconds nothing has arrived. */
    public long silence() {
        return System.nanoTime() - lastHeard;
    }

    /** Ends it from outside; nothing is handed on after that. */
    public void end(RuntimeException reason) {
        if (ended.compareAndSet(false, true)) {
            failed.accept(reason);
        }
    }
}
