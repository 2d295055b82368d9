package io.vireo.identity.notification;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.vireo.http.ApiException;
import io.vireo.identity.ChannelError;
import io.vireo.identity.email.EmailTokens;
import io.vireo.mail.MailCategory;
import io.vireo.mail.SiteLinks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which categories of mail the owner of a channel wants, and how they are declined. */
@ApplicationScoped
public class MailPreferencesService {
    @Inject
    MailPreferencesRepository notifications;

    @Inject
    @Any
    Instance<MailCategory> categories;

    @Inject
    EmailTokens tokens;

    @Inject
    SiteLinks links;

    @Inject
    Clock clock;

    /** Returns for the key of every category whether it is wanted. */
    @Transactional
    Map<String, Boolean> of(long channelId) {
        Map<String, Boolean> chosen = notifications.choices(channelId);
        Map<String, Boolean> all = new TreeMap<>();
        for (MailCategory category : categories) {
            all.put(category.key(), chosen.getOrDefault(category.key(), category.wantedByDefault()));
        }
        return all;
    }

    /**
     * Changes the categories that are named and leaves the others as they are.
     *
     * @return the choices that are in force now
     * @throws ApiException {@code invalid-field} if there is no such category
     */
    @Transactional
    Map<String, Boolean> choose(long channelId, Map<String, Boolean> choices) {
        choices.keySet().stream()
                .sorted()
                .filter(key -> !exists(key))
                .findFirst()
                .ifPresent(unknown -> {
                    throw ApiException.invalidField(unknown);
                });
        new TreeMap<>(choices).forEach((key, wanted) -> notifications.choose(channelId, key, wanted));
        return of(channelId);
    }

    /** Returns the link by which mails of a category are declined; empty if they have been. */
    @Transactional
    public Optional<String> unsubscribeLink(long channelId, MailCategory category) {
        String key = category.key();
        if (!notifications.choices(channelId).getOrDefault(key, category.wantedByDefault())) {
            return Optional.empty();
        }
        String token = notifications.unsubscribeToken(channelId, tokens.random());
        return Optional.of(links.to("/unsubscribe?token=" + token + "&mails=" + key));
    }

    /** Records that a mail of a category is sent now, unless one was within {@code pause}; returns whether it was recorded. */
    @Transactional
    public boolean noteSent(long channelId, MailCategory category, Duration pause) {
        return notifications.noteSent(channelId, category.key(), clock.instant(), pause);
    }

    /** Returns the choices of the owner of this token; refuses with {@link ChannelError#BAD_UNSUBSCRIBE_TOKEN}. */
    @Transactional
    Map<String, Boolean> byToken(String token, String category) {
        return of(channel(token, category));
    }

    /** Declines mails of a category, for the owner of this token; refuses as {@link #byToken}. */
    @Transactional
    void unsubscribe(String token, String category) {
        notifications.choose(channel(token, category), category, false);
    }

    private long channel(String token, String category) {
        // the database does not compare what its column cannot hold
        return Optional.of(token)
                .filter(text -> exists(category) && US_ASCII.newEncoder().canEncode(text))
                .flatMap(notifications::byUnsubscribeToken)
                .orElseThrow(ChannelError.BAD_UNSUBSCRIBE_TOKEN::refusal);
    }

    private boolean exists(String key) {
        return categories.stream().anyMatch(category -> category.key().equals(key));
    }
}
