package io.vireo.account;

import io.vireo.http.Unavailable;
import io.vireo.platform.Component;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;

/**
 * Hashes passwords with bcrypt and compares them with hashes, those of the original service ({@code $2b$}, cost 14) included. The
 * work is bounded, see {@link Hashing}: any call may end as {@link Unavailable}.
 */
@Component
@Transactional(TxType.NEVER)
class Passwords {
    /** What bcrypt reads of a password; Bouncy Castle cuts the rest off in silence. */
    static final int MAX_BYTES = 72;

    private static final int SALT_BYTES = 16;
    private static final int MAX_COST = 16;
    private static final Pattern BCRYPT = Pattern.compile(AccountForm.BCRYPT);

    private final HashingSettings settings;
    private final Hashing hashing;
    private final SecureRandom random;

    @Inject
    Passwords(HashingSettings settings, Hashing hashing, SecureRandom random) {
        this.settings = settings;
        this.hashing = hashing;
        this.random = random;
    }

    /** A {@code $2b$} hash of 60 characters. */
    String hash(String password) {
        return hashing.run(() -> hash(password, settings.cost()));
    }

    /**
     * Whether a hash is of this password. No takes the same time whatever the hash is made with, and without a hash, for the name of
     * nobody: as long as the costliest hash of any account. By its time a refusal tells nothing.
     *
     * @param costliestHash the highest cost of the hash of any account; 0 if there is none
     */
    boolean isRight(String password, Optional<String> hash, int costliestHash) {
        int costliest = Math.max(settings.cost(), Math.min(costliestHash, MAX_COST));
        return hashing.run(() -> compare(password, hash.filter(Passwords::isBcrypt), costliest));
    }

    /** Whether a hash was made with another cost than the one that is set now. */
    boolean isOutdated(String hash) {
        return cost(hash) != settings.cost();
    }

    private boolean compare(String password, Optional<String> hash, int costliest) {
        if (hash.isEmpty()) {
            hash(password, costliest);
            return false;
        }
        byte[] bytes = password.getBytes(StandardCharsets.UTF_8);
        boolean right = OpenBSDBCrypt.checkPassword(hash.get(), bytes) && bytes.length <= MAX_BYTES;
        // Each cost doubles the work: c, and then c, c + 1, ... up to n - 1 make as much as n.
        for (int cost = cost(hash.get()); !right && cost < costliest; cost++) {
            hash(password, cost);
        }
        return right;
    }

    private String hash(String password, int cost) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return OpenBSDBCrypt.generate("2b", password.getBytes(StandardCharsets.UTF_8), salt, cost);
    }

    private static boolean isBcrypt(String hash) {
        return BCRYPT.matcher(hash).matches();
    }

    private static int cost(String hash) {
        return Integer.parseInt(hash.substring("$2b$".length(), "$2b$".length() + 2));
    }
}
