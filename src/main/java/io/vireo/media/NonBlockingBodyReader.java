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
 * Reads a request body by non-blocking I/O and passes it on in chunks. No thread waits for the client, and at most one buffer is in
 * memory. Ends exactly once, with {@code received} or with {@code failed}.
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
    private volatile long lastRead = System.nanoTime();
    private long missing;
    private @Nullable RuntimeException failure;

    /**
     * Creates a reader, which the caller must register as the listener of the request body.
     *
     * @param sink consumes the chunks; may reject them by any unchecked exception
     * @param received is called after the last chunk was consumed
     * @param failed is called with the reason if the body was not received completely, was rejected, or the reader was ended
     */
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
                lastRead = System.nanoTime();
                missing -= count;
                accept(ByteBuffer.wrap(buffer, 0, count));
            }
        } catch (IOException e) {
            end(CommonError.BAD_REQUEST.exception());
        }
    }

    /** Passes a chunk to the sink. If the last chunk is rejected, the end of the body is still awaited, which follows immediately. */
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
     * Returns whether {@link ServletInputStream#isReady} must not be called any more. If it is called in the callback that delivered
     * the last bytes of a body of known length, Payara reads the next request of the connection before this one is answered: requests
     * are lost, and its handler fails with a NullPointerException. Payara reports the end of the body when the callback returns.
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

    /** Called when the client has disconnected or sends malformed HTTP. */
    @Override
    public void onError(Throwable failure) {
        end(CommonError.BAD_REQUEST.exception());
    }

    /** Returns whether the body has been received or has failed. */
    public boolean isEnded() {
        return ended.get();
    }

    /** Returns the time since the last bytes arrived, in nanoseconds. */
    public long idleNanos() {
        return System.nanoTime() - lastRead;
    }

    /** Aborts the reader: calls {@code failed} with the reason; nothing is passed on afterwards. Has no effect after the end. */
    public void end(RuntimeException reason) {
        if (ended.compareAndSet(false, true)) {
            failed.accept(reason);
        }
    }
}
