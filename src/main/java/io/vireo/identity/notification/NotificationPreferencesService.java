package io.vireo.identity.notification;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.vireo.http.ApiException;
import io.vireo.identity.ChannelError;
import io.vireo.identity.NotificationKinds;
import io.vireo.platform.Component;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The preferences of the owner of a channel: categories of mails together with the kinds of notices of all features. */
@Component
public class NotificationPreferencesService {
    @Inject
    MailPreferencesService mails;

    @Inject
    MailPreferencesRepository repository;

    @Inject
    @Any
    Instance<NotificationKinds> features;

    /**
     * Returns all preferences by key: a boolean for a category of mails, a {@link io.vireo.identity.NoticePreference} for a kind of
     * notices.
     */
    @Transactional
    public Map<String, Object> of(long channelId) {
        Map<String, Object> all = new TreeMap<>(mails.of(channelId));
        features.forEach(feature -> all.putAll(feature.preferences(channelId)));
        return all;
    }

    /**
     * Changes preferences and leaves the others unchanged.
     *
     * @return all preferences
     * @throws ApiException {@code invalid-field} with the key if it is unknown, or its value has the form of the other type
     */
    @Transactional
    public Map<String, Object> change(long channelId, Map<String, PreferenceChange> changes) {
        Map<String, Boolean> wanted = new TreeMap<>();
        new TreeMap<>(changes).forEach((key, change) -> {
            if (change.wanted() != null) {
                wanted.put(key, change.wanted());
            } else {
                feature(channelId, key).change(channelId, key, change.site(), change.mail());
            }
        });
        mails.choose(channelId, wanted);
        return of(channelId);
    }

    private NotificationKinds feature(long channelId, String kind) {
        return features.stream()
                .filter(feature -> feature.preferences(channelId).containsKey(kind))
                .findFirst()
                .orElseThrow(() -> ApiException.invalidField(kind));
    }

    /**
     * Returns the preferences of the channel with an unsubscribe token.
     *
     * @throws ApiException {@link ChannelError#BAD_UNSUBSCRIBE_TOKEN} if the token or the key is unknown
     */
    @Transactional
    Map<String, Object> byToken(String token, String key) {
        return of(channel(token, key));
    }

    /** Declines the mails with a key for the channel with an unsubscribe token. Throws as {@link #byToken}. */
    @Transactional
    void unsubscribe(String token, String key) {
        long channelId = channel(token, key);
        if (mails.exists(key)) {
            mails.choose(channelId, Map.of(key, false));
        } else {
            features.stream()
                    .filter(feature -> feature.hasMails(key))
                    .forEach(feature -> feature.declineMails(channelId, key));
        }
    }

    private long channel(String token, String key) {
        boolean isKnown = mails.exists(key) || features.stream().anyMatch(feature -> feature.hasMails(key));
        // a text that the column cannot store must not reach the query
        return Optional.of(token)
                .filter(text -> isKnown && US_ASCII.newEncoder().canEncode(text))
                .flatMap(repository::byUnsubscribeToken)
                .orElseThrow(ChannelError.BAD_UNSUBSCRIBE_TOKEN::exception);
    }
}
