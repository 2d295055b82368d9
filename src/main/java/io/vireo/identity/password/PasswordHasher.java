package io.vireo.identity.password;

import io.vireo.http.ServiceUnavailableException;
import io.vireo.identity.AccountConstraints;
import io.vireo.identity.ChannelRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;

/**
 * Hashes passwords with bcrypt and compares them with hashes, those of the original service ({@code $2b$}, cost 14) included. The
 * work is bounded, see {@link BcryptExecutor}: any call may end as {@link ServiceUnavailableException}. Hold no transaction open meanwhile.
 */
@ApplicationScoped
public class PasswordHasher {
    /** What bcrypt reads of a password; Bouncy Castle cuts the rest off in silence. */
    public static final int MAX_BYTES = 72;

    private static final int SALT_BYTES = 16;
    private static final int MAX_COST = 16;
    private static final Pattern BCRYPT = Pattern.compile(AccountConstraints.BCRYPT);

    @Inject
    BcryptSettings settings;

    @Inject
    BcryptExecutor bcryptExecutor;

    @Inject
    ChannelRepository channels;

    @Inject
    SecureRandom random;

    /** A {@code $2b$} hash of 60 characters. */
    public String hash(String password) {
        return bcryptExecutor.run(() -> hash(password, settings.cost()));
    }

    /**
     * Whether a hash is of this password. No takes the same time whatever the hash is made with, and without a hash, for the name of
     * nobody: as long as the costliest hash of any account. By its time a refusal tells nothing.
     */
    public boolean isRight(String password, Optional<String> hash) {
        int costliest = Math.max(settings.cost(), Math.min(channels.costliestHash(), MAX_COST));
        return bcryptExecutor.run(() -> isRight(password, hash.filter(PasswordHasher::isBcrypt), costliest));
    }

    /** Whether a hash was made with another cost than the one that is set now. */
    public boolean isOutdated(String hash) {
        return cost(hash) != settings.cost();
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
