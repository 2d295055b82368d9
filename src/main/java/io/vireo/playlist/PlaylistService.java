package io.vireo.playlist;

import io.vireo.auth.AuthError;
import io.vireo.auth.Caller;
import io.vireo.identity.Channels;
import io.vireo.platform.Component;
import io.vireo.platform.jobs.CleanupService;
import io.vireo.video.Viewer;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds, creates, changes and deletes playlists. */
@Component
class PlaylistService {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";

    /** Unlike that of a video, the hash path of a playlist cannot be guessed: 56 bits. It opens an unlisted playlist. */
    private static final int HASH_LENGTH = 11;

    private static final Pattern HASH = Pattern.compile("[a-z0-9]{11}");

    @Inject
    PlaylistRepository playlists;

    @Inject
    PlaylistSettings settings;

    @Inject
    Channels channels;

    @Inject
    CleanupService cleanups;

    @Inject
    SecureRandom random;

    @Inject
    Clock clock;

    /**
     * Returns a playlist that a viewer may see.
     *
     * @throws io.vireo.http.ApiException {@link PlaylistError#NO_PLAYLIST}
     */
    Playlist require(String hash, Viewer viewer) {
        return find(hash)
                .filter(playlist -> playlist.isVisibleTo(viewer))
                .orElseThrow(PlaylistError.NO_PLAYLIST::exception);
    }

    /**
     * Returns a playlist of the caller.
     *
     * @throws io.vireo.http.ApiException {@link PlaylistError#NO_PLAYLIST}, {@link PlaylistError#NOT_PLAYLIST_OWNER} if the caller may
     *     only see it
     */
    Playlist requireOwned(String hash, Caller caller) {
        Playlist playlist = require(hash, Viewer.of(caller));
        if (playlist.channelId() != caller.channelId()) {
            throw PlaylistError.NOT_PLAYLIST_OWNER.exception();
        }
        return playlist;
    }

    private Optional<Playlist> find(String hash) {
        return HASH.matcher(hash).matches() ? playlists.find(hash) : Optional.empty();
    }

    /** Returns the response for a viewer: with the number of all videos for the owner, of the public ones for others. */
    PlaylistResponse response(Playlist playlist, Viewer viewer) {
        return playlist.response(
                playlist.isOwner(viewer) ? playlist.items() : playlists.countPublicItems(playlist.id()));
    }

    /**
     * Creates an empty playlist.
     *
     * @throws io.vireo.http.ApiException {@link AuthError#BAD_TOKEN} if the channel no longer exists, {@link
     *     PlaylistError#TOO_MANY_PLAYLISTS}
     */
    @Transactional
    PlaylistResponse create(Caller caller, CreatePlaylistRequest request) {
        lockActive(caller);
        if (playlists.count(caller.channelId()) >= settings.maxPlaylists()) {
            throw PlaylistError.TOO_MANY_PLAYLISTS.exception();
        }
        String hash = random.ints(HASH_LENGTH, 0, ALPHABET.length())
                .mapToObj(i -> String.valueOf(ALPHABET.charAt(i)))
                .collect(Collectors.joining());
        playlists.add(hash, caller.channelId(), request.title(), request.visibility(), clock.millis());
        return playlists.find(hash).orElseThrow().response();
    }

    /**
     * Changes title and visibility of a playlist of the caller.
     *
     * @throws io.vireo.http.ApiException as {@link #requireOwned}
     */
    @Transactional
    PlaylistResponse change(String hash, Caller caller, UpdatePlaylistRequest request) {
        Playlist playlist = requireOwned(hash, caller);
        playlists.change(playlist.id(), request.title(), request.visibility(), clock.millis());
        return require(hash, Viewer.of(caller)).response();
    }

    /**
     * Deletes a playlist of the caller. Its items are invisible at once; a clean-up removes them.
     *
     * @throws io.vireo.http.ApiException as {@link #requireOwned}
     */
    @Transactional
    void delete(String hash, Caller caller) {
        delete(requireOwned(hash, caller).id());
    }

    /** Deletes a playlist; does nothing if it does not exist. */
    @Transactional
    void delete(long playlistId) {
        if (playlists.lock(playlistId)) {
            playlists.remove(playlistId);
            cleanups.add(ItemsOfPlaylist.class, List.of(Long.toString(playlistId)));
        }
    }

    /** Returns the watch-later list of the caller; an empty one if the caller has never added a video. */
    Playlist watchLater(Caller caller) {
        return playlists.watchLaterOf(caller.channelId()).orElseGet(() -> Playlist.emptyWatchLater(caller));
    }

    /** As {@link #watchLater}, but creates it. */
    @Transactional
    Playlist createWatchLater(Caller caller) {
        Optional<Playlist> existing = playlists.watchLaterOf(caller.channelId());
        if (existing.isPresent()) {
            return existing.get();
        }
        lockActive(caller);
        playlists.addWatchLater(caller.channelId(), clock.millis());
        return playlists.watchLaterOf(caller.channelId()).orElseThrow();
    }

    /** The lock prevents that something is added to a channel after its deletion. */
    private void lockActive(Caller caller) {
        if (!channels.lockActive(caller.channelId())) {
            throw AuthError.BAD_TOKEN.exception();
        }
    }
}
