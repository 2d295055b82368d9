package io.vireo.identity.signin;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;

/** Who tries to sign in as whom. */
@Embeddable
public class LoginAttemptKey implements Serializable {
    private static final long serialVersionUID = 1L;

    @Column(name = "Address")
    private String address = "";

    @Column(name = "Username")
    private String username = "";

    protected LoginAttemptKey() {}

    /**
     * @param address the client's IP address in its canonical form
     * @param username as it was sent; the database compares it regardless of case, as it does the channels'
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
