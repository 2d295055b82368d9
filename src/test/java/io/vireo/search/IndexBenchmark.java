package io.vireo.search;

import io.vireo.changelog.ChangeLogRepository;
import io.vireo.changelog.TestChangeLog;
import io.vireo.platform.database.DatabaseAddress;
import io.vireo.platform.database.SharedDatabase;
import io.vireo.platform.text.TextNormalizer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Builds an index of all rows of a database in one thread, unless there is one, compares pages with a scan, and measures the opening and
 * searches of several kinds without HTTP and database, each query once, after as many others of its kind. A figure that is not within its
 * limit is marked.
 *
 * <p>Arguments: the data directory of a vireo.jar whose database runs, a directory for the index, the number of comparisons, and
 * optionally the number of rows.
 */
final class IndexBenchmark {
    private static final int PAGE = 50;
    private static final int THREADS = 16;
    private static final int SEARCHES = 300;

    /** The limits for a million videos on two cores. */
    private static final double MAX_MILLIS = 50;

    private static final double MAX_MILLIS_OF_THREADS = 150;
    private static final double MAX_MEGABYTES = 500;
    private static final double MIN_ROWS_PER_SECOND = 3000;
    private static final double MAX_MILLIS_TO_OPEN = 1000;

    private final SplittableRandom random = new SplittableRandom(17);
    private final List<IndexedRow> all = new ArrayList<>();
    private final RowRepository rows = new RowRepository();
    private final ChangeLogRepository log;
    private final SearchIndex index;
    private final int max;

    private IndexBenchmark(DataSource source, Path directory, int max) {
        this.max = max;
        log = TestChangeLog.of(source);
        rows.primary = source;
        index = new SearchIndex(directory);
    }

    public static void main(String[] arguments) throws Exception {
        Path data = Path.of(arguments[0]).toAbsolutePath();
        String url = "jdbc:mariadb://localhost/vireo?localSocket=" + data.resolve("db.sock");
        String password = Files.readString(data.resolve("keys/db-password")).strip();
        DataSource source = SharedDatabase.connect(new DatabaseAddress(url, "vireo", password));
        Path directory = Path.of(arguments[1]);
        IndexBenchmark benchmark = new IndexBenchmark(
                source, directory, arguments.length > 3 ? Integer.parseInt(arguments[3]) : Integer.MAX_VALUE);
        benchmark.build(directory);
        benchmark.load();
        benchmark.compare(Integer.parseInt(arguments[2]));
        benchmark.measure();
        benchmark.index.close();
    }

    private void build(Path directory) throws SQLException, IOException {
        IndexFollower follower = new IndexFollower(index, rows, log);
        long begin = System.nanoTime();
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        follower.open();
        System.out.printf("opened in %s%n", limited("%.0f ms", (System.nanoTime() - begin) / 1e6, MAX_MILLIS_TO_OPEN));
        boolean isNew = index.documents() == 0;
        boolean more = isNew;
        while (more && index.documents() < max) {
            more = follower.step(log.state());
        }
        follower.refresh();
        follower.commit();
        double cpu = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1e9;
        double wall = (System.nanoTime() - begin) / 1e9;
        long bytes = 0;
        try (Stream<Path> files = Files.walk(directory)) {
            bytes = files.mapToLong(file -> file.toFile().length()).sum();
        }
        int documents = index.documents();
        System.out.printf("%d documents, %s%n", documents, limited("%.0f MB", bytes / 1e6, MAX_MEGABYTES));
        if (isNew) {
            System.out.printf(
                    "built in %.0f s, %.0f/s; processor time of the thread %.0f s, %s%n",
                    wall, documents / wall, cpu, limited("%.0f/s", -documents / cpu, -MIN_ROWS_PER_SECOND));
        }
    }

    /** Formats a figure, whose sign says in which direction its limit is. */
    private static String limited(String format, double figure, double limit) {
        return format.formatted(Math.abs(figure)) + (figure > limit ? " (NOT WITHIN THE LIMIT)" : "");
    }

    private void load() throws SQLException, IOException {
        List<Long> keys = rows.keys(0, 1000);
        while (!keys.isEmpty() && all.size() < index.documents()) {
            rows.forEach(keys, all::add);
            keys = rows.keys(keys.get(keys.size() - 1), 1000);
        }
    }

    private void compare(int count) throws IOException {
        int differing = 0;
        for (int i = 0; i < count; i++) {
            SearchRequest request = SearchRequest.of(Scope.ALL, substring(text(i % 3 == 0), 10));
            if (!request.query().isEmpty()) {
                List<RankedPosition> expected = all.parallelStream()
                        .map(row -> new RankedPosition(RankOracle.rank(request.query(), row), row.upload(), row.key()))
                        .filter(position -> position.rank() != RankOracle.NONE)
                        .sorted(RankOracle.ORDER)
                        .limit(PAGE)
                        .toList();
                if (!expected.equals(search(request))) {
                    differing++;
                    System.out.println("differs: '" + request.query().typed() + "'");
                }
            }
        }
        System.out.println(count + " random substrings: " + differing + " pages differ from a scan");
    }

    private List<RankedPosition> search(SearchRequest request) throws IOException {
        return index.read(
                List.<RankedPosition>of(),
                searcher -> new RankedHits(searcher, request, RankedPosition.before(Rank.EXACT), Rank.LAST).next(PAGE));
    }

    private String text(boolean described) {
        IndexedRow row = all.get(random.nextInt(all.size()));
        return described && !row.description().isEmpty() ? row.description() : row.text();
    }

    private String substring(String text, int max) {
        int length = text.codePointCount(0, text.length());
        int from = random.nextInt(length);
        int to = Math.min(length, from + 1 + random.nextInt(max));
        return text.substring(text.offsetByCodePoints(0, from), text.offsetByCodePoints(0, to));
    }

    private void measure() throws Exception {
        Map<String, Integer> counts = new HashMap<>();
        for (int i = 0; i < 200_000; i++) {
            TextTerms.words(TextNormalizer.fold(
                            all.get(random.nextInt(all.size())).text()))
                    .forEach(word -> counts.merge(word.text(), 1, Integer::sum));
        }
        List<String> common = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .filter(word -> word.length() > 2)
                .limit(200)
                .toList();
        List<String> rare = counts.entrySet().stream()
                .filter(entry -> entry.getValue() == 1 && entry.getKey().length() > 3)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        Map<String, Supplier<String>> kinds = new LinkedHashMap<>();
        kinds.put("common word", () -> any(common));
        kinds.put("rare word", () -> any(rare));
        kinds.put("missing word", () -> any(rare) + "qzx");
        kinds.put("3 letters", () -> inside(3));
        kinds.put("2 letters", () -> inside(2));
        kinds.put("one letter", () -> inside(1));
        kinds.put("two common words", () -> any(common) + " " + any(common));
        kinds.put("common and rare", () -> any(common) + " " + any(rare));
        kinds.put("three common words", () -> any(common) + " " + any(common) + " " + any(common));
        kinds.put("two insides", () -> inside(3) + " " + inside(3));
        kinds.put("two single letters", () -> inside(1) + " " + inside(1));
        kinds.put("random substring", () -> substring(text(random.nextInt(3) == 0), 10));
        kinds.put("complete title", () -> text(false));
        for (Map.Entry<String, Supplier<String>> kind : kinds.entrySet()) {
            run(1, draw(kind.getValue()));
            String single = run(1, draw(kind.getValue()));
            String parallel = run(THREADS, draw(kind.getValue()));
            System.out.printf("%-20s 1 thread %s   %d threads %s%n", kind.getKey(), single, THREADS, parallel);
        }
    }

    private String any(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }

    private String inside(int length) {
        String text = TextNormalizer.fold(text(false)).replaceAll(" +", "");
        int from = random.nextInt(Math.max(1, text.length() - length));
        return text.substring(from, Math.min(text.length(), from + length));
    }

    private List<SearchRequest> draw(Supplier<String> query) {
        return Stream.generate(query)
                .limit(SEARCHES)
                .map(text -> SearchRequest.of(Scope.ALL, text))
                .filter(request -> !request.query().isEmpty())
                .toList();
    }

    /** Returns percentiles of the time and of the processor time of the searches. */
    private String run(int threads, List<SearchRequest> requests) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<double[]>> times = requests.stream()
                    .map(request -> executor.submit(() -> {
                        long begin = System.nanoTime();
                        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                        search(request);
                        long used = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
                        return new double[] {(System.nanoTime() - begin) / 1e6, used / 1e6};
                    }))
                    .toList();
            double[] wall = new double[times.size()];
            double[] used = new double[times.size()];
            for (int i = 0; i < wall.length; i++) {
                wall[i] = times.get(i).get()[0];
                used[i] = times.get(i).get()[1];
            }
            double limit = threads == 1 ? MAX_MILLIS : MAX_MILLIS_OF_THREADS;
            return percentiles(wall, limit) + " (processor " + percentiles(used, Double.MAX_VALUE) + ")";
        } finally {
            executor.shutdown();
        }
    }

    private static String percentiles(double[] millis, double limit) {
        Arrays.sort(millis);
        return "p50 %.1f p99 ".formatted(millis[millis.length / 2])
                + limited("%.1f", millis[millis.length * 99 / 100], limit);
    }
}
