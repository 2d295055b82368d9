package io.vireo.video;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * Decides who may see a video: the only place that does (docs/decisions/0083-visibility.md). The generated column {@code Listed} of the
 * table {@code Videos} is the same rule for queries; {@link #IS_LISTED} is its predicate.
 *
 * @param channelId the key of the owner's channel
 * @param blocked whether a moderator has hidden the video or the channel is suspended
 * @param key the key that opens the video while it is unlisted; null if it never was
 * @param version changes with visibility, key and block, which revokes access tokens
 */
public record VideoAccess(
        long channelId,
        boolean published,
        Visibility visibility,
        boolean blocked,
        @Nullable String key,
        int version) {
    /** The predicate of queries over {@code Videos v} for {@link Decision#LISTED}. The indexes {@code Videos_listed…} serve it. */
    public static final String IS_LISTED = "v.Listed = 1";

    /** The predicate of queries over {@code Videos v} for published videos that are not listed; the same indexes serve it. */
    public static final String IS_NOT_LISTED = "v.Listed = 0";

    /**
     * Bit of the column {@code Blocked}: a moderator has hidden the video. The bits are independent: the end of one reason does not show a
     * video that is hidden for the other.
     */
    static final int BY_MODERATOR = 1;

    /** Bit of the column {@code Blocked}: the channel is suspended. */
    static final int OWNER_SUSPENDED = 2;

    /** What a viewer may see of a video. */
    public enum Decision {
        /** Everything, as everybody; the video is in lists, searches and counts. */
        LISTED,
        /** Everything, but the video is in no list. */
        OPENABLE,
        /** The data and the mark {@code blocked}, no file: the owner of a blocked video. */
        DATA_ONLY,
        /** Nothing; responses are those for a video that does not exist. */
        HIDDEN;

        /** Returns whether the viewer may see the title and the other data of the video. */
        public boolean allowsData() {
            return this != HIDDEN;
        }

        /** Returns whether the viewer may open the file and the images of the video. */
        public boolean allowsFiles() {
            return this == LISTED || this == OPENABLE;
        }
    }

    /**
     * Returns what a viewer may see.
     *
     * @param viewer what is known of the viewer; an access token is evaluated before, by the caller of this method
     */
    public Decision decide(Viewer viewer) {
        if (!published) {
            return Decision.HIDDEN;
        }
        if (blocked) {
            // an access token was issued to a moderator: blocking has revoked all others
            return viewer.moderator() || viewer.hasAccessToken()
                    ? Decision.OPENABLE
                    : isOwner(viewer) ? Decision.DATA_ONLY : Decision.HIDDEN;
        }
        if (visibility == Visibility.PUBLIC) {
            return Decision.LISTED;
        }
        boolean admitted = isOwner(viewer)
                || viewer.moderator()
                || viewer.hasAccessToken()
                || (visibility == Visibility.UNLISTED && hasKey(viewer));
        return admitted ? Decision.OPENABLE : Decision.HIDDEN;
    }

    /** Returns whether the video is listed, whoever asks. */
    public boolean isListed() {
        return decide(Viewer.ANONYMOUS) == Decision.LISTED;
    }

    public boolean isOwner(Viewer viewer) {
        return viewer.caller() != null && viewer.caller().channelId() == channelId;
    }

    private boolean hasKey(Viewer viewer) {
        // in constant time: the key is a secret
        return key != null
                && viewer.key() != null
                && MessageDigest.isEqual(key.getBytes(US_ASCII), viewer.key().getBytes(US_ASCII));
    }
}
