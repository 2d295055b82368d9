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
 * The private personal data of the owner of a channel; only the owner can read it. Each channel has exactly one, which is created in the
 * same transaction. The e-mail address is unique regardless of case.
 */
@Entity
@Table(name = "ChannelDetails")
public class ChannelDetails {
    @Id
    @Column(name = "ChannelID")
    private long channelId;

    @Column(name = "Fname")
    private String firstName = "";

    /** Empty or null if the owner has no middle name. */
    @Column(name = "Mname")
    private @Nullable String middleName;

    @Column(name = "Lname")
    private String lastName = "";

    @Column(name = "Email")
    private String email = "";

    @Column(name = "Birth")
    private @Nullable LocalDate birth;

    /** When the e-mail address was verified; null as long as it is not. */
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

    /**
     * Sets a verified e-mail address as the address of the account.
     *
     * @param address the address whose verification link was opened
     */
    void confirm(String address, Instant now) {
        if (emailVerified == null || !address.equals(email)) {
            email = address;
            emailVerified = now;
        }
    }

    long channelId() {
        return channelId;
    }

    /** Updates the names that the request contains and leaves the others unchanged. */
    void rename(UpdateProfileRequest request) {
        firstName = request.fname() == null ? firstName : request.fname();
        middleName = request.mname() == null ? middleName : request.mname();
        lastName = request.lname() == null ? lastName : request.lname();
    }

    /** Returns the personal data for the response to the owner. */
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
