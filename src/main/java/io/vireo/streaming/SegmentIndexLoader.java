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
import io.vireo.media.segment.SegmentIndex.Segment;
import io.vireo.media.segment.SegmentIndexFormat;
import io.vireo.media.segment.SegmentedVideo;
import io.vireo.media.segment.VideoSegmenter;
import io.vireo.media.storage.StoredFile;
import io.vireo.platform.Component;
import io.vireo.video.VideoError;
import io.vireo.video.VideoFiles.OpenedVideo;
import io.vireo.video.VideoService;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Loads the segment indexes of videos and keeps those in use in memory. The index of a video that was published without one is made at the
 * first request.
 */
@Component
class SegmentIndexLoader {
    private static final System.Logger LOG = System.getLogger(SegmentIndexLoader.class.getName());
    private static final String DAMAGED = "The segment index {0} is damaged and is made again: {1}";
    private static final long CACHE_BYTES = 32 << 20;
    private static final Duration TTL = Duration.ofMinutes(30);
    private static final int EMPTY_WEIGHT = 300;

    private static final long HEAD_CACHE_BYTES = 16 << 20;
    private static final int HEAD_WEIGHT = 200;

    /** The number of indexes that are made at the same time. */
    private static final int MAKERS = 2;

    /** The time that a request waits for another one that makes an index. */
    private static final Duration MAKER_TIMEOUT = Duration.ofSeconds(2);

    /**
     * A cached index.
     *
     * @param etag the entity tag of the video
     * @param index null if the video cannot be streamed
     */
    private record Cached(String etag, @Nullable LoadedIndex index) {}

    /** A head of an index file. */
    private record HeadKey(String hash, String indexTag, long offset) {}

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
                    : EMPTY_WEIGHT + entry.index().weight())
            .build();
    private final Cache<HeadKey, ByteBuffer> heads = Caffeine.newBuilder()
            .expireAfterAccess(TTL)
            .maximumWeight(HEAD_CACHE_BYTES)
            .weigher((HeadKey key, ByteBuffer head) -> HEAD_WEIGHT + head.limit())
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
        return Optional.ofNullable(cachedEntry(video)).map(Cached::index);
    }

    private @Nullable Cached cachedEntry(OpenedVideo video) {
        Cached entry = cache.getIfPresent(video.hash());
        return entry != null && entry.etag().equals(video.file().etag()) ? entry : null;
    }

    /**
     * Returns the index of a video, which is made if it is missing or damaged.
     *
     * @throws io.vireo.http.ApiException {@link StreamError#NO_STREAM} if the video cannot be streamed
     * @throws ServiceUnavailableException if too many indexes are being made
     */
    LoadedIndex require(OpenedVideo video) throws IOException {
        Cached entry = cachedEntry(video);
        return required(entry == null ? load(video, null) : entry);
    }

    /**
     * Returns an index in place of one whose file was replaced or is damaged. Throws as {@link #require}.
     *
     * @param unusable what {@link #head} failed for
     */
    LoadedIndex replace(OpenedVideo video, LoadedIndex unusable) throws IOException {
        Cached entry = cachedEntry(video);
        return required(entry == null || entry.index() == unusable ? load(video, unusable) : entry);
    }

    private static LoadedIndex required(Cached entry) {
        if (entry.index() == null) {
            throw StreamError.NO_STREAM.exception();
        }
        return entry.index();
    }

    /**
     * Returns the head of a segment.
     *
     * @throws NoSuchFileException if the file of the index does not exist any more, was replaced or is damaged
     */
    ByteBuffer head(OpenedVideo video, LoadedIndex loaded, Segment segment) throws NoSuchFileException {
        HeadKey key = new HeadKey(video.hash(), loaded.file().etag(), segment.headOffset());
        ByteBuffer head = heads.getIfPresent(key);
        if (head == null) {
            head = readHead(loaded.file(), segment);
            heads.put(key, head);
        }
        return head;
    }

    private ByteBuffer readHead(StoredFile file, Segment segment) throws NoSuchFileException {
        String reason = "its checksum is wrong";
        try {
            ByteBuffer head = ByteBuffer.wrap(files.read(file, segment.headOffset(), segment.headLength()));
            if (SegmentIndexFormat.checksum(head) == segment.headChecksum()) {
                return head;
            }
        } catch (NoSuchFileException e) {
            throw e;
        } catch (IOException e) {
            reason = e.toString();
        }
        LOG.log(Level.WARNING, DAMAGED, file.path(), reason);
        throw new NoSuchFileException(file.path().toString(), null, "damaged");
    }

    private Cached load(OpenedVideo video, @Nullable LoadedIndex unusable) throws IOException {
        LoadedIndex found = find(video, unusable);
        Cached entry =
                found == null ? make(video, unusable) : new Cached(video.file().etag(), found);
        cache.put(video.hash(), entry);
        return entry;
    }

    /** Reads the index file of a video; null if there is none that is valid for the file of the video and differs from the unusable one. */
    private @Nullable LoadedIndex find(OpenedVideo video, @Nullable LoadedIndex unusable) {
        StoredFile file = files.find(video.hash()).orElse(null);
        if (file == null
                || unusable != null && file.etag().equals(unusable.file().etag())) {
            return null;
        }
        try {
            SegmentIndex index = read(file);
            return index != null && isOf(index, video) ? new LoadedIndex(file, index) : null;
        } catch (NoSuchFileException e) {
            return null; // deleted or replaced meanwhile
        } catch (IOException e) {
            LOG.log(Level.WARNING, DAMAGED, file.path(), e);
            return null;
        }
    }

    /** Reads an index file; null if it is of another version or does not end as an index. */
    private @Nullable SegmentIndex read(StoredFile file) throws IOException {
        long end = file.length() - SegmentIndexFormat.TRAILER_BYTES;
        if (end < 0) {
            return null;
        }
        ByteBuffer trailer = ByteBuffer.wrap(files.read(file, end, SegmentIndexFormat.TRAILER_BYTES));
        int length = SegmentIndexFormat.indexLength(trailer);
        return length < 0 || length > end
                ? null
                : SegmentIndexFormat.read(trailer, files.read(file, end - length, length));
    }

    private boolean isOf(SegmentIndex index, OpenedVideo video) throws IOException {
        if (index.videoBytes() != video.file().length()) {
            return false;
        }
        int checked = (int) Math.min(SegmentIndexFormat.CHECKED_VIDEO_BYTES, index.videoBytes());
        return SegmentIndexFormat.checksum(ByteBuffer.wrap(files.read(video.file(), 0, checked)))
                == index.videoChecksum();
    }

    /** Makes the index of a video. */
    private Cached make(OpenedVideo video, @Nullable LoadedIndex unusable) throws IOException {
        acquireMaker();
        try {
            Cached meanwhile = cachedEntry(video); // made by another request
            return meanwhile != null && (unusable == null || meanwhile.index() != unusable)
                    ? meanwhile
                    : new Cached(
                            video.file().etag(),
                            store.onDisk(video.file(), path -> make(video, path))
                                    .orElse(null));
        } catch (InvalidMp4Exception e) {
            // a video of the original service that was not checked, or a damaged one
            return new Cached(video.file().etag(), null);
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof NoSuchFileException) {
                throw VideoError.NO_VIDEO.exception(); // deleted meanwhile
            }
            throw e;
        } finally {
            makers.release();
        }
    }

    private void acquireMaker() {
        try {
            if (makers.tryAcquire(MAKER_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new ServiceUnavailableException();
    }

    private Optional<LoadedIndex> make(OpenedVideo video, Path path) throws IOException {
        VideoMetadata metadata = Mp4Inspector.inspect(path);
        try (SegmentedVideo segmented = segmenter.segment(path, metadata)) {
            // before the index is stored: the next request would not record it
            videoService.describe(video.hash(), metadata, segmented.properties());
            if (segmented.indexFile().isEmpty()) {
                return Optional.empty();
            }
            files.prepare(segmented.indexFile().get(), video.hash());
            files.publish(segmented.indexFile().get(), video.hash());
        }
        boolean unchanged = store.video(video.hash())
                .filter(file -> file.etag().equals(video.file().etag()))
                .isPresent();
        if (!unchanged) {
            files.remove(video.hash()); // the video was deleted meanwhile
            throw VideoError.NO_VIDEO.exception();
        }
        LoadedIndex made = find(video, null);
        if (made == null) {
            throw new ServiceUnavailableException(); // replaced meanwhile
        }
        return Optional.of(made);
    }
}
