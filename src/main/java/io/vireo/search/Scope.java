package io.vireo.search;

import java.util.Locale;

/** The kinds of entries to search, as a range of ranks. */
enum Scope {
    ALL(Rank.EXACT, Rank.LAST),
    VIDEO(Rank.EXACT, Rank.FIRST_OF_CHANNELS - 1),
    CHANNEL(Rank.FIRST_OF_CHANNELS, Rank.LAST);

    final int first;
    final int last;

    Scope(int first, int last) {
        this.first = first;
        this.last = last;
    }

    /** Returns the scope for the path parameter {@code {type}}; throws {@code "bad-search-type"}. */
    static Scope of(String type) {
        for (Scope scope : values()) {
            if (scope.name().toLowerCase(Locale.ROOT).equals(type)) {
                return scope;
            }
        }
        throw SearchError.BAD_SEARCH_TYPE.exception();
    }
}
