package io.vireo.search;

import io.vireo.video.UniversalBody;
import io.vireo.video.VideoEntry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Searches the published videos and the channels. The columns' collation makes case and accents alike. */
@ApplicationScoped
class SearchRepository {
    /** Usernames are compared exactly but for case elsewhere; a search is blind for accents as well. */
    private static final String NAME = "(c.Username COLLATE utf8mb4_uca1400_ai_ci)";

    @PersistenceContext
    EntityManager entities;

    /** Those with the query as it stands in the title first, then with all words in the title, then the rest; newer before older. */
    List<UniversalBody> videos(Query query) {
        String inTitle = allWords(query, "v.title LIKE :word%d ESCAPE '!'");
        String anywhere =
                allWords(query, "(v.title LIKE :word%1$d ESCAPE '!' OR v.description LIKE :word%1$d ESCAPE '!')");
        TypedQuery<VideoEntry> found = entities.createQuery(
                "SELECT NEW io.vireo.video.VideoEntry(c.username, v.title, v.hash, v.upload, v.durationMillis, v.width, v.height)"
                        + " FROM Video v JOIN Channel c ON c.id = v.channelId"
                        + " WHERE v.published = TRUE AND " + anywhere
                        + " ORDER BY CASE WHEN v.title LIKE :phrase ESCAPE '!' THEN 0 WHEN " + inTitle
                        + " THEN 1 ELSE 2 END,"
                        + " v.upload DESC, v.id DESC",
                VideoEntry.class);
        for (int i = 0; i < query.words().size(); i++) {
            found.setParameter("word" + (i + 1), query.words().get(i));
        }
        return found.setParameter("phrase", query.phrase())
                .getResultStream()
                .map(VideoEntry::body)
                .toList();
    }

    /** Those whose name has the query as it stands first, then by name. */
    List<UniversalBody> channels(Query query) {
        String sql = "SELECT c.Username, c.VideoCount, (SELECT v.PathHash FROM Videos v"
                + " WHERE v.ChannelID = c.ChannelID AND v.Published = TRUE"
                + " ORDER BY v.Upload DESC, v.VideoID DESC LIMIT 1)"
                + " FROM Channels c WHERE " + allWords(query, NAME + " LIKE ?%d ESCAPE '!'")
                + " ORDER BY " + NAME + " LIKE ?" + (query.words().size() + 1) + " ESCAPE '!' DESC, c.Username";
        jakarta.persistence.Query found = entities.createNativeQuery(sql);
        for (int i = 0; i < query.words().size(); i++) {
            found.setParameter(i + 1, query.words().get(i));
        }
        found.setParameter(query.words().size() + 1, query.phrase());
        List<?> rows = found.getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(SearchRepository::channel)
                .toList();
    }

    private static UniversalBody channel(Object[] row) {
        return UniversalBody.channel(
                (String) row[0], row[2] == null ? "" : (String) row[2], ((Number) row[1]).intValue());
    }

    private static String allWords(Query query, String condition) {
        return IntStream.rangeClosed(1, query.words().size())
                .mapToObj(condition::formatted)
                .collect(Collectors.joining(" AND ", "(", ")"));
    }
}
