package io.vireo.delivery.grizzly;

import java.nio.channels.SelectableChannel;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Sends bodies by sendfile on dedicated threads with their own selectors. On Payara's connector threads the thread switch and selector
 * registration for each turn cost as much as the turn itself (docs/decisions/0060-transfers.md).
 */
final class SendfileSelectors implements AutoCloseable {
    private final List<TransferLoop> loops = Stream.generate(TransferLoop::new)
            .limit(Runtime.getRuntime().availableProcessors())
            .toList();

    private final AtomicInteger next = new AtomicInteger();

    void start(ThreadFactory threads) {
        loops.forEach(loop -> threads.newThread(loop).start());
    }

    /** Registers the body, which is continued whenever the socket is writable. */
    void add(SelectableChannel socket, SendfileBody body) {
        loops.get(Math.floorMod(next.getAndIncrement(), loops.size())).add(socket, body);
    }

    @Override
    public void close() {
        loops.forEach(TransferLoop::close);
    }
}
