package io.vireo.mail;

/**
 * A category of mails that the owner of a channel can decline, for example "a video of the channel was published". A feature contributes
 * an {@code @ApplicationScoped} bean; all beans of the type are found. The choices are stored as one row per channel and category; the key
 * is used in the body of {@code /c/{name}/notifications} and in unsubscribe links.
 *
 * <p>Mails about the security of an account have no category and cannot be declined.
 */
public interface MailCategory {
    /** Returns the key, unique among all features: lower-case ASCII letters and hyphens, at most 32 characters. */
    String key();

    /** Returns whether mails of this category are sent to owners who have not made a choice. */
    default boolean wantedByDefault() {
        return true;
    }
}
