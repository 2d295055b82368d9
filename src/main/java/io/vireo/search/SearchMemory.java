package io.vireo.search;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vireo.account.ChannelDeleted;
import io.vireo.account.ChannelOpened;
import io.vireo.video.VideoChanged;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Remembers for the set time what was found, within the set bounds of memory. A change made on this node ends all of it at once, one
 * made elsewhere is seen after the set time.
 */
@ApplicationScoped
class SearchMemory {
    /**
     * @param list names the search: what is looked for and where
     * @param limit of the page; 0 for all that is found
     */
    record Asked(String list, Place after, int limit) {}

    /** A search that may have nothing to remember. */
    interface Reading {
        @Nullable
        Result read() throws SQLException;
    }

    /** What was read before the last change has an earlier number of changes, and nobody asks for that any more. */
    private record Key(Asked asked, long changes) {}

    private static final int OBJECT_BYTES = 400;

    private final AtomicLong changes = new AtomicLong();

    @Inject
    SearchSettings settings;

    private @Nullable Cache<Key, Result> results;

    @PostConstruct
    void prepare() {
        results = Caffeine.newBuilder()
                .expireAfterWrite(settings.remembered())
                .maximumWeight(settings.memory())
                .weigher((Key key, Result result) -> OBJECT_BYTES
                        + 2 * key.asked().list().length()
                        + result.answer().json().length)
                .build();
    }

    /** Remembered, or read; only what lacks nothing is remembered. */
    @Nullable
    Result result(Asked asked, Reading reading) throws SQLException {
        Key key = new Key(asked, changes.get());
        Result known = results().getIfPresent(key);
        if (known != null) {
            return known;
        }
        Result read = reading.read();
        if (read != null && read.incomplete() == null) {
            results().put(key, read);
        }
        return read;
    }

    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) VideoChanged change) {
        changes.incrementAndGet();
    }

    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) ChannelOpened channel) {
        changes.incrementAndGet();
    }

    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) ChannelDeleted channel) {
        changes.incrementAndGet();
    }

    private Cache<Key, Result> results() {
        if (results == null) {
            throw new IllegalStateException("The memory is made with the bean");
        }
        return results;
    }
}
