package io.vireo.identity.signin;

import io.vireo.auth.Standing;
import io.vireo.auth.Tokens;
import io.vireo.http.ApiException;
import io.vireo.http.ServiceUnavailableException;
import io.vireo.identity.Channel;
import io.vireo.identity.ChannelRepository;
import io.vireo.identity.ChannelStandings;
import io.vireo.identity.password.BcryptExecutor;
import io.vireo.identity.password.PasswordHasher;
import io.vireo.identity.password.PasswordHasher.Match;
import io.vireo.identity.signin.LoginAttemptTracker.Admission;
import io.vireo.platform.Component;
import io.vireo.platform.Transactions;
import io.vireo.platform.startup.Phase;
import io.vireo.platform.startup.StartupPhase;
import io.vireo.platform.startup.StartupTask;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Authenticates by username and password, at sign-in and before irreversible operations, and issues tokens. Every attempt is counted by
 * {@link LoginAttemptTracker}: one transaction admits it, a second one records its outcome, and bcrypt runs between them, outside of a
 * transaction.
 */
@Component
@Phase(StartupPhase.PREPARE)
@Transactional(TxType.NEVER)
public class SignInService implements StartupTask {
    private static final Logger LOG = System.getLogger(SignInService.class.getName());

    private final LoginAttemptTracker attempts;
    private final PasswordHasher passwordHasher;
    private final BcryptExecutor bcryptExecutor;
    private final ChannelRepository channels;
    private final Transactions transactions;
    private final Tokens tokens;
    private final LockoutSettings settings;
    private final ChannelStandings standings;

    @Inject
    SignInService(
            LoginAttemptTracker attempts,
            PasswordHasher passwordHasher,
            BcryptExecutor bcryptExecutor,
            ChannelRepository channels,
            Transactions transactions,
            Tokens tokens,
            LockoutSettings settings,
            ChannelStandings standings) {
        this.attempts = attempts;
        this.passwordHasher = passwordHasher;
        this.bcryptExecutor = bcryptExecutor;
        this.channels = channels;
        this.transactions = transactions;
        this.tokens = tokens;
        this.settings = settings;
        this.standings = standings;
    }

    /** Registers the metrics at the start. */
    @Override
    public void start() {
        SignInMetrics.SUCCESS.increment(0);
    }

    /**
     * Authenticates and returns a token. Throws as {@link #authenticate}.
     *
     * @param address the client's IP address
     * @throws SuspendedException if the channel is suspended
     */
    public String signIn(SignInRequest credentials, String address) {
        Channel owner = authenticate(username(credentials), credentials.password(), address);
        String token = tokens.issue(owner.id(), owner.username(), owner.tokenGeneration());
        if (owner.standing() == Standing.SUSPENDED) {
            throw new SuspendedException(standings.of(owner.id()), token);
        }
        return token;
    }

    /**
     * Authenticates a user.
     *
     * @param address the client's IP address
     * @return the channel
     * @throws SignInRejectedException if the username is unknown or the password is wrong
     * @throws LockedOutException after too many failed attempts of the address for the username
     * @throws ApiException {@code too-many-requests} after too many failed attempts from unknown addresses
     * @throws ServiceUnavailableException if too many passwords are waiting to be checked
     */
    public Channel authenticate(String username, String password, String address) {
        try {
            Channel owner = check(password, new LoginAttemptKey(address, username));
            SignInMetrics.SUCCESS.increment();
            return owner;
        } catch (ApiException e) {
            SignInMetrics.rejected(e.reason());
            throw e;
        }
    }

    private Channel check(String password, LoginAttemptKey pair) {
        bcryptExecutor.requireCapacity();
        Admission admission = attempts.admit(pair);
        Match match = passwordHasher.compare(password, admission.passwordHash(), admission.highestCost());
        if (match == Match.WRONG) {
            int left = attempts.failed(admission);
            LOG.log(Level.INFO, "A sign-in from {0} failed, {1} attempts left", pair.address(), left);
            throw new SignInRejectedException(left, settings.rejectedStatus());
        }
        Channel owner = attempts.succeeded(admission);
        if (match == Match.OUTDATED) {
            renewHash(owner, password);
        }
        return owner;
    }

    /** Replaces the hash after a successful sign-in, which is the only time at which the password is available. */
    private void renewHash(Channel owner, String password) {
        try {
            String hash = passwordHasher.hash(password);
            transactions.required(() -> channels.rehash(owner, hash));
        } catch (ServiceUnavailableException e) {
            // the hash is replaced at a later sign-in; this sign-in has succeeded
        }
    }

    /** Returns the username without surrounding white space, unless a channel of the original service has the name with it. */
    private String username(SignInRequest credentials) {
        String given = credentials.username();
        String stripped = credentials.stripped();
        return given.equals(stripped) || channels.byUsername(given).isEmpty() ? stripped : given;
    }
}
