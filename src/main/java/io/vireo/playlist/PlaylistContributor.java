package io.vireo.playlist;

import io.vireo.identity.ChannelCleanup;
import io.vireo.identity.PersonalDataContributor;
import io.vireo.identity.PersonalDataWriter;
import io.vireo.platform.Component;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Exports the playlists of an account as {@code playlists} and {@code watch-later} in {@code account.json}, and deletes them after the
 * deletion of the account.
 */
@Component
class PlaylistContributor implements PersonalDataContributor, ChannelCleanup {
    private static final int PAGE = 20;

    @Inject
    PlaylistRepository playlists;

    @Inject
    PlaylistVideoRepository videos;

    @Inject
    PlaylistService playlistService;

    private record Exported(String playlist, String title, String visibility, List<String> videos) {}

    @Override
    public void contribute(long channelId, PersonalDataWriter export) {
        export.writeList("playlists", () -> {
            List<Playlist> page = playlists.ofChannel(channelId, Long.MAX_VALUE, PAGE);
            while (!page.isEmpty()) {
                page.forEach(playlist -> export.writeElement(exported(playlist)));
                page = playlists.ofChannel(channelId, page.get(page.size() - 1).id(), PAGE);
            }
        });
        export.writeList(
                "watch-later",
                () -> playlists.watchLaterOf(channelId).stream()
                        .flatMap(playlist -> videos.hashes(playlist.id()).stream())
                        .forEach(export::writeElement));
    }

    private Exported exported(Playlist playlist) {
        return new Exported(
                playlist.response().playlist(), playlist.title(), playlist.visibility(), videos.hashes(playlist.id()));
    }

    @Override
    public String name() {
        return "playlists-of-channel";
    }

    @Override
    public void clean(long channelId) {
        List<Long> slice = playlists.keysOfChannel(channelId, PAGE);
        while (!slice.isEmpty()) {
            slice.forEach(playlistService::delete);
            slice = playlists.keysOfChannel(channelId, PAGE);
        }
    }
}
