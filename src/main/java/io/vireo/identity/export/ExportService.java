package io.vireo.identity.export;

import io.vireo.delivery.ZipItem;
import io.vireo.http.CommonError;
import io.vireo.identity.PersonalDataContributor;
import io.vireo.identity.PersonalDataWriter;
import io.vireo.media.staging.StagedFile;
import io.vireo.media.staging.StagingArea;
import io.vireo.platform.Component;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Builds the export of an account from the output of all {@link PersonalDataContributor}s. Memory use is bounded: a few rows and the names
 * of the files.
 */
@Component
class ExportService {
    @Inject
    @Any
    Instance<PersonalDataContributor> contributors;

    @Inject
    StagingArea stagingArea;

    /**
     * Builds the export of a channel. The caller must close it.
     *
     * @throws io.vireo.http.ApiException {@link io.vireo.auth.AuthError#BAD_TOKEN} if the channel no longer exists,
     *     {@link CommonError#NO_SPACE} if the disk is full
     */
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
        // not closed: closing it would close the channel of the staged file
        PersonalDataWriter export = new PersonalDataWriter(Channels.newOutputStream(file.channel()), items::add);
        contributors.stream()
                .sorted(Comparator.comparingInt(PersonalDataContributor::position))
                .forEach(contributor -> contributor.contribute(channelId, export));
        export.end();
    }
}
