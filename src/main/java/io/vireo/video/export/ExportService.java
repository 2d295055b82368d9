package io.vireo.video.export;

import io.vireo.auth.AuthError;
import io.vireo.delivery.ZipItem;
import io.vireo.http.CommonError;
import io.vireo.identity.PersonalData;
import io.vireo.identity.ProfileService;
import io.vireo.media.AvatarFiles;
import io.vireo.media.MediaStore;
import io.vireo.media.staging.StagedFile;
import io.vireo.media.staging.StagingArea;
import io.vireo.media.storage.StoredFile;
import io.vireo.video.Video;
import io.vireo.video.VideoRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts together what belongs to an account, with no more of it in memory than a few rows and the names of the files. */
@ApplicationScoped
class ExportService {
    private static final JsonGeneratorFactory JSON =
            Json.createGeneratorFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true));
    private static final int ROWS = 50;

    @Inject
    ProfileService profileService;

    @Inject
    VideoRepository videos;

    @Inject
    MediaStore store;

    @Inject
    StagingArea stagingArea;

    @Inject
    AvatarFiles pictures;

    /** The caller closes it. Refuses with {@link AuthError#BAD_TOKEN} if the channel is gone, {@link CommonError#NO_SPACE}. */
    PersonalDataExport of(long channelId) {
        PersonalData person = profileService.of(channelId);
        StagedFile description = stagingArea.begin();
        boolean complete = false;
        try {
            List<ZipItem> items = new ArrayList<>();
            items.add(ZipItem.compressed("account.json", description.path()));
            pictures.find(channelId, AvatarFiles.LARGE)
                    .ifPresent(picture -> items.add(ZipItem.stored("picture.jpg", picture, store)));
            describe(person, channelId, description, items);
            complete = true;
            return new PersonalDataExport(description, items);
        } finally {
            if (!complete) {
                description.close();
            }
        }
    }

    private void describe(PersonalData person, long channelId, StagedFile file, List<ZipItem> items) {
        JsonGenerator json = JSON.createGenerator(Channels.newOutputStream(file.channel()), StandardCharsets.UTF_8);
        json.writeStartObject()
                .write("username", person.username())
                .write("fname", person.firstName())
                .write("mname", person.middleName())
                .write("lname", person.lastName())
                .write("email", person.email());
        write(json, "emailVerified", person.emailVerified());
        write(json, "birth", person.birth());
        write(json, "created", person.created());
        json.writeStartArray("videos");
        List<Video> page = videos.page(channelId, 0, ROWS);
        while (!page.isEmpty()) {
            page.forEach(video -> describe(video, json, items));
            page = videos.page(channelId, page.get(page.size() - 1).id() + 1, ROWS);
        }
        // not closed: that would close the draft's channel
        json.writeEnd().writeEnd().flush();
    }

    private void describe(Video video, JsonGenerator json, List<ZipItem> items) {
        json.writeStartObject();
        video.describe(json);
        if (video.isPublished()) {
            store.video(video.hash())
                    .ifPresent(file -> add(json, items, "file", "videos/" + video.hash() + ".mp4", file));
            store.thumbnail(video.hash())
                    .ifPresent(file -> add(
                            json,
                            items,
                            "thumbnail",
                            "thumbnails/" + file.path().getFileName(),
                            file));
        }
        json.writeEnd();
    }

    private void add(JsonGenerator json, List<ZipItem> items, String key, String name, StoredFile file) {
        json.write(key, name);
        items.add(ZipItem.stored(name, file, store));
    }

    /** An absent date is left out. */
    private static void write(JsonGenerator json, String key, @Nullable TemporalAccessor time) {
        if (time != null) {
            json.write(key, time.toString());
        }
    }
}
