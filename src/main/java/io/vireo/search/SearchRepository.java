package io.vireo.search;

import io.vireo.video.ReplicaRouter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;

/** Opens the search index for reading. */
@ApplicationScoped
class SearchRepository {
    /** A read operation on the index; it must be repeatable. */
    interface Reading<T> {
        T from(IndexReader index) throws SQLException;
    }

    @Inject
    ReplicaRouter reads;

    <T> T read(Reading<T> reading) throws SQLException {
        return reads.read(connection -> reading.from(new IndexReader(connection)));
    }

    /** Returns the version of the searched data, see {@link ReplicaRouter#version()}. */
    long version() {
        return reads.version();
    }
}
