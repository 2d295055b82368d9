package io.vireo.video.export;

import io.vireo.auth.AuthError;
import io.vireo.delivery.ZipItem;
import io.vireo.http.CommonError;
import io.vireo.identity.PersonalDataContributor;
import io.vireo.identity.PersonalDataWriter;
import io.vireo.media.staging.StagedFile;
import io.vireo.media.staging.StagingArea;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Puts together what the {@link PersonalDataContributor}s of all features have of an account, with no more of it in memory than a few rows and the names of the files. */
@ApplicationScoped
class ExportService {
    private static final JsonGeneratorFactory JSON =
            Json.createGeneratorFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true));

    @Inject
    @Any
    Instance<PersonalDataContributor> contributors;

    @Inject
    StagingArea stagingArea;

    /** The caller closes it. Refuses with {@link AuthError#BAD_TOKEN} if the channel is gone, {@link CommonError#NO_SPACE}. */
    PersonalDataExport of(long channelId) {
        StagedFile description = stagingArea.begin();
        boolean complete = false;
        try {
            List<ZipItem> items = new ArrayList<>();
            items.add(ZipItem.compressed("account.json", description.path()));
            describe(channelId, description, items);
            complete = true;
            return new PersonalDataExport(description, items);
        } finally {
            if (!complete) {
                description.close();
            }
        }
    }

    private void describe(long channelId, StagedFile file, List<ZipItem> items) {
        JsonGenerator json = JSON.createGenerator(Channels.newOutputStream(file.channel()), StandardCharsets.UTF_8);
        PersonalDataWriter export = new PersonalDataWriter(json, items::add);
        json.writeStartObject();
        contributors.stream()
                .sorted(Comparator.comparingInt(PersonalDataContributor::position))
                .forEach(contributor -> contributor.contribute(channelId, export));
        // not closed: that would close the draft's channel
        json.writeEnd().flush();
    }
}
