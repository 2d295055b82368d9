package io.vireo.delivery;

import io.vireo.media.storage.StoredFile;
import java.io.IOException;
import java.util.List;

/** Strategy for sending a stored file to the client. */
public interface FileSender {
    /** Returns a sentence for the log that describes how files are sent. */
    String description();

    /** Returns whether the sender's backend evaluates conditions and ranges; such a sender is always given whole files. */
    default boolean evaluates() {
        return false;
    }

    /**
     * Starts sending the body and returns; completes the exchange after the last byte. The caller has set status and headers. A client
     * that accepts no bytes for {@code vireo.delivery.idle-timeout} is disconnected. If the body cannot be sent completely the
     * connection is closed, so that the client detects the truncation.
     *
     * @throws java.nio.file.NoSuchFileException if the file does not exist any more; then nothing was sent and the caller must
     *     complete the exchange
     */
    void send(ServletExchange exchange, StoredFile file, List<BodySegment> segments) throws IOException;
}
