package io.vireo.moderation;

import io.vireo.moderation.report.ReportRepository;
import io.vireo.platform.Component;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import java.util.List;

/** The reported content of all features; the entry point for the clean-ups of features with a {@link ReportSubject}. */
@Component
public class ReportedSubjects {
    @Inject
    ReportRepository reports;

    /** Removes the reports of deleted content, some in each transaction, and its entry in the queue. The log keeps its entries. */
    @Transactional(TxType.NEVER)
    public void forget(String kind, long key) {
        boolean isMore;
        do {
            isMore = reports.removeSomeOf(kind, key);
        } while (isMore);
    }

    /** Returns which content of a kind has reports. */
    @Transactional
    public List<Long> reported(String kind, Collection<Long> keys) {
        return keys.isEmpty() ? List.of() : reports.reported(kind, keys);
    }
}
