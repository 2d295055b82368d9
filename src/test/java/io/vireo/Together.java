package io.vireo;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Runs tasks concurrently; all start at the same time. */
public final class Together {
    private Together() {}

    /** Calls a task {@code count} times concurrently and returns the results. */
    public static <T> List<T> call(int count, Callable<T> task) throws Exception {
        return call(Collections.nCopies(count, task));
    }

    /** Calls the tasks concurrently and returns their results in the order of the tasks. */
    public static <T> List<T> call(List<Callable<T>> tasks) throws Exception {
        CyclicBarrier start = new CyclicBarrier(tasks.size());
        ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
        try {
            List<Future<T>> results = IntStream.range(0, tasks.size())
                    .mapToObj(i -> threads.submit(() -> {
                        start.await();
                        return tasks.get(i).call();
                    }))
                    .toList();
            List<T> values = new java.util.ArrayList<>();
            for (Future<T> result : results) {
                values.add(result.get());
            }
            return values;
        } finally {
            threads.shutdownNow();
        }
    }
}
