package io.vireo.identity.notification;

/**
 * The body of {@code PUT /c/{name}/notifications} and the answer of {@code GET}: which of the mails that may be declined are wanted.
 *
 * @param published a video of the channel is published
 * @param blocked sign-ins to the channel are blocked
 */
public record MailPreferencesBody(boolean published, boolean blocked) {
    /** As long as nothing was chosen. */
    static final MailPreferencesBody ALL = new MailPreferencesBody(true, true);

    boolean wants(MailCategory kind) {
        return switch (kind) {
            case PUBLISHED -> published;
            case BLOCKED -> blocked;
        };
    }

    MailPreferencesBody without(MailCategory kind) {
        return switch (kind) {
            case PUBLISHED -> new MailPreferencesBody(false, blocked);
            case BLOCKED -> new MailPreferencesBody(published, false);
        };
    }
}
