package io.vireo.inbox;

import io.vireo.identity.MailFrequency;
import io.vireo.identity.NoticePreference;
import io.vireo.inbox.InboxGroupRepository.OpenGroup;
import io.vireo.inbox.NoticeFactRepository.Facts;
import io.vireo.platform.Component;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Groups acts into notices. One transaction locks the inboxes of the recipients, stores the notices, writes the mails and removes the acts:
 * after a crash all of it or nothing has happened.
 */
@Component
class NoticeFold {
    /** The maximum number of acts in a transaction. */
    static final int BATCH = 200;

    @Inject
    InboxEventRepository events;

    @Inject
    InboxStateRepository states;

    @Inject
    InboxGroupRepository groups;

    @Inject
    NoticeFactRepository facts;

    @Inject
    InboxPreferences preferences;

    @Inject
    NoticeMails mails;

    @Inject
    InboxSettings settings;

    @Inject
    Clock clock;

    /** Groups the oldest acts and returns their number. */
    @Transactional
    int fold() {
        List<InboxEvent> batch = events.lockSome(BATCH);
        if (batch.isEmpty()) {
            return 0;
        }
        SortedSet<Long> recipients = new TreeSet<>();
        batch.forEach(event -> recipients.add(event.recipientId()));
        states.lockAll(recipients);
        Map<Long, Map<NoticeKind, NoticePreference>> chosen = preferences.chosen(recipients);
        Set<Long> grown = new TreeSet<>();
        // most of a flood of repeated likes ends here
        for (InboxEvent event : events.notStored(batch)) {
            NoticePreference preference = chosen.getOrDefault(event.recipientId(), Map.of())
                    .getOrDefault(event.kind(), InboxPreferences.byDefault(event.kind()));
            if (!preference.isOff() && group(event, preference)) {
                grown.add(event.recipientId());
            }
        }
        grown.forEach(recipient -> groups.trim(recipient, settings.maxNotices()));
        events.remove(batch);
        return batch.size();
    }

    /** Adds an act to a notice; returns whether that is a new notice. */
    private boolean group(InboxEvent event, NoticePreference preference) {
        Optional<Facts> found = facts.find(event);
        if (found.isEmpty() || !groups.addActor(event)) {
            return false;
        }
        Optional<OpenGroup> open = groups.lockOpen(event);
        OpenGroup group = open.orElseGet(() -> new OpenGroup(groups.open(event), null));
        boolean isNewActor = !groups.hasActor(group.id(), event.actorId());
        groups.show(event, group.id(), NoticeActors.MAX_ACTS);
        boolean isDaily = preference.mail() == MailFrequency.DAILY;
        groups.touch(group.id(), isNewActor, event.created(), preference.site(), isDaily);
        if (MailRule.isDue(event.kind(), preference, open.isEmpty(), group.mailedAt(), clock.millis())) {
            mails.send(event, found.get());
            groups.markMailed(group.id(), clock.millis());
        }
        return open.isEmpty();
    }
}
