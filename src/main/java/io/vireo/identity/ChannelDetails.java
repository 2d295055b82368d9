package io.vireo.identity;

import io.vireo.identity.signup.SignUpRequest;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The person behind a channel: private, never in another person's answer. One for each channel, made in the same transaction. The
 * e-mail address is unique regardless of case.
 */
@Entity
@Table(name = "ChannelDetails")
public class ChannelDetails {
    @Id
    @Column(name = "ChannelID")
    private long channelId;

    @Column(name = "Fname")
    private String firstName = "";

    /** Empty or null when the person has none. */
    @Column(name = "Mname")
    private @Nullable String middleName;

    @Column(name = "Lname")
    private String lastName = "";

    @Column(name = "Email")
    private String email = "";

    @Column(name = "Birth")
    private @Nullable LocalDate birth;

    /** When the owner opened the link that was sent to the address; null as long as not. */
    @Column(name = "EmailVerified")
    private @Nullable Instant emailVerified;

    protected ChannelDetails() {}

    public ChannelDetails(long channelId, SignUpRequest person, LocalDate birth) {
        this.channelId = channelId;
        this.firstName = person.fname();
        this.middleName = person.mname() == null ? "" : person.mname();
        this.lastName = person.lname();
        this.email = person.email();
        this.birth = birth;
    }

    public String email() {
        return email;
    }

    /** The owner has opened the link sent to this address, which is the account's from now on. */
    void confirm(String address, Instant now) {
        email = address;
        emailVerified = now;
    }

    long channelId() {
        return channelId;
    }

    /** Takes the names over that are given. */
    void rename(UpdateProfileRequest wish) {
        firstName = wish.fname() == null ? firstName : wish.fname();
        middleName = wish.mname() == null ? middleName : wish.mname();
        lastName = wish.lname() == null ? lastName : wish.lname();
    }

    /** For the owner. */
    PersonalData of(Channel channel) {
        return new PersonalData(
                channel.username(),
                firstName,
                middleName == null ? "" : middleName,
                lastName,
                email,
                emailVerified,
                birth,
                channel.created());
    }
}
