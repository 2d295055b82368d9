package io.vireo.video.export;

import io.vireo.delivery.ZipItem;
import io.vireo.media.staging.StagedFile;
import java.util.List;

/**
 * What an account's owner gets of it.
 *
 * @param description the file {@code account.json}, which is gone when this is closed
 * @param items the files to be sent, that one among them
 */
record PersonalDataExport(StagedFile description, List<ZipItem> items) implements AutoCloseable {
    @Override
    public void close() {
        description.close();
    }
}
