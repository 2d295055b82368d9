package io.vireo.search;

import io.vireo.changelog.ChangeLogRepository;
import io.vireo.changelog.TestChangeLog;
import io.vireo.platform.database.DatabaseAddress;
import io.vireo.platform.database.SharedDatabase;
import java.nio.file.Path;
import java.util.SplittableRandom;
import javax.sql.DataSource;

/**
 * The main class of a process that numbers the changes of a database and follows them until it is killed. Arguments: the directory of the
 * index, then the URL, user and password of the database.
 */
final class FollowerProcess {
    private static final int BATCH = 7;

    private FollowerProcess() {}

    public static void main(String[] arguments) throws Exception {
        DataSource source = SharedDatabase.connect(new DatabaseAddress(arguments[1], arguments[2], arguments[3]));
        ChangeLogRepository log = TestChangeLog.of(source);
        RowRepository rows = new RowRepository();
        rows.primary = source;
        IndexFollower follower = new IndexFollower(new SearchIndex(Path.of(arguments[0])), rows, log);
        SplittableRandom random = new SplittableRandom();
        follower.open();
        System.out.println("followed " + follower.followed());
        while (true) {
            log.number(BATCH);
            follower.step(log.state());
            if (random.nextInt(3) == 0) {
                follower.commit();
                System.out.println("committed");
            }
        }
    }
}
