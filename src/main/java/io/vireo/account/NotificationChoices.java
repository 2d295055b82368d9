package io.vireo.account;

/**
 * The body of {@code PUT /c/{name}/notifications} and the answer of {@code GET}: which of the mails that may be declined are wanted.
 *
 * @param published a video of the channel is published
 * @param blocked sign-ins to the channel are blocked
 */
public record NotificationChoices(boolean published, boolean blocked) {
    /** As long as nothing was chosen. */
    static final NotificationChoices ALL = new NotificationChoices(true, true);

    boolean wants(Notification kind) {
        return switch (kind) {
            case PUBLISHED -> published;
            case BLOCKED -> blocked;
        };
    }

    NotificationChoices without(Notification kind) {
        return switch (kind) {
            case PUBLISHED -> new NotificationChoices(false, blocked);
            case BLOCKED -> new NotificationChoices(published, false);
        };
    }
}
