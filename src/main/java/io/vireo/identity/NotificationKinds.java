package io.vireo.identity;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of notices of a feature, which the owner of a channel can choose in {@code /c/{name}/notifications} beside the categories of
 * mails. A feature contributes an {@code @ApplicationScoped} bean; all beans of the type are found.
 */
public interface NotificationKinds {
    /** Returns the preferences of a channel for every kind of the feature, by the key of the kind. */
    Map<String, NoticePreference> preferences(long channelId);

    /**
     * Changes the preference of a channel, in the transaction of the caller.
     *
     * @param kind a key that {@link #preferences} returns
     * @param site null to leave it unchanged
     * @param mail null to leave it unchanged
     * @throws io.vireo.http.ApiException {@code invalid-field} with the key of the kind if the kind does not allow it
     */
    void change(long channelId, String kind, @Nullable Boolean site, @Nullable MailFrequency mail);

    /** Returns whether the feature writes mails whose unsubscribe links have this key; it is no key of a category of mails. */
    boolean hasMails(String key);

    /** Declines the mails whose unsubscribe links have this key, in the transaction of the caller. */
    void declineMails(long channelId, String key);
}
