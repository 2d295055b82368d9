package io.vireo.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vireo.http.ApiException;
import io.vireo.identity.MailFrequency;
import io.vireo.identity.NoticePreference;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InboxPreferencesTest {
    private final Map<NoticeKind, NoticePreference> stored = new EnumMap<>(NoticeKind.class);
    private final InboxPreferences preferences = new InboxPreferences();

    InboxPreferencesTest() {
        preferences.repository = new InboxPreferenceRepository() {
            @Override
            Map<NoticeKind, NoticePreference> find(long channelId) {
                return stored;
            }

            @Override
            void set(long channelId, NoticeKind kind, NoticePreference preference) {
                stored.put(kind, preference);
            }
        };
    }

    @Test
    void shouldShowEverythingAndMailNothingByDefault() {
        assertThat(preferences.preferences(1))
                .hasSize(NoticeKind.values().length)
                .allSatisfy((kind, preference) -> {
                    assertThat(preference.site()).isTrue();
                    assertThat(preference.mail())
                            .isEqualTo(kind.equals("moderation") ? MailFrequency.NOW : MailFrequency.OFF);
                });
    }

    @Test
    void shouldChangeOnlyWhatIsNamed() {
        preferences.change(1, "like", false, null);
        preferences.change(1, "like", null, MailFrequency.DAILY);

        assertThat(preferences.of(1, NoticeKind.LIKE)).isEqualTo(new NoticePreference(false, MailFrequency.DAILY));
        assertThat(preferences.of(1, NoticeKind.REPLY)).isEqualTo(new NoticePreference(true, MailFrequency.OFF));
    }

    @Test
    void shouldAlwaysMailDecisions() {
        preferences.change(1, "moderation", false, MailFrequency.NOW);

        assertThat(preferences.of(1, NoticeKind.MODERATION)).isEqualTo(new NoticePreference(false, MailFrequency.NOW));
        assertThatThrownBy(() -> preferences.change(1, "moderation", null, MailFrequency.OFF))
                .isInstanceOf(ApiException.class);
        assertThat(preferences.hasMails("moderation")).isFalse();
    }

    @Test
    void shouldDeclineMailsByAKey() {
        preferences.change(1, "like", false, MailFrequency.DAILY);
        preferences.change(1, "comment", true, MailFrequency.DAILY);
        preferences.change(1, "reply", true, MailFrequency.NOW);

        preferences.declineMails(1, "digest");

        assertThat(preferences.of(1, NoticeKind.LIKE)).isEqualTo(new NoticePreference(false, MailFrequency.OFF));
        assertThat(preferences.of(1, NoticeKind.COMMENT)).isEqualTo(new NoticePreference(true, MailFrequency.OFF));
        assertThat(preferences.of(1, NoticeKind.REPLY).mail()).isEqualTo(MailFrequency.NOW);

        preferences.declineMails(1, "reply");

        assertThat(preferences.of(1, NoticeKind.REPLY)).isEqualTo(new NoticePreference(true, MailFrequency.OFF));
        assertThat(preferences.hasMails("digest")).isTrue();
        assertThat(preferences.hasMails("published")).isFalse();
    }
}
