package io.vireo.search;

import io.vireo.video.ReplicaRouter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;

/** Opens the index to read. */
@ApplicationScoped
class SearchRepository {
    /** Reads in an index, perhaps twice. */
    interface Reading<T> {
        T from(IndexReader index) throws SQLException;
    }

    @Inject
    ReplicaRouter reads;

    <T> T read(Reading<T> reading) throws SQLException {
        return reads.read(connection -> reading.from(new IndexReader(connection)));
    }

    /** That of what can be found, see {@link ReplicaRouter#version()}. */
    long version() {
        return reads.version();
    }
}
