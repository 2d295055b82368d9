package io.vireo.identity.notification;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the owner of a channel wants to be told. It begins when it is first needed, with everything wanted, and is gone with the
 * channel. The token of the links that end these mails stays the same: links in old mails must work, and it can do nothing else.
 */
@Entity
@Table(name = "Notifications")
public class MailPreferences {
    @Id
    @Column(name = "ChannelID")
    private long channelId;

    @Column(name = "Published")
    private boolean published;

    @Column(name = "Blocked")
    private boolean blocked;

    @Column(name = "BlockedTold")
    private @Nullable Long blockedTold;

    @Column(name = "Unsubscribe")
    private String unsubscribe = "";

    protected MailPreferences() {}

    MailPreferencesBody choices() {
        return new MailPreferencesBody(published, blocked);
    }

    void choose(MailPreferencesBody choices) {
        published = choices.published();
        blocked = choices.blocked();
    }

    String unsubscribeToken() {
        return unsubscribe;
    }

    /** Notes that it is told now, unless it has been told within {@code pause}; returns which. */
    boolean markLockedOutSent(Instant now, Duration pause) {
        boolean may = blockedTold == null || now.minus(pause).toEpochMilli() >= blockedTold;
        if (may) {
            blockedTold = now.toEpochMilli();
        }
        return may;
    }
}
