package io.vireo.search;

import java.sql.SQLException;
import java.util.List;

/** Rows that may have one rank, in their order. */
interface RankScan {
    /** The most that are read at once. */
    int MOST = 500;

    /** The next ones; none at the end. */
    List<Document> next() throws SQLException;
}
