package io.vireo.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.Together;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class GroupCommitTest {
    private static final int MAXIMUM = 4;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<List<Integer>> groups = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch firstRuns = new CountDownLatch(1);
    private final CountDownLatch firstMayEnd = new CountDownLatch(1);

    @AfterEach
    void stop() {
        firstMayEnd.countDown();
        threads.shutdownNow();
    }

    @Test
    void shouldRunAnActAloneAtOnce() {
        GroupCommit<Integer, String> commit = new GroupCommit<>(MAXIMUM, Duration.ZERO, this::texts);

        assertThat(commit.run(1)).contains("1");
        assertThat(commit.run(2)).contains("2");
        assertThat(groups).containsExactly(List.of(1), List.of(2));
    }

    @Test
    void shouldJoinTheActsThatArriveMeanwhileUpToTheMaximum() throws Exception {
        GroupCommit<Integer, String> commit = new GroupCommit<>(MAXIMUM, Duration.ZERO, this::textsAfterTheFirst);
        List<Future<Optional<String>>> results = startedInOrder(commit, 7);

        firstMayEnd.countDown();

        for (int i = 0; i < results.size(); i++) {
            assertThat(results.get(i).get()).contains(Integer.toString(i));
        }
        assertThat(groups).containsExactly(List.of(0), List.of(1, 2, 3, 4), List.of(5, 6));
    }

    @Test
    void shouldGatherActsOnlyWhileThereAreSeveral() throws Exception {
        Duration gathering = Duration.ofMillis(500);
        GroupCommit<Integer, String> commit = new GroupCommit<>(MAXIMUM, gathering, this::textsAfterTheFirst);
        List<Future<Optional<String>>> results = startedInOrder(commit, 3);
        long begin = System.nanoTime();
        firstMayEnd.countDown();
        for (Future<Optional<String>> result : results) {
            result.get();
        }
        assertThat(System.nanoTime() - begin).as("0 was alone").isLessThan(gathering.toNanos());

        begin = System.nanoTime();
        assertThat(commit.run(7)).contains("7");
        assertThat(System.nanoTime() - begin).as("after a group of two").isGreaterThanOrEqualTo(gathering.toNanos());
        begin = System.nanoTime();
        assertThat(commit.run(8)).contains("8");
        assertThat(System.nanoTime() - begin).as("7 was alone").isLessThan(gathering.toNanos());
        assertThat(groups).containsExactly(List.of(0), List.of(1, 2), List.of(7), List.of(8));
    }

    @Test
    void shouldReturnNothingForAnActThatWasLeftOut() throws Exception {
        GroupCommit<Integer, String> commit = new GroupCommit<>(
                MAXIMUM,
                Duration.ZERO,
                acts -> textsAfterTheFirst(acts).stream()
                        .map(text -> text.filter(each -> !each.equals("2")))
                        .toList());
        List<Future<Optional<String>>> results = startedInOrder(commit, 4);

        firstMayEnd.countDown();

        assertThat(results.get(1).get()).contains("1");
        assertThat(results.get(2).get()).isEmpty();
        assertThat(results.get(3).get()).contains("3");
    }

    @Test
    void shouldContinueAfterAFailedGroup() throws Exception {
        GroupCommit<Integer, String> commit = new GroupCommit<>(MAXIMUM, Duration.ZERO, acts -> {
            List<Optional<String>> texts = textsAfterTheFirst(acts);
            if (acts.contains(2)) {
                throw new IllegalStateException("rolled back");
            }
            return texts;
        });
        List<Future<Optional<String>>> results = startedInOrder(commit, 7);

        firstMayEnd.countDown();

        assertThat(results.get(0).get()).contains("0");
        for (int i = 1; i <= MAXIMUM; i++) {
            assertThat(results.get(i).get()).isEmpty();
        }
        assertThat(results.get(6).get()).contains("6");
        assertThat(commit.run(7)).contains("7");
    }

    @Test
    void shouldRunEachActOnceAndOneGroupAtATime() throws Exception {
        AtomicInteger running = new AtomicInteger();
        GroupCommit<Integer, String> commit = new GroupCommit<>(MAXIMUM, Duration.ZERO, acts -> {
            assertThat(running.incrementAndGet()).isEqualTo(1);
            List<Optional<String>> texts = texts(acts);
            running.decrementAndGet();
            return texts;
        });
        List<Callable<Boolean>> calls = IntStream.range(0, 16)
                .<Callable<Boolean>>mapToObj(thread -> () -> IntStream.range(0, 500)
                        .map(i -> thread * 500 + i)
                        .allMatch(act -> commit.run(act).equals(Optional.of(Integer.toString(act)))))
                .toList();

        assertThat(Together.call(calls)).containsOnly(true);
        assertThat(groups.stream().flatMap(List::stream).toList())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 8000).boxed().toList());
    }

    /** Starts acts, the first of which is running when the others begin to wait, one after the other. */
    private List<Future<Optional<String>>> startedInOrder(GroupCommit<Integer, String> commit, int number)
            throws Exception {
        List<Future<Optional<String>>> results = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            int act = i;
            CompletableFuture<Thread> started = new CompletableFuture<>();
            results.add(threads.submit(() -> {
                started.complete(Thread.currentThread());
                return commit.run(act);
            }));
            Thread thread = started.get();
            if (act == 0) {
                assertThat(firstRuns.await(10, TimeUnit.SECONDS)).isTrue();
            } else {
                while (thread.getState() != Thread.State.WAITING) {
                    Thread.onSpinWait();
                }
            }
        }
        return results;
    }

    private List<Optional<String>> textsAfterTheFirst(List<Integer> acts) {
        if (acts.contains(0)) {
            firstRuns.countDown();
            try {
                firstMayEnd.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        return texts(acts);
    }

    private List<Optional<String>> texts(List<Integer> acts) {
        groups.add(acts);
        return acts.stream().map(act -> Optional.of(Integer.toString(act))).toList();
    }
}
