package io.vireo.playlist;

import io.vireo.auth.Caller;
import io.vireo.http.ApiResponse;
import io.vireo.pagination.NumberedPages.Section;
import io.vireo.pagination.PageRequest;
import io.vireo.pagination.Paginator;
import io.vireo.platform.Component;
import io.vireo.playlist.PlaylistVideoRepository.Item;
import io.vireo.video.PersonalEntries;
import io.vireo.video.UniversalBody;
import io.vireo.video.VideoAccess.Decision;
import io.vireo.video.Viewer;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Responds with pages of the videos of a playlist, which are never sent whole. Each video is shown to those who may see it; the owner of
 * the playlist gets a placeholder for the others.
 *
 * <p>A renumbering between two pages changes all ranks, so a position contains the numbering that it belongs to.
 */
@Component
class PlaylistResponder {
    private static final int MAX_LIMIT = 100;

    /** Renumberings during one read; more than one is unlikely. */
    private static final int MAX_ATTEMPTS = 5;

    private final PlaylistVideoRepository videos;
    private final PersonalEntries personalEntries;
    private final Paginator paginator;

    @Inject
    PlaylistResponder(PlaylistVideoRepository videos, PersonalEntries personalEntries, Paginator paginator) {
        this.videos = videos;
        this.personalEntries = personalEntries;
        this.paginator = paginator;
    }

    private record Entry(Item item, UniversalBody body) {}

    /** Entries with the numbering of their ranks. */
    private record NumberedEntries(int numbering, List<Entry> entries) {}

    /**
     * Returns 200 with the requested page, {@value #MAX_LIMIT} videos without a limit, and the header {@code Link} if more follow.
     *
     * @throws io.vireo.http.ApiException as {@link Paginator#request}
     */
    Response.ResponseBuilder respond(UriInfo uri, Playlist playlist, Viewer viewer) {
        String list = "playlist " + playlist.id();
        PageRequest request = paginator.request(uri, list);
        int limit = request.limit().orElse(MAX_LIMIT);
        PlaylistPosition after = request.isFromTheBeginning() ? null : PlaylistPosition.of(request.after());
        NumberedEntries read = read(playlist, viewer, after, limit + 1);
        List<Entry> page =
                read.entries().subList(0, Math.min(limit, read.entries().size()));
        List<UniversalBody> bodies = page.stream().map(Entry::body).toList();
        Caller caller = viewer.caller();
        Response.ResponseBuilder response =
                Response.ok(ApiResponse.of(caller == null ? bodies : personalEntries.of(caller.channelId(), bodies)));
        if (read.entries().size() > limit) {
            Item last = page.get(limit - 1).item();
            List<String> keys = new PlaylistPosition(read.numbering(), last.rank(), last.videoId()).keys();
            response.header(HttpHeaders.LINK, paginator.next(uri, limit, list, keys));
        }
        return response;
    }

    /**
     * Returns a page of the videos for a page of the web client.
     *
     * @param after a cursor; null for the beginning
     * @throws io.vireo.http.ApiException {@code {"invalid-field": "after"}} if the cursor is not one of this list
     */
    Section<UniversalBody> section(Playlist playlist, Viewer viewer, @Nullable String after, int limit) {
        String list = "playlist " + playlist.id();
        List<String> keys = paginator.position(list, after);
        NumberedEntries read = read(playlist, viewer, keys.isEmpty() ? null : PlaylistPosition.of(keys), limit + 1);
        List<Entry> page =
                read.entries().subList(0, Math.min(limit, read.entries().size()));
        String next = null;
        if (read.entries().size() > limit) {
            Item last = page.get(limit - 1).item();
            next = paginator.cursor(list, new PlaylistPosition(read.numbering(), last.rank(), last.videoId()).keys());
        }
        return new Section<>(page.stream().map(Entry::body).toList(), next);
    }

    private NumberedEntries read(Playlist playlist, Viewer viewer, @Nullable PlaylistPosition after, int limit) {
        int numbering = videos.numbering(playlist.id());
        for (int attempt = 1; ; attempt++) {
            long rank = after == null ? Long.MIN_VALUE : videos.rank(playlist.id(), after, numbering);
            List<Entry> entries = entries(playlist, viewer, rank, limit);
            int current = videos.numbering(playlist.id());
            if (current == numbering || attempt == MAX_ATTEMPTS) {
                return new NumberedEntries(numbering, entries);
            }
            numbering = current;
        }
    }

    /** Returns {@code limit} shown entries; fewer at the end of the list. */
    private List<Entry> entries(Playlist playlist, Viewer viewer, long after, int limit) {
        List<Entry> entries = new ArrayList<>();
        List<Item> items = videos.items(playlist.id(), after, limit);
        while (!items.isEmpty()) {
            for (Item item : items) {
                shown(playlist, viewer, item).ifPresent(body -> entries.add(new Entry(item, body)));
                if (entries.size() == limit) {
                    return entries;
                }
            }
            boolean isEnd = items.size() < limit;
            items = isEnd
                    ? List.of()
                    : videos.items(playlist.id(), items.get(items.size() - 1).rank(), limit);
        }
        return entries;
    }

    private static Optional<UniversalBody> shown(Playlist playlist, Viewer viewer, Item item) {
        Decision decision = item.access().decide(viewer);
        if (decision.allowsData()) {
            return Optional.of(item.video());
        }
        return playlist.isOwner(viewer)
                ? Optional.of(UniversalBody.placeholder(item.video().thumbnail()))
                : Optional.empty();
    }
}
