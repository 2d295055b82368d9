package io.vireo.search;

import java.util.Optional;

/** The kinds of entries to search, as a range of ranks. */
enum Scope {
    ALL("all", Rank.EXACT, Rank.LAST),
    VIDEOS("video", Rank.EXACT, Rank.FIRST_OF_CHANNELS - 1),
    CHANNELS("channel", Rank.FIRST_OF_CHANNELS, Rank.LAST);

    private final String type;
    private final int first;
    private final int last;

    Scope(String type, int first, int last) {
        this.type = type;
        this.first = first;
        this.last = last;
    }

    /** Returns the scope for the path parameter {@code {type}}; empty if it is unknown. */
    static Optional<Scope> of(String type) {
        for (Scope scope : values()) {
            if (scope.type.equals(type)) {
                return Optional.of(scope);
            }
        }
        return Optional.empty();
    }

    String type() {
        return type;
    }

    int first() {
        return first;
    }

    int last() {
        return last;
    }
}
