package io.vireo.video;

import com.fasterxml.jackson.core.type.TypeReference;
import io.vireo.auth.Caller;
import io.vireo.auth.CallerResolver;
import io.vireo.auth.Sessions;
import io.vireo.http.CacheableJson;
import io.vireo.http.Json;
import io.vireo.platform.Component;
import io.vireo.video.access.VideoAccessService;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Adds the {@link PersonalKeys} of all features to the entries of lists that a caller gets with a token. */
@Component
public class PersonalEntries {
    private static final TypeReference<Map<String, Object>> BODY = new TypeReference<>() {};

    @Inject
    @Any
    Instance<PersonalKeys> features;

    @Inject
    CallerResolver callers;

    @Inject
    Sessions sessions;

    /** Returns the response with a list that is the same for everybody, with the keys of the caller if there is one. */
    public Response.ResponseBuilder respond(CacheableJson list, Request conditions, HttpServletRequest request) {
        Optional<Caller> caller = caller(request);
        if (caller.isEmpty()) {
            return list.respond(conditions);
        }
        return CacheableJson.of(personal(caller.get().channelId(), list.json()))
                .respond(conditions)
                .header(HttpHeaders.CACHE_CONTROL, null)
                .header(HttpHeaders.CACHE_CONTROL, VideoAccessService.PRIVATE);
    }

    /** Returns the caller of the header, or else of the session of a browser; empty without a valid token. */
    public Optional<Caller> caller(HttpServletRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        return authorization == null ? sessions.caller(request) : callers.find(authorization);
    }

    private byte[] personal(long channelId, byte[] list) {
        try {
            Map<String, Object> body = Json.mapper().readValue(list, BODY);
            if (body.get("response") instanceof List<?> entries) {
                addTo(channelId, maps(entries));
            }
            return Json.bytes(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked") // Jackson reads JSON objects as such maps
    private static List<Map<String, Object>> maps(List<?> entries) {
        return (List<Map<String, Object>>) entries;
    }

    /** Adds the further keys for a channel to entries of a list, universal bodies as maps. */
    public void addTo(long channelId, List<Map<String, Object>> entries) {
        Map<String, Map<String, Object>> videos = new LinkedHashMap<>();
        for (Map<String, Object> values : entries) {
            if ("video".equals(values.get("type"))) {
                videos.put(String.valueOf(values.get("thumbnail")), values);
            }
        }
        if (!videos.isEmpty()) {
            keys(channelId, videos.keySet())
                    .forEach((hash, keys) ->
                            videos.getOrDefault(hash, new LinkedHashMap<>()).putAll(keys));
        }
    }

    private Map<String, Map<String, Object>> keys(long channelId, Collection<String> hashes) {
        Map<String, Map<String, Object>> keys = new LinkedHashMap<>();
        for (PersonalKeys feature : features) {
            feature.of(channelId, hashes)
                    .forEach((hash, further) -> keys.computeIfAbsent(hash, video -> new LinkedHashMap<>())
                            .putAll(further));
        }
        return keys;
    }

    /** Returns entries of a list of videos with the further keys for a channel, in the same order. */
    public List<UniversalBody> of(long channelId, List<UniversalBody> videos) {
        if (videos.isEmpty()) {
            return videos;
        }
        Map<String, Map<String, Object>> keys =
                keys(channelId, videos.stream().map(UniversalBody::thumbnail).toList());
        return videos.stream()
                .map(video -> video.with(keys.getOrDefault(video.thumbnail(), Map.of())))
                .toList();
    }
}
