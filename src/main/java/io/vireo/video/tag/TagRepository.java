package io.vireo.video.tag;

import io.vireo.platform.Component;
import io.vireo.video.TagName;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Stores the tags of videos. The caller has locked the video. Rows of {@code Tags} are locked in share mode, in the order of their
 * normalized names, so that the leader does not remove them meanwhile.
 */
@Component
@Transactional(TxType.MANDATORY)
public class TagRepository {
    private static final String OF_VIDEO = "SELECT TagID, Name FROM VideoTags WHERE VideoID = ?1 ORDER BY Place";

    /** Whether a video {@code v} shows its tags; {@code Blocked} is not part of it, so that a suspension changes no rows. */
    private static final String SHOWN = "(v.Published AND CAST(v.Visibility AS UNSIGNED) = 1)";

    @PersistenceContext
    EntityManager entities;

    /** Replaces the tags of a video. */
    public void replace(long videoId, List<TagName> tags) {
        List<Object[]> before = rows(OF_VIDEO, videoId);
        if (before.stream()
                .map(row -> (String) row[1])
                .toList()
                .equals(tags.stream().map(TagName::name).toList())) {
            return;
        }
        entities.flush();
        Map<String, Long> keys = keys(tags);
        entities.createNativeQuery("DELETE FROM VideoTags WHERE VideoID = ?1")
                .setParameter(1, videoId)
                .executeUpdate();
        for (int place = 0; place < tags.size(); place++) {
            entities.createNativeQuery("INSERT INTO VideoTags (VideoID, Place, TagID, Name, Shown, Upload)"
                            + " SELECT v.VideoID, ?1, ?2, ?3, " + SHOWN
                            + ", v.Upload FROM Videos v WHERE v.VideoID = ?4")
                    .setParameter(1, place)
                    .setParameter(2, keys.get(tags.get(place).folded()))
                    .setParameter(3, tags.get(place).name())
                    .setParameter(4, videoId)
                    .executeUpdate();
        }
        Set<Long> changed = new LinkedHashSet<>(keys.values());
        before.forEach(row -> changed.add(((Number) row[0]).longValue()));
        count(changed);
    }

    /** Returns the keys of tags by their normalized names, and adds those that are new. */
    private Map<String, Long> keys(List<TagName> tags) {
        Map<String, Long> keys = new HashMap<>();
        tags.stream().sorted(Comparator.comparing(TagName::folded)).forEach(tag -> {
            // a plain read first: a locking read of a missing row would lock the gap
            List<?> found = exists(tag) ? lock(tag) : List.of();
            if (found.isEmpty()) {
                entities.createNativeQuery("INSERT IGNORE INTO Tags (Folded, Name) VALUES (?1, ?2)")
                        .setParameter(1, tag.folded())
                        .setParameter(2, tag.name())
                        .executeUpdate();
                found = lock(tag);
            }
            keys.put(tag.folded(), ((Number) found.get(0)).longValue());
        });
        return keys;
    }

    private boolean exists(TagName tag) {
        return !entities.createNativeQuery("SELECT 1 FROM Tags WHERE Folded = ?1")
                .setParameter(1, tag.folded())
                .getResultList()
                .isEmpty();
    }

    private List<?> lock(TagName tag) {
        return entities.createNativeQuery("SELECT TagID FROM Tags WHERE Folded = ?1 LOCK IN SHARE MODE")
                .setParameter(1, tag.folded())
                .getResultList();
    }

    /** Copies what decides whether and where the video is in the lists of its tags. */
    void synchronize(String hash) {
        entities.flush();
        List<Object[]> outdated = rows(
                "SELECT x.TagID, v.VideoID FROM Videos v STRAIGHT_JOIN VideoTags x ON x.VideoID = v.VideoID"
                        + " WHERE v.PathHash = ?1 AND (x.Shown <> " + SHOWN + " OR x.Upload <> v.Upload)",
                hash);
        if (!outdated.isEmpty()) {
            entities.createNativeQuery(
                            "UPDATE Videos v STRAIGHT_JOIN VideoTags x ON x.VideoID = v.VideoID SET x.Shown = " + SHOWN
                                    + ", x.Upload = v.Upload WHERE v.PathHash = ?1")
                    .setParameter(1, hash)
                    .executeUpdate();
            count(outdated.stream().map(row -> ((Number) row[0]).longValue()).toList());
        }
    }

    /** Removes the tags of a deleted video. */
    void remove(long videoId) {
        List<Object[]> tags = rows(OF_VIDEO, videoId);
        entities.createNativeQuery("DELETE FROM VideoTags WHERE VideoID = ?1")
                .setParameter(1, videoId)
                .executeUpdate();
        count(tags.stream().map(row -> ((Number) row[0]).longValue()).toList());
    }

    /** Has the uses of tags counted again. */
    private void count(Collection<Long> tagIds) {
        tagIds.forEach(tagId -> entities.createNativeQuery("INSERT INTO TagChanges (TagID) VALUES (?1)")
                .setParameter(1, tagId)
                .executeUpdate());
    }

    private List<Object[]> rows(String sql, Object parameter) {
        List<?> rows =
                entities.createNativeQuery(sql).setParameter(1, parameter).getResultList();
        return rows.stream().map(Object[].class::cast).toList();
    }
}
