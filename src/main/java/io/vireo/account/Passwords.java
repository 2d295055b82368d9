package io.vireo.account;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;

/** Hashes passwords with bcrypt and compares them with hashes, those of the original service ({@code $2b$}, cost 14) included. */
@ApplicationScoped
class Passwords {
    /** What bcrypt reads of a password; Bouncy Castle cuts the rest off in silence. */
    static final int MAX_BYTES = 72;

    private static final int SALT_BYTES = 16;

    @Inject
    AccountSettings settings;

    @Inject
    SecureRandom random;

    private String nobody = "";

    @PostConstruct
    void prepare() {
        nobody = hash("the password of nobody");
    }

    /** A {@code $2b$} hash of 60 characters. */
    String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return OpenBSDBCrypt.generate("2b", password.getBytes(StandardCharsets.UTF_8), salt, settings.passwordCost());
    }

    boolean matches(String password, String hash) {
        return password.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES
                && OpenBSDBCrypt.checkPassword(hash, password.getBytes(StandardCharsets.UTF_8));
    }

    /** Costs what {@link #matches} costs: an unknown username must not be told from a wrong password by the time it takes. */
    void matchNobody(String password) {
        matches(password, nobody);
    }

    /** Whether a hash was made with another cost than the one that is set now. */
    boolean isOutdated(String hash) {
        return !hash.startsWith("%02d$".formatted(settings.passwordCost()), "$2b$".length());
    }
}
