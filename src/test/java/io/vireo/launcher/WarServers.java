package io.vireo.launcher;

import io.vireo.platform.database.TestDatabase;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Starts Payara Micro with the built WAR and a new database. */
final class WarServers {
    private WarServers() {}

    /** @param settings the environment variables, for example {@code VIREO_HTTP_CONNECTOR} */
    static VireoProcess start(Path data, Map<String, String> settings) throws Exception {
        return start(Path.of(System.getProperty("vireo.it.war")), data, settings);
    }

    static VireoProcess start(Path war, Path data, Map<String, String> settings) throws Exception {
        String database = "war_" + UUID.randomUUID().toString().replace("-", "");
        TestDatabase.migrated(database);
        Map<String, String> all = new HashMap<>(settings);
        all.put("VIREO_DB_URL", TestDatabase.url(database));
        all.put("VIREO_DB_USER", String.valueOf(TestDatabase.user()));
        all.put("VIREO_DB_PASSWORD", String.valueOf(TestDatabase.password()));
        all.put("VIREO_LIMITS_FACTOR", "100000");
        return VireoProcess.startWar(war, data, all);
    }
}
