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
        export.json().writeStartArray("videos");
        List<Video> page = videos.page(channelId, 0, ROWS);
        while (!page.isEmpty()) {
            page.forEach(video -> describe(video, export));
            page = videos.page(channelId, page.get(page.size() - 1).id() + 1, ROWS);
        }
        export.json().writeEnd();
    }

    private void describe(Video video, PersonalDataWriter export) {
        export.json().writeStartObject();
        video.describe(export.json());
        if (video.isPublished()) {
            store.video(video.hash()).ifPresent(file -> add(export, "file", "videos/" + video.hash() + ".mp4", file));
            store.thumbnail(video.hash())
                    .ifPresent(file ->
                            add(export, "thumbnail", "thumbnails/" + file.path().getFileName(), file));
        }
        export.json().writeEnd();
    }

    private void add(PersonalDataWriter export, String key, String name, StoredFile file) {
        export.json().write(key, name);
        export.file(ZipItem.stored(name, file, store));
    }
}
