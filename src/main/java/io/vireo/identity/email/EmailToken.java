package io.vireo.identity.email;

import io.vireo.identity.Channel;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * The token of a link in a mail to the owner of a channel; only its hash is stored.
 *
 * <p>Life cycle: a channel has at most one token per purpose, and a new token replaces the previous one. A token ends when it expires or
 * when its channel is deleted. A password reset token is consumed by its use. A token that can change the account also ends when the
 * password changes.
 */
@Entity
@Table(name = "EmailTokens")
public class EmailToken {
    /** The purpose of a link. */
    public enum Purpose {
        RESET,
        EMAIL
    }

    @Id
    @Column(name = "TokenHash")
    private String hash = "";

    @Column(name = "ChannelID")
    private long channelId;

    @Enumerated(EnumType.STRING)
    @Column(name = "Purpose")
    private Purpose purpose = Purpose.RESET;

    @Column(name = "Address")
    private String address = "";

    @Column(name = "Generation")
    private int generation;

    @Column(name = "Expires")
    private long expires;

    protected EmailToken() {}

    String hash() {
        return hash;
    }

    public long channelId() {
        return channelId;
    }

    /** Returns the e-mail address that the token verifies; empty for other purposes. */
    String address() {
        return address;
    }

    boolean isValid(Instant now) {
        return now.toEpochMilli() < expires;
    }

    /** Returns whether the password of the channel is unchanged since the token was issued. */
    public boolean matchesPasswordOf(Channel channel) {
        return generation == channel.tokenGeneration();
    }
}
