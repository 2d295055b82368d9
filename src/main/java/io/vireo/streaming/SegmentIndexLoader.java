package io.vireo.streaming;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vireo.http.ServiceUnavailableException;
import io.vireo.media.MediaStore;
import io.vireo.media.SegmentFiles;
import io.vireo.media.mp4.InvalidMp4Exception;
import io.vireo.media.mp4.Mp4Inspector;
import io.vireo.media.mp4.VideoMetadata;
import io.vireo.media.segment.SegmentIndex;
import io.vireo.media.segment.SegmentIndexFormat;
import io.vireo.media.segment.SegmentedVideo;
import io.vireo.media.segment.VideoSegmenter;
import io.vireo.media.staging.StagedFile;
import io.vireo.media.storage.StoredFile;
import io.vireo.platform.Component;
import io.vireo.video.VideoError;
import io.vireo.video.VideoFiles.OpenedVideo;
import io.vireo.video.VideoService;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Loads the segment indexes of videos and keeps those in use in memory. The index of a video that was published without one is made at the
 * first request.
 */
@Component
class SegmentIndexLoader {
    private static final long CACHE_BYTES = 32 << 20;
    private static final Duration TTL = Duration.ofMinutes(30);
    private static final int EMPTY_WEIGHT = 300;

    /** The number of indexes that are made at the same time. */
    private static final int MAKERS = 2;

    /** An index and its file. */
    record LoadedIndex(StoredFile file, SegmentIndex index) {}

    /**
     * A cached index.
     *
     * @param etag the entity tag of the video
     * @param index null if the video cannot be streamed
     */
    private record Cached(String etag, @Nullable LoadedIndex index) {}

    private final SegmentFiles files;
    private final MediaStore store;
    private final VideoSegmenter segmenter;
    private final VideoService videoService;
    private final Semaphore makers = new Semaphore(MAKERS);
    private final Cache<String, Cached> cache = Caffeine.newBuilder()
            .expireAfterAccess(TTL)
            .maximumWeight(CACHE_BYTES)
            .weigher((String hash, Cached entry) -> entry.index() == null
                    ? EMPTY_WEIGHT
                    : EMPTY_WEIGHT + entry.index().index().weight())
            .build();

    @Inject
    SegmentIndexLoader(SegmentFiles files, MediaStore store, VideoSegmenter segmenter, VideoService videoService) {
        this.files = files;
        this.store = store;
        this.segmenter = segmenter;
        this.videoService = videoService;
    }

    /** Returns the index of a video from the cache only; empty if it is not cached or the video cannot be streamed. */
    Optional<LoadedIndex> cached(OpenedVideo video) {
        Cached entry = cache.getIfPresent(video.hash());
        return entry != null && entry.etag().equals(video.file().etag())
                ? Optional.ofNullable(entry.index())
                : Optional.empty();
    }

    /**
     * Returns the index of a video, which is made if it is missing.
     *
     * @throws io.vireo.http.ApiException {@link StreamError#NO_STREAM} if the video cannot be streamed
     */
    LoadedIndex require(OpenedVideo video) throws IOException {
        Cached entry = cache.getIfPresent(video.hash());
        if (entry == null || !entry.etag().equals(video.file().etag())) {
            LoadedIndex loaded = find(video).orElse(null);
            entry = new Cached(video.file().etag(), loaded == null ? make(video) : loaded);
            cache.put(video.hash(), entry);
        }
        if (entry.index() == null) {
            throw StreamError.NO_STREAM.exception();
        }
        return entry.index();
    }

    /** Removes an index from the cache, because its file was replaced. */
    void forget(String hash) {
        cache.invalidate(hash);
    }

    /** Reads the index file of a video; empty if there is none that is valid for the file of the video. */
    private Optional<LoadedIndex> find(OpenedVideo video) throws IOException {
        Optional<StoredFile> file = files.find(video.hash());
        if (file.isEmpty() || file.get().length() < SegmentIndexFormat.TRAILER_BYTES) {
            return Optional.empty();
        }
        try {
            long trailer = file.get().length() - SegmentIndexFormat.TRAILER_BYTES;
            int length = SegmentIndexFormat.indexLength(
                    ByteBuffer.wrap(files.read(file.get(), trailer, SegmentIndexFormat.TRAILER_BYTES)));
            if (length < 0 || length > trailer) {
                return Optional.empty();
            }
            byte[] bytes = files.read(file.get(), trailer - length, length);
            SegmentIndex index = SegmentIndexFormat.read(new DataInputStream(new ByteArrayInputStream(bytes)));
            return index.videoBytes() == video.file().length()
                    ? Optional.of(new LoadedIndex(file.get(), index))
                    : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty(); // deleted or replaced meanwhile
        }
    }

    /** Makes the index of a video; null if it cannot be streamed. */
    private @Nullable LoadedIndex make(OpenedVideo video) throws IOException {
        if (!makers.tryAcquire()) {
            throw new ServiceUnavailableException();
        }
        try {
            return store.onDisk(video.file(), path -> make(video, path)).orElse(null);
        } catch (InvalidMp4Exception e) {
            return null; // a video of the original service that was not checked
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof NoSuchFileException) {
                throw VideoError.NO_VIDEO.exception(); // deleted meanwhile
            }
            throw e;
        } finally {
            makers.release();
        }
    }

    private Optional<LoadedIndex> make(OpenedVideo video, Path path) throws IOException {
        VideoMetadata metadata = Mp4Inspector.inspect(path);
        try (SegmentedVideo segmented = segmenter.segment(path, metadata)) {
            // before the index is stored: the next request would not record it
            videoService.describe(video.hash(), metadata, segmented.properties());
            Optional<StagedFile> index = segmented.indexFile();
            if (index.isEmpty()) {
                return Optional.empty();
            }
            files.prepare(index.get(), video.hash());
            files.publish(index.get(), video.hash());
        }
        boolean unchanged = store.video(video.hash())
                .filter(file -> file.etag().equals(video.file().etag()))
                .isPresent();
        if (!unchanged) {
            files.remove(video.hash()); // the video was deleted meanwhile
        }
        return unchanged ? find(video) : Optional.empty();
    }
}
