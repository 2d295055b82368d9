package io.vireo.account;

import io.vireo.account.LoginAttemptTracker.Admission;
import io.vireo.http.Refusal;
import io.vireo.http.Unavailable;
import io.vireo.platform.Component;
import io.vireo.platform.Transactions;
import io.vireo.token.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Checks passwords, at sign-in and before what cannot be undone. Every answer counts for {@link LoginAttemptTracker}: one transaction
 * decides whether the attempt is admitted, another one records its outcome, and bcrypt works between them.
 */
@Component
@Transactional(TxType.NEVER)
class SignInService {
    private static final Logger LOG = System.getLogger(SignInService.class.getName());

    private final LoginAttemptTracker attempts;
    private final Passwords passwords;
    private final Hashing hashing;
    private final ChannelRepository channels;
    private final Transactions transactions;
    private final Tokens tokens;
    private final AccountSettings settings;

    @Inject
    SignInService(
            LoginAttemptTracker attempts,
            Passwords passwords,
            Hashing hashing,
            ChannelRepository channels,
            Transactions transactions,
            Tokens tokens,
            AccountSettings settings) {
        this.attempts = attempts;
        this.passwords = passwords;
        this.hashing = hashing;
        this.channels = channels;
        this.transactions = transactions;
        this.tokens = tokens;
        this.settings = settings;
    }

    /** Registers the metrics at the start. */
    void register(@Observes @Initialized(ApplicationScoped.class) Object start) {
        SignInMeters.RIGHT.increment(0);
    }

    /** Returns a token; throws as {@link #authenticate}. */
    String signIn(SignIn credentials, String address) {
        Channel owner = authenticate(credentials.username(), credentials.password(), address);
        return tokens.issue(owner.id(), owner.username(), owner.tokenGeneration());
    }

    /**
     * Returns the channel of this name, whose password this is.
     *
     * @param address the client's IP address
     * @throws SignInRejected when the password is wrong or there is no such channel
     * @throws SignInBlocked after too many failed attempts of the address for the name
     * @throws Refusal with {@code too-many-requests} after too many failed attempts from unknown addresses
     * @throws Unavailable when too many passwords wait to be checked
     */
    Channel authenticate(String username, String password, String address) {
        try {
            Channel owner = check(password, new LoginPair(address, username));
            SignInMeters.RIGHT.increment();
            return owner;
        } catch (Refusal e) {
            SignInMeters.refused(e.reason());
            throw e;
        }
    }

    private Channel check(String password, LoginPair pair) {
        hashing.requirePlace();
        Admission admission = attempts.admit(pair);
        if (!passwords.isRight(password, admission.passwordHash(), admission.costliestHash())) {
            int left = attempts.failed(admission);
            LOG.log(Level.INFO, "A sign-in from {0} failed, {1} attempts left", pair.address(), left);
            throw new SignInRejected(left, settings.rejectedStatus());
        }
        Channel owner = attempts.succeeded(admission);
        renewHash(owner, password);
        return owner;
    }

    /** Hashes the password again if the cost has been changed since: only now is it known. */
    private void renewHash(Channel owner, String password) {
        if (passwords.isOutdated(owner.passwordHash())) {
            try {
                String hash = passwords.hash(password);
                transactions.required(() -> channels.rehash(owner, hash));
            } catch (Unavailable e) {
                // at another sign-in then; this one has succeeded
            }
        }
    }
}
