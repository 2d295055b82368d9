package io.vireo.identity.signup;

import io.vireo.identity.AccountMails;
import io.vireo.identity.Channel;
import io.vireo.identity.ChannelCreated;
import io.vireo.identity.ChannelDetails;
import io.vireo.identity.ChannelRepository;
import io.vireo.identity.DeletedChannels;
import io.vireo.identity.IdentityError;
import io.vireo.identity.UniqueViolation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;

/** Opens accounts: the channel and its details in one transaction, both or none. */
@ApplicationScoped
class ChannelCreation {
    @Inject
    ChannelRepository channels;

    @Inject
    DeletedChannels closed;

    @Inject
    AccountMails mails;

    @Inject
    Event<ChannelCreated> openings;

    @Inject
    Clock clock;

    /** Refuses with {@link IdentityError#USERNAME_TAKEN} or {@link IdentityError#EMAIL_TAKEN}. */
    void requireAvailable(SignUpRequest person) {
        if (channels.byUsername(person.username()).isPresent()) {
            throw IdentityError.USERNAME_TAKEN.refusal();
        }
        if (channels.isEmailTaken(person.email())) {
            throw IdentityError.EMAIL_TAKEN.refusal();
        }
    }

    /** Refuses as {@link #refuseTaken}, also when two sign up at the same moment. */
    @Transactional
    void open(SignUpRequest person, LocalDate birth, String passwordHash) {
        Channel channel = new Channel(person.username(), passwordHash, clock.instant());
        UniqueViolation.unless(IdentityError.USERNAME_TAKEN, () -> channels.add(channel));
        closed.requireNotReserved(channel);
        UniqueViolation.unless(
                IdentityError.EMAIL_TAKEN, () -> channels.add(new ChannelDetails(channel.id(), person, birth)));
        mails.welcome(channel, person.email());
        openings.fire(new ChannelCreated(channel.id()));
    }
}
