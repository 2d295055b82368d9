package io.vireo.playlist;

import io.vireo.auth.Caller;
import io.vireo.http.ApiException;
import io.vireo.platform.Component;
import io.vireo.ratelimit.RateLimiter;
import io.vireo.video.VideoError;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.List;

/**
 * Changes the playlists of a caller for pages, with the rate limits of the API. Methods with a hash path throw {@link ApiException} {@code
 * no-playlist} or {@code not-owner} if the caller may not change the playlist.
 */
@Component
public class PlaylistChangeService {
    @Inject
    PlaylistService playlistService;

    @Inject
    PlaylistItemService items;

    @Inject
    PlaylistVideoRepository videos;

    @Inject
    Validator validator;

    @Inject
    RateLimiter limits;

    /**
     * Creates an empty playlist and returns it.
     *
     * @throws ApiException {@code invalid-field} {@code title} or {@code visibility}, {@code too-many-playlists}
     */
    public PlaylistResponse create(Caller caller, String title, String visibility) {
        CreatePlaylistRequest request = new CreatePlaylistRequest(title, visibility);
        requireValid(request);
        acquire(PlaylistLimit.PLAYLISTS_ACCOUNT, caller);
        return playlistService.create(caller, request);
    }

    /**
     * Changes title and visibility.
     *
     * @throws ApiException {@code invalid-field} {@code title} or {@code visibility}
     */
    public void change(Caller caller, String hash, String title, String visibility) {
        UpdatePlaylistRequest request = new UpdatePlaylistRequest(title, visibility);
        requireValid(request);
        acquire(PlaylistLimit.PLAYLISTS_ACCOUNT, caller);
        playlistService.change(hash, caller, request);
    }

    public void delete(Caller caller, String hash) {
        acquire(PlaylistLimit.PLAYLISTS_ACCOUNT, caller);
        playlistService.delete(hash, caller);
    }

    /** Removes a video; does nothing if the playlist does not contain it. */
    public void remove(Caller caller, String hash, String video) {
        acquire(PlaylistLimit.ITEMS_ACCOUNT, caller);
        items.remove(playlistService.requireOwned(hash, caller).id(), video);
    }

    /** Removes a video from the watch-later list; does nothing if the list does not contain it. */
    public void removeLater(Caller caller, String video) {
        acquire(PlaylistLimit.ITEMS_ACCOUNT, caller);
        Playlist later = playlistService.watchLater(caller);
        if (later.id() != Playlist.NONE) {
            items.remove(later.id(), video);
        }
    }

    /**
     * Moves a video by one place; does nothing if it is the first or the last one already.
     *
     * @param isUp whether it is moved towards the beginning
     * @throws ApiException {@link VideoError#NO_VIDEO} if the playlist does not contain it
     */
    public void step(Caller caller, String hash, String video, boolean isUp) {
        acquire(PlaylistLimit.ITEMS_ACCOUNT, caller);
        Playlist playlist = playlistService.requireOwned(hash, caller);
        List<String> order = videos.hashes(playlist.id());
        int place = order.indexOf(video);
        if (place < 0) {
            throw VideoError.NO_VIDEO.exception();
        }
        if (isUp ? place == 0 : place == order.size() - 1) {
            return;
        }
        int before = isUp ? place - 1 : place + 2;
        items.move(playlist.id(), video, new MoveItemRequest(before < order.size() ? order.get(before) : null));
    }

    private <T> void requireValid(T request) {
        for (ConstraintViolation<T> violation : validator.validate(request)) {
            throw ApiException.invalidField(violation.getPropertyPath().toString());
        }
    }

    private void acquire(PlaylistLimit limit, Caller caller) {
        limits.acquire(limit, Long.toString(caller.channelId()));
    }
}
