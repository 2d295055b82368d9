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
 * The token of a link in a mail to the owner of a channel, of which only the hash is kept. A channel has one for each purpose: a new
 * one takes the place of the old. It ends by its use, when it expires, and with the channel; one that can change the account ends too
 * when the password changes.
 */
@Entity
@Table(name = "EmailTokens")
public class EmailToken {
    /** What a link is for. */
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

    /** Which e-mail address it confirms; empty for other purposes. */
    String address() {
        return address;
    }

    boolean isValid(Instant now) {
        return now.toEpochMilli() < expires;
    }

    /** Whether the channel still has the password that it had when the token was made. */
    public boolean isOfSamePassword(Channel channel) {
        return generation == channel.tokenGeneration();
    }
}
