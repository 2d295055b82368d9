package io.vireo.identity;

import io.vireo.identity.email.EmailTokenSettings;
import io.vireo.identity.email.EmailVerificationService;
import io.vireo.identity.password.PasswordChanged;
import io.vireo.mail.EmailRedactor;
import io.vireo.mail.MailRequest;
import io.vireo.mail.Outbox;
import io.vireo.mail.SiteLinks;
import io.vireo.platform.Component;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.util.Map;

/**
 * Writes the mails about an account to the outbox. Each mail is written in the caller's transaction, which must be active: the mail is
 * sent if and only if the transaction commits.
 *
 * <p>A mail contains no personal data other than the username, because the address may belong to a person who did not sign up.
 */
@Component
@Transactional(TxType.MANDATORY)
public class AccountMails {
    private static final String USERNAME = "username";
    private static final String LINK = "link";
    private static final String TIME = "time";

    @Inject
    ChannelRepository channels;

    @Inject
    EmailVerificationService verifications;

    @Inject
    ChannelMails mails;

    @Inject
    EmailTokenSettings settings;

    @Inject
    SiteLinks links;

    @Inject
    Outbox outbox;

    /** Writes the mail after a sign-up; it contains the link that verifies the e-mail address. */
    public void welcome(Channel channel, String address) {
        Map<String, String> values = Map.of(
                USERNAME,
                channel.username(),
                LINK,
                verifications.link(channel, address),
                TIME,
                format(settings.verification()));
        outbox.add(new MailRequest(address, IdentityMailTemplate.WELCOME, values));
    }

    /**
     * Writes two mails about a requested change of the e-mail address: the verification link to the new address, and a notice to the
     * current address. The address of the account changes only when the link is opened.
     */
    void addressChanging(long channelId, String newAddress) {
        channels.byId(channelId).ifPresent(channel -> {
            Map<String, String> values = Map.of(
                    USERNAME,
                    channel.username(),
                    LINK,
                    verifications.link(channel, newAddress),
                    TIME,
                    format(settings.verification()));
            outbox.add(new MailRequest(newAddress, IdentityMailTemplate.CONFIRM_ADDRESS, values));
            mails.send(
                    channelId,
                    IdentityMailTemplate.ADDRESS_CHANGING,
                    Map.of("address", EmailRedactor.redact(newAddress)));
        });
    }

    /**
     * Writes the mail with the password reset link.
     *
     * @param token the reset token, which becomes part of the link
     */
    public void passwordForgotten(Channel channel, String token) {
        Map<String, String> values = Map.of(
                USERNAME, channel.username(), LINK, links.to("/reset?token=" + token), TIME, format(settings.reset()));
        channels.details(channel.id())
                .ifPresent(details ->
                        outbox.add(new MailRequest(details.email(), IdentityMailTemplate.PASSWORD_FORGOTTEN, values)
                                .withMaxAge(settings.reset())));
    }

    void passwordChanged(@Observes PasswordChanged changed) {
        mails.send(changed.channelId(), IdentityMailTemplate.PASSWORD_CHANGED, Map.of());
    }

    /**
     * Writes the mail about a deleted account and withdraws the other queued mails to its address. Must be called before the row of the
     * channel is removed.
     */
    public void deleted(long channelId) {
        channels.details(channelId).ifPresent(details -> outbox.withdraw(details.email()));
        mails.send(channelId, IdentityMailTemplate.ACCOUNT_DELETED, Map.of());
    }

    /** Formats a duration in the largest unit of which it contains at least one, for example {@code 3 days} or {@code 30 minutes}. */
    static String format(Duration time) {
        if (time.toDays() > 0) {
            return format(time.toDays(), "day");
        }
        return time.toHours() > 0 ? format(time.toHours(), "hour") : format(time.toMinutes(), "minute");
    }

    private static String format(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
