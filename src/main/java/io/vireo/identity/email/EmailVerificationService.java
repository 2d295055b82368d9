package io.vireo.identity.email;

import io.vireo.identity.Channel;
import io.vireo.identity.ChannelDetails;
import io.vireo.identity.ChannelRepository;
import io.vireo.identity.EmailForms;
import io.vireo.identity.IdentityError;
import io.vireo.identity.UniqueViolation;
import io.vireo.identity.email.EmailToken.Purpose;
import io.vireo.mail.SiteLinks;
import io.vireo.platform.Component;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Verifies e-mail addresses: that of a new account and that of a requested change. */
@Component
public class EmailVerificationService {
    @Inject
    EmailTokenService tokens;

    @Inject
    EmailTokenSettings settings;

    @Inject
    SiteLinks links;

    @Inject
    ChannelRepository channels;

    @Inject
    Clock clock;

    /** Returns a link that verifies an address for a channel, and invalidates the previous link of the channel. */
    public String link(Channel channel, String address) {
        return links.to(
                "/email/verify?token=" + tokens.issue(channel, Purpose.EMAIL, address, settings.verification()));
    }

    /**
     * Marks the address of a token as verified and sets it as the address of the account. The token remains valid until it expires,
     * because mail scanners may open the link before the owner does.
     *
     * @throws io.vireo.http.ApiException {@link IdentityError#BAD_EMAIL_TOKEN} if the token is invalid, {@link IdentityError#EMAIL_TAKEN}
     * if another account has taken the address
     */
    @Transactional
    void confirm(String token) {
        EmailToken emailToken = tokens.find(Purpose.EMAIL, token).orElseThrow(IdentityError.BAD_EMAIL_TOKEN::exception);
        Channel channel = channels.byId(emailToken.channelId()).orElseThrow(IdentityError.BAD_EMAIL_TOKEN::exception);
        ChannelDetails details = channels.details(channel.id()).orElseThrow(IdentityError.BAD_EMAIL_TOKEN::exception);
        if (!emailToken.address().equals(EmailForms.canonical(details.email()))) {
            requireSamePassword(emailToken, channel);
            // the token may have been mailed to an address that the owner has replaced
            tokens.revoke(channel.id(), Purpose.RESET);
        }
        UniqueViolation.mapTo(
                IdentityError.EMAIL_TAKEN, () -> channels.confirm(details, emailToken.address(), clock.instant()));
    }

    /**
     * Rejects a token that was issued before the last password change, so an owner can stop an unwanted address change by changing the
     * password.
     */
    private static void requireSamePassword(EmailToken token, Channel channel) {
        if (!token.matchesPasswordOf(channel)) {
            throw IdentityError.BAD_EMAIL_TOKEN.exception();
        }
    }
}
