package io.vireo.pagination;

import java.util.List;
import java.util.OptionalInt;

/**
 * The requested page of a list.
 *
 * @param limit the maximum number of entries, 1 to {@value Paginator#MAX_LIMIT}; empty for the complete list
 * @param after the sort keys of the entry to continue after, as passed to {@link Paginator#next}; empty for the beginning
 */
public record PageRequest(OptionalInt limit, List<String> after) {
    public boolean isFromTheBeginning() {
        return after.isEmpty();
    }
}
