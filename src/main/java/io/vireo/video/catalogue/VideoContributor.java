package io.vireo.video.catalogue;

import io.vireo.delivery.ZipItem;
import io.vireo.identity.PersonalDataContributor;
import io.vireo.identity.PersonalDataWriter;
import io.vireo.media.MediaStore;
import io.vireo.media.storage.StoredFile;
import io.vireo.platform.Component;
import io.vireo.video.catalogue.CatalogueRepository.OwnRow;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Exports the videos of an account: the array {@code videos} in {@code account.json}, and the files of those that are
 * published and not blocked.
 */
@Component
class VideoContributor implements PersonalDataContributor {
    private static final int ROWS = 50;

    @Inject
    CatalogueRepository videos;

    @Inject
    MediaStore store;

    @Override
    public int position() {
        return 100;
    }

    @Override
    public void contribute(long channelId, PersonalDataWriter export) {
        export.writeList("videos", () -> {
            List<OwnRow> page = videos.own(channelId, 0, ROWS);
            while (!page.isEmpty()) {
                page.forEach(video -> describe(video, export));
                page = videos.own(channelId, page.get(page.size() - 1).id(), ROWS);
            }
        });
    }

    private void describe(OwnRow row, PersonalDataWriter export) {
        Map<String, Object> entry = new LinkedHashMap<>();
        row.video().forEachExported(entry::put);
        entry.put("published", row.published());
        if (row.blocked()) {
            entry.put("blocked", true); // its owner may see the data, but not open the files
        } else if (row.published()) {
            String hash = row.video().thumbnail();
            store.video(hash).ifPresent(file -> entry.put("file", add(export, "videos/" + hash + ".mp4", file)));
            store.thumbnail(hash)
                    .ifPresent(file -> entry.put(
                            "thumbnail", add(export, "thumbnails/" + file.path().getFileName(), file)));
        }
        export.writeElement(entry);
    }

    private String add(PersonalDataWriter export, String name, StoredFile file) {
        export.file(ZipItem.stored(name, file, store));
        return name;
    }
}
