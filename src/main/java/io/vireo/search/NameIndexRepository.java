package io.vireo.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** What the search index keeps of the names of channels. */
@ApplicationScoped
class NameIndexRepository {
    @PersistenceContext
    EntityManager entities;

    /** Takes a channel's name out of the index and returns its words. */
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
     * Removes the endings of those words that nothing else has. All are locked before that is asked, and in the order of the index:
     * {@link IndexWriter} does so too, before it writes the words.
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

    /** The statement with a row for each ending of these words. */
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
