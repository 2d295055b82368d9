package io.vireo.delivery.grizzly;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vireo.delivery.BodySegment;
import io.vireo.delivery.FileBody;
import io.vireo.media.storage.StoredFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** In-memory cache of small files, valid as long as the files do not change. */
final class SmallFileCache {
    /** The largest cached file, in bytes; up to this size a single write of head and body is cheaper than sendfile. */
    static final int LARGEST = 64 * 1024;

    private record Content(String etag, byte[] bytes) {}

    private final Cache<Path, Content> cache;

    /** @param maxBytes the maximum size of the cache, in bytes */
    SmallFileCache(long maxBytes) {
        cache = Caffeine.newBuilder()
                .maximumWeight(maxBytes)
                .weigher((Path path, Content content) -> 300 + content.bytes().length)
                .build();
    }

    /**
     * Returns the content of a file that was just looked up and is not larger than {@link #LARGEST}.
     *
     * @throws java.nio.file.NoSuchFileException if the file does not exist any more or has changed since it was looked up
     */
    byte[] read(StoredFile file) throws IOException {
        Content content = cache.getIfPresent(file.path());
        if (content == null || !content.etag().equals(file.etag())) {
            List<BodySegment> all = List.of(new BodySegment.Slice(0, file.length()));
            content = new Content(file.etag(), FileBody.open(file, all).readAll());
            cache.put(file.path(), content);
        }
        return content.bytes();
    }
}
