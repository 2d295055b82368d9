package io.vireo.playlist;

import io.vireo.auth.Caller;
import io.vireo.http.ApiException;
import io.vireo.platform.Component;
import io.vireo.video.HashPath;
import io.vireo.video.PublishedVideo;
import io.vireo.video.VideoError;
import io.vireo.video.Videos;
import io.vireo.video.Viewer;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.OptionalLong;

/**
 * Changes the items of a playlist, whose owner the caller of these methods has checked. Each change locks the row of the playlist, after
 * the row of a video. Responses have the state after the change.
 */
@Component
class PlaylistItemService {
    @Inject
    PlaylistService playlistService;

    @Inject
    PlaylistRepository playlists;

    @Inject
    PlaylistItemRepository items;

    @Inject
    PlaylistSettings settings;

    @Inject
    Videos videos;

    @Inject
    Clock clock;

    /**
     * Appends a video; does nothing if it is in the playlist.
     *
     * @throws ApiException {@link VideoError#NO_VIDEO} if the caller may not see the video without a key, {@link
     *     PlaylistError#NO_PLAYLIST} if the playlist was deleted meanwhile, {@link PlaylistError#PLAYLIST_FULL}
     */
    @Transactional
    PlaylistResponse add(long playlistId, Caller caller, String hash) {
        // the lock prevents that the video is added after its deletion
        PublishedVideo video = videos.lockForUpdate(hash, Viewer.of(caller));
        Playlist playlist = lock(playlistId);
        if (items.rankOf(playlistId, video.id()).isPresent()) {
            return playlist.response();
        }
        if (playlist.items() >= settings.maxItems()) {
            throw PlaylistError.PLAYLIST_FULL.exception();
        }
        long now = clock.millis();
        items.add(playlistId, video.id(), rankBefore(playlistId, OptionalLong.empty()), now);
        playlists.addItems(playlistId, 1, now);
        return response(playlistId);
    }

    /**
     * Appends a video to the watch-later list of the caller, which is created with its first video.
     *
     * @throws ApiException as {@link #add}
     */
    @Transactional
    PlaylistResponse addLater(Caller caller, String hash) {
        return add(playlistService.createWatchLater(caller).id(), caller, hash);
    }

    /**
     * Removes a video, also one that the owner of the playlist may not see any more; does nothing if it is not in the playlist.
     *
     * @throws ApiException {@link VideoError#NO_VIDEO} if the text is not a hash path, {@link PlaylistError#NO_PLAYLIST} as {@link #add}
     */
    @Transactional
    PlaylistResponse remove(long playlistId, String hash) {
        HashPath.require(hash, VideoError.NO_VIDEO);
        Playlist playlist = lock(playlistId);
        OptionalLong video = items.videoIn(playlistId, hash);
        if (video.isEmpty()) {
            return playlist.response();
        }
        items.remove(playlistId, video.getAsLong());
        playlists.addItems(playlistId, -1, clock.millis());
        return response(playlistId);
    }

    /**
     * Moves a video.
     *
     * @throws ApiException {@link VideoError#NO_VIDEO} if the video is not in the playlist, {@code invalid-field} {@code before} if the
     *     other one is not, {@link PlaylistError#NO_PLAYLIST} as {@link #add}
     */
    @Transactional
    PlaylistResponse move(long playlistId, String hash, MoveItemRequest request) {
        HashPath.require(hash, VideoError.NO_VIDEO);
        lock(playlistId);
        long video = items.videoIn(playlistId, hash).orElseThrow(VideoError.NO_VIDEO::exception);
        OptionalLong before = OptionalLong.empty();
        if (request.before() != null) {
            long other =
                    items.videoIn(playlistId, request.before()).orElseThrow(() -> ApiException.invalidField("before"));
            before = OptionalLong.of(other);
        }
        if (!isAt(playlistId, video, before)) {
            items.move(playlistId, video, rankBefore(playlistId, before));
        }
        return response(playlistId);
    }

    /** Returns whether a video is the one directly before another one, or that one itself. */
    private boolean isAt(long playlistId, long video, OptionalLong before) {
        long rank = items.rankOf(playlistId, video).orElseThrow();
        OptionalLong upper = rankOfUpper(playlistId, before);
        return upper.isPresent() && upper.getAsLong() == rank
                || rankOfLower(playlistId, upper).equals(OptionalLong.of(rank));
    }

    /** Returns a free rank directly before a video, or after all videos. */
    private long rankBefore(long playlistId, OptionalLong before) {
        OptionalLong free = freeRankBefore(playlistId, before);
        if (free.isEmpty()) {
            items.renumber(playlistId);
            free = freeRankBefore(playlistId, before);
        }
        return free.orElseThrow();
    }

    private OptionalLong freeRankBefore(long playlistId, OptionalLong before) {
        OptionalLong upper = rankOfUpper(playlistId, before);
        return SparseRanks.between(rankOfLower(playlistId, upper), upper);
    }

    private OptionalLong rankOfUpper(long playlistId, OptionalLong before) {
        return before.isEmpty() ? before : items.rankOf(playlistId, before.getAsLong());
    }

    private OptionalLong rankOfLower(long playlistId, OptionalLong upper) {
        return items.rankBefore(playlistId, upper.orElse(Long.MAX_VALUE));
    }

    private Playlist lock(long playlistId) {
        boolean exists = playlists.lock(playlistId);
        return playlists.find(playlistId).filter(playlist -> exists).orElseThrow(PlaylistError.NO_PLAYLIST::exception);
    }

    private PlaylistResponse response(long playlistId) {
        return playlists.find(playlistId).orElseThrow().response();
    }
}
