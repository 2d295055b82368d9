package io.vireo.identity.export;

import io.vireo.delivery.ZipItem;
import io.vireo.media.staging.StagedFile;
import java.util.List;

/**
 * The export of an account.
 *
 * @param description the file {@code account.json}, which is deleted on {@link #close}
 * @param items the entries of the ZIP archive, including that file
 */
record PersonalDataExport(StagedFile description, List<ZipItem> items) implements AutoCloseable {
    @Override
    public void close() {
        description.close();
    }
}
