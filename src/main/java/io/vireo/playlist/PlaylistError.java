package io.vireo.playlist;

import io.vireo.http.ErrorCode;

/** Error codes of playlists. */
enum PlaylistError implements ErrorCode {
    NO_PLAYLIST(404, "no-playlist", "There is no such playlist."),
    NOT_PLAYLIST_OWNER(403, "not-owner", "The playlist belongs to another channel."),
    TOO_MANY_PLAYLISTS(409, "too-many-playlists", "The channel has as many playlists as it can have."),
    PLAYLIST_FULL(409, "playlist-full", "The playlist has as many videos as it can have.");

    private final int status;
    private final String code;
    private final String message;

    PlaylistError(int status, String code, String message) {
        this.status = status;
        this.code = code;
        this.message = message;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String message() {
        return message;
    }
}
