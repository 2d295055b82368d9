package io.vireo.account;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.vireo.mail.SiteLinks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Which mails the owner of a channel wants, and how they are declined. */
@ApplicationScoped
class Notifications {
    private static final Duration DAY = Duration.ofDays(1);

    @Inject
    NotificationRepository notifications;

    @Inject
    LinkTokens tokens;

    @Inject
    SiteLinks links;

    @Inject
    Clock clock;

    @Transactional
    NotificationChoices of(long channelId) {
        return notifications.find(channelId).map(NotificationSettings::choices).orElse(NotificationChoices.ALL);
    }

    @Transactional
    void choose(long channelId, NotificationChoices choices) {
        notifications.lock(channelId, tokens.draw()).choose(choices);
    }

    /** Where mails of this kind are declined; empty if they already are. */
    @Transactional
    Optional<String> unsubscribeLink(long channelId, Notification kind) {
        NotificationSettings settings = notifications.lock(channelId, tokens.draw());
        return settings.choices().wants(kind)
                ? Optional.of(links.to("/unsubscribe?token=" + settings.unsubscribeToken() + "&mails=" + kind.word()))
                : Optional.empty();
    }

    /** Whether a block may be told now, which is then noted: once a day at most. */
    @Transactional
    boolean mayTellBlocked(long channelId) {
        return notifications.lock(channelId, tokens.draw()).tellBlocked(clock.instant(), DAY);
    }

    /** The choices of whoever was sent this token; refuses with {@link ChannelError#BAD_UNSUBSCRIBE_TOKEN}. */
    @Transactional
    NotificationChoices byToken(String token) {
        return settings(token).choices();
    }

    /** Declines mails of a kind, for whoever was sent this token; refuses as {@link #byToken}. */
    @Transactional
    void unsubscribe(String token, Notification kind) {
        NotificationSettings settings = settings(token);
        settings.choose(settings.choices().without(kind));
    }

    private NotificationSettings settings(String token) {
        // the database does not compare what its column cannot hold
        return Optional.of(token)
                .filter(US_ASCII.newEncoder()::canEncode)
                .flatMap(notifications::byUnsubscribeToken)
                .orElseThrow(ChannelError.BAD_UNSUBSCRIBE_TOKEN::refusal);
    }
}
