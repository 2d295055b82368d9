package io.vireo.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;

/** Opens accounts: the channel and its details in one transaction, both or none. */
@ApplicationScoped
class Accounts {
    @Inject
    ChannelRepository channels;

    @Inject
    ClosedChannels closed;

    @Inject
    Notices notices;

    @Inject
    Event<ChannelOpened> openings;

    @Inject
    Clock clock;

    /** Refuses with {@link IdentityError#USERNAME_TAKEN} or {@link IdentityError#EMAIL_TAKEN}. */
    void refuseTaken(SignUp person) {
        if (channels.byUsername(person.username()).isPresent()) {
            throw IdentityError.USERNAME_TAKEN.refusal();
        }
        if (channels.isEmailTaken(person.email())) {
            throw IdentityError.EMAIL_TAKEN.refusal();
        }
    }

    /** Refuses as {@link #refuseTaken}, also when two sign up at the same moment. */
    @Transactional
    void open(SignUp person, LocalDate birth, String passwordHash) {
        Channel channel = new Channel(person.username(), passwordHash, clock.instant());
        Taken.unless(IdentityError.USERNAME_TAKEN, () -> channels.add(channel));
        closed.refuseHeld(channel);
        Taken.unless(IdentityError.EMAIL_TAKEN, () -> channels.add(new ChannelDetails(channel.id(), person, birth)));
        notices.welcome(channel, person.email());
        openings.fire(new ChannelOpened(channel.id()));
    }
}
