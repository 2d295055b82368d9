package io.vireo.identity.signin;

import io.vireo.http.ApiException;
import io.vireo.http.ServiceUnavailableException;
import io.vireo.identity.Channel;
import io.vireo.identity.ChannelRepository;
import io.vireo.identity.password.BcryptExecutor;
import io.vireo.identity.password.PasswordHasher;
import io.vireo.identity.password.PasswordUpdater;
import io.vireo.platform.startup.Phase;
import io.vireo.platform.startup.StartupPhase;
import io.vireo.platform.startup.StartupTask;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/** Whether somebody knows the password of an account: asked at sign-in and before what cannot be undone. Every answer counts. */
@ApplicationScoped
@Phase(StartupPhase.PREPARE)
public class PasswordAuthenticator implements StartupTask {
    private static final Logger LOG = System.getLogger(PasswordAuthenticator.class.getName());

    @Inject
    ChannelRepository channels;

    @Inject
    LoginAttemptTracker attempts;

    @Inject
    UnknownAddressLimiter unknownAddressLimiter;

    @Inject
    PasswordHasher passwordHasher;

    @Inject
    BcryptExecutor bcryptExecutor;

    @Inject
    PasswordUpdater passwordUpdater;

    @Inject
    LockoutSettings settings;

    /** Its numbers are there from the start. */
    @Override
    public void start() {
        SignInMetrics.RIGHT.increment(0);
    }

    /**
     * The channel of this name whose password this is. No transaction may be open: bcrypt works for long.
     *
     * @throws SignInRejectedException when the password is wrong or there is no such channel
     * @throws LockedOutException after too many failed attempts of the address for the name
     * @throws ServiceUnavailableException when too many passwords wait to be checked
     */
    public Channel require(String username, String password, String address) {
        try {
            Channel owner = check(username, password, address);
            SignInMetrics.RIGHT.increment();
            return owner;
        } catch (ApiException e) {
            SignInMetrics.refused(e.reason());
            throw e;
        }
    }

    private Channel check(String username, String password, String address) {
        bcryptExecutor.requireCapacity();
        LoginAttemptKey pair = new LoginAttemptKey(address, username);
        attempts.requireNotLockedOut(pair);
        Optional<Channel> channel = channels.byUsername(username);
        unknownAddressLimiter.requireWithinLimit(channel, pair);
        if (!passwordHasher.isRight(password, channel.map(Channel::passwordHash))) {
            int left = attempts.failed(pair, channel);
            unknownAddressLimiter.failed(channel, pair);
            LOG.log(Level.INFO, "A sign-in from {0} failed, {1} attempts left", address, left);
            throw new SignInRejectedException(left, settings.rejectedStatus());
        }
        Channel owner = channel.orElseThrow();
        attempts.succeeded(pair);
        unknownAddressLimiter.succeeded(owner, pair);
        renewHash(owner, password);
        return owner;
    }

    /** When the cost is set anew, the password is only here to be hashed again. */
    private void renewHash(Channel owner, String password) {
        if (passwordHasher.isOutdated(owner.passwordHash())) {
            try {
                passwordUpdater.rehash(owner, passwordHasher.hash(password));
            } catch (ServiceUnavailableException e) {
                // at another sign-in then; this one has succeeded
            }
        }
    }
}
