package io.vireo.identity.password;

import io.vireo.http.ServiceUnavailableException;
import io.vireo.identity.AccountConstraints;
import io.vireo.platform.Component;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;

/**
 * Hashes passwords with bcrypt and compares passwords with hashes, including those of the original service ({@code $2b$}, cost 14).
 * Concurrency is bounded, see {@link BcryptExecutor}: every call may throw {@link ServiceUnavailableException}.
 */
@Component
@Transactional(TxType.NEVER)
public class PasswordHasher {
    /** The number of bytes that bcrypt uses of a password; Bouncy Castle silently ignores the rest. */
    public static final int MAX_BYTES = 72;

    private static final int SALT_BYTES = 16;
    private static final int MAX_COST = 16;
    private static final Pattern BCRYPT = Pattern.compile(AccountConstraints.BCRYPT);

    private final BcryptSettings settings;
    private final BcryptExecutor bcryptExecutor;
    private final SecureRandom random;

    @Inject
    PasswordHasher(BcryptSettings settings, BcryptExecutor bcryptExecutor, SecureRandom random) {
        this.settings = settings;
        this.bcryptExecutor = bcryptExecutor;
        this.random = random;
    }

    /** The result of comparing a password with a hash. */
    public enum Match {
        WRONG,
        RIGHT,
        /** The password is correct, but the hash has another cost than the current setting or was not computed from the NFC form. */
        OUTDATED
    }

    /** Returns a {@code $2b$} hash of 60 characters, computed from the NFC form of the password. */
    public String hash(String password) {
        return bcryptExecutor.run(() -> hash(normalized(password), settings.cost()));
    }

    /**
     * Compares a password with a hash: the NFC form, and for older hashes also the password as typed and its NFD form. {@link Match#WRONG}
     * takes the same time whatever the cost of the hash, and also without a hash (unknown user): the time of the most expensive hash of
     * any account. The duration therefore does not reveal whether the user exists.
     *
     * @param hash the stored hash; empty for an unknown user
     * @param highestCost the highest cost of the hashes of all accounts; 0 if there is none
     */
    public Match compare(String password, Optional<String> hash, int highestCost) {
        int targetCost = Math.max(settings.cost(), Math.min(highestCost, MAX_COST));
        return bcryptExecutor.run(() -> match(password, hash.filter(PasswordHasher::isBcrypt), targetCost));
    }

    /** Returns the NFC form, which is equal for passwords typed on systems with different Unicode normalization. */
    static String normalized(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }

    private Match match(String password, Optional<String> hash, int targetCost) {
        String normalized = normalized(password);
        if (matches(normalized, hash, targetCost)) {
            return hash.filter(current -> cost(current) != settings.cost()).isPresent() ? Match.OUTDATED : Match.RIGHT;
        }
        boolean right = Stream.of(password, Normalizer.normalize(password, Normalizer.Form.NFD))
                .distinct()
                .filter(form -> !form.equals(normalized))
                .anyMatch(form -> matches(form, hash, targetCost));
        return right ? Match.OUTDATED : Match.WRONG;
    }

    private boolean matches(String password, Optional<String> hash, int targetCost) {
        if (hash.isEmpty()) {
            hash(password, targetCost);
            return false;
        }
        byte[] bytes = password.getBytes(StandardCharsets.UTF_8);
        boolean right = OpenBSDBCrypt.checkPassword(hash.get(), bytes) && bytes.length <= MAX_BYTES;
        // Each increment of the cost doubles the work: costs c, c, c + 1, ... n - 1 together take as long as n.
        for (int cost = cost(hash.get()); !right && cost < targetCost; cost++) {
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
