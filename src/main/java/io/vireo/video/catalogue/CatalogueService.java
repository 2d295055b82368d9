package io.vireo.video.catalogue;

import com.fasterxml.jackson.core.type.TypeReference;
import io.vireo.http.CacheableJson;
import io.vireo.http.Json;
import io.vireo.identity.ChannelError;
import io.vireo.identity.Channels;
import io.vireo.pagination.Paginator;
import io.vireo.video.HashPath;
import io.vireo.video.ReplicaRouter;
import io.vireo.video.UniversalBodySerializer;
import io.vireo.video.VideoError;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads published videos and channels for pages, through the cache of the API's responses: each entry is a universal body as a map. */
@ApplicationScoped
public class CatalogueService {
    private static final TypeReference<Map<String, Map<String, Object>>> SINGLE = new TypeReference<>() {};
    private static final TypeReference<Map<String, List<Map<String, Object>>>> LIST = new TypeReference<>() {};
    private static final String RESPONSE = "response";

    /**
     * A page of a list.
     *
     * @param next the cursor of the next page; null if there is none
     */
    public record Section(
            List<Map<String, Object>> entries, @Nullable String next) {}

    @Inject
    Catalogue catalogue;

    @Inject
    CatalogueRepository entries;

    @Inject
    ReplicaRouter replicaRouter;

    @Inject
    Channels channels;

    @Inject
    Paginator paginator;

    /**
     * Returns a published video with its description.
     *
     * @throws io.vireo.http.ApiException {@link VideoError#NO_VIDEO} if no published video has this hash path
     */
    public Map<String, Object> video(String hash) {
        HashPath.require(hash, VideoError.NO_VIDEO);
        CacheableJson body = catalogue.video(hash).orElseThrow(VideoError.NO_VIDEO::exception);
        return read(body.json(), SINGLE);
    }

    /**
     * Returns a video of the caller, published or not.
     *
     * @throws io.vireo.http.ApiException {@link VideoError#NO_VIDEO} if it does not exist or belongs to another channel
     */
    public Map<String, Object> own(String hash, String username) {
        HashPath.require(hash, VideoError.NO_VIDEO);
        return entries.anyVideo(hash)
                .filter(video -> video.channel().equals(username))
                .map(video -> read(UniversalBodySerializer.serialize(video), SINGLE))
                .orElseThrow(VideoError.NO_VIDEO::exception);
    }

    /**
     * Returns a channel.
     *
     * @throws io.vireo.http.ApiException {@link ChannelError#NO_CHANNEL} if no channel has this name
     */
    public Map<String, Object> channel(String name) {
        Channels.requirePossible(name);
        return entries.channel(channels.idOf(name))
                .map(channel -> read(UniversalBodySerializer.serialize(channel), SINGLE))
                .orElseThrow(ChannelError.NO_CHANNEL::exception);
    }

    /**
     * Returns published videos, newest first.
     *
     * @param channel the username of a channel; null for all channels
     * @param after a cursor; null for the beginning
     * @throws io.vireo.http.ApiException {@code {"invalid-field": "after"}} if the cursor is not one of this list
     */
    public Section videos(@Nullable String channel, @Nullable String after, int limit) {
        VideoListQuery list = channel == null ? VideoListQuery.ALL : new VideoListQuery(channel);
        List<String> keys = paginator.position(list.name(), after);
        KeysetPosition position = keys.isEmpty() ? null : KeysetPosition.of(keys);
        ListPage page = catalogue.page(list, position, limit, replicaRouter.version());
        KeysetPosition last = page.last();
        return new Section(
                read(page.json().json(), LIST),
                page.more() && last != null ? paginator.cursor(list.name(), last.keys()) : null);
    }

    private static <T> T read(byte[] json, TypeReference<Map<String, T>> type) {
        try {
            return Objects.requireNonNull(Json.mapper().readValue(json, type).get(RESPONSE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
