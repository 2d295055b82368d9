package io.vireo.media;

import io.vireo.http.CommonError;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Hands on a request's body as it arrives. No thread waits for the sender and no more than one buffer of the body is in memory. It
 * ends once: with {@code received}, or with {@code failed}.
 */
public final class NonBlockingBodyReader implements ReadListener {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final ServletInputStream body;
    private final Consumer<ByteBuffer> sink;
    private final Runnable received;
    private final Consumer<RuntimeException> failed;
    private final AtomicBoolean ended = new AtomicBoolean();
    private byte[] buffer = new byte[0];
    private volatile long lastHeard = System.nanoTime();

    /** @param sink may refuse what it is given by any unchecked exception */
    public NonBlockingBodyReader(
            ServletInputStream body, Consumer<ByteBuffer> sink, Runnable received, Consumer<RuntimeException> failed) {
        this.body = body;
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
            while (!ended.get() && body.isReady()) {
                int count = body.read(buffer);
                if (count < 0) {
                    return;
                }
                lastHeard = System.nanoTime();
                sink.accept(ByteBuffer.wrap(buffer, 0, count));
            }
        } catch (IOException e) {
            end(CommonError.BAD_REQUEST.refusal());
        } catch (RuntimeException e) {
            end(e);
        }
    }

    @Override
    public void onAllDataRead() {
        if (ended.compareAndSet(false, true)) {
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
