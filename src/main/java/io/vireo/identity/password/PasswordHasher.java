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
 * Hashes passwords with bcrypt and compares them with hashes, those of the original service ({@code $2b$}, cost 14) included. The
 * work is bounded, see {@link BcryptExecutor}: any call may end as {@link ServiceUnavailableException}.
 */
@Component
@Transactional(TxType.NEVER)
public class PasswordHasher {
    /** What bcrypt reads of a password; Bouncy Castle cuts the rest off in silence. */
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

    /** What comparing a password with a hash finds. */
    public enum Match {
        WRONG,
        RIGHT,
        /** Right, but the hash was made with another cost than the one that is set now, or not of the NFC form. */
        OUTDATED
    }

    /** A {@code $2b$} hash of 60 characters, of the password's NFC form. */
    public String hash(String password) {
        return bcryptExecutor.run(() -> hash(normalized(password), settings.cost()));
    }

    /**
     * Compares a password with a hash: in NFC, and for hashes that were made of what was typed, as it is and in NFD. {@link Match#WRONG}
     * takes the same time whatever the hash is made with, and without a hash, for an unknown user: as long as the costliest hash of any
     * account. By its time a refusal tells nothing.
     *
     * @param costliestHash the highest cost of the hash of any account; 0 if there is none
     */
    public Match compare(String password, Optional<String> hash, int costliestHash) {
        int costliest = Math.max(settings.cost(), Math.min(costliestHash, MAX_COST));
        return bcryptExecutor.run(() -> match(password, hash.filter(PasswordHasher::isBcrypt), costliest));
    }

    /** The one form of passwords that look the same but were typed on different systems. */
    static String normalized(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }

    private Match match(String password, Optional<String> hash, int costliest) {
        String normalized = normalized(password);
        if (isRight(normalized, hash, costliest)) {
            return hash.filter(current -> cost(current) != settings.cost()).isPresent() ? Match.OUTDATED : Match.RIGHT;
        }
        boolean right = Stream.of(password, Normalizer.normalize(password, Normalizer.Form.NFD))
                .distinct()
                .filter(form -> !form.equals(normalized))
                .anyMatch(form -> isRight(form, hash, costliest));
        return right ? Match.OUTDATED : Match.WRONG;
    }

    private boolean isRight(String password, Optional<String> hash, int costliest) {
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
