package io.vireo.delivery.grizzly;

import java.nio.channels.SelectableChannel;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Sends bodies by sendfile on dedicated threads with their own selectors. On Payara's connector threads the thread switch and selector
 * registration for each turn cost as much as the turn itself (docs/decisions/0060-transfers.md).
 */
final class SendfileSelectors implements AutoCloseable {
    private final Consumer<? super LinkageError> fallback;
    private final List<TransferLoop> loops;
    private final AtomicInteger next = new AtomicInteger();

    /** @param fallback called when the server's classes turn out to be incompatible; may be called several times */
    SendfileSelectors(Consumer<? super LinkageError> fallback) {
        this.fallback = fallback;
        this.loops = Stream.generate(() -> new TransferLoop(fallback))
                .limit(Runtime.getRuntime().availableProcessors())
                .toList();
    }

    void start(ThreadFactory threads) {
        loops.forEach(loop -> threads.newThread(loop).start());
    }

    /** Registers the body, which is continued whenever the socket is writable; aborts it if no loop runs any more. */
    void add(SelectableChannel socket, SendfileBody body) {
        int first = Math.floorMod(next.getAndIncrement(), loops.size());
        IntStream.range(0, loops.size())
                .mapToObj(i -> loops.get((first + i) % loops.size()))
                .filter(loop -> !loop.hasEnded())
                .findFirst()
                .orElse(loops.get(first))
                .add(socket, body);
    }

    /** Reports that the server's classes are incompatible. */
    void fallBack(LinkageError error) {
        fallback.accept(error);
    }

    @Override
    public void close() {
        loops.forEach(TransferLoop::close);
    }
}
