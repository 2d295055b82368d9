package io.vireo.playlist;

import io.vireo.auth.Caller;
import io.vireo.platform.Component;
import io.vireo.ratelimit.RateLimiter;
import io.vireo.video.HashPath;
import io.vireo.video.VideoError;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;

/**
 * Saves a video in the playlists of a caller and in the watch-later list, for the pages of {@code web}. Each change takes a token of the
 * account's rate limit first.
 */
@Component
public class SavedVideoService {
    /** Stands for the watch-later list where the hash path of a playlist is expected. */
    public static final String LATER = "later";

    private static final int MAX_PLAYLISTS = 200;

    @Inject
    PlaylistService playlistService;

    @Inject
    PlaylistItemService items;

    @Inject
    PlaylistRepository playlists;

    @Inject
    PlaylistItemRepository itemRepository;

    @Inject
    RateLimiter limits;

    /**
     * The lists of a caller.
     *
     * @param later whether the watch-later list contains the video
     * @param playlists the newest playlists, at most 200
     */
    public record SavedState(boolean later, List<SaveTarget> playlists) {
        public boolean isSaved() {
            return later || playlists.stream().anyMatch(SaveTarget::saved);
        }
    }

    /**
     * A playlist of a caller.
     *
     * @param saved whether it contains the video
     */
    public record SaveTarget(PlaylistResponse playlist, boolean saved) {}

    /** Returns the lists of a caller, and which of them contain a video. */
    public SavedState places(Caller caller, String video) {
        Set<Long> with = itemRepository.listsOf(caller.channelId(), video);
        List<SaveTarget> own = playlists.ofChannel(caller.channelId(), Long.MAX_VALUE, MAX_PLAYLISTS).stream()
                .map(playlist -> new SaveTarget(playlist.response(), with.contains(playlist.id())))
                .toList();
        return new SavedState(with.contains(playlistService.watchLater(caller).id()), own);
    }

    /**
     * Appends a video to a list; does nothing if it is in the list.
     *
     * @param playlist the hash path of a playlist of the caller, or {@link #LATER}
     * @throws io.vireo.http.ApiException as {@link PlaylistItemService#add}, {@link PlaylistError#NOT_PLAYLIST_OWNER}, {@code
     *     too-many-requests}
     */
    public void save(Caller caller, String playlist, String video) {
        limits.acquire(PlaylistLimit.ITEMS_ACCOUNT, Long.toString(caller.channelId()));
        if (playlist.equals(LATER)) {
            HashPath.require(video, VideoError.NO_VIDEO);
            items.addLater(caller, video);
        } else {
            items.add(playlistService.requireOwned(playlist, caller).id(), caller, video);
        }
    }

    /** Removes a video from a list; does nothing if it is not in the list. Parameters and exceptions as {@link #save}. */
    public void remove(Caller caller, String playlist, String video) {
        limits.acquire(PlaylistLimit.ITEMS_ACCOUNT, Long.toString(caller.channelId()));
        Playlist list = playlist.equals(LATER)
                ? playlistService.watchLater(caller)
                : playlistService.requireOwned(playlist, caller);
        if (list.id() != Playlist.NONE) {
            items.remove(list.id(), video);
        }
    }

    /**
     * Creates a playlist with one video.
     *
     * @throws io.vireo.http.ApiException {@link PlaylistError#TOO_MANY_PLAYLISTS}, and as {@link #save}
     */
    public void saveInNew(Caller caller, CreatePlaylistRequest request, String video) {
        limits.acquire(PlaylistLimit.PLAYLISTS_ACCOUNT, Long.toString(caller.channelId()));
        save(caller, playlistService.create(caller, request).playlist(), video);
    }
}
