package io.vireo.subscription;

import io.vireo.platform.database.DatabaseAddress;
import io.vireo.platform.database.SharedDatabase;
import io.vireo.platform.database.Statements;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Measures pages of feeds without HTTP, in one thread. An empty database is filled with videos first, a tenth as many channels, and
 * subscribers with 50 and with 2,000 subscriptions.
 *
 * <p>Arguments: the data directory of a vireo.jar whose database runs, and the number of videos.
 */
public final class FeedBenchmark {
    private static final int SUBSCRIBERS = 40;
    private static final int PAGES = 400;
    private static final int PAGE = 21;
    private static final int DEEP = 20;
    private static final int BATCH = 100_000;

    private final DataSource source;
    private final FeedService feed;
    private final FeedRepository repository = new FeedRepository();
    private final SplittableRandom random = new SplittableRandom(5);

    private FeedBenchmark(DataSource source) {
        this.source = source;
        repository.database = source;
        feed = new FeedService(repository);
    }

    public static void main(String[] arguments) throws Exception {
        Path data = Path.of(arguments[0]).toAbsolutePath();
        String url = "jdbc:mariadb://localhost/vireo?localSocket=" + data.resolve("db.sock");
        String password = Files.readString(data.resolve("keys/db-password")).strip();
        measure(SharedDatabase.connect(new DatabaseAddress(url, "vireo", password)), Integer.parseInt(arguments[1]));
    }

    /** Fills the database if it is empty, and measures. */
    public static void measure(DataSource source, int videos) throws SQLException {
        FeedBenchmark benchmark = new FeedBenchmark(source);
        benchmark.fill(videos);
        for (int subscriptions : new int[] {50, 2000}) {
            for (int attempt = 0; attempt < 2; attempt++) {
                benchmark.measure(subscriptions, 1);
            }
            benchmark.measure(subscriptions, DEEP);
        }
    }

    private void fill(int videos) throws SQLException {
        try (Connection connection = source.getConnection()) {
            if (!Statements.select(connection, row -> row.getLong(1), "SELECT 1 FROM Channels LIMIT 1")
                    .isEmpty()) {
                return;
            }
            int channels = videos / 10;
            Statements.update(
                    connection,
                    "INSERT INTO Channels (ChannelID, Username, Password) SELECT seq, CONCAT('c', seq), '' FROM seq_1_to_"
                            + channels);
            for (int from = 1; from <= videos; from += BATCH) {
                // a few channels have many videos
                Statements.update(
                        connection,
                        "INSERT INTO Videos (PathHash, ChannelID, Title, Upload, Published)"
                                + " SELECT LPAD(LOWER(CONV(seq, 10, 36)), 7, '0'), 1 + FLOOR(? * POW(RAND(), 3)),"
                                + " CONCAT('Video ', seq), '2016-01-01' + INTERVAL seq * 300 SECOND, 1 FROM seq_" + from
                                + "_to_" + Math.min(videos, from + BATCH - 1),
                        channels - 1);
            }
            for (int subscriber = 1; subscriber <= SUBSCRIBERS; subscriber++) {
                Statements.update(
                        connection,
                        "INSERT INTO Subscriptions (SubscriberID, ChannelID, Bell, Since)"
                                + " SELECT ?, ChannelID, 0, 0 FROM Channels WHERE ChannelID <> ? ORDER BY RAND() LIMIT "
                                + (subscriber % 2 == 0 ? 50 : 2000),
                        subscriber,
                        subscriber);
            }
        }
    }

    private void measure(int subscriptions, int pages) {
        long[] nanos = new long[PAGES];
        for (int i = 0; i < PAGES; i++) {
            int half = random.nextInt(SUBSCRIBERS / 2);
            long subscriber = subscriptions == 50 ? 2 * half + 2 : 2 * half + 1;
            FeedRepository.Feed of = new FeedRepository.Feed(subscriber, false);
            @Nullable FeedPosition after = null;
            for (int page = 1; page < pages; page++) {
                List<FeedPosition> positions = feed.page(of, after, PAGE);
                after = positions.isEmpty() ? after : positions.get(positions.size() - 1);
            }
            long begin = System.nanoTime();
            feed.entries(feed.page(of, after, PAGE));
            nanos[i] = System.nanoTime() - begin;
        }
        Arrays.sort(nanos);
        System.out.printf(
                "%d subscriptions, page %d: median %.1f ms, p99 %.1f ms%n",
                subscriptions, pages, nanos[PAGES / 2] / 1e6, nanos[PAGES * 99 / 100] / 1e6);
    }
}
