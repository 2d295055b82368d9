package io.vireo.mail;

/**
 * A kind of mail that the owner of a channel can decline, such as "a video of the channel is published". A feature contributes one as
 * an {@code @ApplicationScoped} bean that implements this interface; all beans of the type are found. The choices are one row per
 * channel and category; the key stands in the body of {@code /c/{name}/notifications} and in unsubscribe links.
 *
 * <p>Mails about the security of an account have no category: they are always sent.
 */
public interface MailCategory {
    /** Returns the name, unique among all features: lower-case ASCII letters and hyphens, at most 32 characters. */
    String key();

    /** Returns whether mails of this category are sent as long as the owner has not chosen. */
    default boolean wantedByDefault() {
        return true;
    }
}
