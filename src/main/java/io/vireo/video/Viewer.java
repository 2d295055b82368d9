package io.vireo.video;

import io.vireo.auth.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Who wants to see one video, as far as {@link VideoAccess} needs to know.
 *
 * @param caller the authenticated caller; null without a valid token
 * @param moderator whether the caller is a moderator or an administrator
 * @param key the key that the request presents for an unlisted video; null for none
 * @param hasAccessToken whether the request presents a valid access token of this video
 */
public record Viewer(
        @Nullable Caller caller,
        boolean moderator,
        @Nullable String key,
        boolean hasAccessToken) {
    /** A viewer without any credentials. */
    public static final Viewer ANONYMOUS = new Viewer(null, false, null, false);

    /**
     * Returns a viewer with nothing but the identity of the caller.
     *
     * @param caller null without a valid token
     */
    public static Viewer of(@Nullable Caller caller) {
        return new Viewer(caller, caller != null && caller.isModerator(), null, false);
    }

    /** Returns this viewer with a key and an access token. */
    public Viewer with(@Nullable String presentedKey, boolean validAccessToken) {
        return new Viewer(caller, moderator, presentedKey, validAccessToken);
    }
}
