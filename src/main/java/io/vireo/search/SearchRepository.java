package io.vireo.search;

import io.vireo.video.ReplicaRouter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;

/** Opens the search index for reading. */
@ApplicationScoped
class SearchRepository {
    /** A read operation on the index; it must be repeatable. */
    interface ReadOperation<T> {
        T run(IndexReader index) throws SQLException;
    }

    @Inject
    ReplicaRouter replicas;

    <T> T read(ReadOperation<T> operation) throws SQLException {
        return replicas.read(connection -> operation.run(new IndexReader(connection)));
    }

    /** Returns the version of the searched data, see {@link ReplicaRouter#version()}. */
    long version() {
        return replicas.version();
    }
}
