package io.vireo.discovery;

import com.fasterxml.jackson.core.type.TypeReference;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vireo.http.CacheableJson;
import io.vireo.http.Json;
import io.vireo.pagination.PageRequest;
import io.vireo.pagination.Paginator;
import io.vireo.platform.Component;
import io.vireo.video.PersonalEntries;
import io.vireo.video.ReplicaRouter;
import io.vireo.video.UniversalBody;
import io.vireo.video.UniversalBodySerializer;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Pages of rankings. A ranking is in memory and may be some seconds old; whether a video is shown is read for each page, so that hidden
 * ones vanish at once.
 */
@Component
class RankedPages {
    private static final int MAX_LIMIT = 100;

    /** How old the numbers of views in a part for everybody are at most. */
    private static final Duration AGE = Duration.ofSeconds(10);

    private static final int MAX_PARTS = 2000;
    private static final TypeReference<List<Map<String, Object>>> BODIES = new TypeReference<>() {};

    private final RankedEntryRepository entries;
    private final Paginator paginator;
    private final PersonalEntries personalEntries;
    private final ReplicaRouter catalogue;

    /**
     * Parts for everybody. When the version of the catalogue changes, for example because a video is hidden, their keys are no longer
     * requested.
     */
    private final Cache<PartKey, DiscoveredVideos> parts =
            Caffeine.newBuilder().expireAfterWrite(AGE).maximumSize(MAX_PARTS).build();

    @Inject
    RankedPages(
            RankedEntryRepository entries,
            Paginator paginator,
            PersonalEntries personalEntries,
            ReplicaRouter catalogue) {
        this.entries = entries;
        this.paginator = paginator;
        this.personalEntries = personalEntries;
        this.catalogue = catalogue;
    }

    /** The first part of a list at a version of the catalogue. */
    private record PartKey(String list, int limit, long version) {}

    /** Returns the hash paths of those videos that the caller does not want. */
    interface Filter extends Function<Collection<String>, Set<String>> {}

    /**
     * A part of a ranking.
     *
     * @param last the last video if others follow
     */
    record Page(List<UniversalBody> entries, @Nullable Ranked last) {}

    /** Returns at most {@code limit} videos from an index on, without those of the filter. */
    Page page(List<Ranked> ranking, int begin, int limit, Filter unwanted) {
        List<UniversalBody> shown = new ArrayList<>();
        Ranked last = null;
        int from = begin;
        while (from < ranking.size()) {
            List<Ranked> part = ranking.subList(from, Math.min(from + limit + 1, ranking.size()));
            from += part.size();
            Map<Long, UniversalBody> found =
                    entries.entries(part.stream().map(Ranked::id).toList());
            Set<String> omitted = unwanted.apply(
                    found.values().stream().map(UniversalBody::thumbnail).toList());
            for (Ranked video : part) {
                UniversalBody body = found.get(video.id());
                if (body != null && !omitted.contains(body.thumbnail())) {
                    if (shown.size() == limit) {
                        return new Page(shown, last);
                    }
                    shown.add(body);
                    last = video;
                }
            }
        }
        return new Page(shown, null);
    }

    /**
     * Returns 200 with the requested page, {@value #MAX_LIMIT} videos without a limit, and the header {@code Link} if more follow; 304.
     *
     * @param list see {@link Paginator}
     * @throws io.vireo.http.ApiException as {@link Paginator#request}
     */
    Response.ResponseBuilder respond(
            UriInfo uri,
            Request conditions,
            HttpServletRequest request,
            String list,
            List<Ranked> ranking,
            Filter unwanted) {
        return respond(uri, conditions, request, list, "", ranking, unwanted);
    }

    /**
     * As {@link #respond(UriInfo, Request, HttpServletRequest, String, List, Filter)}.
     *
     * @param parameters encoded parameters of the link, each after {@code &}
     */
    Response.ResponseBuilder respond(
            UriInfo uri,
            Request conditions,
            HttpServletRequest request,
            String list,
            String parameters,
            List<Ranked> ranking,
            Filter unwanted) {
        PageRequest asked = paginator.request(uri, list);
        int limit = asked.limit().orElse(MAX_LIMIT);
        Page page = page(ranking, Ranking.begin(ranking, asked.after()), limit, unwanted);
        CacheableJson json = CacheableJson.of(UniversalBodySerializer.serialize(page.entries()));
        Response.ResponseBuilder response = personalEntries.respond(json, conditions, request);
        if (page.last() != null) {
            response.header(HttpHeaders.LINK, paginator.next(uri, limit, list, Ranking.keys(page.last()), parameters));
        }
        return response;
    }

    /** Returns the first part of a ranking for a page of the web client, as everybody sees it; from memory if nothing has changed. */
    DiscoveredVideos first(String list, Supplier<List<Ranked>> ranking, int limit) {
        return parts.get(
                new PartKey(list, limit, catalogue.version()),
                key -> discovered(list, ranking.get(), null, limit, hashes -> Set.of()));
    }

    /**
     * Returns a part of a ranking for a page of the web client.
     *
     * @param after a cursor; null for the beginning
     */
    DiscoveredVideos discovered(String list, List<Ranked> ranking, @Nullable String after, int limit, Filter unwanted) {
        int begin = Ranking.begin(ranking, paginator.position(list, after));
        Page page = page(ranking, begin, limit, unwanted);
        return new DiscoveredVideos(
                Json.mapper().convertValue(page.entries(), BODIES),
                page.last() == null ? null : paginator.cursor(list, Ranking.keys(page.last())));
    }
}
