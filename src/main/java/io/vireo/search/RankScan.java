package io.vireo.search;

import java.sql.SQLException;
import java.util.List;

/** An ordered scan of rows that may have a given rank. */
interface RankScan {
    /** Maximum number of rows per read. */
    int MAX_ROWS = 500;

    /** Returns the next rows; an empty list at the end. */
    List<Document> next() throws SQLException;
}
