package io.vireo.inbox;

import io.vireo.http.ApiException;
import io.vireo.identity.MailFrequency;
import io.vireo.identity.NoticePreference;
import io.vireo.identity.NotificationKinds;
import io.vireo.platform.Component;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What channels receive: every kind on the site, and no mails, unless they choose otherwise. The mails about decisions of moderators are
 * always sent, by moderation; only their notices on the site can be declined.
 */
@Component
class InboxPreferences implements NotificationKinds {
    /** The key of the unsubscribe links of digests. */
    static final String DIGEST = "digest";

    @Inject
    InboxPreferenceRepository repository;

    /** Returns the preferences for all kinds. */
    @Transactional
    public Map<NoticeKind, NoticePreference> of(long channelId) {
        Map<NoticeKind, NoticePreference> all = new EnumMap<>(NoticeKind.class);
        Arrays.stream(NoticeKind.values()).forEach(kind -> all.put(kind, byDefault(kind)));
        all.putAll(repository.find(channelId));
        return all;
    }

    /** Returns the chosen preferences of channels; what is missing is {@link #byDefault}. */
    @Transactional
    public Map<Long, Map<NoticeKind, NoticePreference>> chosen(Collection<Long> channelIds) {
        return repository.findAll(channelIds);
    }

    /** Returns the preference for one kind. */
    @Transactional
    public NoticePreference of(long channelId, NoticeKind kind) {
        return repository.find(channelId).getOrDefault(kind, byDefault(kind));
    }

    static NoticePreference byDefault(NoticeKind kind) {
        return new NoticePreference(true, kind == NoticeKind.MODERATION ? MailFrequency.NOW : MailFrequency.OFF);
    }

    @Override
    public Map<String, NoticePreference> preferences(long channelId) {
        Map<String, NoticePreference> preferences = new HashMap<>();
        of(channelId).forEach((kind, preference) -> preferences.put(kind.key(), preference));
        return preferences;
    }

    @Override
    @Transactional
    public void change(long channelId, String kind, @Nullable Boolean site, @Nullable MailFrequency mail) {
        NoticeKind chosen = NoticeKind.of(kind);
        NoticePreference changed = changed(chosen, of(channelId, chosen), site, mail);
        repository.set(channelId, chosen, changed);
    }

    /** Returns a preference after a change. */
    static NoticePreference changed(
            NoticeKind kind, NoticePreference before, @Nullable Boolean site, @Nullable MailFrequency mail) {
        if (kind == NoticeKind.MODERATION && mail != null && mail != MailFrequency.NOW) {
            throw ApiException.invalidField(kind.key());
        }
        return new NoticePreference(site == null ? before.site() : site, mail == null ? before.mail() : mail);
    }

    @Override
    public boolean hasMails(String key) {
        return key.equals(DIGEST)
                || NoticeKind.find(key)
                        .filter(kind -> kind != NoticeKind.MODERATION)
                        .isPresent();
    }

    @Override
    @Transactional
    public void declineMails(long channelId, String key) {
        of(channelId).forEach((kind, preference) -> {
            boolean isDeclined = key.equals(DIGEST)
                    ? preference.mail() == MailFrequency.DAILY
                    : kind.key().equals(key);
            if (isDeclined) {
                repository.set(channelId, kind, new NoticePreference(preference.site(), MailFrequency.OFF));
            }
        });
    }
}
