package io.vireo.bench;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.SplittableRandom;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;

/**
 * Fills an empty Vireo database with channels and videos for benchmarks; deterministic for a seed. The sizes of channels have a
 * long-tail distribution. All videos are published and none has a file: only lists, search and metadata can be measured. All passwords
 * are {@code correct horse}. A running Vireo adds the search index.
 *
 * <p>Arguments: {@code --videos N}, {@code --channels N} (default: a fiftieth of the videos), {@code --seed N}. Instead
 * of the numbers {@code --social PART}: this part of a million videos and 100,000 channels, with 20 million ratings, ten million comments,
 * and five million subscriptions and entries of histories. The database: {@code --data DIR}, the data directory of a running vireo.jar, or
 * {@code --url JDBC-URL --user NAME --password PASSWORD}.
 */
public final class Generate {
    private static final int ALL_VIDEOS = 1_000_000;
    private static final int ALL_CHANNELS = 100_000;
    private static final int BATCH = 2000;
    private static final long HASHES = 78_364_164_096L; // 36^7
    private static final Instant BEGIN = Instant.parse("2012-01-01T00:00:00Z");
    private static final long SPAN_SECONDS = 14L * 365 * 24 * 3600;

    private final Connection database;
    private final SplittableRandom random;
    private final int channels;
    private final int videos;
    private final boolean isSocial;

    private Generate(Connection database, Arguments arguments) {
        this.database = database;
        this.random = new SplittableRandom(arguments.number("seed", 1));
        double part = Double.parseDouble(arguments.text("social", "0"));
        this.isSocial = part > 0;
        this.videos = isSocial ? (int) (part * ALL_VIDEOS) : arguments.number("videos", 10_000);
        this.channels = isSocial ? (int) (part * ALL_CHANNELS) : arguments.number("channels", Math.max(1, videos / 50));
    }

    public static void main(String[] args) throws Exception {
        Arguments arguments = new Arguments(args);
        try (Connection database = connect(arguments)) {
            database.setAutoCommit(false);
            new Generate(database, arguments).run();
        }
    }

    private static Connection connect(Arguments arguments) throws Exception {
        String data = arguments.text("data", "");
        if (data.isEmpty()) {
            return DriverManager.getConnection(
                    withTimeZone(arguments.text("url", "jdbc:mariadb://localhost/vireo")),
                    arguments.text("user", "vireo"),
                    arguments.text("password", ""));
        }
        Path directory = Path.of(data).toAbsolutePath();
        return DriverManager.getConnection(
                withTimeZone("jdbc:mariadb://localhost/vireo?localSocket=" + directory.resolve("db.sock")),
                "vireo",
                Files.readString(directory.resolve("keys/db-password")).strip());
    }

    private static String withTimeZone(String url) {
        return url + (url.contains("?") ? "&" : "?")
                + "connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true&preserveInstants=true";
    }

    private void run() throws SQLException {
        long begin = System.nanoTime();
        requireEmpty();
        insertChannels();
        insertVideos();
        try (Statement statement = database.createStatement()) {
            statement.executeUpdate("UPDATE Channels c JOIN (SELECT ChannelID, COUNT(*) AS Videos FROM Videos"
                    + " WHERE Published GROUP BY ChannelID) v USING (ChannelID) SET c.VideoCount = v.Videos");
            statement.executeUpdate("UPDATE CatalogueVersion SET Version = Version + 1");
        }
        database.commit();
        if (isSocial) {
            new SocialFacts(database, channels, videos).insert();
        }
        print("%,d channels, %,d videos in %d s", channels, videos, (System.nanoTime() - begin) / 1_000_000_000);
    }

    private void requireEmpty() throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery("SELECT 1 FROM Channels LIMIT 1")) {
            if (row.next()) {
                throw new IllegalStateException("The database is not empty: it contains channels");
            }
        }
    }

    private void insertChannels() throws SQLException {
        byte[] salt = new byte[16];
        String password = OpenBSDBCrypt.generate("2b", "correct horse".getBytes(StandardCharsets.UTF_8), salt, 10);
        try (PreparedStatement channel = database.prepareStatement(
                        "INSERT INTO Channels (ChannelID, Username, Password, Created) VALUES (?, ?, ?, ?)");
                PreparedStatement details = database.prepareStatement(
                        "INSERT INTO ChannelDetails (ChannelID, Fname, Mname, Lname, Email, Birth)"
                                + " VALUES (?, 'Ada', '', 'Lovelace', ?, ?)")) {
            for (int id = 1; id <= channels; id++) {
                Language language = Language.draw(random);
                channel.setInt(1, id);
                channel.setString(2, username(language.rare(random.nextInt(5000)), id));
                channel.setString(3, password);
                channel.setTimestamp(4, Timestamp.from(BEGIN));
                channel.addBatch();
                details.setInt(1, id);
                details.setString(2, "channel" + id + "@example.org");
                details.setObject(3, LocalDate.of(1950 + id % 55, 1 + id % 12, 1 + id % 28));
                details.addBatch();
                if (id % BATCH == 0 || id == channels) {
                    channel.executeBatch();
                    details.executeBatch();
                    database.commit();
                }
            }
        }
    }

    /** Returns a username that is unique by its number; searches for numbers such as {@code 12} find some of them. */
    private static String username(String word, int id) {
        String name = word + (id % 3 == 0 ? " " : "") + Integer.toString(id);
        return name.length() <= 25 ? name : word.substring(0, 12) + id;
    }

    private void insertVideos() throws SQLException {
        Titles titles = new Titles(random.split());
        long firstHash = random.nextLong(HASHES);
        try (PreparedStatement video = database.prepareStatement(
                "INSERT INTO Videos (VideoID, PathHash, ChannelID, Title, Description, Upload, Published, Bytes,"
                        + " DurationMillis, Width, Height, Codec) VALUES (?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?, 'avc1')")) {
            for (int id = 1; id <= videos; id++) {
                Language language = Language.draw(random);
                long millis = 5_000 + (long) (3_600_000 * Math.pow(random.nextDouble(), 3));
                video.setInt(1, id);
                video.setString(2, hash((firstHash + id * 48_271_000_019L) % HASHES));
                video.setInt(3, 1 + (int) (channels * Math.pow(random.nextDouble(), 3)));
                video.setString(4, titles.title(language));
                video.setString(5, titles.description(language));
                video.setTimestamp(6, Timestamp.from(upload(id)));
                video.setLong(7, millis * 250);
                video.setLong(8, millis);
                video.setInt(9, 1920);
                video.setInt(10, 1080);
                video.addBatch();
                if (id % BATCH == 0 || id == videos) {
                    video.executeBatch();
                    database.commit();
                }
                if (id % 100_000 == 0) {
                    print("%,d videos", id);
                }
            }
        }
    }

    /** Returns a time that mostly increases with the id; some videos are published later than videos with greater ids. */
    private Instant upload(int id) {
        long second = SPAN_SECONDS * id / videos;
        return BEGIN.plusSeconds(second).plusMillis(random.nextInt(3_600_000));
    }

    private static String hash(long number) {
        String digits = Long.toString(number, 36);
        return "0".repeat(7 - digits.length()) + digits;
    }

    static void print(String text, Object... values) {
        System.out.printf(text + "%n", values);
    }
}
