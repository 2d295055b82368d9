package io.vireo.web.inbox;

import io.vireo.auth.Caller;
import io.vireo.identity.MailFrequency;
import io.vireo.identity.NoticePreference;
import io.vireo.identity.notification.NotificationPreferencesService;
import io.vireo.identity.notification.PreferenceChange;
import io.vireo.platform.Component;
import io.vireo.web.FormData;
import io.vireo.web.Visit;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The form of the settings page with the kinds of notices: whether they arrive on the site, and when by mail. */
@Component
public class NoticeForms {
    private static final String SITE = "notice-site-";
    private static final String MAIL = "notice-mail-";

    /** The kind whose mails are always sent. */
    private static final String FIXED = "moderation";

    private final Visit visit;
    private final NotificationPreferencesService preferences;

    @Inject
    NoticeForms(Visit visit, NotificationPreferencesService preferences) {
        this.visit = visit;
        this.preferences = preferences;
    }

    /** Changes what the form has. Unchecked boxes are not sent. */
    public void submit(FormData form, Caller caller) {
        Map<String, PreferenceChange> changes = new HashMap<>();
        preferences.of(caller.channelId()).forEach((key, value) -> {
            if (value instanceof NoticePreference) {
                changes.put(
                        key,
                        new PreferenceChange(
                                null,
                                form.fields().containsKey(SITE + key),
                                MailFrequency.find(form.get(MAIL + key)).orElse(null)));
            }
        });
        preferences.change(caller.channelId(), changes);
    }

    /** Returns the variables of each row of the form. */
    public List<Map<String, Object>> values(Caller caller) {
        return preferences.of(caller.channelId()).entrySet().stream()
                .filter(entry -> entry.getValue() instanceof NoticePreference)
                .map(entry -> row(entry.getKey(), (NoticePreference) entry.getValue()))
                .toList();
    }

    private Map<String, Object> row(String key, NoticePreference preference) {
        List<Map<String, Object>> frequencies = Arrays.stream(MailFrequency.values())
                .map(frequency -> Map.<String, Object>of(
                        "value",
                        frequency.key(),
                        "frequency",
                        visit.texts().format("mail_" + frequency.key()),
                        "chosen",
                        frequency == preference.mail()))
                .toList();
        return Map.of(
                "key",
                key,
                "label",
                visit.texts().getOrDefault("notice_kind_" + key, key),
                "site",
                preference.site(),
                "fixed",
                key.equals(FIXED),
                "frequencies",
                frequencies);
    }
}
