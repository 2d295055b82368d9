package io.vireo.identity.signin;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;

/** Primary key of {@link LoginAttempts}: a client address and a username. */
@Embeddable
public class LoginAttemptKey implements Serializable {
    private static final long serialVersionUID = 1L;

    @Column(name = "Address")
    private String address = "";

    @Column(name = "Username")
    private String username = "";

    protected LoginAttemptKey() {}

    /**
     * Creates a key.
     *
     * @param address the client's IP address in canonical form
     * @param username as sent by the client; the database compares it regardless of case, as the usernames of channels
     */
    LoginAttemptKey(String address, String username) {
        this.address = address;
        this.username = username;
    }

    String address() {
        return address;
    }

    String username() {
        return username;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LoginAttemptKey pair && address.equals(pair.address) && username.equals(pair.username);
    }

    @Override
    public int hashCode() {
        return 31 * address.hashCode() + username.hashCode();
    }
}
