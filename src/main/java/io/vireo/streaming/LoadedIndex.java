package io.vireo.streaming;

import io.vireo.media.segment.SegmentIndex;
import io.vireo.media.storage.StoredFile;
import io.vireo.streaming.TextRepresentation.TaggedBytes;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A segment index in memory, and its file. */
final class LoadedIndex {
    private static final int PLAYLIST_ENTRY_BYTES = 40;

    private final StoredFile file;
    private final SegmentIndex index;
    private volatile @Nullable TaggedBytes mediaPlaylist;

    LoadedIndex(StoredFile file, SegmentIndex index) {
        this.file = file;
        this.index = index;
    }

    StoredFile file() {
        return file;
    }

    SegmentIndex index() {
        return index;
    }

    /** Returns the media playlist of a public video, which is written once. */
    TaggedBytes mediaPlaylist() {
        TaggedBytes written = mediaPlaylist;
        if (written == null) {
            written = TaggedBytes.of(HlsPlaylist.media(index, "").getBytes(StandardCharsets.UTF_8));
            mediaPlaylist = written;
        }
        return written;
    }

    /** Returns the approximate size in memory with the playlist, in bytes. */
    int weight() {
        return index.weight() + index.segments().size() * PLAYLIST_ENTRY_BYTES;
    }
}
