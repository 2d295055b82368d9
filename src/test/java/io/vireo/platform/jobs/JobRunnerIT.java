package io.vireo.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.Await;
import io.vireo.platform.database.TestDatabase;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Workers of several nodes on one job table in a real MariaDB. */
class JobRunnerIT {
    private static final String KIND = "test";
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(300);

    private final ScheduledExecutorService heartbeats = Executors.newSingleThreadScheduledExecutor();
    private static DataSource source;
    private JobRepository jobs;

    @BeforeAll
    static void migrate() throws SQLException {
        source = TestDatabase.migrated("jobs");
    }

    @BeforeEach
    void prepare() throws SQLException {
        execute("DELETE FROM Jobs");
        jobs = new JobRepository(source);
    }

    @AfterEach
    void stop() {
        heartbeats.shutdownNow();
    }

    private interface Work {
        void run(Job job) throws Exception;
    }

    private record Handler(Work work, int maxAttempts, Backoff backoff) implements JobHandler {
        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public void handle(Job job) throws Exception {
            work.run(job);
        }
    }

    private JobRunner runner(Duration lease, Work work) {
        return runner(lease, 3, work);
    }

    /** Returns a runner without a delay before retries. */
    private JobRunner runner(Duration lease, int attempts, Work work) {
        Backoff none = new Backoff(Duration.ofNanos(1), Duration.ofNanos(1));
        return new JobRunner(jobs, Map.of(KIND, new Handler(work, attempts, none)), lease, heartbeats);
    }

    @Test
    void shouldRunAJobOnceWithItsPayload() throws Exception {
        add("a", "what to do");
        List<String> done = new ArrayList<>();
        JobRunner runner = runner(LONG, job -> done.add(job.key() + ' ' + job.payload() + ' ' + job.attempt()));

        assertThat(runner.runNext()).isTrue();
        assertThat(runner.runNext()).isFalse();

        assertThat(done).containsExactly("a what to do 1");
        assertThat(rows()).isEmpty();
    }

    @Test
    void shouldStoreOneJobPerKindAndKey() throws Exception {
        add("a", "first");
        add("a", "second");
        assertThat(rows()).containsExactly("a first 0 null");

        Job claimed = jobs.claim(List.of(KIND), LONG).orElseThrow();
        add("a", "third");
        assertThat(jobs.claim(List.of(KIND), LONG)).isEmpty();
        assertThat(jobs.finish(claimed, new JobOutcome.Done())).isTrue();
    }

    @Test
    void shouldClaimOnlyJobsOfSupportedKinds() throws Exception {
        add("a", "");
        assertThat(jobs.claim(List.of("another", "kind"), LONG)).isEmpty();
        assertThat(jobs.claim(List.of(), LONG)).isEmpty();
        assertThat(jobs.claim(List.of("another", KIND), LONG)).isPresent();
    }

    @Test
    void shouldRunEachJobOnOneWorker() throws Exception {
        int count = 300;
        for (int i = 0; i < count; i++) {
            add("job" + i, "");
        }
        Map<String, AtomicInteger> runs = new ConcurrentHashMap<>();
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        JobRunner runner = runner(LONG, job -> {
            threads.add(Thread.currentThread());
            runs.computeIfAbsent(job.key(), key -> new AtomicInteger()).incrementAndGet();
        });
        ExecutorService workers = Executors.newFixedThreadPool(4);
        try {
            List<Future<Integer>> all = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                all.add(workers.submit(() -> {
                    int ran = 0;
                    while (runner.runNext()) {
                        ran++;
                    }
                    return ran;
                }));
            }
            int ran = 0;
            for (Future<Integer> one : all) {
                ran += one.get(1, TimeUnit.MINUTES);
            }
            assertThat(ran).isEqualTo(count);
        } finally {
            workers.shutdownNow();
        }

        assertThat(runs)
                .hasSize(count)
                .allSatisfy((key, times) -> assertThat(times).hasValue(1));
        assertThat(threads).hasSizeGreaterThan(1);
        assertThat(rows()).isEmpty();
    }

    @Test
    void shouldSkipAJobLockedByAnotherWorker() throws Exception {
        add("a", "");
        add("b", "");
        try (Connection other = source.getConnection()) {
            other.setAutoCommit(false);
            try (PreparedStatement lock =
                    other.prepareStatement("SELECT 1 FROM Jobs WHERE Kind = 'test' AND JobKey = 'a' FOR UPDATE")) {
                lock.executeQuery();
            }
            assertThat(jobs.claim(List.of(KIND), LONG))
                    .get()
                    .extracting(Job::key)
                    .isEqualTo("b");
            assertThat(jobs.claim(List.of(KIND), LONG)).isEmpty();
        }
    }

    /** Simulates a killed node: the job is claimed and its lease is not renewed. */
    @Test
    void shouldRunTheJobOfADeadNodeAfterTheLeaseExpires() throws Exception {
        add("a", "");
        Job lost = jobs.claim(List.of(KIND), SHORT).orElseThrow();
        List<Integer> attempts = new ArrayList<>();
        JobRunner survivor = runner(LONG, job -> attempts.add(job.attempt()));
        assertThat(survivor.runNext()).isFalse();

        Await.until("the end of the lease", survivor::runNext);

        assertThat(attempts).containsExactly(2);
        assertThat(jobs.renew(lost, LONG)).isFalse();
        assertThat(jobs.finish(lost, new JobOutcome.Retry(LONG, "too late"))).isFalse();
        assertThat(rows()).isEmpty();
    }

    @Test
    void shouldRenewTheLeaseOfALongJob() throws Exception {
        add("a", "");
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        JobRunner slow = runner(SHORT, job -> {
            started.countDown();
            assertThat(end.await(1, TimeUnit.MINUTES)).isTrue();
        });
        ExecutorService worker = Executors.newSingleThreadExecutor();
        try {
            Future<Boolean> ran = worker.submit(slow::runNext);
            assertThat(started.await(1, TimeUnit.MINUTES)).isTrue();
            String first = nextAttempt();
            Await.until("three renewals", () -> renewals(first) >= 3);
            assertThat(jobs.claim(List.of(KIND), LONG)).isEmpty();
            end.countDown();
            assertThat(ran.get(1, TimeUnit.MINUTES)).isTrue();
        } finally {
            worker.shutdownNow();
        }
        assertThat(rows()).isEmpty();
    }

    @Test
    void shouldRetryAndThenKeepADeadLetter() throws Exception {
        add("a", "payload");
        AtomicInteger attempts = new AtomicInteger();
        JobRunner runner = runner(LONG, job -> {
            attempts.incrementAndGet();
            throw new IOException("x".repeat(2000));
        });

        for (int i = 0; i < 3; i++) {
            assertThat(runner.runNext()).isTrue();
        }
        assertThat(runner.runNext()).isFalse();

        assertThat(attempts).hasValue(3);
        assertThat(JobCounts.read(source).of(KIND, JobState.DEAD)).isOne();
        assertThat(rows()).singleElement().asString().startsWith("a payload 3 java.io.IOException: xxx");
        jobs.deleteDeadLetters(LONG);
        assertThat(rows()).hasSize(1);

        add("a", "again");
        runner(LONG, job -> assertThat(job.payload()).isEqualTo("again")).runNext();
        assertThat(rows()).isEmpty();
    }

    @Test
    void shouldDeleteOldDeadLetters() throws Exception {
        add("a", "");
        runner(LONG, 1, job -> {
                    throw new PermanentJobException("no");
                })
                .runNext();
        execute("UPDATE Jobs SET FailedAt = FailedAt - INTERVAL 2 DAY");

        jobs.deleteDeadLetters(Duration.ofDays(1));

        assertThat(rows()).isEmpty();
    }

    @Test
    void shouldDelayTheRetry() throws Exception {
        add("a", "");
        JobHandler handler = new Handler(
                job -> {
                    throw new StackOverflowError();
                },
                3,
                new Backoff(Duration.ofHours(1), Duration.ofHours(1)));
        JobRunner runner = new JobRunner(jobs, Map.of(KIND, handler), LONG, heartbeats);

        assertThat(runner.runNext()).isTrue();
        assertThat(runner.runNext()).isFalse();

        assertThat(JobCounts.read(source).of(KIND, JobState.FAILED)).isOne();
        execute("UPDATE Jobs SET NextAttemptAt = NextAttemptAt - INTERVAL 1 HOUR");
        assertThat(runner.runNext()).isTrue();
    }

    /** A job that crashes its node each time must not be retried forever. */
    @Test
    void shouldNotRetryAJobForeverThatCrashesItsNode() throws Exception {
        add("a", "");
        for (int i = 0; i < 3; i++) {
            assertThat(jobs.claim(List.of(KIND), LONG)).isPresent();
            execute("UPDATE Jobs SET NextAttemptAt = '2020-01-01'");
        }
        AtomicInteger attempts = new AtomicInteger();

        runner(LONG, job -> attempts.incrementAndGet()).runNext();

        assertThat(attempts).hasValue(0);
        assertThat(JobCounts.read(source).of(KIND, JobState.DEAD)).isOne();
    }

    @Test
    void shouldNotCountAnAttemptInterruptedByShutdown() throws Exception {
        add("a", "payload");
        JobRunner runner = runner(LONG, job -> {
            throw new InterruptedException();
        });

        runner.runNext();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(rows()).containsExactly("a payload 0 null");
        Optional<Job> again = jobs.claim(List.of(KIND), LONG);
        assertThat(again).get().extracting(Job::attempt).isEqualTo(1);
    }

    @Test
    void shouldCountJobsByKindAndState() throws Exception {
        add("a", "");
        add("b", "");
        assertThat(jobs.claim(List.of(KIND), LONG)).isPresent();

        JobCounts counts = JobCounts.read(source);

        assertThat(counts.of(KIND, JobState.ACTIVE)).isOne();
        assertThat(counts.of(KIND, JobState.QUEUED)).isOne();
        assertThat(counts.of(KIND, JobState.DEAD)).isZero();
        assertThat(counts.of("another", JobState.QUEUED)).isZero();
    }

    private void add(String key, String payload) throws SQLException {
        execute(JobRepository.ADD, KIND, key, payload);
    }

    private void execute(String sql, Object... values) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    private String nextAttempt() throws SQLException {
        return query("SELECT NextAttemptAt FROM Jobs").get(0);
    }

    private final List<String> observed = new ArrayList<>();

    /** Returns the number of observed lease extensions. */
    private int renewals(String first) throws SQLException {
        String next = nextAttempt();
        if (!next.equals(first) && !observed.contains(next)) {
            observed.add(next);
        }
        return observed.size();
    }

    private List<String> rows() throws SQLException {
        return query("SELECT CONCAT(JobKey, ' ', Payload, ' ', Attempts, ' ', COALESCE(LastError, 'null')) FROM Jobs"
                + " ORDER BY JobID");
    }

    private List<String> query(String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement select = connection.prepareStatement(sql);
                ResultSet rows = select.executeQuery()) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }
}
