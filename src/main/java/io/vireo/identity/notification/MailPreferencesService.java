package io.vireo.identity.notification;

import io.vireo.http.ApiException;
import io.vireo.identity.email.EmailTokenService;
import io.vireo.mail.MailCategory;
import io.vireo.mail.SiteLinks;
import io.vireo.platform.Component;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Manages which categories of mail the owner of a channel receives, and the links to unsubscribe from them. */
@Component
public class MailPreferencesService {
    @Inject
    MailPreferencesRepository notifications;

    @Inject
    @Any
    Instance<MailCategory> categories;

    @Inject
    EmailTokenService tokens;

    @Inject
    SiteLinks links;

    @Inject
    Clock clock;

    /** Returns for the key of every category whether its mails are wanted. */
    @Transactional
    public Map<String, Boolean> of(long channelId) {
        Map<String, Boolean> chosen = notifications.choices(channelId);
        Map<String, Boolean> all = new TreeMap<>();
        for (MailCategory category : categories) {
            all.put(category.key(), chosen.getOrDefault(category.key(), category.wantedByDefault()));
        }
        return all;
    }

    /**
     * Changes the given categories and leaves the others unchanged.
     *
     * @return the choices now in effect
     * @throws ApiException {@code invalid-field} if a category is unknown
     */
    @Transactional
    public Map<String, Boolean> choose(long channelId, Map<String, Boolean> choices) {
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

    /** Returns the link that unsubscribes from a category; empty if the owner has already declined it. */
    @Transactional
    public Optional<String> unsubscribeLink(long channelId, MailCategory category) {
        String key = category.key();
        return notifications.choices(channelId).getOrDefault(key, category.wantedByDefault())
                ? Optional.of(unsubscribeLink(channelId, key))
                : Optional.empty();
    }

    /** Returns the link that declines the mails with a key, that of a category or of {@link io.vireo.identity.NotificationKinds}. */
    @Transactional
    public String unsubscribeLink(long channelId, String key) {
        String token = notifications.unsubscribeToken(channelId, tokens.random());
        return links.to("/unsubscribe?token=" + token + "&mails=" + key);
    }

    /**
     * Records that a mail of a category is sent now, unless one was recorded within {@code pause}.
     *
     * @return whether it was recorded
     */
    @Transactional
    public boolean recordSent(long channelId, MailCategory category, Duration pause) {
        return notifications.recordSent(channelId, category.key(), clock.instant(), pause);
    }

    /** Returns whether there is a category with this key. */
    boolean exists(String key) {
        return categories.stream().anyMatch(category -> category.key().equals(key));
    }
}
