package io.vireo.comment.change;

import io.vireo.identity.ChannelDeleted;
import io.vireo.identity.StandingChanged;
import io.vireo.platform.Component;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A number that is another one after each commit of this node that changes what lists of comments show. What was read under a number is
 * as new as that number; changes of other nodes do not count.
 */
@Component
public class CommentsVersion {
    private final AtomicLong number = new AtomicLong();

    @Inject
    Event<Changed> changes;

    /** Comments were changed in the transaction. */
    record Changed() {}

    public long number() {
        return number.get();
    }

    /** Changes the number once the transaction is committed. */
    public void change() {
        changes.fire(new Changed());
    }

    void increment(@Observes(during = TransactionPhase.AFTER_SUCCESS) Changed comments) {
        number.incrementAndGet();
    }

    /** Comments of suspended channels are not listed. */
    void increment(@Observes(during = TransactionPhase.AFTER_SUCCESS) StandingChanged channel) {
        number.incrementAndGet();
    }

    void increment(@Observes(during = TransactionPhase.AFTER_SUCCESS) ChannelDeleted channel) {
        number.incrementAndGet();
    }
}
