package io.vireo.playlist;

import io.vireo.auth.Caller;
import io.vireo.pagination.NumberedPages;
import io.vireo.pagination.NumberedPages.Numbered;
import io.vireo.pagination.NumberedPages.Section;
import io.vireo.platform.Component;
import io.vireo.playlist.PlaylistVideoRepository.Item;
import io.vireo.video.UniversalBody;
import io.vireo.video.Viewer;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Playlists and watch-later lists for pages. */
@Component
public class PlaylistListing {
    /** The name of the watch-later list where a page takes the hash path of a playlist. */
    public static final String LATER = "later";

    /** The number of items before and after a video among which those are searched that a viewer can open. */
    private static final int SCAN = 100;

    private static final int BEFORE = 10;
    private static final int FROM = 20;

    @Inject
    PlaylistService playlistService;

    @Inject
    PlaylistRepository playlists;

    @Inject
    PlaylistVideoRepository videos;

    @Inject
    PlaylistResponder responder;

    @Inject
    NumberedPages pages;

    /**
     * A page of a playlist.
     *
     * @param isOwner whether the viewer may change it
     * @param isPublic whether everybody may see it
     * @param videos the owner gets placeholders for videos that are not visible any more
     */
    public record PlaylistPage(
            PlaylistResponse playlist, boolean isOwner, boolean isPublic, Section<UniversalBody> videos) {}

    /** The videos of a playlist around one of them that a viewer can open, in their order. */
    public record Surroundings(PlaylistResponse playlist, List<UniversalBody> videos) {}

    /**
     * Returns a page of a playlist.
     *
     * @param after a cursor; null for the beginning
     * @throws io.vireo.http.ApiException {@link PlaylistError#NO_PLAYLIST} if the viewer may not see it, {@code {"invalid-field":
     *     "after"}} if the cursor is not one of this list
     */
    public PlaylistPage page(String hash, Viewer viewer, @Nullable String after, int limit) {
        Playlist playlist = playlistService.require(hash, viewer);
        return new PlaylistPage(
                playlistService.response(playlist, viewer),
                playlist.isOwner(viewer),
                playlist.isPublic() && !playlist.isOwnerSuspended(),
                responder.section(playlist, viewer, after, limit));
    }

    /** As {@link #page}, of the watch-later list of the caller. */
    public Section<UniversalBody> later(Caller caller, @Nullable String after, int limit) {
        return responder.section(playlistService.watchLater(caller), Viewer.of(caller), after, limit);
    }

    /**
     * Returns a page of the playlists of the caller, the newest first.
     *
     * @param after a cursor; null for the beginning
     * @throws io.vireo.http.ApiException {@code {"invalid-field": "after"}} if the cursor is not one of this list
     */
    public Section<PlaylistResponse> own(Caller caller, @Nullable String after, int limit) {
        return pages.section(
                "playlists of " + caller.channelId(),
                after,
                limit,
                Long.MAX_VALUE,
                (position, number) -> playlists.ofChannel(caller.channelId(), position, number).stream()
                        .map(playlist -> new Numbered<>(playlist.id(), playlist.response()))
                        .toList());
    }

    /** As {@link #own}, of the public playlists of a channel, as everybody sees them. */
    public Section<PlaylistResponse> ofChannel(long channelId, @Nullable String after, int limit) {
        return pages.section(
                "public playlists of " + channelId,
                after,
                limit,
                Long.MAX_VALUE,
                (position, number) -> playlists.publicOfChannel(channelId, position, number).stream()
                        .map(playlist ->
                                new Numbered<>(playlist.id(), playlistService.response(playlist, Viewer.ANONYMOUS)))
                        .toList());
    }

    /**
     * Returns the videos around one of them; the first ones if the playlist does not contain it.
     *
     * @param hash the hash path of a playlist, or {@link #LATER}
     * @param video the hash path of a video
     * @throws io.vireo.http.ApiException {@link PlaylistError#NO_PLAYLIST} if the viewer may not see the playlist
     */
    public Surroundings around(String hash, String video, Viewer viewer) {
        Caller caller = viewer.caller();
        Playlist playlist = hash.equals(LATER) && caller != null
                ? playlistService.watchLater(caller)
                : playlistService.require(hash, viewer);
        OptionalLong rank = videos.rank(playlist.id(), video);
        List<UniversalBody> shown = new ArrayList<>();
        if (rank.isPresent()) {
            List<UniversalBody> before =
                    openable(videos.itemsBefore(playlist.id(), rank.getAsLong(), SCAN), viewer, BEFORE);
            for (UniversalBody body : before) {
                shown.add(0, body);
            }
        }
        long from = rank.isPresent() ? rank.getAsLong() - 1 : Long.MIN_VALUE;
        shown.addAll(openable(videos.items(playlist.id(), from, SCAN), viewer, FROM));
        return new Surroundings(playlistService.response(playlist, viewer), shown);
    }

    private static List<UniversalBody> openable(List<Item> items, Viewer viewer, int limit) {
        return items.stream()
                .filter(item -> item.access().decide(viewer).allowsFiles())
                .limit(limit)
                .map(Item::video)
                .toList();
    }
}
