package io.vireo.video.catalogue;

import com.fasterxml.jackson.core.type.TypeReference;
import io.vireo.auth.Caller;
import io.vireo.http.ApiException;
import io.vireo.http.CacheableJson;
import io.vireo.http.Json;
import io.vireo.identity.ChannelError;
import io.vireo.identity.Channels;
import io.vireo.pagination.Paginator;
import io.vireo.platform.Component;
import io.vireo.video.HashPath;
import io.vireo.video.ReplicaRouter;
import io.vireo.video.UniversalBodySerializer;
import io.vireo.video.VideoCredentials;
import io.vireo.video.VideoError;
import io.vireo.video.access.VideoAccessService;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads published videos and channels for pages, through the cache of the API's responses: each entry is a universal body as a map. */
@Component
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
    VideoAccessService access;

    @Inject
    VideoBody videoBody;

    @Inject
    CatalogueRepository entries;

    @Inject
    ReplicaRouter replicaRouter;

    @Inject
    Channels channels;

    @Inject
    Paginator paginator;

    /**
     * Returns a public video with its description.
     *
     * @throws io.vireo.http.ApiException {@link VideoError#NO_VIDEO} if no public video has this hash path
     */
    public Map<String, Object> video(String hash) {
        HashPath.require(hash, VideoError.NO_VIDEO);
        CacheableJson body = catalogue.video(hash).orElseThrow(VideoError.NO_VIDEO::exception);
        return read(body.json(), SINGLE);
    }

    /**
     * Returns a video with its description, as a viewer may see it. One that is not public has the further keys of the API: {@code access},
     * {@code key}, {@code blocked}.
     *
     * @throws io.vireo.http.ApiException {@link VideoError#NO_VIDEO} if the viewer may see no video with this hash path
     */
    public Map<String, Object> video(String hash, VideoCredentials credentials) {
        HashPath.require(hash, VideoError.NO_VIDEO);
        byte[] json = catalogue
                .video(hash)
                .map(CacheableJson::json)
                .orElseGet(() ->
                        videoBody.of(access.findData(hash, credentials).orElseThrow(VideoError.NO_VIDEO::exception)));
        return read(json, SINGLE);
    }

    /**
     * Returns a video of the caller, published or not, with the further keys of the API for its owner.
     *
     * @throws io.vireo.http.ApiException {@link VideoError#NO_VIDEO} if it does not exist or belongs to another channel
     */
    public Map<String, Object> own(String hash, Caller owner) {
        HashPath.require(hash, VideoError.NO_VIDEO);
        return read(videoBody.of(access.requireOwned(hash, owner)), SINGLE);
    }

    /**
     * Returns the published videos of the caller that are in no list of others, newest first.
     *
     * @param after a cursor; null for the beginning
     * @throws io.vireo.http.ApiException {@code {"invalid-field": "after"}} if the cursor is not one of this list
     */
    public Section notListed(Caller owner, @Nullable String after, int limit) {
        String list = "not listed " + owner.channelId();
        List<String> keys = paginator.position(list, after);
        KeysetPosition position = keys.isEmpty() ? null : KeysetPosition.of(keys);
        List<CatalogueRepository.Row> rows = entries.notListed(owner.channelId(), position, limit + 1);
        List<CatalogueRepository.Row> page = rows.subList(0, Math.min(limit, rows.size()));
        return new Section(
                page.stream()
                        .flatMap(row -> find(row.video().thumbnail(), owner).stream())
                        .toList(),
                rows.size() > limit
                        ? paginator.cursor(list, page.get(limit - 1).position().keys())
                        : null);
    }

    private Optional<Map<String, Object>> find(String hash, Caller owner) {
        try {
            return Optional.of(own(hash, owner));
        } catch (ApiException e) {
            return Optional.empty(); // deleted meanwhile
        }
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
     * Returns the number of subscribers of a channel, which may be as old as an entry of the cache.
     *
     * @throws io.vireo.http.ApiException as {@link #channel}
     */
    public long subscribers(String name) {
        return catalogue.subscribers(
                name, channel -> channel(channel).get("subscribers") instanceof Number number ? number.longValue() : 0);
    }

    /**
     * Returns published videos, newest first.
     *
     * @param channel the username of a channel; null for all channels
     * @param after a cursor; null for the beginning
     * @throws io.vireo.http.ApiException {@code {"invalid-field": "after"}} if the cursor is not one of this list
     */
    public Section videos(@Nullable String channel, @Nullable String after, int limit) {
        return section(channel == null ? VideoListQuery.ALL : VideoListQuery.ofChannel(channel), after, limit);
    }

    /**
     * Returns the published videos with a tag, newest first.
     *
     * @param after as {@link #videos}
     * @throws io.vireo.http.ApiException as {@link #videos}
     */
    public Section tagged(String tag, @Nullable String after, int limit) {
        return section(VideoListQuery.ofTag(tag), after, limit);
    }

    private Section section(VideoListQuery list, @Nullable String after, int limit) {
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
