package io.vireo.identity;

/**
 * What a channel can have so much of that one transaction should not remove it. A feature contributes an {@code @ApplicationScoped} bean.
 * The deletion of such a channel hides it, removes slices in transactions of their own, and then the channel with the last slice, which the
 * feature removes when it observes {@link ChannelDeleted}.
 */
public interface ChannelContents {
    /** Returns whether a channel has more than a slice. */
    boolean areMany(long channelId);

    /** Removes a slice within the caller's transaction, which has locked the channel. */
    void removeSome(long channelId);
}
