package io.vireo.web.library;

import io.vireo.identity.Channels;
import io.vireo.pagination.NumberedPages.Section;
import io.vireo.platform.Component;
import io.vireo.playlist.PlaylistListing;
import io.vireo.playlist.PlaylistResponse;
import io.vireo.web.PageCards;
import io.vireo.web.PageLinks;
import io.vireo.web.Visit;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parts of the page of a channel beside its videos: the button to subscribe, the playlists, and what is known of the channel. */
@Component
public class ChannelViews {
    /** The values of the query parameter {@code show}. */
    public static final String PLAYLISTS = "playlists";

    public static final String ABOUT = "about";

    private static final int PLAYLISTS_PER_PAGE = 24;

    private final Channels channels;
    private final PlaylistListing playlists;
    private final PlaylistViews playlistViews;
    private final FeedViews subscriptions;
    private final PersonalCards cards;
    private final PageCards pageCards;
    private final Visit visit;

    @Inject
    ChannelViews(
            Channels channels,
            PlaylistListing playlists,
            PlaylistViews playlistViews,
            FeedViews subscriptions,
            PersonalCards cards,
            PageCards pageCards,
            Visit visit) {
        this.channels = channels;
        this.playlists = playlists;
        this.playlistViews = playlistViews;
        this.subscriptions = subscriptions;
        this.cards = cards;
        this.pageCards = pageCards;
        this.visit = visit;
    }

    /**
     * Returns the variables of the head of the page and of one tab.
     *
     * @param body the universal body of the channel
     * @param show {@link #PLAYLISTS} or {@link #ABOUT}; another value for the videos, whose variables are not among these
     * @param after the cursor of the playlists; null for the beginning
     */
    public Map<String, Object> values(Map<String, Object> body, @Nullable String show, @Nullable String after) {
        String name = PageCards.text(body, "channel");
        boolean showsPlaylists = PLAYLISTS.equals(show);
        boolean showsAbout = ABOUT.equals(show);
        Map<String, Object> values = new HashMap<>(subscriptions.subscription(name));
        values.put("subscribers", cards.subscribers(body));
        values.put("can_subscribe", visit.caller().isPresent());
        values.put("back", PageLinks.channel(name));
        values.put("subscribe_href", PageLinks.with("signin", "next", PageLinks.channel(name)));
        values.put("shows_playlists", showsPlaylists);
        values.put("shows_about", showsAbout);
        values.put("shows_videos", !showsPlaylists && !showsAbout);
        if (showsPlaylists) {
            values.putAll(playlists(name, after));
        } else if (showsAbout) {
            Instant created = channels.byName(name).created();
            values.put("since", created == null ? "" : pageCards.formats().date(created));
        }
        return values;
    }

    private Map<String, Object> playlists(String name, @Nullable String after) {
        Section<PlaylistResponse> page = playlists.ofChannel(channels.idOf(name), after, PLAYLISTS_PER_PAGE);
        String path = PageLinks.channel(name);
        return Map.of(
                "level",
                "h3",
                "playlists",
                playlistViews.cards(page),
                "no_playlists",
                page.entries().isEmpty(),
                "playlists_next",
                page.next() == null ? "" : PageLinks.with(path, "show", PLAYLISTS, "after", page.next()));
    }
}
