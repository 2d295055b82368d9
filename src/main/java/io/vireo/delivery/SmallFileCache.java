package io.vireo.delivery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vireo.media.storage.StoredFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What is in small files, remembered as long as they are the same. */
public final class SmallFileCache {
    /** In bytes; up to here one write of head and body together is cheaper than sendfile. */
    public static final int LARGEST = 64 * 1024;

    private record Content(String etag, byte[] bytes) {}

    private final Cache<Path, Content> known;

    /** @param memory in bytes */
    SmallFileCache(long memory) {
        known = Caffeine.newBuilder()
                .maximumWeight(memory)
                .weigher((Path path, Content content) -> 300 + content.bytes().length)
                .build();
    }

    /**
     * All of a file that has been looked up just now, and is no larger than {@link #LARGEST}.
     *
     * @throws java.nio.file.NoSuchFileException if it is gone or has changed meanwhile
     */
    public byte[] read(StoredFile file) throws IOException {
        Content content = known.getIfPresent(file.path());
        if (content == null || !content.etag().equals(file.etag())) {
            List<BodySegment> all = List.of(new BodySegment.Slice(0, file.length()));
            content = new Content(file.etag(), FileBody.open(file, all).readAll());
            known.put(file.path(), content);
        }
        return content.bytes();
    }
}
