package io.vireo.identity.signup;

import io.vireo.http.CommonError;
import io.vireo.http.ServiceUnavailableException;
import io.vireo.identity.AccountMails;
import io.vireo.identity.Channel;
import io.vireo.identity.ChannelCreated;
import io.vireo.identity.ChannelDetails;
import io.vireo.identity.ChannelRepository;
import io.vireo.identity.DeletedChannels;
import io.vireo.identity.IdentityError;
import io.vireo.identity.IdentityLimit;
import io.vireo.identity.UniqueViolation;
import io.vireo.identity.password.BcryptExecutor;
import io.vireo.identity.password.GuessablePassword;
import io.vireo.identity.password.PasswordHasher;
import io.vireo.platform.Component;
import io.vireo.platform.Transactions;
import io.vireo.ratelimit.RateLimiter;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.LocalDate;

/** Creates accounts: inserts the channel and its details in one transaction. */
@Component
public class SignUpService {
    private final ChannelRepository channels;
    private final DeletedChannels deletedChannels;
    private final AccountMails mails;
    private final PasswordHasher passwordHasher;
    private final BcryptExecutor bcryptExecutor;
    private final RateLimiter limits;
    private final Transactions transactions;
    private final Event<ChannelCreated> creations;
    private final Clock clock;

    @Inject
    SignUpService(
            ChannelRepository channels,
            DeletedChannels deletedChannels,
            AccountMails mails,
            PasswordHasher passwordHasher,
            BcryptExecutor bcryptExecutor,
            RateLimiter limits,
            Transactions transactions,
            Event<ChannelCreated> creations,
            Clock clock) {
        this.channels = channels;
        this.deletedChannels = deletedChannels;
        this.mails = mails;
        this.passwordHasher = passwordHasher;
        this.bcryptExecutor = bcryptExecutor;
        this.limits = limits;
        this.transactions = transactions;
        this.creations = creations;
        this.clock = clock;
    }

    /**
     * Creates an account.
     *
     * @param address the client's IP address
     * @throws io.vireo.http.ApiException {@link IdentityError#USERNAME_TAKEN} or {@link IdentityError#EMAIL_TAKEN}, also for concurrent
     * sign-ups, or {@link CommonError#TOO_MANY_REQUESTS}
     * @throws ServiceUnavailableException if too many passwords are being hashed
     */
    @Transactional(TxType.NEVER)
    public void signUp(SignUpRequest person, String address) {
        LocalDate birth = person.birth(clock);
        GuessablePassword.requireNotGuessable("password", person.password(), person.username(), person.email());
        bcryptExecutor.requireCapacity();
        limits.acquire(IdentityLimit.SIGN_UP_ADDRESS, address);
        requireAvailable(person);
        String passwordHash = passwordHasher.hash(person.password());
        transactions.required(() -> create(person, birth, passwordHash));
    }

    private void requireAvailable(SignUpRequest person) {
        if (channels.isUsernameTaken(person.username())) {
            throw IdentityError.USERNAME_TAKEN.exception();
        }
        if (channels.isEmailTaken(person.email())) {
            throw IdentityError.EMAIL_TAKEN.exception();
        }
    }

    private void create(SignUpRequest person, LocalDate birth, String passwordHash) {
        Channel channel = new Channel(person.username(), passwordHash, clock.instant());
        UniqueViolation.mapTo(IdentityError.USERNAME_TAKEN, () -> channels.add(channel));
        deletedChannels.requireNotReserved(channel);
        UniqueViolation.mapTo(
                IdentityError.EMAIL_TAKEN, () -> channels.add(new ChannelDetails(channel.id(), person, birth)));
        mails.welcome(channel, person.email());
        creations.fire(new ChannelCreated(channel.id()));
    }
}
