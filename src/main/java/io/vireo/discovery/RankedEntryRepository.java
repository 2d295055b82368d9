package io.vireo.discovery;

import io.vireo.platform.Component;
import io.vireo.platform.database.Statements;
import io.vireo.video.ReplicaRouter;
import io.vireo.video.UniversalBody;
import io.vireo.video.UniversalBody.Kind;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Reads the entries of rankings. */
@Component
class RankedEntryRepository {
    private static final String ENTRIES = "SELECT v.VideoID AS id, " + Kind.LISTED_VIDEO.columns()
            + " FROM JSON_TABLE(?, '$[*]' COLUMNS (ID INT PATH '$')) i STRAIGHT_JOIN Videos v ON v.VideoID = i.ID"
            + UniversalBody.JOINS + " WHERE " + UniversalBody.SEARCHABLE_VIDEO;

    @Inject
    ReplicaRouter replicas;

    /** Returns the entries of the videos that anybody may find, by their keys. */
    Map<Long, UniversalBody> entries(Collection<Long> ids) {
        Map<Long, UniversalBody> entries = new HashMap<>();
        try {
            return replicas.read(connection -> {
                Statements.select(
                        connection,
                        row -> entries.put(row.getLong("id"), Kind.LISTED_VIDEO.read(row)),
                        ENTRIES,
                        Statements.json(ids));
                return entries;
            });
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }
}
