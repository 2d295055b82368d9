package io.vireo.search;

import java.util.ArrayList;
import java.util.List;

/** Builds the SQL statement, with its parameters, that reads the index entries of a word. */
final class IndexSql {
    /** Sorts after every character of a word. */
    private static final String END = "\uDBFF\uDFFF";

    private static final String MATCH = "IF(e.Ending = w.Word, IF(w.Word = ?, 0, 1), 2)";
    private static final String ENDING = " WHERE e.Ending >= ? AND e.Ending < ?";
    private static final String PREFIX_ONLY = " AND e.Ending = e.Word AND e.Word <> ?";
    private static final String INSIDE_ONLY = " AND e.Ending <> e.Word AND ? IS NOT NULL";

    private final List<String> selects = new ArrayList<>();
    private final List<Object> parameters = new ArrayList<>();

    /** Selects all entries of a word within the scope, at most {@code max} of each kind, and the pending rows. */
    static IndexSql entries(Word word, Scope scope, int max) {
        IndexSql sql = pending(scope);
        if (scope.hasVideos()) {
            sql.videos(word, max);
        }
        if (scope.hasChannels()) {
            sql.channels(word, max);
        }
        return sql;
    }

    /** Selects the pending rows, with the rank -1 for videos and -2 for channels. */
    static IndexSql pending(Scope scope) {
        IndexSql sql = new IndexSql();
        if (scope.hasVideos()) {
            sql.add("SELECT -1, 0, VideoID FROM Videos WHERE SearchPending = 1 ORDER BY VideoID DESC LIMIT ?");
            sql.parameters.add(Candidates.MAX_PENDING);
        }
        if (scope.hasChannels()) {
            sql.add("SELECT -2, 0, ChannelID FROM Channels WHERE SearchPending = 1 ORDER BY ChannelID DESC LIMIT ?");
            sql.parameters.add(Candidates.MAX_PENDING);
        }
        return sql;
    }

    /** Selects at most {@code max} entries of a word with one rank, other than a whole-word rank. */
    static IndexSql ranked(Word word, int rank, int max) {
        IndexSql sql = new IndexSql();
        String only = Rank.match(rank) == Rank.PREFIX ? PREFIX_ONLY : INSIDE_ONLY;
        if (Rank.isOfChannel(rank)) {
            sql.add("SELECT " + rank + ", 0, w.ChannelID FROM WordEndings e"
                    + " STRAIGHT_JOIN ChannelWords w ON w.Word = e.Word" + ENDING + only + " LIMIT ?");
        } else {
            sql.add("SELECT " + rank + ", w.Upload, w.VideoID FROM WordEndings e"
                    + " STRAIGHT_JOIN VideoWords w ON w.Word = e.Word AND w.Place = "
                    + rank / Rank.FIRST_OF_DESCRIPTION + ENDING + only + " LIMIT ?");
        }
        sql.parameters.addAll(List.of(word.key(), word.key() + END, word.key(), max));
        return sql;
    }

    /** Selects at most {@code max} positions after a position at which all words match as whole words in the text of its rank, in order. */
    static IndexSql wholeWords(List<Word> words, RankedPosition after, int max) {
        IndexSql sql = new IndexSql();
        boolean channels = after.isChannel();
        String id = channels ? "ChannelID" : "VideoID";
        String table = channels ? "ChannelWords" : "VideoWords";
        String place = channels ? "" : " AND %s.Place = " + after.rank() / Rank.FIRST_OF_DESCRIPTION;
        StringBuilder text = new StringBuilder("SELECT " + (channels ? "0" : "w.Upload") + ", w." + id + " FROM "
                + table + " w FORCE INDEX (" + table + "_newest)");
        for (int i = 1; i < words.size(); i++) {
            String other = "o" + i;
            text.append(" STRAIGHT_JOIN " + table + " " + other + " ON " + other + "." + id + " = w." + id + " AND "
                    + other + ".Word = ?" + place.formatted(other));
            sql.parameters.add(words.get(i).key());
        }
        text.append(" WHERE w.Word = ?" + place.formatted("w"));
        sql.parameters.add(words.get(0).key());
        if (channels) {
            text.append(" AND w.ChannelID < ? ORDER BY w.ChannelID DESC LIMIT ?");
            sql.parameters.addAll(List.of(after.id(), max));
        } else {
            text.append(" AND w.Upload <= ? AND (w.Upload < ? OR w.VideoID < ?)"
                    + " ORDER BY w.Upload DESC, w.VideoID DESC LIMIT ?");
            sql.parameters.addAll(List.of(after.upload(), after.upload(), after.id(), max));
        }
        sql.add(text.toString());
        return sql;
    }

    private void videos(Word word, int max) {
        if (word.exact()) {
            add("SELECT 3 * w.Place, w.Upload, w.VideoID FROM VideoWords w WHERE w.Word = ? LIMIT ?");
            parameters.addAll(List.of(word.key(), max));
        } else {
            add("SELECT " + MATCH + " + 3 * w.Place, w.Upload, w.VideoID FROM WordEndings e"
                    + " STRAIGHT_JOIN VideoWords w ON w.Word = e.Word" + ENDING + " LIMIT ?");
            parameters.addAll(List.of(word.key(), word.key(), word.key() + END, max));
        }
    }

    private void channels(Word word, int max) {
        if (word.exact()) {
            add("SELECT 6, 0, w.ChannelID FROM ChannelWords w WHERE w.Word = ? LIMIT ?");
            parameters.addAll(List.of(word.key(), max));
        } else {
            add("SELECT " + MATCH + " + 6, 0, w.ChannelID FROM WordEndings e"
                    + " STRAIGHT_JOIN ChannelWords w ON w.Word = e.Word" + ENDING + " LIMIT ?");
            parameters.addAll(List.of(word.key(), word.key(), word.key() + END, max));
        }
    }

    private void add(String select) {
        selects.add(select);
    }

    String text() {
        return selects.size() == 1 ? selects.get(0) : "(" + String.join(") UNION ALL (", selects) + ")";
    }

    List<Object> parameters() {
        return parameters;
    }
}
