package io.vireo.platform.database;

import jakarta.persistence.Query;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A list of keys in a statement, {@code IN (?1, ?2, …)}, with a fixed number of parameters, so that the text is prepared once. */
public final class KeyList {
    /** The maximum number of keys. */
    public static final int SIZE = 32;

    /** The parameters of the statement, in parentheses. */
    public static final String PARAMETERS =
            IntStream.rangeClosed(1, SIZE).mapToObj(i -> "?" + i).collect(Collectors.joining(", ", "(", ")"));

    private KeyList() {}

    /**
     * Sets the parameters of a query that has no others.
     *
     * @param keys at least one, at most {@value #SIZE}
     */
    public static Query set(Query query, Collection<?> keys) {
        List<?> list = List.copyOf(keys);
        for (int i = 0; i < SIZE; i++) {
            query.setParameter(i + 1, list.get(Math.min(i, list.size() - 1)));
        }
        return query;
    }
}
