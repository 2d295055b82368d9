package io.vireo.media;

import io.vireo.http.Reason;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * Writes an image to a draft as it arrives. It ends once: with {@code received}, which has the draft from then on, or with {@code
 * failed} after the draft has been dropped.
 */
final class ImageReception implements ReadListener {
    private static final int BUFFER_BYTES = 16 * 1024;

    private final ServletInputStream body;
    private final Draft draft;
    private final LongConsumer limit;
    private final Runnable received;
    private final Consumer<Throwable> failed;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private final AtomicBoolean ended = new AtomicBoolean();

    ImageReception(
            ServletInputStream body, Draft draft, LongConsumer limit, Runnable received, Consumer<Throwable> failed) {
        this.body = body;
        this.draft = draft;
        this.limit = limit;
        this.received = received;
        this.failed = failed;
    }

    @Override
    public void onDataAvailable() {
        try {
            while (!ended.get() && body.isReady()) {
                int count = body.read(buffer);
                if (count < 0) {
                    return;
                }
                draft.write(ByteBuffer.wrap(buffer, 0, count));
                limit.accept(draft.size());
            }
        } catch (StoreFull e) {
            end(Reason.NO_SPACE.refusal());
        } catch (IOException e) {
            end(Reason.BAD_REQUEST.refusal());
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
        end(Reason.BAD_REQUEST.refusal());
    }

    void end(RuntimeException failure) {
        if (ended.compareAndSet(false, true)) {
            draft.close();
            failed.accept(failure);
        }
    }
}
