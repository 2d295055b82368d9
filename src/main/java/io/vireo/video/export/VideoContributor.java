package io.vireo.video.export;

import io.vireo.delivery.ZipItem;
import io.vireo.identity.PersonalDataContributor;
import io.vireo.identity.PersonalDataWriter;
import io.vireo.media.MediaStore;
import io.vireo.media.storage.StoredFile;
import io.vireo.video.Video;
import io.vireo.video.VideoRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** The videos of an account: {@code videos} of {@code account.json}, and the files of those that are published. */
@ApplicationScoped
class VideoContributor implements PersonalDataContributor {
    private static final int ROWS = 50;

    @Inject
    VideoRepository videos;

    @Inject
    MediaStore store;

    @Override
    public int position() {
        return 100;
    }

    @Override
    public void contribute(long channelId, PersonalDataWriter export) {
        export.writeList("videos", () -> {
            List<Video> page = videos.page(channelId, 0, ROWS);
            while (!page.isEmpty()) {
                page.forEach(video -> describe(video, export));
                page = videos.page(channelId, page.get(page.size() - 1).id() + 1, ROWS);
            }
        });
    }

    private void describe(Video video, PersonalDataWriter export) {
        String hash = video.hash();
        Optional<StoredFile> file = video.isPublished() ? store.video(hash) : Optional.empty();
        Optional<StoredFile> thumbnail = video.isPublished() ? store.thumbnail(hash) : Optional.empty();
        export.writeElement(video.exported(
                file.map(stored -> add(export, "videos/" + hash + ".mp4", stored))
                        .orElse(null),
                thumbnail
                        .map(stored -> add(export, "thumbnails/" + stored.path().getFileName(), stored))
                        .orElse(null)));
    }

    private String add(PersonalDataWriter export, String name, StoredFile file) {
        export.file(ZipItem.stored(name, file, store));
        return name;
    }
}
