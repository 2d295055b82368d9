package io.vireo.delivery;

import io.vireo.media.storage.StoredFile;
import java.io.IOException;
import java.util.List;

/** How the bytes of a stored file get to the viewer. */
public interface FileSender {
    /** A sentence for the log of how files are sent. */
    String description();

    /** Whether conditions and ranges are evaluated behind it: then it is given whole files without either. */
    default boolean evaluates() {
        return false;
    }

    /**
     * Starts to send the body and returns; ends the exchange when all of it is out. Status and headers are set. A viewer that takes
     * nothing for the time of {@code vireo.delivery.idle-timeout} is dropped, and a body that cannot be sent to its end is cut so that
     * the viewer notices.
     *
     * @throws java.nio.file.NoSuchFileException if the file is gone; then nothing was sent and the exchange is still the caller's
     */
    void send(ServletExchange exchange, StoredFile file, List<BodySegment> pieces) throws IOException;
}
