package io.vireo.search;

import java.util.List;
import java.util.OptionalLong;

/**
 * A row that anybody may find, as it is indexed.
 *
 * @param key the {@link RowKey}
 * @param upload as in {@link RankedPosition}
 * @param text the title or the username
 * @param description {@code ""} for a channel
 * @param millis the duration of a video, if it is known
 * @param tags the tags of a video
 * @param captions what is spoken in a video, in all languages, up to a limit
 */
record IndexedRow(
        long key,
        long upload,
        String text,
        String description,
        OptionalLong millis,
        List<String> tags,
        String captions) {}
