package io.vireo.video;

import io.vireo.http.Reason;
import io.vireo.media.Draft;
import io.vireo.media.StoreFull;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/**
 * Writes a request's body to a draft as it arrives. No thread waits for the sender and no more than one buffer of the body is in
 * memory. It ends once: with {@code received}, or with {@code failed} after the draft has been dropped.
 */
final class Reception implements ReadListener {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final ServletInputStream body;
    private final Draft draft;
    private final Uploads uploads;
    private final Runnable received;
    private final Consumer<Throwable> failed;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private boolean ended;

    Reception(ServletInputStream body, Draft draft, Uploads uploads, Runnable received, Consumer<Throwable> failed) {
        this.body = body;
        this.draft = draft;
        this.uploads = uploads;
        this.received = received;
        this.failed = failed;
    }

    @Override
    public void onDataAvailable() {
        try {
            while (!ended && body.isReady()) {
                int count = body.read(buffer);
                if (count < 0) {
                    return;
                }
                draft.write(ByteBuffer.wrap(buffer, 0, count));
                uploads.requireFits(draft.size());
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
        if (!ended) {
            ended = true;
            received.run();
        }
    }

    /** The sender went away, or what it sends is not HTTP. */
    @Override
    public void onError(Throwable failure) {
        end(Reason.BAD_REQUEST.refusal());
    }

    private void end(Throwable failure) {
        if (!ended) {
            ended = true;
            draft.close();
            failed.accept(failure);
        }
    }
}
