package io.vireo.video.export;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vireo.auth.AuthError;
import io.vireo.delivery.ZipItem;
import io.vireo.http.CommonError;
import io.vireo.http.Json;
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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts together what belongs to an account, with no more of it in memory than a few rows and the names of the files. */
@ApplicationScoped
class ExportService {
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
        try {
            // not closed: that would close the draft's channel
            JsonGenerator json = Json.mapper()
                    .createGenerator(Channels.newOutputStream(file.channel()))
                    .useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeStringField("username", person.username());
            json.writeStringField("fname", person.firstName());
            json.writeStringField("mname", person.middleName());
            json.writeStringField("lname", person.lastName());
            json.writeStringField("email", person.email());
            write(json, "emailVerified", person.emailVerified());
            write(json, "birth", person.birth());
            write(json, "created", person.created());
            json.writeArrayFieldStart("videos");
            List<Video> page = videos.page(channelId, 0, ROWS);
            while (!page.isEmpty()) {
                for (Video video : page) {
                    json.writePOJO(exported(video, items));
                }
                page = videos.page(channelId, page.get(page.size() - 1).id() + 1, ROWS);
            }
            json.writeEndArray();
            json.writeEndObject();
            json.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ExportedVideo exported(Video video, List<ZipItem> items) {
        String hash = video.hash();
        Optional<StoredFile> file = video.isPublished() ? store.video(hash) : Optional.empty();
        Optional<StoredFile> thumbnail = video.isPublished() ? store.thumbnail(hash) : Optional.empty();
        return video.exported(
                file.map(stored -> add(items, "videos/" + hash + ".mp4", stored))
                        .orElse(null),
                thumbnail
                        .map(stored -> add(items, "thumbnails/" + stored.path().getFileName(), stored))
                        .orElse(null));
    }

    private String add(List<ZipItem> items, String name, StoredFile file) {
        items.add(ZipItem.stored(name, file, store));
        return name;
    }

    /** An absent date is left out. */
    private static void write(JsonGenerator json, String key, @Nullable TemporalAccessor time) throws IOException {
        if (time != null) {
            json.writeStringField(key, time.toString());
        }
    }
}
