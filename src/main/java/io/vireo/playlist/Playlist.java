package io.vireo.playlist;

import io.vireo.auth.Caller;
import io.vireo.video.Viewer;
import io.vireo.video.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table {@code Playlists}.
 *
 * @param hash its hash path; null for a watch-later list
 * @param channel the username of its owner
 * @param isOwnerSuspended whether the channel of its owner is suspended, which hides it as it hides videos
 * @param visibility the text of a {@link Visibility}
 * @param items the number of its videos, visible or not
 * @param thumbnail the hash path of its first public video; {@code ""} if it has none
 */
record Playlist(
        long id,
        @Nullable String hash,
        long channelId,
        String channel,
        boolean isOwnerSuspended,
        String title,
        String visibility,
        int items,
        String thumbnail) {
    /** The key of a watch-later list that does not exist yet. */
    static final long NONE = 0;

    /** Returns the watch-later list of a caller that has never added a video to it. */
    static Playlist emptyWatchLater(Caller caller) {
        return new Playlist(NONE, null, caller.channelId(), caller.username(), false, "", "private", 0, "");
    }

    boolean isOwner(Viewer viewer) {
        return viewer.caller() != null && viewer.caller().channelId() == channelId;
    }

    boolean isPublic() {
        return Visibility.of(visibility) == Visibility.PUBLIC;
    }

    /** Returns whether a viewer who knows the hash path may see the playlist. The hash path is the key of an unlisted one. */
    boolean isVisibleTo(Viewer viewer) {
        return viewer.moderator()
                || (!isOwnerSuspended && (isOwner(viewer) || Visibility.of(visibility) != Visibility.PRIVATE));
    }

    /** @param shownItems the number of items that the viewer sees */
    PlaylistResponse response(int shownItems) {
        return new PlaylistResponse(hash == null ? "" : hash, title, visibility, shownItems, thumbnail, channel);
    }

    /** Returns the response for its owner. */
    PlaylistResponse response() {
        return response(items);
    }
}
