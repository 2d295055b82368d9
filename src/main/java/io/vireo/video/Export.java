package io.vireo.video;

import io.vireo.delivery.ZipItem;
import io.vireo.media.Draft;
import java.util.List;

/**
 * What an account's owner gets of it.
 *
 * @param description the file {@code account.json}, which is gone when this is closed
 * @param items the files to be sent, that one among them
 */
record Export(Draft description, List<ZipItem> items) implements AutoCloseable {
    @Override
    public void close() {
        description.close();
    }
}
