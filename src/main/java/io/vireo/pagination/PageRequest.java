package io.vireo.pagination;

import java.util.List;
import java.util.OptionalInt;

/**
 * The part of a list that a client asks for.
 *
 * @param limit the most entries of the page, 1 to {@value Pages#MAX_LIMIT}; empty for all there are
 * @param after the sort keys of the entry it begins after, as {@link Pages#next} was given them; empty for the beginning
 */
public record PageRequest(OptionalInt limit, List<String> after) {
    public boolean isFromTheBeginning() {
        return after.isEmpty();
    }
}
