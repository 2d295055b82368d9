package io.vireo.account;

import io.vireo.http.CommonError;
import io.vireo.http.Unavailable;
import io.vireo.limit.Limit;
import io.vireo.limit.RateLimits;
import io.vireo.platform.Component;
import io.vireo.platform.Transactions;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.LocalDate;

/** Opens accounts: the channel and its details in one transaction, both or none. */
@Component
class SignUpService {
    private final ChannelRepository channels;
    private final ClosedChannels closed;
    private final Notices notices;
    private final Passwords passwords;
    private final Hashing hashing;
    private final RateLimits limits;
    private final Transactions transactions;
    private final Event<ChannelOpened> openings;
    private final Clock clock;

    @Inject
    SignUpService(
            ChannelRepository channels,
            ClosedChannels closed,
            Notices notices,
            Passwords passwords,
            Hashing hashing,
            RateLimits limits,
            Transactions transactions,
            Event<ChannelOpened> openings,
            Clock clock) {
        this.channels = channels;
        this.closed = closed;
        this.notices = notices;
        this.passwords = passwords;
        this.hashing = hashing;
        this.limits = limits;
        this.transactions = transactions;
        this.openings = openings;
        this.clock = clock;
    }

    /**
     * Opens an account. Refuses what cannot be accepted, with {@link IdentityError#USERNAME_TAKEN}, {@link IdentityError#EMAIL_TAKEN}, also when two
     * sign up at the same moment, or {@link CommonError#TOO_MANY_REQUESTS}; throws {@link Unavailable} if too many passwords are hashed.
     */
    @Transactional(TxType.NEVER)
    void signUp(SignUp person, String address) {
        LocalDate birth = person.birth(clock);
        PersonalPassword.refuse("password", person.password(), person.username(), person.email());
        hashing.requirePlace();
        limits.spend(Limit.SIGN_UP_ADDRESS, address);
        refuseTaken(person);
        String passwordHash = passwords.hash(person.password());
        transactions.required(() -> open(person, birth, passwordHash));
    }

    private void refuseTaken(SignUp person) {
        if (channels.byUsername(person.username()).isPresent()) {
            throw IdentityError.USERNAME_TAKEN.refusal();
        }
        if (channels.isEmailTaken(person.email())) {
            throw IdentityError.EMAIL_TAKEN.refusal();
        }
    }

    private void open(SignUp person, LocalDate birth, String passwordHash) {
        Channel channel = new Channel(person.username(), passwordHash, clock.instant());
        Taken.unless(IdentityError.USERNAME_TAKEN, () -> channels.add(channel));
        closed.refuseHeld(channel);
        Taken.unless(IdentityError.EMAIL_TAKEN, () -> channels.add(new ChannelDetails(channel.id(), person, birth)));
        notices.welcome(channel, person.email());
        openings.fire(new ChannelOpened(channel.id()));
    }
}
