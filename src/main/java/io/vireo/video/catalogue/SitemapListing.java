package io.vireo.video.catalogue;

import com.fasterxml.jackson.core.type.TypeReference;
import io.vireo.http.Json;
import io.vireo.platform.Component;
import io.vireo.video.UniversalBody;
import io.vireo.video.catalogue.CatalogueRepository.Row;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The listed videos for site maps: all of them if they fit into one map, otherwise in parts. A part is a range of keys, so that it stays
 * the same while videos are added, and no part is too large.
 */
@Component
public class SitemapListing {
    /** The maximum number of videos of a map. The protocol allows 50,000 addresses in a file. */
    static final int SIZE = 5000;

    private static final TypeReference<Map<String, Object>> BODY = new TypeReference<>() {};

    @Inject
    CatalogueRepository entries;

    /** Returns all listed videos as universal bodies, newest first; empty if they do not fit into one map. */
    public Optional<List<Map<String, Object>>> all() {
        List<Row> rows = entries.list(VideoListQuery.ALL, null, SIZE + 1);
        return rows.size() > SIZE
                ? Optional.empty()
                : Optional.of(rows.stream().map(row -> body(row.video())).toList());
    }

    /** Returns the number of parts. */
    public int parts() {
        return (int) (entries.lastId() / SIZE) + 1;
    }

    /**
     * Returns the listed videos of a part, the oldest first.
     *
     * @param number from 0
     */
    public List<Map<String, Object>> part(int number) {
        long from = (long) number * SIZE;
        return entries.listedBetween(from, from + SIZE).stream()
                .map(SitemapListing::body)
                .toList();
    }

    private static Map<String, Object> body(UniversalBody video) {
        return Json.mapper().convertValue(video, BODY);
    }
}
