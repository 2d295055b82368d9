package io.vireo.identity.email;

import io.vireo.identity.Channel;
import io.vireo.identity.ChannelDetails;
import io.vireo.identity.ChannelRepository;
import io.vireo.identity.IdentityError;
import io.vireo.identity.UniqueViolation;
import io.vireo.identity.email.EmailToken.Purpose;
import io.vireo.mail.SiteLinks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Confirms e-mail addresses: that of a new account, and another one that is to take its place. */
@ApplicationScoped
public class EmailVerificationService {
    @Inject
    EmailTokens tokens;

    @Inject
    EmailTokenSettings settings;

    @Inject
    SiteLinks links;

    @Inject
    ChannelRepository channels;

    @Inject
    Clock clock;

    /** The link that confirms an address for a channel; an earlier link of the channel ends. */
    public String link(Channel channel, String address) {
        return links.to(
                "/email/verify?token=" + tokens.issue(channel, Purpose.EMAIL, address, settings.verification()));
    }

    /**
     * Takes the address of a token for confirmed, and makes it the account's where it is another than that. Refuses with
     * {@link IdentityError#BAD_EMAIL_TOKEN}, or {@link IdentityError#EMAIL_TAKEN} if another account has it by now.
     */
    @Transactional
    void confirm(String token) {
        EmailToken used = tokens.use(Purpose.EMAIL, token).orElseThrow(IdentityError.BAD_EMAIL_TOKEN::refusal);
        Channel channel = channels.byId(used.channelId()).orElseThrow(IdentityError.BAD_EMAIL_TOKEN::refusal);
        ChannelDetails details = channels.details(channel.id()).orElseThrow(IdentityError.BAD_EMAIL_TOKEN::refusal);
        if (!details.email().equals(used.address())) {
            requireSamePassword(used, channel);
            // it may have gone to an address that is not the owner's any more
            tokens.end(channel.id(), Purpose.RESET);
        }
        UniqueViolation.unless(
                IdentityError.EMAIL_TAKEN, () -> channels.confirm(details, used.address(), clock.instant()));
    }

    /** Who was told that the address is being changed, and changed the password, is safe. */
    private static void requireSamePassword(EmailToken token, Channel channel) {
        if (!token.isOfSamePassword(channel)) {
            throw IdentityError.BAD_EMAIL_TOKEN.refusal();
        }
    }
}
