package io.vireo.platform;

import jakarta.transaction.Transactional;
import java.util.function.Supplier;

/** Runs a block in a transaction, where {@code @Transactional} on the method would include too much, such as slow work or rate limiting. */
@Component
public class Transactions {
    /**
     * Runs the block in the caller's transaction, or in a new one that is committed at the end; a {@link RuntimeException} rolls it
     * back.
     */
    @Transactional
    public <T> T required(Supplier<T> work) {
        return work.get();
    }

    /** As {@link #required(Supplier)}. */
    @Transactional
    public void required(Runnable work) {
        work.run();
    }
}
