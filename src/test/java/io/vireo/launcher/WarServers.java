package io.vireo.launcher;

import io.vireo.platform.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Starts Payara Micro with the built WAR and a new database. */
final class WarServers {
    private WarServers() {}

    /** @param settings the environment variables, for example {@code VIREO_HTTP_CONNECTOR} */
    static VireoProcess start(Path war, Path data, Map<String, String> settings) throws Exception {
        VireoProcess vireo = launch(war, data, newDatabase(), settings);
        vireo.awaitStart();
        return vireo;
    }

    /** Launches the built WAR with a {@link LeftMail} in its database. */
    static VireoProcess launchWithLeftMail(Path data, Map<String, String> settings) throws Exception {
        String database = newDatabase();
        LeftMail.addTo(database);
        return launch(Path.of(System.getProperty("vireo.it.war")), data, database, settings);
    }

    private static String newDatabase() throws SQLException {
        String database = "war_" + UUID.randomUUID().toString().replace("-", "");
        TestDatabase.migrated(database);
        return database;
    }

    private static VireoProcess launch(Path war, Path data, String database, Map<String, String> settings)
            throws IOException {
        Map<String, String> all = new HashMap<>(settings);
        all.put("VIREO_DB_URL", TestDatabase.url(database));
        all.put("VIREO_DB_USER", String.valueOf(TestDatabase.user()));
        all.put("VIREO_DB_PASSWORD", String.valueOf(TestDatabase.password()));
        all.put("VIREO_LIMITS_FACTOR", "100000");
        return VireoProcess.launchWar(war, data, all);
    }
}
