package io.vireo.identity.notification;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.vireo.identity.ChannelError;
import io.vireo.identity.email.EmailTokens;
import io.vireo.mail.SiteLinks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Which mails the owner of a channel wants, and how they are declined. */
@ApplicationScoped
public class MailPreferencesService {
    private static final Duration DAY = Duration.ofDays(1);

    @Inject
    MailPreferencesRepository notifications;

    @Inject
    EmailTokens tokens;

    @Inject
    SiteLinks links;

    @Inject
    Clock clock;

    @Transactional
    MailPreferencesBody of(long channelId) {
        return notifications.find(channelId).map(MailPreferences::choices).orElse(MailPreferencesBody.ALL);
    }

    @Transactional
    void choose(long channelId, MailPreferencesBody choices) {
        notifications.lock(channelId, tokens.random()).choose(choices);
    }

    /** Where mails of this kind are declined; empty if they already are. */
    @Transactional
    public Optional<String> unsubscribeLink(long channelId, MailCategory kind) {
        MailPreferences settings = notifications.lock(channelId, tokens.random());
        return settings.choices().wants(kind)
                ? Optional.of(links.to("/unsubscribe?token=" + settings.unsubscribeToken() + "&mails=" + kind.key()))
                : Optional.empty();
    }

    /** Whether a block may be told now, which is then noted: once a day at most. */
    @Transactional
    public boolean maySendLockedOut(long channelId) {
        return notifications.lock(channelId, tokens.random()).markLockedOutSent(clock.instant(), DAY);
    }

    /** The choices of whoever was sent this token; refuses with {@link ChannelError#BAD_UNSUBSCRIBE_TOKEN}. */
    @Transactional
    MailPreferencesBody byToken(String token) {
        return settings(token).choices();
    }

    /** Declines mails of a kind, for whoever was sent this token; refuses as {@link #byToken}. */
    @Transactional
    void unsubscribe(String token, MailCategory kind) {
        MailPreferences settings = settings(token);
        settings.choose(settings.choices().without(kind));
    }

    private MailPreferences settings(String token) {
        // the database does not compare what its column cannot hold
        return Optional.of(token)
                .filter(US_ASCII.newEncoder()::canEncode)
                .flatMap(notifications::byUnsubscribeToken)
                .orElseThrow(ChannelError.BAD_UNSUBSCRIBE_TOKEN::refusal);
    }
}
