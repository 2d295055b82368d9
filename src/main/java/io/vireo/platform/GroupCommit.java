package io.vireo.platform;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * Runs acts of concurrent requests together, so that they share a transaction and its statements. While one group runs, the acts that
 * arrive wait, and are the next group; the thread of one of them runs it. While requests come one at a time, none waits.
 *
 * @param <A> an act
 * @param <R> its result
 */
public final class GroupCommit<A, R> {
    private final int maximum;
    private final long gatheringNanos;
    private final Function<List<A>, List<Optional<R>>> transaction;

    private final Queue<Member<A, R>> waiting = new ArrayDeque<>();
    private boolean isRunning;
    private int lastSize;

    /** @param isLeader completed with whether the waiting thread must run the next group, or else with false: the result is there */
    private record Member<A, R>(A act, CompletableFuture<Optional<R>> result, CompletableFuture<Boolean> isLeader) {}

    /**
     * @param maximum the number of acts of a group
     * @param gathering how long a group waits for more acts if the last one had several: then there are many requests, each of which gets
     *     cheaper in a larger group
     * @param transaction returns the results of acts, in their order, after it has committed them; it must have done nothing of an act
     *     without a result
     */
    public GroupCommit(int maximum, Duration gathering, Function<List<A>, List<Optional<R>>> transaction) {
        this.maximum = maximum;
        this.gatheringNanos = gathering.toNanos();
        this.transaction = transaction;
    }

    /**
     * Runs an act and returns after it is committed.
     *
     * @return empty if it was not done, because the transaction left it out or failed; the caller can then do it alone
     */
    public Optional<R> run(A act) {
        Member<A, R> own = new Member<>(act, new CompletableFuture<>(), new CompletableFuture<>());
        if (isFirst(own) || own.isLeader().join()) {
            lead();
        }
        return own.result().join();
    }

    private synchronized boolean isFirst(Member<A, R> member) {
        waiting.add(member);
        boolean isFirst = !isRunning;
        isRunning = true;
        return isFirst;
    }

    /** Runs a group of those that wait, the first of which is the thread's own act. */
    private void lead() {
        if (isWorthWaiting()) {
            LockSupport.parkNanos(gatheringNanos);
        }
        List<Member<A, R>> group = next();
        List<Optional<R>> results = List.of();
        try {
            results = transaction.apply(group.stream().map(Member::act).toList());
        } catch (RuntimeException e) {
            // nothing was committed, or it is not known: each act is repeated alone and gets its own error
            results = List.of();
        } finally {
            appointLeader();
            for (int i = 0; i < group.size(); i++) {
                group.get(i).result().complete(i < results.size() ? results.get(i) : Optional.empty());
                group.get(i).isLeader().complete(false);
            }
        }
    }

    private synchronized boolean isWorthWaiting() {
        return gatheringNanos > 0 && lastSize > 1 && waiting.size() < maximum;
    }

    private synchronized List<Member<A, R>> next() {
        List<Member<A, R>> group = new ArrayList<>();
        while (group.size() < maximum && !waiting.isEmpty()) {
            group.add(waiting.remove());
        }
        lastSize = group.size();
        return group;
    }

    private synchronized void appointLeader() {
        Member<A, R> leader = waiting.peek();
        isRunning = leader != null;
        if (leader != null) {
            leader.isLeader().complete(true);
        }
    }
}
