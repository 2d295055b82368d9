package io.vireo.tally;

import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.Together;
import io.vireo.tally.TallyDifferenceRepository.Difference;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TallyDifferenceRepositoryIT {
    /** The likes of a video, as facts. */
    private static final TallySource LIKES = new TallySource() {
        @Override
        public Set<TallyKind> kinds() {
            return Set.of(TallyKind.LIKES);
        }

        @Override
        public String count(TallyKind kind, String subject) {
            return "(SELECT COUNT(*) FROM Ratings r WHERE r.VideoID = " + subject + " AND r.Rating = 1)";
        }
    };

    private TallyDatabase database;
    private final TallyDifferenceRepository repository = new TallyDifferenceRepository();
    private final TallyFoldRepository fold = new TallyFoldRepository();

    @BeforeEach
    void prepare() throws SQLException {
        database = TallyDatabase.create("tally_differences", 250);
        repository.source = database.source();
        fold.source = database.source();
        fold.heatSettings = new HeatSettings(1, 8, 4);
        fold.clock = Clock.systemUTC();
    }

    @Test
    void shouldCorrectTheCountersThatDifferFromTheFacts() throws Exception {
        database.execute("INSERT INTO Ratings (ChannelID, VideoID, Rating, Rated)"
                + " VALUES (1, 1, 1, 0), (2, 1, 1, 0), (3, 1, -1, 0), (1, 2, 1, 0), (1, 240, 1, 0)");
        // video 1 is right, partly by a pending change; 2 has no counter; 240 has too many; 3 has one without a fact
        database.execute(
                "INSERT INTO VideoTallies (VideoID, LikesBefore, Likes) VALUES (1, 9, 1), (3, 0, 1), (240, 0, 5)");
        database.add(TallyKind.LIKES, 1, 1);

        List<Difference> first = repository.compare(TallyKind.LIKES, LIKES, Long.MIN_VALUE);
        assertThat(first).hasSize(100);
        assertThat(first.stream().filter(found -> found.number() != 0))
                .containsExactly(new Difference(2, 1), new Difference(3, -1));
        assertThat(repository.compare(TallyKind.LIKES, LIKES, 200)).contains(new Difference(240, -4));
        for (long video : List.of(1L, 2L, 3L, 240L)) {
            repository.correct(TallyKind.LIKES, LIKES, video);
        }
        fold.fold();

        assertThat(database.rows("SELECT CONCAT_WS(' ', VideoID, LikesBefore, Likes) FROM VideoTallies"))
                .containsExactly("1 9 2", "2 0 1", "3 0 0", "240 0 1");
    }

    @Test
    void shouldCorrectNothingWhileOthersRateAndFold() throws Exception {
        AtomicBoolean isFinished = new AtomicBoolean();
        Callable<Long> ratings = () -> {
            try (var connection = database.source().getConnection()) {
                connection.setAutoCommit(false);
                for (int channel = 0; channel < 300; channel++) {
                    connection
                            .createStatement()
                            .execute("INSERT INTO Ratings (ChannelID, VideoID, Rating, Rated) VALUES (" + channel
                                    + ", 1, 1, 0)");
                    connection
                            .createStatement()
                            .execute("INSERT INTO TallyDeltas (Kind, SubjectID, Delta) VALUES (1, 1, 1)");
                    connection.commit();
                }
            }
            isFinished.set(true);
            return 0L;
        };
        Callable<Long> folding = () -> {
            while (!isFinished.get()) {
                fold.fold();
            }
            return 0L;
        };
        Callable<Long> comparing = () -> {
            long corrected = 0;
            while (!isFinished.get()) {
                corrected += Math.abs(repository.correct(TallyKind.LIKES, LIKES, 1));
            }
            return corrected;
        };

        assertThat(Together.call(List.of(ratings, folding, comparing, comparing)))
                .containsOnly(0L);

        fold.fold();
        assertThat(database.number("SELECT Likes FROM VideoTallies WHERE VideoID = 1"))
                .isEqualTo(300);
    }
}
