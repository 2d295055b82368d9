package io.vireo.delivery.grizzly;

import java.nio.channels.SelectableChannel;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Moves bodies to their sockets, on threads with selectors of their own. Payara's connector would do that on the threads that wait for
 * all requests, and its change of threads and registrations for each turn cost as much as the turn (docs/decisions/0060-transfers.md).
 */
public final class SendfileSelectors implements AutoCloseable {
    private final List<TransferLoop> loops = Stream.generate(TransferLoop::new)
            .limit(Runtime.getRuntime().availableProcessors())
            .toList();

    private final AtomicInteger begun = new AtomicInteger();

    public void start(ThreadFactory threads) {
        loops.forEach(loop -> threads.newThread(loop).start());
    }

    /** Gives the body its turns whenever the socket takes more. */
    void add(SelectableChannel socket, SendfileBody body) {
        loops.get(Math.floorMod(begun.getAndIncrement(), loops.size())).add(socket, body);
    }

    @Override
    public void close() {
        loops.forEach(TransferLoop::close);
    }
}
