package io.vireo.video.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vireo.auth.Caller;
import io.vireo.auth.CallerResolver;
import io.vireo.delivery.Delivery;
import io.vireo.http.CacheableJson;
import io.vireo.http.ErrorCode;
import io.vireo.media.storage.StoredFile;
import io.vireo.platform.Component;
import io.vireo.video.ReplicaRouter;
import io.vireo.video.VideoAccess;
import io.vireo.video.VideoAccess.Decision;
import io.vireo.video.VideoCredentials;
import io.vireo.video.VideoError;
import io.vireo.video.Viewer;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * Finds a video for a viewer: collects what {@link VideoAccess} needs for its decision. A hidden video takes the same steps as one that
 * does not exist: the same queries, the same verification of what the request presents.
 */
@Component
public class VideoAccessService {
    /** {@code Cache-Control} of what not everybody may see: no shared cache stores it, and other caches revalidate. */
    public static final String PRIVATE = "private, " + CacheableJson.REVALIDATE;

    /** The response header for search engines, and its value for videos that are not listed. */
    public static final String ROBOTS = "X-Robots-Tag";

    public static final String NO_INDEX = "noindex";

    private static final Duration RECENT = Duration.ofSeconds(10);
    private static final int MAX_RECENT = 10_000;

    @Inject
    AccessRepository repository;

    @Inject
    NonPublicVideos nonPublic;

    @Inject
    AccessTokens tokens;

    @Inject
    CallerResolver callers;

    @Inject
    ReplicaRouter replicaRouter;

    /** Public videos. When the version of the catalogue changes, for example because a video is hidden, their keys are no longer requested. */
    private final Cache<RowKey, AccessRepository.Row> publicRows = Caffeine.newBuilder()
            .expireAfterWrite(RECENT)
            .maximumSize(MAX_RECENT)
            .build();

    private record RowKey(String hash, long version) {}

    /**
     * A video that the viewer may see.
     *
     * @param decision not {@link Decision#HIDDEN}, unless the owner has changed a video that is not published
     */
    public record VisibleVideo(AccessRepository.Row row, Decision decision, Viewer viewer) {
        /** Returns the {@code Cache-Control} of responses with it. */
        public String cacheControl() {
            return decision == Decision.LISTED ? CacheableJson.REVALIDATE : PRIVATE;
        }

        public boolean isOwner() {
            return row.access().isOwner(viewer);
        }
    }

    /** Returns whether a video is public or does not exist. A query at most once for each version of the catalogue. */
    public boolean isPublic(String hash) {
        return nonPublic.isPublic(hash);
    }

    /** As {@link #isPublic}, but without any query: false if that is not known. */
    public boolean isKnownPublic(String hash) {
        return nonPublic.isKnownPublic(hash);
    }

    /** Returns a video if a viewer may see its data. */
    public Optional<VisibleVideo> findData(String hash, VideoCredentials credentials) {
        return find(hash, credentials.forData())
                .filter(video -> video.decision().allowsData());
    }

    /** Returns a video if a viewer may open its files. */
    public Optional<VisibleVideo> findFiles(String hash, VideoCredentials credentials) {
        return find(hash, credentials).filter(video -> video.decision().allowsFiles());
    }

    /**
     * As {@link #findFiles(String, VideoCredentials)}, for the visitor of a page, without a query if the video was public and read before at
     * the version of the catalogue that this node knows.
     */
    public Optional<VisibleVideo> findRecent(String hash, VideoCredentials visitor) {
        RowKey key = new RowKey(hash, replicaRouter.version());
        AccessRepository.Row known = publicRows.getIfPresent(key);
        if (known != null) {
            return Optional.of(decide(known, Viewer.of(visitor.session()).with(visitor.key(), false)));
        }
        Optional<VisibleVideo> found = findFiles(hash, visitor);
        found.filter(video -> video.decision() == Decision.LISTED).ifPresent(video -> publicRows.put(key, video.row()));
        return found;
    }

    /** Returns a video if a viewer, who is already authenticated, may open its files. */
    public Optional<VisibleVideo> findFiles(String hash, Viewer viewer) {
        return repository
                .find(hash)
                .map(row -> decide(row, viewer))
                .filter(video -> video.decision().allowsFiles());
    }

    /**
     * Returns a video of a caller, published or not, after a change by the caller.
     *
     * @throws io.vireo.http.ApiException {@link VideoError#NO_VIDEO} if it does not exist or belongs to another channel
     */
    public VisibleVideo requireOwned(String hash, Caller caller) {
        return repository
                .find(hash)
                .map(row -> decide(row, Viewer.of(caller)))
                .filter(VisibleVideo::isOwner)
                .orElseThrow(VideoError.NO_VIDEO::exception);
    }

    private Optional<VisibleVideo> find(String hash, VideoCredentials credentials) {
        Optional<AccessRepository.Row> row = repository.find(hash);
        // also if there is no such video, so that the time does not tell
        Caller session = credentials.session();
        Viewer caller = Viewer.of(
                session != null
                        ? session
                        : callers.find(credentials.authorization()).orElse(null));
        int version = row.map(found -> found.access().version()).orElse(0);
        Viewer viewer = caller.with(credentials.key(), tokens.isValid(hash, version, credentials.accessToken()));
        return row.map(found -> decide(found, viewer));
    }

    private static VisibleVideo decide(AccessRepository.Row row, Viewer viewer) {
        return new VisibleVideo(row, row.access().decide(viewer), viewer);
    }

    /**
     * Checks that a viewer may open a file of a video, without a query for the existing file of a public video.
     *
     * @param exists whether there is such a file
     * @param missing the error code if the video does not exist or is hidden
     * @return the {@code Cache-Control} of the response
     */
    public String requireFile(String hash, boolean exists, VideoCredentials credentials, ErrorCode missing) {
        if (exists && isPublic(hash)) {
            return CacheableJson.REVALIDATE;
        }
        return findFiles(hash, credentials).orElseThrow(missing::exception).cacheControl();
    }

    /** Delivers a file with the {@code Cache-Control} of the decision, and the other headers that belong to it. */
    public static void send(StoredFile file, Delivery delivery, String cacheControl) throws IOException {
        markHidden(delivery, cacheControl);
        delivery.deliver(file, cacheControl);
    }

    /** Sets the header for search engines if the {@code Cache-Control} is that of a video that is not listed. */
    public static void markHidden(Delivery delivery, String cacheControl) {
        if (cacheControl.equals(PRIVATE)) {
            delivery.setHeader(ROBOTS, NO_INDEX);
        }
    }

    /** Returns the query string that opens the files of a video for six hours; empty if the viewer may not open them. */
    public Optional<String> accessQuery(VisibleVideo video) {
        return video.decision() == Decision.OPENABLE
                ? Optional.of(
                        tokens.query(video.row().hash(), video.row().access().version()))
                : Optional.empty();
    }
}
