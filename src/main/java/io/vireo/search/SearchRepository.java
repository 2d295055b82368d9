package io.vireo.search;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Opens the index to read. */
@ApplicationScoped
class SearchRepository {
    @Resource(lookup = "java:app/jdbc/vireo")
    DataSource database;

    /** The caller closes it. */
    IndexReader open() throws SQLException {
        return new IndexReader(database.getConnection());
    }
}
