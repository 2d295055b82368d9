package io.vireo.search;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/** A database of {@value #COUNT} films. */
class FilmRows extends RowRepository {
    static final int COUNT = 2500;

    /** The keys of all rows that have been read. */
    final List<Long> read = new ArrayList<>();

    boolean isFailing;

    static IndexedRow row(long key) {
        return new IndexedRow(key, key, "film " + key, "", OptionalLong.empty(), List.of(), "");
    }

    @Override
    List<Long> keys(long after, int max) {
        return LongStream.rangeClosed(1, COUNT)
                .filter(key -> key > after)
                .limit(max)
                .boxed()
                .toList();
    }

    @Override
    void forEach(Collection<Long> keys, Taking taking) throws SQLException, IOException {
        if (isFailing) {
            throw new SQLException("down");
        }
        read.addAll(keys);
        for (long key : keys) {
            if (key > 0 && key <= COUNT) {
                taking.take(row(key));
            }
        }
    }
}
