package io.vireo.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** Reads and removes the usernames in the search index. */
@ApplicationScoped
class NameIndexRepository {
    @PersistenceContext
    EntityManager entities;

    /**
     * Removes the username of a channel from the index.
     *
     * @return the words of the username
     */
    List<String> remove(long channelId) {
        List<?> words = entities.createNativeQuery("SELECT Word FROM ChannelWords WHERE ChannelID = ?1")
                .setParameter(1, channelId)
                .getResultList();
        entities.createNativeQuery("DELETE FROM ChannelWords WHERE ChannelID = ?1")
                .setParameter(1, channelId)
                .executeUpdate();
        return words.stream().map(String::valueOf).toList();
    }

    /**
     * Removes the suffixes of words that no other entry uses. All suffixes are locked first, in index order, as {@link IndexWriter} does
     * before it inserts words.
     */
    void removeUnusedEndings(List<String> words) {
        if (words.isEmpty()) {
            return;
        }
        rows("SELECT Ending FROM WordEndings WHERE (Ending, Word) IN (%s) ORDER BY Ending, Word FOR UPDATE", words)
                .getResultList();
        List<String> unused = words.stream()
                .filter(word -> !isUsed("VideoWords", word) && !isUsed("ChannelWords", word))
                .toList();
        if (!unused.isEmpty()) {
            rows("DELETE FROM WordEndings WHERE (Ending, Word) IN (%s)", unused).executeUpdate();
        }
    }

    /** Creates a statement with one row per suffix of the words. */
    private Query rows(String sql, List<String> words) {
        List<String> values = words.stream()
                .flatMap(word -> Word.of(word).endings().stream().flatMap(ending -> Stream.of(ending, word)))
                .toList();
        Query query = entities.createNativeQuery(
                sql.formatted(String.join(", ", Collections.nCopies(values.size() / 2, "(?, ?)"))));
        for (int i = 0; i < values.size(); i++) {
            query.setParameter(i + 1, values.get(i));
        }
        return query;
    }

    private boolean isUsed(String table, String word) {
        return !entities.createNativeQuery("SELECT 1 FROM " + table + " WHERE Word = ?1 LIMIT 1 LOCK IN SHARE MODE")
                .setParameter(1, word)
                .getResultList()
                .isEmpty();
    }
}
