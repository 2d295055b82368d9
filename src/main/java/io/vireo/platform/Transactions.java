package io.vireo.platform;

import jakarta.transaction.Transactional;
import java.util.function.Supplier;

/**
 * Runs a part of a method in a transaction, where {@code @Transactional} at the method would enclose too much: work before or after it
 * takes long, or spends a limit.
 */
@Component
public class Transactions {
    /** Joins the caller's transaction, or begins one and commits it at the end; a {@link RuntimeException} rolls it back. */
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
