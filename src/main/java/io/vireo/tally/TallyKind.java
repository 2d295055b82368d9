package io.vireo.tally;

/** What is counted. Numbers are stored in the database and do not change. */
public enum TallyKind {
    LIKES(1, "Likes", Subject.VIDEO),
    DISLIKES(2, "Dislikes", Subject.VIDEO),
    VIEWS(3, "Views", Subject.VIDEO),
    COMMENTS(4, "Comments", Subject.VIDEO),
    SUBSCRIBERS(5, "Subscribers", Subject.CHANNEL),
    /** Weights of events in {@link Heat}, besides those of views and likes, which follow from their numbers. No counter. */
    HEAT(6, "Heat", Subject.VIDEO);

    /** What the counter belongs to: the table of the counters, its key, and the table of the subjects, which has the same key. */
    enum Subject {
        VIDEO("VideoTallies", "VideoID", "Videos"),
        CHANNEL("ChannelTallies", "ChannelID", "Channels");

        final String table;
        final String key;
        final String subjects;

        Subject(String table, String key, String subjects) {
            this.table = table;
            this.key = key;
            this.subjects = subjects;
        }
    }

    final int number;
    final String column;
    final Subject subject;

    TallyKind(int number, String column, Subject subject) {
        this.number = number;
        this.column = column;
        this.subject = subject;
    }

    /** Returns the SQL expression of the part of the counter that has no facts behind it, over the alias {@code t} of its table. */
    String before() {
        return this == LIKES || this == DISLIKES ? "t." + column + "Before" : "0";
    }

    static TallyKind of(int number) {
        return values()[number - 1];
    }
}
